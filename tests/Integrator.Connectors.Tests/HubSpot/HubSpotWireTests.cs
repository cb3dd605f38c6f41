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

        var contact = await Client(fake).Contacts.CreateAsync(New("ada@example.com"), Token);

        Assert.Equal(("6", "ada@example.com"), (contact.Id, contact.Properties.Email));
        Assert.Equal("""{"properties":{"email":"ada@example.com"}}""", fake.Calls[^1].Body);
        Assert.Equal("api.hubapi.com/crm/v3/objects/contacts", fake.Calls[^1].Host + fake.Calls[^1].Target);
    }

    [Fact]
    public async Task AListIsReadToItsEndByTheCursorsOfItsPages()
    {
        await using var fake = await Fake.StartAsync<HubSpotFake>();
        fake.MostPerPage = 2;

        var ids = await Client(fake).Contacts.ListAsync(properties: ["email", "phone"], cancellationToken: Token).Select(static contact => contact.Id).ToListAsync(Token);

        Assert.Equal(["1", "2", "3", "4", "5"], ids);
        Assert.Equal([null, "2", "4"], fake.Calls.Select(static call => call.Parameter("after")));
        Assert.All(fake.Calls, static call => Assert.Equal(("email,phone", "100"), (call.Parameter("properties"), call.Parameter("limit"))));
    }

    [Fact]
    public async Task ASearchIsPagedInItsBody()
    {
        await using var fake = await Fake.StartAsync<HubSpotFake>();
        fake.MostPerPage = 3;

        var ids = await Client(fake).Contacts.SearchAsync(new SearchQuery { Query = "ada" }, Token).Select(static contact => contact.Id).ToListAsync(Token);

        Assert.Equal(["1", "2", "3", "4", "5"], ids);
        Assert.Equal(["""{"query":"ada","limit":200}""", """{"query":"ada","limit":200,"after":"3"}"""], fake.Calls.Select(static call => call.Body));
    }

    [Fact]
    public async Task AListGoesOnWhereItWasLeft()
    {
        await using var fake = await Fake.StartAsync<HubSpotFake>();
        var first = await Client(fake).Contacts.ListPageAsync(limit: 3, cancellationToken: Token);

        var second = await Client(fake).Contacts.ListPageAsync(cursor: first.NextCursor, limit: 3, cancellationToken: Token);

        Assert.Equal(["4", "5"], second.Items.Select(static contact => contact.Id));
        Assert.Null(second.NextCursor);
    }

    [Fact]
    public async Task AThrottledCallWaitsForTheEndOfTheWindow()
    {
        await using var fake = await Fake.StartAsync<HubSpotFake>();
        fake.Throttle(2);

        await Client(fake).Contacts.CreateAsync(New("ada@example.com"), Token);

        Assert.Equal([TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10)], fake.Clock.Waits);
        Assert.Equal(3, fake.Calls.Count);
    }

    [Fact]
    public async Task AProblemIsTold()
    {
        await using var fake = await Fake.StartAsync<HubSpotFake>();

        var known = await Assert.ThrowsAsync<ApiException>(() => Client(fake).Contacts.CreateAsync(New("c1@example.com"), Token));
        var refused = await Assert.ThrowsAsync<ApiException>(() => new HubSpotClient(fake.Connect(HubSpotClient.Api, HubSpotCredentials.PrivateApp("pat-eu1-0-0"))).Contacts.GetAsync("1", cancellationToken: Token));

        Assert.Equal((409, "CONFLICT", "Contact already exists. Existing ID: 1"), (known.Status, known.Code, known.ProviderMessage));
        Assert.Equal((401, "INVALID_AUTHENTICATION"), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task AnAccountIsCheckedAndItsIdStored()
    {
        await using var fake = await Fake.StartAsync<HubSpotFake>();
        var actions = Client(fake, new HubSpotContext { WebhookSecret = HubSpotFake.ClientSecret }).Actions;

        Assert.Equal(62515, (await actions.ValidationAsync(Token)).PortalId);
        await actions.PostInstallAsync(Token);

        var stored = Assert.IsType<HubSpotContext>(Assert.Single(fake.Stored));
        Assert.Equal(("62515", HubSpotFake.ClientSecret), (stored.PortalId, stored.WebhookSecret));
    }

    private static NewContact New(string email) => new() { Properties = new ContactProperties { Email = email } };

    private static HubSpotClient Client(HubSpotFake fake, HubSpotContext? context = null) => new(fake.Connect(HubSpotClient.Api, HubSpotCredentials.PrivateApp(HubSpotFake.Token), context));
}
