using Integrator.Connectors.Tests.Support;
using OpenAi;

namespace Integrator.Connectors.Tests.OpenAI;

public sealed class OpenAIWebhookTests
{
    private static Hook<OpenAiEvent> Start() => new(OpenAiWebhook.Webhook, new OpenAiContext { WebhookSecret = OpenAIFake.WebhookSecret });

    [Fact]
    public async Task AResponseIsToldOnce()
    {
        var hook = Start();
        var request = OpenAIFake.Webhook(Hook<OpenAiEvent>.Url, OpenAIFake.ResponseCompleted("resp_1"), hook.Now);

        var first = await hook.ReceiveAsync(request);
        var again = await hook.ReceiveAsync(request);

        Assert.Equal((WebhookOutcome.Delivered, WebhookOutcome.Repeated), (first.Outcome, again.Outcome));
        Assert.Equal("resp_1", Assert.IsType<OpenAiEvent.ResponseCompleted>(hook.Event).Value.Data.Id);
        Assert.Equal(("wh_1", null), (hook.Deliveries[0].Id, hook.Deliveries[0].Account));
    }

    [Fact]
    public async Task WhatIsNotSignedNowIsRefused()
    {
        var hook = Start();

        await hook.RefusesForgeriesAsync(OpenAIFake.Webhook(Hook<OpenAiEvent>.Url, OpenAIFake.ResponseCompleted("resp_1"), hook.Now), "webhook-signature");
        await hook.RefusesOtherTimesAsync(static time => OpenAIFake.Webhook(Hook<OpenAiEvent>.Url, OpenAIFake.ResponseCompleted("resp_1"), time));
    }
}
