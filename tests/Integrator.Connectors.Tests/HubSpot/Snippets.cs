using HubSpot;
using Integrator.Hosting;
using Microsoft.AspNetCore.Builder;

namespace Integrator.Connectors.Tests.HubSpot;

/// <summary>What the README of the connector shows.</summary>
internal static class Snippets
{
    public static async Task ConnectAndCallAsync(string token, string company)
    {
        using var connection = new Connection(HubSpotClient.Api, HubSpotCredentials.PrivateApp(token));
        var hubspot = new HubSpotClient(connection);
        var contact = await hubspot.Contacts.CreateAsync(new NewContact { Properties = new ContactProperties { Email = "ada@example.com", Firstname = "Ada" } });
        await hubspot.Associations.CreateAsync("contacts", contact.Id, "companies", company);
    }

    public static async Task ListAsync(HubSpotClient hubspot, string? cursor, Func<string?, Task> store)
    {
        await foreach (var contact in hubspot.Contacts.ListAsync(properties: ["email", "firstname"]))
        {
            Console.WriteLine($"{contact.Id} {contact.Properties.Email}");
        }

        // Page by page, going on tomorrow where it is left today.
        var page = await hubspot.Contacts.ListPageAsync(cursor: cursor);
        await store(page.NextCursor);
    }

    public static void Receive(WebApplication app, string clientSecret, Func<string, HubSpotEvent, Task> queue)
    {
        app.MapWebhook("/hooks/hubspot", HubSpotWebhook.Webhook, async (delivery, _) =>
        {
            // One address for every account that installed the app; a request brings up to a hundred events of one of them.
            foreach (var happened in delivery.Events)
            {
                if (happened is HubSpotEvent.ContactCreated { Value: var created })
                {
                    Console.WriteLine($"Contact {created.ObjectId} was created.");
                }

                await queue(delivery.Account!.Value, happened);
            }
        },
        options => options.Variables = _ => new(new HubSpotContext { WebhookSecret = clientSecret }));
    }
}
