using System.Globalization;

namespace Integrator.Tests.Auth;

public sealed class ComputedSchemeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ABearerIsComputedFromTheCredential()
    {
        var sent = await SentAsync(new TokenScheme("bearer", static scope => scope.Token?.AccessToken ?? scope.Field("api_key")), ("api_key", "secret-key"));
        Assert.Equal("Bearer secret-key", sent.Header("Authorization"));
    }

    [Fact]
    public async Task HeadersAreComputedFromTheRequestTheVariablesAndTheCredential()
    {
        var scheme = new HeaderScheme("header", static scope =>
        [
            new("X-Key", scope.Field("api_key")),
            new("X-Place", $"{scope.Request!.Method} {scope.Request.RequestUri!.AbsolutePath} {scope.Variables<Place>().Region}"),
            new("X-Not", null),
        ]);
        await using var probe = await ProbeServer.StartAsync(ConnectorProbe.Of(scheme), ConnectorProbe.Fields(("api_key", "k")), static options => options.Variables = new Place("eu"));

        var sent = await probe.WireAsync("GET", "/x");

        Assert.Equal("k", sent.Header("X-Key"));
        Assert.Equal("GET /v1/x eu", sent.Header("X-Place"));
        Assert.Null(sent.Header("X-Not"));
    }

    [Fact]
    public async Task OneHeaderIsEnoughForAKey() =>
        Assert.Equal("Token token=k", (await SentAsync(new HeaderScheme("key", "Authorization", static scope => $"Token token={scope.Field("api_key")}"), ("api_key", "k"))).Header("Authorization"));

    [Fact]
    public async Task AQueryParameterAndACookieAreEncoded()
    {
        Assert.Equal("/v1/x?a=1&api%5Fkey=k%26k".Replace("%5F", "_", StringComparison.Ordinal), (await SentAsync(new QueryScheme("query", "api_key", static scope => scope.Field("k")), "/x?a=1", ("k", "k&k"))).Target);
        Assert.Equal("session=k%3B", (await SentAsync(new CookieScheme("cookie", "session", static scope => scope.Field("k")), ("k", "k;"))).Header("Cookie"));
    }

    [Theory]
    [InlineData("Aladdin", "open sesame", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==")] // RFC 7617, section 2
    [InlineData("test", "123\u00A3", "Basic dGVzdDoxMjPCow==")] // RFC 7617, section 2.1
    public async Task BasicIsUtf8(string user, string password, string header) =>
        Assert.Equal(header, (await SentAsync(new PasswordScheme("basic", static scope => scope.Field("u"), static scope => scope.Field("p")), ("u", user), ("p", password))).Header("Authorization"));

    [Fact]
    public async Task AColonInAUserIsRefused() => await Assert.ThrowsAsync<InvalidOperationException>(() =>
        SentAsync(new PasswordScheme("basic", static _ => "a:b", static _ => "p")));

    [Fact]
    public async Task AHookMayDoAnything()
    {
        var scheme = new HookScheme("hook", static async (message, scope, cancellationToken) =>
        {
            var body = message.Content is null ? "" : await message.Content.ReadAsStringAsync(cancellationToken);
            message.Headers.Add("X-Signature", $"{body.Length}:{scope.Field("k")}");
        });
        await using var probe = await ProbeServer.StartAsync(ConnectorProbe.Of(scheme), ConnectorProbe.Fields(("k", "v")));
        var sent = await probe.WireAsync("POST", "/x", static request => request.Body("text/plain", "hello"));
        Assert.Equal("5:v", sent.Header("X-Signature"));
        Assert.Equal("hello", sent.Body);
    }

    [Fact]
    public async Task NoSchemeSendsNothing() => Assert.Null((await SentAsync(new NoScheme(), ("k", "v"))).Header("Authorization"));

    [Fact]
    public async Task AnAnonymousCallIsSentWithout()
    {
        await using var probe = await ProbeServer.StartAsync(ConnectorProbe.Of(new TokenScheme("bearer", static scope => scope.Field("k"))), ConnectorProbe.Fields(("k", "v")));
        Assert.Null((await probe.WireAsync("GET", "/x", static request => request.Anonymous())).Header("Authorization"));
    }

    [Theory]
    [InlineData("header")]
    [InlineData("query")]
    [InlineData("cookie")]
    [InlineData("hook")]
    [InlineData("oauth1")]
    [InlineData("sigv4")]
    public async Task ARedirectToAnotherHostCarriesNoCredential(string format)
    {
        AuthScheme scheme = format switch
        {
            "header" => new HeaderScheme("h", "X-Key", static scope => scope.Field("k")),
            "query" => new QueryScheme("q", "key", static scope => scope.Field("k")),
            "cookie" => new CookieScheme("c", "key", static scope => scope.Field("k")),
            "hook" => new HookScheme("k", static (message, scope, _) =>
            {
                message.Headers.Add("X-Hook", scope.Field("k"));
                return default;
            }),
            "oauth1" => new OAuth1Scheme("o") { ConsumerKey = static scope => scope.Field("k") },
            _ => new SigV4Scheme("s") { AccessKey = static scope => scope.Field("k"), SecretKey = static _ => "s", Region = static _ => "r", Service = static _ => "s" },
        };
        await using var other = await LoopbackServer.StartAsync();
        await using var probe = await ProbeServer.StartAsync(ConnectorProbe.Of(scheme), ConnectorProbe.Fields(("k", "secret-value")));
        probe.Server.AnswersStatus(302, ("Location", new Uri(other.Address, "/there").AbsoluteUri));
        other.AnswersStatus(204);

        await probe.Connection.SendAsync(Probe.Of("GET", "/x"), Token);

        Assert.Contains("secret-value", probe.Server.Request.Target + string.Join(' ', probe.Server.Request.Headers.Values), StringComparison.Ordinal);
        Assert.Equal("/there", other.Request.Target);
        Assert.DoesNotContain(other.Request.Headers, static header => header.Value.Contains("secret-value", StringComparison.Ordinal));
        Assert.Null(other.Request.Header("Authorization"));
    }

    [Fact]
    public async Task ALineBreakInAComputedHeaderIsRefused() => await Assert.ThrowsAsync<ArgumentException>(() =>
        SentAsync(new HeaderScheme("h", "X-Key", static _ => "a\r\nX-Other: b")));

    [Fact]
    public async Task AMissingValueIsNamed() => Assert.Equal("Probe: 'token' has no value to authorize with.",
        (await Assert.ThrowsAsync<InvalidOperationException>(() => SentAsync(new TokenScheme("bearer", static scope => scope.Field("nothing"))))).Message);

    [Fact]
    public void AMethodThatIsNotKnownIsNamed() => Assert.Equal("Probe has no way to connect that is called 'x'. It has: 'm'.",
        Assert.Throws<InvalidOperationException>(() => new Connection(ConnectorProbe.Of(new NoScheme()), Credential.Of("x", new Dictionary<string, string?>()))).Message);

    [Fact]
    public async Task SecretsAreNotToldAndPublicFieldsAre()
    {
        var api = new Api("Probe")
        {
            Methods = [new CredentialMethod("m", new CredentialForm("Probe", [new FormField("region"), new FormField("key") { Type = FieldType.Password }]))],
            Schemes = [new TokenScheme("bearer", static scope => scope.Field("key"))],
        };
        var credential = ConnectorProbe.Fields(("region", "eu-central"), ("key", "secret-value"));
        await using var probe = await ProbeServer.StartAsync(api, credential);
        probe.Server.Answers("""{"message":"no secret-value in eu-central"}""", 400);

        var failure = await Assert.ThrowsAsync<ApiException>(() => probe.Connection.SendAsync(Probe.Text("GET", "/x"), Token));

        Assert.Equal("no *** in eu-central", failure.ProviderMessage);
        Assert.Equal("m ***", credential.ToString());
        Assert.Equal("OAuthToken ***", new OAuthToken("secret").ToString());
    }

    [Fact]
    public async Task AnActionMayDependOnTheConnection()
    {
        await using var probe = await ProbeServer.StartAsync(ConnectorProbe.Of(new NoScheme()), ConnectorProbe.Fields(("k", "v")), static options => options.Variables = new Place("eu"));
        probe.Server.Answers("\"ok\"");

        await probe.Connection.SendAsync(new Placed(), Token);

        Assert.Equal("/v1/eu/v", probe.Server.Request.Target);
        Assert.Throws<InvalidOperationException>(((IAction<string>)new Placed()).ToRequest);
        Assert.Throws<InvalidOperationException>(probe.Connection.Variables<string>);
    }

    [Fact]
    public async Task TheAccountMaySayWhereTheApiIs()
    {
        await using var server = await LoopbackServer.StartAsync();
        server.AnswersStatus(204);
        var api = new Api("Probe") { Address = static scope => $"http://{AddressText.HostOrAddress("host", scope.Variables<Place>().Region)}:{scope.Field("port")}/api/", Methods = [new CredentialMethod("m", ConnectorProbe.NoForm)], Schemes = [new NoScheme()] };
        using var connection = new Connection(api, ConnectorProbe.Fields(("port", server.Address.Port.ToString(CultureInfo.InvariantCulture))), new() { Variables = new Place("127.0.0.1") });

        await connection.SendAsync(Probe.Of("GET", "/x"), Token);

        Assert.Equal("/api/x", server.Request.Target);
    }

    private static Task<WireRequest> SentAsync(AuthScheme scheme, params (string, string)[] fields) => SentAsync(scheme, "/x", fields);

    private static async Task<WireRequest> SentAsync(AuthScheme scheme, string path, params (string, string)[] fields)
    {
        await using var probe = await ProbeServer.StartAsync(ConnectorProbe.Of(scheme), ConnectorProbe.Fields(fields));
        return await probe.WireAsync("GET", path);
    }

    private sealed record Place(string Region);

    private sealed class Placed : IAction<string>
    {
        public ApiRequest<string> ToRequest(Connection connection) => new ApiRequest<string>("GET", "/{region}/{key}")
            .Path("region", connection.Variables<Place>().Region)
            .Path("key", connection.Scope.Field("k"))
            .Json("200", Integrator.Json.JsonRead.String);
    }
}
