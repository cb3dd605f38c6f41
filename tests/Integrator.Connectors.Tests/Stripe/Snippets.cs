using Integrator.Hosting;
using Microsoft.AspNetCore.Builder;
using Stripe;

namespace Integrator.Connectors.Tests.Stripe;

/// <summary>What the README of the connector shows.</summary>
internal static class Snippets
{
    public static async Task ConnectAndCallAsync(string key)
    {
        using var connection = new Connection(StripeClient.Api, StripeCredentials.SecretKey(key));
        var stripe = new StripeClient(connection);
        var customer = await stripe.Customers.CreateAsync(new CustomerInput { Name = "Ada", Email = "ada@example.com" });
        var payment = await stripe.PaymentIntents.CreateAsync(new PaymentIntentInput { Amount = 2000, Currency = "eur", Customer = customer.Id });
        Console.WriteLine(payment.ClientSecret);
    }

    public static async Task ListAsync(StripeClient stripe, string? cursor, Func<string?, Task> store)
    {
        await foreach (var customer in stripe.Customers.ListAsync(email: "ada@example.com"))
        {
            Console.WriteLine($"{customer.Id} {customer.Name}");
        }

        // Page by page, going on tomorrow where it is left today.
        var page = await stripe.Customers.ListPageAsync(cursor: cursor);
        await store(page.NextCursor);
    }

    public static void Receive(WebApplication app, string signingSecret, Func<StripeEvent, Task> queue)
    {
        app.MapWebhook("/hooks/stripe", StripeWebhook.Webhook, async (delivery, _) =>
        {
            foreach (var happened in delivery.Events)
            {
                if (happened is StripeEvent.PaymentSucceeded { Value: var succeeded })
                {
                    Console.WriteLine($"{succeeded.Data.Object.Id} is paid.");
                }

                await queue(happened);
            }
        },
        options => options.Variables = _ => new(new StripeContext { WebhookSecret = signingSecret }));
    }
}
