using GitHub;
using Integrator.Connectors.Tests.Support;

namespace Integrator.Connectors.Tests.GitHub;

public sealed class GitHubWebhookTests
{
    private static Hook<GitHubEvent> Start() => new(GitHubWebhook.Webhook, new GitHubContext { Account = "octo", WebhookSecret = GitHubFake.WebhookSecret });

    [Fact]
    public async Task AnIssueThatIsOpenedIsToldOnce()
    {
        var hook = Start();
        var request = GitHubFake.Webhook(Hook<GitHubEvent>.Url, "issues", GitHubFake.IssueOpened(3));

        var first = await hook.ReceiveAsync(request);
        var again = await hook.ReceiveAsync(request);

        Assert.Equal((WebhookOutcome.Delivered, 202, WebhookOutcome.Repeated), (first.Outcome, first.Answer.Status, again.Outcome));
        Assert.Equal(3, Assert.IsType<GitHubEvent.IssueOpened>(hook.Event).Value.Issue.Number);
        Assert.Equal(("72d3162e-cc78-11e3-81ab-4c9367dc0958", new AccountLookup("account", "octo")), (hook.Deliveries[0].Id, hook.Deliveries[0].Account));
    }

    [Fact]
    public Task WhatIsNotSignedIsRefused() => Start().RefusesForgeriesAsync(GitHubFake.Webhook(Hook<GitHubEvent>.Url, "issues", GitHubFake.IssueOpened(3)), "x-hub-signature-256");

    [Fact]
    public async Task APingIsAnsweredAndWhatNobodyAskedForIsLeft()
    {
        var hook = Start();

        var ping = await hook.ReceiveAsync(GitHubFake.Webhook(Hook<GitHubEvent>.Url, "ping", new System.Text.Json.Nodes.JsonObject { ["zen"] = "Keep it logically awesome." }, "d-1"));
        var star = await hook.ReceiveAsync(GitHubFake.Webhook(Hook<GitHubEvent>.Url, "star", GitHubFake.IssueOpened(3), "d-2"));

        Assert.Equal((WebhookOutcome.Answered, "pong", WebhookOutcome.Ignored), (ping.Outcome, ping.Answer.Body, star.Outcome));
        Assert.Empty(hook.Deliveries);
    }
}
