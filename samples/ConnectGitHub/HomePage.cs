using System.Text.Encodings.Web;
using GitHub;
using Integrator;
using Integrator.Hosting;

namespace ConnectGitHub;

/// <summary>The page of the sample: each user with the state of their account.</summary>
internal static class HomePage
{
    private static readonly string[] s_users = ["ann", "bob"];

    public static async Task<IResult> ShowAsync(HttpContext context, Vault vault, ConnectLinks links)
    {
        var rows = new List<string>();
        foreach (var user in s_users)
        {
            var key = new ConnectionKey(GitHubClient.Api.Name) { User = user };
            var connection = await vault.Connections.FindAsync(key, context.RequestAborted);
            var link = HtmlEncoder.Default.Encode(links.Create(key, returnTo: new Uri("/", UriKind.Relative)).OriginalString);
            var status = HtmlEncoder.Default.Encode(connection is null ? "not connected" : $"{connection.Status.Simple()} {connection.Error}");
            rows.Add($"<li>{user}: {status} &middot; <a href=\"{link}\">Connect</a> &middot; <a href=\"/whoami?user={user}\">Who am I?</a></li>");
        }

        return Results.Content($"<!DOCTYPE html><html lang=\"en\"><title>Accounts</title><h1>Accounts at GitHub</h1><ul>{string.Concat(rows)}</ul></html>", "text/html; charset=utf-8");
    }
}
