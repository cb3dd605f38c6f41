using System.Text;
using System.Text.Json;

namespace Integrator.Tests.Webhooks;

public sealed class WebhookReceiverTests
{
    private readonly ManualTime _clock = new();
    private readonly List<string> _handled = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Webhook<string> Webhook { get; } = new()
    {
        Connector = "probe",
        Verifier = new TokenVerifier { Token = static request => request.Header("X-Token"), Secrets = static _ => ["secret"] },
        EventId = static request => request.Header("X-Id"),
        SentAt = static request => request.Member("sent") is { } sent ? DateTimeOffset.Parse(sent, System.Globalization.CultureInfo.InvariantCulture) : null,
        Account = static request => request.Member("team") is { } team ? new AccountLookup("team", team) : null,
        Events = static request => request.Data!.Value.TryGetProperty("events", out var events)
            ? events.EnumerateArray().Select(static item => item.GetString() ?? throw new JsonException("An event is no text.")) : [],
        Success = new WebhookAnswer(202, "taken"),
    };

    [Fact]
    public async Task ABatchIsHandedOverAsItsEvents()
    {
        var result = await ReceiveAsync(Webhook, """{"events":["a","b","c"],"team":"t1"}""");
        Assert.Equal((WebhookOutcome.Delivered, 202), (result.Outcome, result.Answer.Status));
        Assert.Equal(["a t1", "b t1", "c t1"], _handled);
    }

    [Fact]
    public async Task NothingLooksAtWhatIsNotProved()
    {
        var webhook = Webhook with
        {
            EventId = static _ => throw new InvalidOperationException(),
            SentAt = static _ => throw new InvalidOperationException(),
            Handshake = static _ => throw new InvalidOperationException(),
            Account = static _ => throw new InvalidOperationException(),
            Events = static _ => throw new InvalidOperationException(),
        };
        var result = await ReceiveAsync(webhook, "{}", token: "wrong");
        Assert.Equal((WebhookOutcome.Refused, 401, "The token is another."), (result.Outcome, result.Answer.Status, result.Reason));
        Assert.Null(result.Answer.Body);
    }

    [Fact]
    public async Task AQuestionIsAnsweredAndNothingDelivered()
    {
        var webhook = Webhook with { Handshake = static request => request.Member("challenge") is { } challenge ? new WebhookHandshake.Verify(new WebhookAnswer(200, challenge)) : null };

        Assert.Equal((WebhookOutcome.Answered, 200, "c1"), Told(await ReceiveAsync(webhook, """{"challenge":"c1","events":["a"]}""")));
        Assert.Equal((WebhookOutcome.Refused, 401, null), Told(await ReceiveAsync(webhook, """{"challenge":"c1"}""", token: "wrong")));
        Assert.Equal((WebhookOutcome.Answered, 200, "c1"), Told(await ReceiveAsync(webhook with { AllowsUnsignedHandshake = true }, """{"challenge":"c1","events":["a"]}""", token: "wrong")));
        Assert.Empty(_handled);
    }

    [Fact]
    public async Task WithoutProofOnlyAQuestionIsAnswered()
    {
        var webhook = Webhook with
        {
            AllowsUnsignedHandshake = true,
            Handshake = static request => request.Member("wrapped") is { } wrapped ? new WebhookHandshake.Payload(Encoding.UTF8.GetBytes(wrapped))
                : new WebhookHandshake.UpdateVariables(new Dictionary<string, string?> { ["secret"] = "x" }),
        };
        Assert.Equal(WebhookOutcome.Refused, (await ReceiveAsync(webhook, """{"wrapped":"{\"events\":[\"a\"]}"}""", token: "wrong")).Outcome);
        Assert.Equal(WebhookOutcome.Refused, (await ReceiveAsync(webhook, "{}", token: "wrong")).Outcome);
        Assert.Empty(_handled);

        Assert.Equal(WebhookOutcome.Delivered, (await ReceiveAsync(webhook, """{"wrapped":"{\"events\":[\"a\"]}"}""")).Outcome);
        Assert.Equal(["a "], _handled);
    }

    [Theory]
    [InlineData("""{"meta":{"kind":"test"}}""", "sent", "test")]
    [InlineData("""{"payload":{"events":["inner"]},"meta":{"kind":"test"}}""", "inner", "test")]
    [InlineData("""{"payload":{"events":["inner"]}}""", "inner", null)]
    public async Task FactsThatAreNoEventAreDeliveredBesideTheEvents(string said, string handed, string? kind)
    {
        var webhook = Webhook with { Handshake = _ => WebhookParts.Handshake(System.Text.Json.Nodes.JsonNode.Parse(said)) };
        var receiver = new WebhookReceiver<string>(webhook, new MemoryEventStore(_clock), _clock);
        WebhookDelivery<string>? delivery = null;

        await receiver.ReceiveAsync(Request("""{"events":["sent"]}"""), (delivered, _) =>
        {
            delivery = delivered;
            return default;
        }, null, Token);

        Assert.Equal((handed, kind), (delivery!.Events.Single(), (string?)delivery.Meta?["kind"]));
    }

