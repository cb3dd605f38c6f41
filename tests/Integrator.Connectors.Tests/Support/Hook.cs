namespace Integrator.Connectors.Tests.Support;

/// <summary>An address that a vendor calls, and what came of its calls.</summary>
/// <param name="variables">Those of the account that the address is of.</param>
internal sealed class Hook<TEvent>(Webhook<TEvent> webhook, object variables)
{
    private readonly ManualTime _clock = new();
    private WebhookReceiver<TEvent>? _receiver;

    public static Uri Url { get; } = new("https://hooks.example/in?account=7");

    public DateTimeOffset Now => _clock.GetUtcNow();

    public List<WebhookDelivery<TEvent>> Deliveries { get; } = [];

    /// <summary>The one event of the last delivery.</summary>
    public TEvent Event => Assert.Single(Deliveries[^1].Events);

    public async Task<WebhookResult> ReceiveAsync(WebhookRequest request)
    {
        _receiver ??= new WebhookReceiver<TEvent>(webhook, new MemoryEventStore(_clock), _clock);
        return await _receiver.ReceiveAsync(
            Of(request),
            (delivery, _) =>
            {
                Deliveries.Add(delivery);
                return default;
            },
            cancellationToken: TestContext.Current.CancellationToken);
    }

    /// <summary>Nothing but what the vendor signed is taken: neither another byte nor another signature, nor none.</summary>
    public async Task RefusesForgeriesAsync(WebhookRequest request, string signature)
    {
        var body = request.Body.ToArray();
        body[^1] ^= 1;
        var changed = Of(request, body);
        var unsigned = Of(request, without: signature);

        Assert.Equal((WebhookOutcome.Refused, 401, "The signature is another."), Outcome(await ReceiveAsync(changed)));
        Assert.Equal((WebhookOutcome.Refused, 401, "The signature is missing."), Outcome(await ReceiveAsync(unsigned)));
        Assert.Empty(Deliveries);
    }

    /// <summary>What was signed long ago, or far ahead, is refused.</summary>
    public async Task RefusesOtherTimesAsync(Func<DateTimeOffset, WebhookRequest> signed)
    {
        foreach (var seconds in new[] { -301, 301 })
        {
            Assert.Equal((WebhookOutcome.Refused, 401, "The signature's time is too far from now."), Outcome(await ReceiveAsync(signed(Now.AddSeconds(seconds)))));
        }

        Assert.Empty(Deliveries);
    }

    private static (WebhookOutcome, int, string?) Outcome(WebhookResult result) => (result.Outcome, result.Answer.Status, result.Reason);

    private WebhookRequest Of(WebhookRequest request, byte[]? body = null, string? without = null) => new(
        request.Method,
        request.Url,
        request.HeaderNode.AsObject().Where(header => header.Key != without).Select(static header => KeyValuePair.Create(header.Key, header.Value!.ToString())),
        body ?? request.Body)
    {
        Variables = variables,
    };
}
