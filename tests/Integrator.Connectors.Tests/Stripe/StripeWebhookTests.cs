using Integrator.Connectors.Tests.Support;
using Stripe;

namespace Integrator.Connectors.Tests.Stripe;

public sealed class StripeWebhookTests
{
    private static Hook<StripeEvent> Start() => new(StripeWebhook.Webhook, new StripeContext { WebhookSecret = StripeFake.WebhookSecret });

    [Fact]
    public async Task ACustomerIsToldOnce()
    {
        var hook = Start();
        var body = StripeFake.CustomerCreated();
        body["account"] = "acct_1";
        var request = StripeFake.Webhook(Hook<StripeEvent>.Url, body, hook.Now);

        var first = await hook.ReceiveAsync(request);
        var again = await hook.ReceiveAsync(request);

        Assert.Equal((WebhookOutcome.Delivered, WebhookOutcome.Repeated), (first.Outcome, again.Outcome));
        Assert.Equal("Ada", Assert.IsType<StripeEvent.CustomerCreated>(hook.Event).Value.Data.Object.Name);
        Assert.Equal(("evt_1", new AccountLookup("account_id", "acct_1")), (hook.Deliveries[0].Id, hook.Deliveries[0].Account));
    }

    [Fact]
    public async Task WhatIsNotSignedNowIsRefused()
    {
        var hook = Start();

        await hook.RefusesForgeriesAsync(StripeFake.Webhook(Hook<StripeEvent>.Url, StripeFake.CustomerCreated(), hook.Now), "stripe-signature");
        await hook.RefusesOtherTimesAsync(static time => StripeFake.Webhook(Hook<StripeEvent>.Url, StripeFake.CustomerCreated(), time));
    }
}
