using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Integrator.Tests.Webhooks;

/// <summary>Key sets that the runtime fetches from a real server on loopback.</summary>
public sealed class KeySetsTests : IAsyncLifetime
{
    private readonly ManualTime _clock = new() { Patience = TimeSpan.FromSeconds(5) };
    private readonly HttpClient _http = new();
    private readonly ECDsa _old = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _new = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private LoopbackServer _server = null!;
    private WebhookReceiver<string> _receiver = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await LoopbackServer.StartAsync();
        _receiver = Receiver(_server.Address.AbsoluteUri + "keys");
    }

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        _old.Dispose();
        _new.Dispose();
        return _server.DisposeAsync();
    }

    [Fact]
    public async Task AKeySetIsFetchedOnceAndKeptForItsLifetime()
    {
        _server.Answers(Set((_old, "k1"))).Answers(Set((_old, "k1")));

        Assert.Null(await ReasonAsync(_old, "k1"));
        Assert.Null(await ReasonAsync(_old, "k1"));
        Assert.Equal("/keys", _server.Request.Target);

        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Null(await ReasonAsync(_old, "k1"));
        Assert.Equal(2, _server.Requests.Count);
    }

    [Fact]
    public async Task AKeyThatIsNewIsFetchedAndOneThatNobodyHasIsNotAskedForAgainAtOnce()
    {
        _server.Answers(Set((_old, "k1"))).Answers(Set((_old, "k1"), (_new, "k2"))).Answers(Set((_new, "k2")));
        Assert.Null(await ReasonAsync(_old, "k1"));

        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await ReasonAsync(_new, "k2"));
        Assert.Equal(2, _server.Requests.Count);

        Assert.Equal("The JWT is signed by somebody else.", await ReasonAsync(_new, "k3"));
        Assert.Equal("The JWT is signed by somebody else.", await ReasonAsync(_new, "k3"));
        Assert.Equal("The JWT is signed by somebody else.", await ReasonAsync(_old, "k2"));
        Assert.Equal(2, _server.Requests.Count);

        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("The JWT is signed by somebody else.", await ReasonAsync(_new, "k3"));
        Assert.Equal(3, _server.Requests.Count);
    }

    [Theory]
    [InlineData("{}", 200), InlineData("no", 200), InlineData("{}", 500)]
    public async Task AKeySetThatCannotBeHadIsAnExceptionSoThatTheProviderTriesAgain(string body, int status)
    {
        _server.Answers(body, status).Answers(Set((_old, "k1")));
        await Assert.ThrowsAsync<HttpRequestException>(() => ReasonAsync(_old, "k1"));
        await Assert.ThrowsAsync<HttpRequestException>(() => ReasonAsync(_old, "k1"));
        Assert.Single(_server.Requests);

        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await ReasonAsync(_old, "k1"));
    }

    [Theory]
    [InlineData("http://keys.example/"), InlineData("file:///etc/passwd"), InlineData("keys")]
    public async Task AnAddressThatIsNotHttpsIsNotCalled(string address)
    {
        _receiver = Receiver(address);
        await Assert.ThrowsAsync<InvalidOperationException>(() => ReasonAsync(_old, "k1"));
    }

    [Fact]
    public async Task WithoutAKeySetEveryRequestIsRefused()
    {
        _receiver = Receiver(null);
        Assert.Equal("The JWT is signed by somebody else.", await ReasonAsync(_old, "k1"));
    }

    [Fact]
    public async Task TheSecretOfAnAccountIsFoundBeforeTheRequestIsVerified()
    {
        var receiver = new WebhookReceiver<string>(
            new Webhook<string>
            {
                Connector = "Probe",
                AccountOfSecret = static request => request.Header("X-Team") is { } team ? new AccountLookup("team", team) : null,
                Verifier = new TokenVerifier { Token = static request => request.Header("X-Token"), Secrets = static request => [request.Variables as string] },
                Events = static request => [request.Text],
            },
            new MemoryEventStore(_clock),
            _clock)
        {
            FindVariables = static (account, _) => new(account == new AccountLookup("team", "blue") ? "s3cret" : null),
        };

        Assert.Equal((null, "blue"), await TakenAsync("blue", "s3cret"));
        Assert.Equal(("The token is another.", null), await TakenAsync("blue", "other"));
        Assert.Equal(("The request names no account that is known.", null), await TakenAsync("red", "s3cret"));
        Assert.Equal(("The request names no account that is known.", null), await TakenAsync(null, "s3cret"));

        async Task<(string?, string?)> TakenAsync(string? team, string token)
        {
            string? account = null;
            KeyValuePair<string, string>[] headers = team is null ? [new("X-Token", token)] : [new("X-Team", team), new("X-Token", token)];
            var result = await receiver.ReceiveAsync(new WebhookRequest("POST", new Uri("https://hooks.example/"), headers, "e"u8.ToArray()), (delivery, _) =>
            {
                account = delivery.Account?.Value;
                return default;
            }, null, Token);
            return (result.Reason, account);
        }
    }

    private WebhookReceiver<string> Receiver(string? address) => new(
        new Webhook<string> { Connector = "Probe", Verifier = new JwtVerifier { KeySetUrl = _ => address }, Events = static request => [request.Text] },
        new MemoryEventStore(_clock),
        _clock)
    {
        KeySets = new KeySets(_http, _clock),
    };

    private async Task<string?> ReasonAsync(ECDsa key, string id)
    {
        var head = Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"alg":"ES256","kid":"{{id}}"}"""));
        var claims = Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"exp":{{_clock.GetUtcNow().AddMinutes(1).ToUnixTimeSeconds()}}}"""));
        var signature = Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes($"{head}.{claims}"), HashAlgorithmName.SHA256));
        var request = new WebhookRequest("POST", new Uri("https://hooks.example/"), [new("Authorization", $"Bearer {head}.{claims}.{signature}")], "e"u8.ToArray());
        return (await _receiver.ReceiveAsync(request, static (_, _) => default, null, Token)).Reason;
    }

    private static string Set(params (ECDsa Key, string Id)[] keys) => $$"""{"keys":[{{string.Join(',', keys.Select(static key => Jwk(key.Key, key.Id)))}}]}""";

    private static string Jwk(ECDsa key, string id)
    {
        var point = key.ExportParameters(false).Q;
        return $$"""{"kty":"EC","crv":"P-256","kid":"{{id}}","x":"{{Base64Url.EncodeToString(point.X)}}","y":"{{Base64Url.EncodeToString(point.Y)}}"}""";
    }
}
