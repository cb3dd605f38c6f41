using Integrator.Connectors.Tests.Support;
using Shopify;

namespace Integrator.Connectors.Tests.Shopify;

public sealed class ShopifyWebhookTests
{
    private static WebhookRequest Created => ShopifyFake.Webhook(Hook<ShopifyEvent>.Url, "products/create", ShopifyFake.Product(1, "Teapot"));

    [Fact]
    public async Task AProductIsToldOnce()
    {
        var hook = Start();

        var first = await hook.ReceiveAsync(Created);
        var again = await hook.ReceiveAsync(Created);

        Assert.Equal((WebhookOutcome.Delivered, WebhookOutcome.Repeated), (first.Outcome, again.Outcome));
        Assert.Equal("Teapot", Assert.IsType<ShopifyEvent.ProductCreated>(hook.Event).Value.Title);
        Assert.Equal(("b54557e4-bdd9-4b37-8a5f-bf7d70bcd043", new AccountLookup("shop", ShopifyFake.Shop)), (hook.Deliveries[0].Id, hook.Deliveries[0].Account));
    }

    [Fact]
    public Task WhatIsNotSignedIsRefused() => Start().RefusesForgeriesAsync(Created, "x-shopify-hmac-sha256");

    private static Hook<ShopifyEvent> Start() => new(ShopifyWebhook.Webhook, new ShopifyContext { Shop = ShopifyFake.Shop, WebhookSecret = ShopifyFake.ClientSecret });
}
