using GitHub;
using Integrator.Connectors.Tests.Support;

namespace Integrator.Connectors.Tests.GitHub;

public sealed class GitHubWireTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AnIssueIsOpened()
    {
        await using var fake = await Fake.StartAsync<GitHubFake>();

        var issue = await Client(fake).Issues.CreateAsync("octo", "hello", new NewIssue { Title = "It does not start" }, Token);

        Assert.Equal((8, "It does not start", IssueState.Open), (issue.Number, issue.Title, issue.State));
        var call = fake.Calls[^1];
        Assert.Equal("POST api.github.com/repos/octo/hello/issues", $"{call.Method} {call.Host}{call.Target}");
        Assert.Equal("""{"title":"It does not start"}""", call.Body);
        Assert.Equal(("application/vnd.github+json", "2022-11-28", "Integrator"), (call.Header("Accept"), call.Header("X-GitHub-Api-Version"), call.Header("User-Agent")));
    }

    [Fact]
    public async Task WhatIsDeletedIsGone()
    {
        await using var fake = await Fake.StartAsync<GitHubFake>();

        await Client(fake).Hooks.DeleteAsync("octo", "hello", 1, Token);

        Assert.Equal("DELETE /repos/octo/hello/hooks/1", $"{fake.Calls[^1].Method} {fake.Calls[^1].Target}");
    }

    [Fact]
    public async Task AListIsReadToItsEndByTheLinksOfItsPages()
    {
        await using var fake = await Fake.StartAsync<GitHubFake>();
        fake.MostPerPage = 3;

        var numbers = await Client(fake).Issues.ListAsync("octo", "hello", state: StateFilter.All, cancellationToken: Token).Select(static issue => issue.Number).ToListAsync(Token);

        Assert.Equal([1, 2, 3, 4, 5, 6, 7], numbers);
        Assert.Equal([null, "2", "3"], fake.Calls.Select(static call => call.Parameter("page")));
        Assert.All(fake.Calls, static call => Assert.Equal("all", call.Parameter("state")));
    }

    [Fact]
    public async Task AListGoesOnWhereItWasLeft()
    {
        await using var fake = await Fake.StartAsync<GitHubFake>();
        var first = await Client(fake).Issues.ListPageAsync("octo", "hello", limit: 5, cancellationToken: Token);

        var second = await Client(fake).Issues.ListPageAsync("octo", "hello", cursor: first.NextCursor, cancellationToken: Token);

        Assert.Equal([6, 7], second.Items.Select(static issue => issue.Number));
        Assert.Null(second.NextCursor);
    }

    [Theory]
    [InlineData(true, 7)]
    [InlineData(false, 9)]
    public async Task AThrottledCallWaitsAsLongAsItIsTold(bool isSecondary, int seconds)
    {
        await using var fake = await Fake.StartAsync<GitHubFake>();
        fake.HasSecondaryLimit = isSecondary;
        fake.Throttle(2);

        await Client(fake).Issues.GetAsync("octo", "hello", 1, Token);

        Assert.Equal([TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(seconds)], fake.Clock.Waits);
        Assert.Equal(3, fake.Calls.Count);
    }

    /// <summary>Only 429 says that a call was not carried out, and GitHub answers 403.</summary>
    [Fact]
    public async Task AThrottledPostIsNotRepeatedAndTheNextCallWaits()
    {
        await using var fake = await Fake.StartAsync<GitHubFake>();
        fake.Throttle(1);
        var client = Client(fake);

        var failure = await Assert.ThrowsAsync<ApiException>(() => client.Issues.CreateAsync("octo", "hello", new NewIssue { Title = "Again" }, Token));
        await client.Issues.CreateAsync("octo", "hello", new NewIssue { Title = "Again" }, Token);

        Assert.Equal(403, failure.Status);
        Assert.Equal([TimeSpan.FromSeconds(7)], fake.Clock.Waits);
        Assert.Equal(2, fake.Calls.Count);
    }

    [Fact]
    public async Task AProblemIsTold()
    {
        await using var fake = await Fake.StartAsync<GitHubFake>();

        var refused = await Assert.ThrowsAsync<ApiException>(() => new GitHubClient(fake.Connect(GitHubClient.Api, GitHubCredentials.Pat("ghp_another"))).Users.MeAsync(Token));
        var invalid = await Assert.ThrowsAsync<ApiException>(() => Client(fake).Issues.CreateAsync("octo", "hello", new NewIssue { Title = null! }, Token));

        Assert.Equal((401, "Bad credentials"), (refused.Status, refused.ProviderMessage));
        Assert.Equal((422, "Validation Failed", "missing_field"), (invalid.Status, invalid.ProviderMessage, invalid.Code));
    }

    [Fact]
    public async Task ACallbackIsRegisteredAndTakenBack()
    {
        await using var fake = await Fake.StartAsync<GitHubFake>();
        var subscriptions = Client(fake).WebhookSubscriptions;

        var registration = await subscriptions.CreateAsync("octo", "hello", "https://hooks.example/in", GitHubFake.WebhookSecret, Token);
        await subscriptions.DeleteAsync("octo", "hello", registration.Id, Token);

        Assert.Equal(["POST /repos/octo/hello/hooks", "DELETE /repos/octo/hello/hooks/1"], fake.Calls.Select(static call => $"{call.Method} {call.Target}"));
        Assert.Equal(
            """{"url":"https://hooks.example/in","content_type":"json","insecure_ssl":"0","secret":"It\u0027s a Secret to Everybody"}""",
            fake.Calls[0].Json!["config"]!.ToJsonString());
    }

    [Fact]
    public async Task AnAccountIsCheckedAndItsLoginStored()
    {
        await using var fake = await Fake.StartAsync<GitHubFake>();
        var actions = Client(fake, new GitHubContext { Account = "octo" }).Actions;

        Assert.Equal(4999, (await actions.ValidationAsync(Token)).Rate.Remaining);
        await actions.PostInstallAsync(Token);

        Assert.Equal(("octo", "octo"), (Assert.IsType<GitHubContext>(Assert.Single(fake.Stored)).Login, ((GitHubContext)fake.Stored[0]).Account));
    }

    private static GitHubClient Client(GitHubFake fake, GitHubContext? context = null) => new(fake.Connect(GitHubClient.Api, GitHubCredentials.Pat(GitHubFake.Token), context));
}
