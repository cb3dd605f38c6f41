using Integrator.Connectors.Tests.Support;
using Stripe;

namespace Integrator.Connectors.Tests.Stripe;

public sealed class StripeWireTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ACustomerIsCreatedByAForm()
    {
        await using var fake = await Fake.StartAsync<StripeFake>();

        var input = new CustomerInput { Name = "Ada", Email = "ada@example.com", Metadata = new() { ["tier"] = "gold" } };
        var customer = await Client(fake).Customers.CreateAsync(input, Token);

        Assert.Equal(("cus_6", "Ada", "gold"), (customer.Id, customer.Name, customer.Metadata?["tier"]));
        var call = fake.Calls[^1];
        Assert.Equal(("application/x-www-form-urlencoded", "gold"), (call.Header("Content-Type"), call.Form["metadata[tier]"]));
        Assert.Equal(("api.stripe.com", "2025-12-15.clover", null), (call.Host, call.Header("Stripe-Version"), call.Header("Stripe-Account")));
    }

    [Fact]
    public async Task AListInAFormHasIndices()
    {
        await using var fake = await Fake.StartAsync<StripeFake>();

        var input = new SubscriptionInput { Customer = "cus_1", Items = [new SubscriptionItemInput { Price = "price_1", Quantity = 1 }] };
        var subscription = await Client(fake).Subscriptions.CreateAsync(input, Token);

        Assert.Equal("price_1", subscription.Items.Data[0].Price.Id);
        Assert.Equal(("price_1", "1"), (fake.Calls[^1].Form["items[0][price]"], fake.Calls[^1].Form["items[0][quantity]"]));
    }

    [Fact]
    public async Task AListIsReadToItsEndByTheLastOfEachPage()
    {
        await using var fake = await Fake.StartAsync<StripeFake>();
        fake.MostPerPage = 2;

        var ids = await Client(fake).Customers.ListAsync(expand: ["data.tax"], cancellationToken: Token).Select(static customer => customer.Id).ToListAsync(Token);

        Assert.Equal(["cus_5", "cus_4", "cus_3", "cus_2", "cus_1"], ids);
        Assert.Equal([null, "cus_4", "cus_2"], fake.Calls.Select(static call => call.Parameter("starting_after")));
        Assert.All(fake.Calls, static call => Assert.Equal(("100", "data.tax"), (call.Parameter("limit"), call.Parameter("expand[0]"))));
    }

    [Fact]
    public async Task AListGoesOnWhereItWasLeft()
    {
        await using var fake = await Fake.StartAsync<StripeFake>();
        var first = await Client(fake).Customers.ListPageAsync(limit: 3, cancellationToken: Token);

        var second = await Client(fake).Customers.ListPageAsync(cursor: first.NextCursor, limit: 3, cancellationToken: Token);

        Assert.Equal(["cus_2", "cus_1"], second.Items.Select(static customer => customer.Id));
        Assert.Null(second.NextCursor);
    }

    [Fact]
    public async Task AThrottledCallIsSentAgainAfterEverLongerWaits()
    {
        await using var fake = await Fake.StartAsync<StripeFake>();
        fake.Throttle(2);

        await Client(fake).Customers.CreateAsync(new CustomerInput { Name = "Ada" }, Token);

        // Stripe says whether to try again, not when: half of half a second, and of a second.
        Assert.Equal([TimeSpan.FromSeconds(0.25), TimeSpan.FromSeconds(0.5)], fake.Clock.Waits);
        Assert.Single(fake.Calls.Select(static call => call.Header("Idempotency-Key")).Distinct());
    }

    [Fact]
    public async Task WhatIsSentAgainIsDoneOnce()
    {
        await using var fake = await Fake.StartAsync<StripeFake>();
        fake.Lose(answers: 1);

        var customer = await Client(fake).Customers.CreateAsync(new CustomerInput { Name = "Ada" }, Token);
        await Client(fake).Customers.CreateAsync(new CustomerInput { Name = "Ada" }, Token);

        Assert.Equal("cus_6", customer.Id);
        var keys = fake.Calls.Select(static call => call.Header("Idempotency-Key")).ToList();
        Assert.Equal((3, keys[0]), (keys.Count, keys[1]));
        Assert.NotEqual(keys[1], keys[2]);
        Assert.Equal(7, await Client(fake).Customers.ListAsync(cancellationToken: Token).CountAsync(Token));
    }

    [Fact]
    public async Task AProblemIsTold()
    {
        await using var fake = await Fake.StartAsync<StripeFake>();

        var missing = await Assert.ThrowsAsync<ApiException>(() => Client(fake).Customers.GetAsync("cus_99", cancellationToken: Token));
        var refused = await Assert.ThrowsAsync<ApiException>(() => new StripeClient(fake.Connect(StripeClient.Api, StripeCredentials.SecretKey("sk_test_another"))).Balance.GetAsync(Token));

        Assert.Equal((404, "resource_missing", "No such thing: 'v1/customers/cus_99'"), (missing.Status, missing.Code, missing.ProviderMessage));
        Assert.Equal((401, "invalid_request_error", "req_1"), (refused.Status, refused.Code, refused.RequestId));
    }

    [Fact]
    public async Task ACallbackIsRegisteredAndTakenBack()
    {
        await using var fake = await Fake.StartAsync<StripeFake>();
        var subscriptions = Client(fake).WebhookSubscriptions;

        var registration = await subscriptions.CreateAsync("https://hooks.example/in", Token);
        await subscriptions.DeleteAsync(registration.Id, Token);

        Assert.Equal(["POST /v1/webhook_endpoints", "DELETE /v1/webhook_endpoints/we_1"], fake.Calls.Select(static call => $"{call.Method} {call.Target}"));
        Assert.Equal(("https://hooks.example/in", "payment_intent.succeeded"), (fake.Calls[0].Form["url"], fake.Calls[0].Form["enabled_events[0]"]));
    }

    [Fact]
    public async Task AnAccountIsChecked()
    {
        await using var fake = await Fake.StartAsync<StripeFake>();

        Assert.Equal(100, (await Client(fake).Actions.ValidationAsync(Token)).Available[0].Amount);
        Assert.Equal("/v1/balance", fake.Calls[^1].Target);
    }

    private static StripeClient Client(StripeFake fake) => new(fake.Connect(StripeClient.Api, StripeCredentials.SecretKey(StripeFake.Key)));
}
