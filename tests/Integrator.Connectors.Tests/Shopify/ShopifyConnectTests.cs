using Integrator.Connectors.Tests.Support;
using Shopify;

namespace Integrator.Connectors.Tests.Shopify;

/// <summary>Every way to connect, and what it sends.</summary>
public sealed class ShopifyConnectTests
{
    private static readonly ShopifyContext s_shop = new() { Shop = ShopifyFake.Shop };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ATokenIsSentInItsHeader()
    {
        await using var fake = await Fake.StartAsync<ShopifyFake>();

        await ShopAsync(fake, ShopifyCredentials.AdminToken(ShopifyFake.Token));

        Assert.Equal((ShopifyFake.Token, null), (fake.Calls[^1].Header("X-Shopify-Access-Token"), fake.Calls[^1].Header("Authorization")));
        Assert.Throws<FormException>(static () => ShopifyCredentials.AdminToken("another"));
    }

    [Fact]
    public async Task AShopConsentsOnItsOwnHost()
    {
        await using var fake = await Fake.StartAsync<ShopifyFake>();

        var (page, credential) = await fake.ConsentAsync(ShopifyClient.Api, ShopifyCredentials.OAuth2(), fake.Desk, s_shop);
        await ShopAsync(fake, credential);

        Assert.StartsWith($"https://acme.myshopify.com/admin/oauth/authorize?response_type=code&client_id={ShopifyFake.ClientId}&", page.AbsoluteUri, StringComparison.Ordinal);
        Assert.Contains("&scope=read_products%2Cwrite_products%2C", page.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal(["acme.myshopify.com/admin/oauth/access_token", "acme.myshopify.com/admin/api/2026-01/shop.json"], fake.Calls.Select(static call => call.Host + call.Target));
        Assert.Equal("shpat_given1", fake.Calls[^1].Header("X-Shopify-Access-Token"));
        Assert.Equal((null, "read_products"), (credential.Token!.ExpiresAt, credential.Token.Value("granted_scope")));
    }

    [Fact]
    public async Task AnAppOfTheOwnOrganizationGetsATokenForADay()
    {
        await using var fake = await Fake.StartAsync<ShopifyFake>();
        using var connection = fake.Connect(ShopifyClient.Api, ShopifyCredentials.ClientCredentials(ShopifyFake.ClientId, ShopifyFake.ClientSecret), s_shop);

        await new ShopifyClient(connection).Shop.GetAsync(Token);
        await new ShopifyClient(connection).Shop.GetAsync(Token);
        fake.Clock.Advance(TimeSpan.FromDays(1));
        await new ShopifyClient(connection).Shop.GetAsync(Token);

        Assert.Equal(["client_credentials", "shop", "shop", "client_credentials", "shop"], fake.Calls.Select(static call => call.Form.GetValueOrDefault("grant_type") ?? "shop"));
        Assert.Equal("shpat_given2", fake.Calls[^1].Header("X-Shopify-Access-Token"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("evil.example")]
    [InlineData("evil.example/.myshopify.com")]
    [InlineData("acme.myshopify.com.evil.example")]
    public void AnotherHostIsNoShop(string? shop) => Assert.Throws<FormException>(() =>
        new Connection(ShopifyClient.Api, ShopifyCredentials.AdminToken(ShopifyFake.Token), new ConnectionOptions { Variables = new ShopifyContext { Shop = shop! } }));

    private static Task<global::Shopify.Shop> ShopAsync(ShopifyFake fake, Credential credential) => new ShopifyClient(fake.Connect(ShopifyClient.Api, credential, s_shop)).Shop.GetAsync(Token);
}