    [Fact]
    public async Task ValuesForTheAccountAreHandedToWhoTakesThem()
    {
        var webhook = Webhook with { Handshake = static _ => new WebhookHandshake.UpdateVariables(new Dictionary<string, string?> { ["secret"] = "x" }) };
        IReadOnlyDictionary<string, string?>? taken = null;
        var receiver = new WebhookReceiver<string>(webhook, new MemoryEventStore(_clock), _clock);

        Assert.Equal(WebhookOutcome.Refused, (await receiver.ReceiveAsync(Request("{}"), HandleAsync, null, Token)).Outcome);
        var result = await receiver.ReceiveAsync(Request("{}"), HandleAsync, (values, _) =>
        {
            taken = values;
            return default;
        }, Token);

        Assert.Equal((WebhookOutcome.Answered, 202), (result.Outcome, result.Answer.Status));
        Assert.Equal("x", taken!["secret"]);
    }

    [Fact]
    public async Task ARepeatIsAnsweredAndNotHandedOver()
    {
        var receiver = new WebhookReceiver<string>(Webhook, new MemoryEventStore(_clock), _clock);
        Assert.Equal(WebhookOutcome.Delivered, (await receiver.ReceiveAsync(Request("""{"events":["a"]}""", id: "1"), HandleAsync, null, Token)).Outcome);
        Assert.Equal((WebhookOutcome.Repeated, 202, "taken"), Told(await receiver.ReceiveAsync(Request("""{"events":["a"]}""", id: "1"), HandleAsync, null, Token)));
        Assert.Single(_handled);
    }

    [Fact]
    public async Task WhatCouldNotBeHandedOverIsTakenAgain()
    {
        var receiver = new WebhookReceiver<string>(Webhook, new MemoryEventStore(_clock), _clock);
        var request = Request("""{"events":["a"]}""", id: "1");
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await receiver.ReceiveAsync(request, static (_, _) => throw new InvalidOperationException(), null, Token));
        Assert.Equal(WebhookOutcome.Delivered, (await receiver.ReceiveAsync(request, HandleAsync, null, Token)).Outcome);

        Assert.Equal(400, (await receiver.ReceiveAsync(Request("""{"events":[null]}""", id: "2"), HandleAsync, null, Token)).Answer.Status);
        Assert.Equal(WebhookOutcome.Delivered, (await receiver.ReceiveAsync(Request("""{"events":["b"]}""", id: "2"), HandleAsync, null, Token)).Outcome);
    }

    [Fact]
    public async Task OldOnesLargeOnesAndEmptyOnesAreNotHandedOver()
    {
        Assert.Equal(401, (await ReceiveAsync(Webhook, """{"events":["a"],"sent":"2025-12-29T03:00:00Z"}""")).Answer.Status);
        Assert.Equal(413, (await ReceiveAsync(Webhook with { MaxBodyBytes = 10 }, """{"events":["a"]}""")).Answer.Status);
        Assert.Equal(WebhookOutcome.Ignored, (await ReceiveAsync(Webhook, "{}")).Outcome);
        Assert.Empty(_handled);
    }

    [Fact]
    public async Task TheMemoryForgetsTheOldestWhenItIsFullAndWhatIsOver()
    {
        var store = new MemoryEventStore(_clock, capacity: 2);
        var until = _clock.GetUtcNow().AddHours(1);
        foreach (var id in (string[])["a", "b", "c"])
        {
            await store.CompleteAsync(id, until, Token);
        }

        Assert.Equal(EventState.Done, (await store.BeginAsync("c", until, Token)).State);
        Assert.Equal(EventState.New, (await store.BeginAsync("a", until, Token)).State);
        _clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(EventState.New, (await store.BeginAsync("c", until.AddHours(2), Token)).State);
    }

    private static (WebhookOutcome, int, string?) Told(WebhookResult result) => (result.Outcome, result.Answer.Status, result.Answer.Body);

    private async Task<WebhookResult> ReceiveAsync(Webhook<string> webhook, string body, string token = "secret") =>
        await new WebhookReceiver<string>(webhook, new MemoryEventStore(_clock), _clock).ReceiveAsync(Request(body, token), HandleAsync, null, Token);

    private ValueTask HandleAsync(WebhookDelivery<string> delivery, CancellationToken cancellationToken)
    {
        _handled.AddRange(delivery.Events.Select(item => $"{item} {delivery.Account?.Value}"));
        return default;
    }

    private static WebhookRequest Request(string body, string token = "secret", string? id = null)
    {
        List<KeyValuePair<string, string>> headers = [new("X-Token", token)];
        if (id is not null)
        {
            headers.Add(new("X-Id", id));
        }

        return new WebhookRequest("POST", new Uri("https://hook.example/in"), headers, Encoding.UTF8.GetBytes(body));
    }
}
