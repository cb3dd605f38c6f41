using Integrator.Hosting;
using Microsoft.AspNetCore.Builder;
using Slack;

namespace Integrator.Connectors.Tests.Slack;

/// <summary>What the README of the connector shows.</summary>
internal static class Snippets
{
    public static async Task ConnectAndCallAsync(string token)
    {
        using var connection = new Connection(SlackClient.Api, SlackCredentials.Token(token));
        var slack = new SlackClient(connection);
        var posted = await slack.Chat.PostMessageAsync(new NewMessage { Channel = "C024BE91L", Text = "The build is green." });
        await slack.Reactions.AddAsync(posted.Channel, posted.Ts, "tada");
    }

    public static async Task ListAsync(SlackClient slack, string? cursor, Func<string?, Task> store)
    {
        await foreach (var channel in slack.Conversations.ListAsync(excludeArchived: true))
        {
            Console.WriteLine($"{channel.Id} #{channel.Name}");
        }

        // Page by page, going on tomorrow where it is left today.
        var page = await slack.Conversations.ListPageAsync(cursor: cursor);
        await store(page.NextCursor);
    }

    public static void Receive(WebApplication app, string signingSecret, Func<string, SlackEvent, Task> queue)
    {
        app.MapWebhook("/hooks/slack", SlackWebhook.Webhook, async (delivery, _) =>
        {
            // One address for every workspace that installed the app: the event says whose it is.
            foreach (var happened in delivery.Events)
            {
                if (happened is SlackEvent.AppMention { Value: var mention })
                {
                    Console.WriteLine($"{mention.Event.User} says {mention.Event.Text}");
                }

                await queue(delivery.Account!.Value, happened);
            }
        },
        options => options.Variables = _ => new(new SlackContext { SigningSecret = signingSecret }));
    }
}
