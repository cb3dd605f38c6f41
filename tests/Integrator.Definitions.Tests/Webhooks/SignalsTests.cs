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
        await using var hook = await StartAsync(SignalsWebhook.Webhook);

        Assert.Null(await ReasonAsync(hook, Jwt()));
        Assert.Null(await ReasonAsync(hook, Jwt()));
        Assert.Equal(("keys.signals.example", "/north/jwks"), (_server.Call.Host, _server.Call.Target));

        Assert.Equal("The JWT's issuer is another.", await ReasonAsync(hook, Jwt(issuer: "https://else.example")));
        Assert.Equal("The JWT is for somebody else.", await ReasonAsync(hook, Jwt(audience: "other")));
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.Equal("The JWT is signed by somebody else.", await ReasonAsync(hook, Jwt(key: other)));
        Assert.Equal("The JWT is missing.", await ReasonAsync(hook, null));
    }

    [Fact, Trait("Feature", "T92")]
    public async Task TheTokenIsReadFromWhereTheDefinitionSays()
    {
        await using var hook = await StartAsync(BeaconsWebhook.Webhook);

        Assert.Equal("The JWT is missing.", await ReasonAsync(hook, Jwt()));
        Assert.Null(await ReasonAsync(hook, null, "?proof=" + Jwt()));
        Assert.Equal("keys.beacons.example", _server.Call.Host);
    }

    [Fact, Trait("Feature", "T91")]
    public async Task AWrappedEventIsDeliveredWithFactsBesideIt()
    {
        await using var hook = await StartAsync(SignalsWebhook.Webhook);

        Assert.Null(await ReasonAsync(hook, Jwt(), body: """{"wrapped":{"id":"inner"}}"""));
        var wrapped = hook.Deliveries.Single();
        Assert.Equal(("inner", "blue"), (Assert.IsType<SignalsEvent.Arrived>(wrapped.Events.Single()).Value.Id, (string?)wrapped.Meta!["tenant"]));

        Assert.Equal((200, "c1"), await hook.PostAsync("""{"challenge":"c1"}""", ("Authorization", "Bearer " + Jwt())));
        Assert.Single(hook.Deliveries);

        Assert.Null(await ReasonAsync(hook, Jwt(), body: """{"id":"plain"}"""));
        Assert.Equal(("plain", null), (((SignalsEvent.Arrived)hook.Deliveries[1].Events.Single()).Value.Id, hook.Deliveries[1].Meta));
    }

    private Task<HookServer<TEvent>> StartAsync<TEvent>(Webhook<TEvent> webhook) => HookServer<TEvent>.StartAsync(webhook, new SignalsContext { Tenant = "north" }, (options, clock) =>
    {
        options.KeySets = new KeySets(_server.Http, clock) { Timeout = TimeSpan.FromHours(1) };
        options.Environment = static name => name == "SIGNALS_APP" ? "app-1" : null;
    });

    private static async Task<string?> ReasonAsync<TEvent>(HookServer<TEvent> hook, string? jwt, string query = "", string body = """{"id":"e"}""")
    {
        var (status, _) = await hook.SendAsync("POST", "/hook/" + query, body, [("X-Tenant", "blue"), .. jwt is null ? [] : new[] { ("Authorization", "Bearer " + jwt) }]);
        Assert.Equal(hook.Reason is null ? 204 : 401, status);
        return hook.Reason;
    }

    private string Jwt(string issuer = "https://signals.example", string audience = "app-1", ECDsa? key = null)
    {
        var head = Base64Url.EncodeToString("""{"alg":"ES256","kid":"k1"}"""u8);
        var claims = Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"exp":{{_server.Clock.GetUtcNow().AddMinutes(1).ToUnixTimeSeconds()}},"iss":"{{issuer}}","aud":"{{audience}}"}"""));
        return $"{head}.{claims}.{Base64Url.EncodeToString((key ?? _key).SignData(Encoding.ASCII.GetBytes($"{head}.{claims}"), HashAlgorithmName.SHA256))}";
    }
}
