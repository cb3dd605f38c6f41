using Integrator.Hosting;
using Microsoft.AspNetCore.Builder;
using Shopify;

namespace Integrator.Connectors.Tests.Shopify;

/// <summary>What the README of the connector shows.</summary>
internal static class Snippets
{
    public static async Task ConnectAndCallAsync(string token, long location)
    {
        var options = new ConnectionOptions { Variables = new ShopifyContext { Shop = "your-shop.myshopify.com" } };
        using var connection = new Connection(ShopifyClient.Api, ShopifyCredentials.AdminToken(token), options);
        var shopify = new ShopifyClient(connection);
        var product = await shopify.Products.CreateAsync(new CreateProductRequest { Product = new ProductInput { Title = "Teapot", Vendor = "Acme" } });
        await shopify.Inventory.SetAsync(new SetInventory { InventoryItemId = product.Variants[0].InventoryItemId ?? 0, LocationId = location, Available = 12 });
    }

    public static async Task ListAsync(ShopifyClient shopify, string? cursor, Func<string?, Task> store)
    {
        await foreach (var product in shopify.Products.ListAsync(vendor: "Acme"))
        {
            Console.WriteLine($"{product.Id} {product.Title}");
        }

        // Page by page, going on tomorrow where it is left today.
        var page = await shopify.Products.ListPageAsync(vendor: "Acme", cursor: cursor);
        await store(page.NextCursor);
    }

    public static void Receive(WebApplication app, string clientSecret, Func<string, ShopifyEvent, Task> queue)
    {
        app.MapWebhook("/hooks/shopify/{shop}", ShopifyWebhook.Webhook, async (delivery, _) =>
        {
            foreach (var happened in delivery.Events)
            {
                if (happened is ShopifyEvent.OrderPaid { Value: var order })
                {
                    Console.WriteLine($"{order.Name} is paid.");
                }

                await queue(delivery.Account!.Value, happened);
            }
        },
        options => options.Variables = context => new(new ShopifyContext { Shop = (string)context.Request.RouteValues["shop"]!, WebhookSecret = clientSecret }));
    }
}
