using Shopify;

namespace Integrator.Connectors.Tests.Shopify;

/// <summary>What the README of the connector shows.</summary>
internal static class Snippets
{
    public static async Task ConnectAndCallAsync(string token, long location, ConnectionOptions options)
    {
        using var connection = new Connection(ShopifyClient.Api, Credential.Of("admin_token", new Dictionary<string, string?> { ["access_token"] = token }), options);
        var shopify = new ShopifyClient(connection);
        var product = await shopify.Products.CreateAsync(new CreateProduct { Product = new ProductInput { Title = "Teapot", Vendor = "Acme" } });
        await shopify.Inventory.SetAsync(new SetInventory { InventoryItemId = product.Variants[0].InventoryItemId ?? 0, LocationId = location, Available = 12 });
    }
}
