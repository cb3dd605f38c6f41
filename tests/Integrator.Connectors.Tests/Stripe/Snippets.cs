using Stripe;

namespace Integrator.Connectors.Tests.Stripe;

/// <summary>What the README of the connector shows.</summary>
internal static class Snippets
{
    public static async Task ConnectAndCallAsync(string key)
    {
        using var connection = new Connection(StripeClient.Api, Credential.Bearer(key));
        var stripe = new StripeClient(connection);
        var customer = await stripe.Customers.CreateAsync(new CustomerInput { Name = "Ada", Email = "ada@example.com" });
        var payment = await stripe.PaymentIntents.CreateAsync(new PaymentIntentInput { Amount = 2000, Currency = "eur", Customer = customer.Id });
        Console.WriteLine(payment.ClientSecret);
    }
}
