using HubSpot;
using Integrator.Connectors.Tests.Support;

namespace Integrator.Connectors.Tests.HubSpot;

public sealed class HubSpotWireTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AContactIsCreated()
    {
        await using var fake = await Fake.StartAsync<HubSpotFake>();
        using var connection = Connect(fake);

        var contact = await new HubSpotClient(connection).Contacts.CreateAsync(new NewContact { Properties = new ContactProperties { Email = "ada@example.com" } }, Token);

        Assert.Equal(("6", "ada@example.com"), (contact.Id, contact.Properties.Email));
        Assert.Equal("""{"properties":{"email":"ada@example.com"}}""", fake.Calls[^1].Body);
    }

    [Fact]
    public async Task AContactIsThereOnce()
    {
        await using var fake = await Fake.StartAsync<HubSpotFake>();
        using var connection = Connect(fake);

        var failure = await Assert.ThrowsAsync<ApiException>(() =>
            new HubSpotClient(connection).Contacts.CreateAsync(new NewContact { Properties = new ContactProperties { Email = "c1@example.com" } }, Token));

        Assert.Equal(409, failure.Status);
    }

    private static Connection Connect(HubSpotFake fake) =>
        new(HubSpotClient.Api, Credential.Bearer(HubSpotFake.Token), new ConnectionOptions { BaseAddress = fake.Address, MaxAttempts = 1 });
}
