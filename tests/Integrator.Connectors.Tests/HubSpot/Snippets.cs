using HubSpot;

namespace Integrator.Connectors.Tests.HubSpot;

/// <summary>What the README of the connector shows.</summary>
internal static class Snippets
{
    public static async Task ConnectAndCallAsync(string token, string company)
    {
        using var connection = new Connection(HubSpotClient.Api, Credential.Bearer(token));
        var hubspot = new HubSpotClient(connection);
        var contact = await hubspot.Contacts.CreateAsync(new NewContact { Properties = new ContactProperties { Email = "ada@example.com", Firstname = "Ada" } });
        await hubspot.Associations.CreateAsync("contacts", contact.Id, "companies", company);
    }
}
