using HubSpot;
using Integrator.Connectors.Tests.Support;

namespace Integrator.Connectors.Tests.HubSpot;

public sealed class HubSpotWebhookTests
{
    private static Hook<HubSpotEvent> Start() => new(HubSpotWebhook.Webhook, new HubSpotContext { WebhookSecret = HubSpotFake.ClientSecret });

    [Fact]
    public async Task ABatchIsToldOnceEventByEvent()
    {
        var hook = Start();
        var request = Created(hook.Now, 1, 2);

        var first = await hook.ReceiveAsync(request);
        var again = await hook.ReceiveAsync(request);
        var another = await hook.ReceiveAsync(Created(hook.Now, 2, 3));

        Assert.Equal((WebhookOutcome.Delivered, WebhookOutcome.Repeated, WebhookOutcome.Delivered), (first.Outcome, again.Outcome, another.Outcome));
        Assert.Equal([1, 2], hook.Deliveries[0].Events.Select(static happened => Assert.IsType<HubSpotEvent.ContactCreated>(happened).Value.ObjectId));
        Assert.Equal(new AccountLookup("portal_id", "62515"), hook.Deliveries[0].Account);
    }

    [Fact]
    public async Task WhatIsNotSignedNowIsRefused()
    {
        var hook = Start();

        await hook.RefusesForgeriesAsync(Created(hook.Now, 1), "x-hubspot-signature-v3");
        await hook.RefusesOtherTimesAsync(static time => Created(time, 1));
    }

    private static WebhookRequest Created(DateTimeOffset time, params int[] ids) =>
        HubSpotFake.Webhook(Hook<HubSpotEvent>.Url, [.. ids.Select(static id => HubSpotFake.ContactCreated(id))], time);
}
