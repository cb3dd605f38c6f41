using Bell;
using Integrator.Hosting;

namespace Integrator.Faults.Tests.Webhooks;

/// <summary>Events that are repeated, that fail, and that cannot be read.</summary>
public sealed class DeliveryTests
{
    private const string Event = """{"id":"e1","kind":"rung"}""";

    private readonly ManualTime _clock = new();
    private readonly List<string> _handled = [];

    [Fact]
    public async Task ARepeatIsNoSuccessWhileTheFirstIsHandedOver()
    {
        var isReached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var isHandled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var hooks = await StartAsync(async (delivery, _) =>
        {
            isReached.TrySetResult();
            await isHandled.Task;
            _handled.Add(delivery.Id!);
        });

        var first = hooks.PostAsync("a", Event, "s-a");
        await isReached.Task;
        Assert.Equal(503, await hooks.PostAsync("a", Event, "s-a"));
        isHandled.SetResult();

        Assert.Equal(204, await first);
        Assert.Equal(204, await hooks.PostAsync("a", Event, "s-a"));
        Assert.Equal(["e1"], _handled);
    }

    [Fact]
    public async Task AnEventThatFailsIsTakenAgainAndEvictsNothing()
    {
        var store = new MemoryEventStore(_clock, capacity: 1);
        var isBroken = false;
        await using var hooks = await StartAsync(
            (delivery, _) =>
            {
                _handled.Add(isBroken ? throw new InvalidOperationException("broken") : delivery.Id!);
                return default;
            },
            options => options.Store = store);

        Assert.Equal(204, await hooks.PostAsync("a", Event, "s-a"));
        isBroken = true;
        foreach (var id in (string[])["e2", "e3", "e2"])
        {
            Assert.Equal(500, await hooks.PostAsync("a", Event.Replace("e1", id, StringComparison.Ordinal), "s-a"));
        }

        isBroken = false;
        Assert.Equal(204, await hooks.PostAsync("a", Event, "s-a"));
        Assert.Equal(["e1"], _handled);
    }

    [Fact]
    public async Task AnEventOfAProcessThatCrashedIsTakenWhenItsLeaseEnds()
    {
        var store = new MemoryEventStore(_clock);
        var receiver = new WebhookReceiver<BellEvent>(BellWebhook.Webhook, store, _clock) { Lease = TimeSpan.FromMinutes(1) };
        var crash = new TaskCompletionSource();
        var crashed = receiver.ReceiveAsync(Request(), (_, _) => new ValueTask(crash.Task), null, Wire.Token);

        Assert.Equal((WebhookOutcome.InProgress, 503), Told(await receiver.ReceiveAsync(Request(), HandleAsync, null, Wire.Token)));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal((WebhookOutcome.Delivered, 204), Told(await receiver.ReceiveAsync(Request(), HandleAsync, null, Wire.Token)));

        // The one that comes back late has lost its lease: it gives back nothing that another has done.
        crash.SetException(new InvalidOperationException("late"));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await crashed);
        Assert.Equal((WebhookOutcome.Repeated, 204), Told(await receiver.ReceiveAsync(Request(), HandleAsync, null, Wire.Token)));
        Assert.Equal(["e1"], _handled);
    }

    [Fact]
    public async Task TheSameIdOfAnotherTenantIsAnotherEvent()
    {
        await using var hooks = await StartAsync(HandleAsync);

        Assert.Equal(204, await hooks.PostAsync("a", Event, "s-a"));
        Assert.Equal(204, await hooks.PostAsync("b", Event, "s-b"));
        Assert.Equal(204, await hooks.PostAsync("b?x=1", Event, "s-b"));
        Assert.Equal(204, await hooks.PostAsync("b/", Event, "s-b"));

        Assert.Equal(["e1", "e1"], _handled);
    }

    public static TheoryData<string> Unreadable =>
    [
        "{",
        "no JSON",
        "[",
        """{"id":"e1","kind":"rung"}{"id":"e2","kind":"rung"}""",
        """{"id":"e1","kind":"rung"} x""",
        """{"id":"e1","kind":"rung","deep":""" + new string('[', 64) + new string(']', 64) + "}",
        """{"id":"e1","kind":"rung","deep":""" + new string('[', 100_000) + new string(']', 100_000) + "}",
        """{"id":{"a":1},"kind":"rung"}""",
        "\u0000",
    ];

    [Theory, MemberData(nameof(Unreadable))]
    public async Task ASignedBodyThatCannotBeReadIsRefusedAndNotLost(string body)
    {
        await using var hooks = await StartAsync(HandleAsync);

        Assert.Equal(400, await hooks.PostAsync("a", body, "s-a"));
        Assert.Equal(204, await hooks.PostAsync("a", Event, "s-a"));
        Assert.Equal(["e1"], _handled);
    }

    [Theory]
    [InlineData("""{"id":"e1","kind":"x","kind":"rung"}""", 1)]
    [InlineData("""{"id":"e1","kind":"rung","more":"\ud800"}""", 1)]
    [InlineData("""{"id":"\udc00","kind":"other"}""", 0)]
    [InlineData("""{"id":"e1","kind":"other"}""", 0)]
    [InlineData("", 0)]
    public async Task WhatCanBeReadIsAnsweredWithSuccess(string body, int count)
    {
        await using var hooks = await StartAsync(HandleAsync);

        Assert.Equal(204, await hooks.PostAsync("a", body, "s-a"));
        Assert.Equal(count, _handled.Count);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("[::1")]
    [InlineData("a b")]
    [InlineData("hooks.example:99999")]
    [InlineData("hooks.example:x")]
    [InlineData("..")]
    [InlineData("")]
    public async Task AnOddHostIsRefused(string host)
    {
        await using var hooks = await StartAsync(HandleAsync);

        Assert.Equal(400, await hooks.SendAsync("/hooks/a", host, Event, $"X-Signature: {Hooks.Sign("s-a", Event)}"));
        Assert.Empty(_handled);
    }

    private static (WebhookOutcome, int) Told(WebhookResult result) => (result.Outcome, result.Answer.Status);

    private static WebhookRequest Request() => new("POST", new Uri("https://hooks.example/a"), [new("X-Signature", Hooks.Sign("s-a", Event))], System.Text.Encoding.UTF8.GetBytes(Event))
    {
        Variables = new BellContext { Secret = "s-a" },
    };

    private static Task<Hooks> StartAsync(Func<WebhookDelivery<BellEvent>, CancellationToken, ValueTask> handle, Action<WebhookEndpointOptions>? configure = null) =>
        Hooks.StartAsync(BellWebhook.Webhook, handle, options =>
        {
            options.Variables = static context => new(new BellContext { Secret = $"s-{context.Request.RouteValues["account"]}" });
            configure?.Invoke(options);
        });

    private ValueTask HandleAsync(WebhookDelivery<BellEvent> delivery, CancellationToken cancellationToken)
    {
        _handled.Add(delivery.Id!);
        return default;
    }
}
