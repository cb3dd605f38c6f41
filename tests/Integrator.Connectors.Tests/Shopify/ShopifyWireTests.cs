using Integrator.Connectors.Tests.Support;
using Shopify;

namespace Integrator.Connectors.Tests.Shopify;

public sealed class ShopifyWireTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AProductIsCreatedInTheShopOfTheAccount()
    {
        await using var fake = await Fake.StartAsync<ShopifyFake>();

        var product = await Client(fake).Products.CreateAsync(new CreateProductRequest { Product = new ProductInput { Title = "Teapot" } }, Token);

        Assert.Equal((6, "Teapot", 19.90m), (product.Id, product.Title, product.Variants[0].Price));
        Assert.Equal("acme.myshopify.com/admin/api/2026-01/products.json", fake.Calls[^1].Host + fake.Calls[^1].Target);
    }

    [Fact]
    public async Task AListIsReadToItsEndAndNoFilterIsRepeatedBesideALink()
    {
        await using var fake = await Fake.StartAsync<ShopifyFake>();
        fake.MostPerPage = 2;

        var ids = await Client(fake).Products.ListAsync(vendor: "Acme", cancellationToken: Token).Select(static product => product.Id).ToListAsync(Token);

        Assert.Equal([1, 2, 3, 4, 5], ids);
        Assert.Equal(["Acme", null, null], fake.Calls.Select(static call => call.Parameter("vendor")));
        Assert.Equal(["250", "2", "2"], fake.Calls.Select(static call => call.Parameter("limit")));
    }

    [Fact]
    public async Task AListGoesOnWhereItWasLeft()
    {
        await using var fake = await Fake.StartAsync<ShopifyFake>();
        var first = await Client(fake).Products.ListPageAsync(vendor: "Acme", limit: 3, cancellationToken: Token);

        var second = await Client(fake).Products.ListPageAsync(vendor: "Acme", cursor: first.NextCursor, cancellationToken: Token);

        Assert.Equal([4, 5], second.Items.Select(static product => product.Id));
        Assert.Null(second.NextCursor);
    }

    [Fact]
    public async Task AThrottledCallWaitsAsLongAsItIsTold()
    {
        await using var fake = await Fake.StartAsync<ShopifyFake>();
        fake.Throttle(2);

        await Client(fake).Shop.GetAsync(Token);

        Assert.Equal([TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2)], fake.Clock.Waits);
        Assert.Equal(3, fake.Calls.Count);
    }

    [Fact]
    public async Task AProblemIsTold()
    {
        await using var fake = await Fake.StartAsync<ShopifyFake>();

        var refused = await Assert.ThrowsAsync<ApiException>(() => new ShopifyClient(fake.Connect(ShopifyClient.Api, ShopifyCredentials.AdminToken("shpat_another"), new ShopifyContext { Shop = ShopifyFake.Shop })).Shop.GetAsync(Token));
        var invalid = await Assert.ThrowsAsync<ApiException>(() => Client(fake).Products.CreateAsync(new CreateProductRequest { Product = new ProductInput { Title = null! } }, Token));

        Assert.Equal((401, "[API] Invalid API key or access token (unrecognized login or wrong password)"), (refused.Status, refused.ProviderMessage));
        Assert.Equal((422, """{"title":["can't be blank"]}"""), (invalid.Status, invalid.ProviderMessage));
    }

    [Fact]
    public async Task ACallbackIsRegisteredAndTakenBack()
    {
        await using var fake = await Fake.StartAsync<ShopifyFake>();
        var subscriptions = Client(fake).WebhookSubscriptions;

        var registration = await subscriptions.CreateAsync("https://hooks.example/in", "products/create", Token);
        await subscriptions.DeleteAsync(registration.Id, Token);

        Assert.Equal("""{"webhook":{"topic":"products/create","address":"https://hooks.example/in","format":"json"}}""", fake.Calls[0].Body);
        Assert.Equal("DELETE /admin/api/2026-01/webhooks/1.json", $"{fake.Calls[1].Method} {fake.Calls[1].Target}");
    }

    [Fact]
    public async Task AShopIsCheckedAndItsIdStored()
    {
        await using var fake = await Fake.StartAsync<ShopifyFake>();

        Assert.Equal("Acme", (await Client(fake).Actions.ValidationAsync(Token)).Name);
        await Client(fake).Actions.PostInstallAsync(Token);

        var stored = Assert.IsType<ShopifyContext>(Assert.Single(fake.Stored));
        Assert.Equal((ShopifyFake.Shop, "7"), (stored.Shop, stored.ShopId?.ToString()));
    }

    private static ShopifyClient Client(ShopifyFake fake) =>
        new(fake.Connect(ShopifyClient.Api, ShopifyCredentials.AdminToken(ShopifyFake.Token), new ShopifyContext { Shop = ShopifyFake.Shop }));
}
