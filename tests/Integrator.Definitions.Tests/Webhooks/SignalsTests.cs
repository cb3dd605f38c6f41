using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Beacons;
using Signals;

namespace Integrator.Definitions.Tests.Webhooks;

/// <summary>A provider that signs a JWT with a key of its key set.</summary>
public sealed class SignalsTests : IAsyncLifetime
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private WireServer _server = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await WireServer.StartAsync();
        var point = _key.ExportParameters(false).Q;
        _server.Then($$"""{"keys":[{"kty":"EC","crv":"P-256","kid":"k1","x":"{{Base64Url.EncodeToString(point.X)}}","y":"{{Base64Url.EncodeToString(point.Y)}}"}]}""");
    }

    public ValueTask DisposeAsync()
    {
        _key.Dispose();
        return _server.DisposeAsync();
    }

    [Fact, Trait("Feature", "T92")]
    public async Task TheKeySetIsFetchedFromTheAddressOfTheDefinitionAndKept()
    {
        var receiver = Receiver(SignalsWebhook.Webhook);

        Assert.Null(await ReasonAsync(receiver, Jwt()));
        Assert.Null(await ReasonAsync(receiver, Jwt()));
        Assert.Equal(("keys.signals.example", "/north/jwks"), (_server.Call.Host, _server.Call.Target));

        Assert.Equal("The JWT's issuer is another.", await ReasonAsync(receiver, Jwt(issuer: "https://else.example")));
        Assert.Equal("The JWT is for somebody else.", await ReasonAsync(receiver, Jwt(audience: "other")));
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.Equal("The JWT is signed by somebody else.", await ReasonAsync(receiver, Jwt(key: other)));
        Assert.Equal("The JWT is missing.", await ReasonAsync(receiver, null));
    }

    [Fact, Trait("Feature", "T92")]
    public async Task TheTokenIsReadFromWhereTheDefinitionSays()
    {
        var receiver = Receiver(BeaconsWebhook.Webhook);

        Assert.Equal("The JWT is missing.", await ReasonAsync(receiver, Jwt()));
        Assert.Null(await ReasonAsync(receiver, null, "?proof=" + Jwt()));
        Assert.Equal("keys.beacons.example", _server.Call.Host);
    }

    [Fact, Trait("Feature", "T91")]
    public async Task AWrappedEventIsDeliveredWithFactsBesideIt()
    {
        var receiver = Receiver(SignalsWebhook.Webhook);
        WebhookDelivery<SignalsEvent>? delivery = null;
        ValueTask HandleAsync(WebhookDelivery<SignalsEvent> delivered, CancellationToken cancellationToken)
        {
            delivery = delivered;
            return default;
        }

        var result = await receiver.ReceiveAsync(Request(Jwt(), body: """{"wrapped":{"id":"inner"}}"""), HandleAsync, null, Token);
        Assert.Equal(WebhookOutcome.Delivered, result.Outcome);
        Assert.Equal(("inner", "blue"), (Assert.IsType<SignalsEvent.Arrived>(delivery!.Events.Single()).Value.Id, (string?)delivery.Meta!["tenant"]));

        result = await receiver.ReceiveAsync(Request(Jwt(), body: """{"challenge":"c1"}"""), HandleAsync, null, Token);
        Assert.Equal((WebhookOutcome.Answered, "c1"), (result.Outcome, result.Answer.Body));

        await receiver.ReceiveAsync(Request(Jwt(), body: """{"id":"plain"}"""), HandleAsync, null, Token);
        Assert.Equal(("plain", null), (((SignalsEvent.Arrived)delivery.Events.Single()).Value.Id, delivery.Meta));
    }

    private WebhookReceiver<TEvent> Receiver<TEvent>(Webhook<TEvent> webhook) =>
        new(webhook, new MemoryEventStore(_server.Clock), _server.Clock) { KeySets = new KeySets(_server.Http, _server.Clock) { Timeout = TimeSpan.FromHours(1) } };

    private static async Task<string?> ReasonAsync<TEvent>(WebhookReceiver<TEvent> receiver, string? jwt, string query = "") =>
        (await receiver.ReceiveAsync(Request(jwt, query), static (_, _) => default, null, Token)).Reason;

    private static WebhookRequest Request(string? jwt, string query = "", string body = """{"id":"e"}""") => new(
        "POST",
        new Uri("https://hooks.example/" + query),
        [new("X-Tenant", "blue"), .. jwt is null ? Array.Empty<KeyValuePair<string, string>>() : [new("Authorization", "Bearer " + jwt)]],
        Encoding.UTF8.GetBytes(body))
    {
        Variables = new SignalsContext { Tenant = "north" },
        Environment = static name => name == "SIGNALS_APP" ? "app-1" : null,
    };

    private string Jwt(string issuer = "https://signals.example", string audience = "app-1", ECDsa? key = null)
    {
        var head = Base64Url.EncodeToString("""{"alg":"ES256","kid":"k1"}"""u8);
        var claims = Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"exp":{{_server.Clock.GetUtcNow().AddMinutes(1).ToUnixTimeSeconds()}},"iss":"{{issuer}}","aud":"{{audience}}"}"""));
        return $"{head}.{claims}.{Base64Url.EncodeToString((key ?? _key).SignData(Encoding.ASCII.GetBytes($"{head}.{claims}"), HashAlgorithmName.SHA256))}";
    }
}
