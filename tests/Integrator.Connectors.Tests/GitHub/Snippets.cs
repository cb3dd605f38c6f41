using GitHub;

namespace Integrator.Connectors.Tests.GitHub;

/// <summary>What the README of the connector shows.</summary>
internal static class Snippets
{
    public static async Task ConnectAndCallAsync(string token)
    {
        using var connection = new Connection(GitHubClient.Api, Credential.Bearer(token));
        var github = new GitHubClient(connection);
        var issue = await github.Issues.CreateAsync("octo", "hello", new NewIssue { Title = "It does not start", Labels = ["bug"] });
        await github.Comments.CreateAsync("octo", "hello", issue.Number, new CommentText { Body = "Looking into it." });
    }
}
