using GitHub;
using Integrator.Hosting;
using Microsoft.AspNetCore.Builder;

namespace Integrator.Connectors.Tests.GitHub;

/// <summary>What the README of the connector shows.</summary>
internal static class Snippets
{
    public static async Task ConnectAndCallAsync(string token)
    {
        using var connection = new Connection(GitHubClient.Api, GitHubCredentials.Pat(token));
        var github = new GitHubClient(connection);
        var issue = await github.Issues.CreateAsync("octo", "hello", new NewIssue { Title = "It does not start", Labels = ["bug"] });
        await github.Comments.CreateAsync("octo", "hello", issue.Number, new CommentText { Body = "Looking into it." });
    }

    public static async Task ListAsync(GitHubClient github, string? cursor, Func<string?, Task> store)
    {
        await foreach (var issue in github.Issues.ListAsync("octo", "hello", state: StateFilter.Open))
        {
            Console.WriteLine($"#{issue.Number} {issue.Title}");
        }

        // Page by page, going on tomorrow where it is left today.
        var page = await github.Issues.ListPageAsync("octo", "hello", cursor: cursor);
        await store(page.NextCursor);
    }

    public static void Receive(WebApplication app, Func<string, ValueTask<GitHubContext>> account, Func<GitHubEvent, Task> queue)
    {
        app.MapWebhook("/hooks/github/{account}", GitHubWebhook.Webhook, async (delivery, _) =>
        {
            foreach (var happened in delivery.Events)
            {
                if (happened is GitHubEvent.IssueOpened { Value: var opened })
                {
                    Console.WriteLine($"{opened.Sender.Login} opened #{opened.Issue.Number}.");
                }

                await queue(happened);
            }
        },
        options => options.Variables = async context => await account((string)context.Request.RouteValues["account"]!));
    }
}
