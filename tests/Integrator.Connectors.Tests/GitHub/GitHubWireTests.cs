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
        using var connection = Connect(fake, GitHubFake.Token);

        var issue = await new GitHubClient(connection).Issues.CreateAsync("octo", "hello", new NewIssue { Title = "It does not start" }, Token);

        Assert.Equal((8, "It does not start", IssueState.Open), (issue.Number, issue.Title, issue.State));
        Assert.Equal("POST /repos/octo/hello/issues", $"{fake.Calls[^1].Method} {fake.Calls[^1].Target}");
        Assert.Equal("""{"title":"It does not start"}""", fake.Calls[^1].Body);
    }

    [Fact]
    public async Task WhatIsDeletedIsGone()
    {
        await using var fake = await Fake.StartAsync<GitHubFake>();
        using var connection = Connect(fake, GitHubFake.Token);

        await new GitHubClient(connection).Hooks.DeleteAsync("octo", "hello", 1, Token);

        Assert.Equal("DELETE /repos/octo/hello/hooks/1", $"{fake.Calls[^1].Method} {fake.Calls[^1].Target}");
    }

    [Fact]
    public async Task AStrangerIsRefused()
    {
        await using var fake = await Fake.StartAsync<GitHubFake>();
        using var connection = Connect(fake, "ghp_another");

        var failure = await Assert.ThrowsAsync<ApiException>(() => new GitHubClient(connection).Users.MeAsync(Token));

        Assert.Equal(401, failure.Status);
        Assert.Contains("Bad credentials", failure.Message, StringComparison.Ordinal);
    }

    private static Connection Connect(GitHubFake fake, string token) =>
        new(GitHubClient.Api, Credential.Bearer(token), new ConnectionOptions { BaseAddress = fake.Address, MaxAttempts = 1 });
}
