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
        using var connection = Connect(fake);

        var input = new CustomerInput { Name = "Ada", Email = "ada@example.com", Metadata = new() { ["tier"] = "gold" } };
        var customer = await new StripeClient(connection).Customers.CreateAsync(input, Token);

        Assert.Equal(("cus_6", "Ada", "gold"), (customer.Id, customer.Name, customer.Metadata?["tier"]));
        Assert.Equal("application/x-www-form-urlencoded", fake.Calls[^1].Header("Content-Type"));
        Assert.Equal("gold", fake.Calls[^1].Form["metadata[tier]"]);
    }

    [Fact]
    public async Task AListInAFormHasIndices()
    {
        await using var fake = await Fake.StartAsync<StripeFake>();
        using var connection = Connect(fake);

        var input = new SubscriptionInput { Customer = "cus_1", Items = [new SubscriptionItemInput { Price = "price_1", Quantity = 1 }] };
        var subscription = await new StripeClient(connection).Subscriptions.CreateAsync(input, Token);

        Assert.Equal("price_1", subscription.Items.Data[0].Price.Id);
    }

    [Fact]
    public async Task AProblemIsTold()
    {
        await using var fake = await Fake.StartAsync<StripeFake>();
        using var connection = Connect(fake);

        var failure = await Assert.ThrowsAsync<ApiException>(() => new StripeClient(connection).Customers.GetAsync("cus_99", cancellationToken: Token));

        Assert.Equal((404, "resource_missing"), (failure.Status, failure.Code));
    }

    private static Connection Connect(StripeFake fake) =>
        new(StripeClient.Api, Credential.Bearer(StripeFake.Key), new ConnectionOptions { BaseAddress = fake.Address, MaxAttempts = 1 });
}
