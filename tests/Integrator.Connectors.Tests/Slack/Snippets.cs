using Slack;

namespace Integrator.Connectors.Tests.Slack;

/// <summary>What the README of the connector shows.</summary>
internal static class Snippets
{
    public static async Task ConnectAndCallAsync(string token)
    {
        using var connection = new Connection(SlackClient.Api, Credential.Bearer(token));
        var slack = new SlackClient(connection);
        var posted = await slack.Chat.PostMessageAsync(new NewMessage { Channel = "C024BE91L", Text = "The build is green." });
        await slack.Reactions.AddAsync(posted.Channel, posted.Ts, "tada");
    }
}
