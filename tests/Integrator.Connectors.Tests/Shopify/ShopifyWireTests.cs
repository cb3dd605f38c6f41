using Integrator.Connectors.Tests.Support;
using Shopify;

namespace Integrator.Connectors.Tests.Shopify;

public sealed class ShopifyWireTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AProductIsCreated()
    {
        await using var fake = await Fake.StartAsync<ShopifyFake>();
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        http.DefaultRequestHeaders.Add("X-Shopify-Access-Token", ShopifyFake.Token);
        using var connection = new Connection(ShopifyClient.Api, Credential.None, new ConnectionOptions { BaseAddress = fake.Address, HttpClient = http, MaxAttempts = 1 });

        var product = await new ShopifyClient(connection).Products.CreateAsync(new CreateProduct { Product = new ProductInput { Title = "Teapot" } }, Token);

        Assert.Equal((6, "Teapot", 19.90m), (product.Id, product.Title, product.Variants[0].Price));
        Assert.Equal("/admin/api/2026-01/products.json", fake.Calls[^1].Target);
    }

    [Fact]
    public async Task AStrangerIsRefused()
    {
        await using var fake = await Fake.StartAsync<ShopifyFake>();
        using var connection = new Connection(ShopifyClient.Api, Credential.None, new ConnectionOptions { BaseAddress = fake.Address, MaxAttempts = 1 });

        var failure = await Assert.ThrowsAsync<ApiException>(() => new ShopifyClient(connection).Shop.GetAsync(Token));

        Assert.Equal(401, failure.Status);
    }
}
