using Integrator.Connectors.Tests.Support;
using Slack;

namespace Integrator.Connectors.Tests.Slack;

public sealed class SlackWebhookTests
{
    private static Hook<SlackEvent> Start() => new(SlackWebhook.Webhook, new SlackContext { SigningSecret = SlackFake.SigningSecret });

    [Fact]
    public async Task AMessageIsToldOnce()
    {
        var hook = Start();
        var request = SlackFake.Webhook(Hook<SlackEvent>.Url, SlackFake.MessagePosted("Hello"), hook.Now);

        var first = await hook.ReceiveAsync(request);
        var again = await hook.ReceiveAsync(request);

        Assert.Equal((WebhookOutcome.Delivered, WebhookOutcome.Repeated), (first.Outcome, again.Outcome));
        Assert.Equal("Hello", Assert.IsType<SlackEvent.Message>(hook.Event).Value.Event.Text);
        Assert.Equal(("Ev1", new AccountLookup("team_id", "T1")), (hook.Deliveries[0].Id, hook.Deliveries[0].Account));
    }

    [Fact]
    public async Task WhatIsNotSignedNowIsRefused()
    {
        var hook = Start();

        await hook.RefusesForgeriesAsync(SlackFake.Webhook(Hook<SlackEvent>.Url, SlackFake.MessagePosted("Hello"), hook.Now), "x-slack-signature");
        await hook.RefusesOtherTimesAsync(static time => SlackFake.Webhook(Hook<SlackEvent>.Url, SlackFake.MessagePosted("Hello"), time));
    }

    [Fact]
    public async Task TheQuestionWhetherSomebodyIsThereIsAnswered()
    {
        var hook = Start();

        var result = await hook.ReceiveAsync(SlackFake.Webhook(Hook<SlackEvent>.Url, SlackFake.Challenge("3eZbrw1a"), hook.Now));

        Assert.Equal((WebhookOutcome.Answered, 200, "3eZbrw1a"), (result.Outcome, result.Answer.Status, result.Answer.Body));
        Assert.Empty(hook.Deliveries);
    }
}
