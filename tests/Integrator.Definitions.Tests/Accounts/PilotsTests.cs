using Pilots;

namespace Integrator.Definitions.Tests.Accounts;

/// <summary>OAuth 2.0 in all of its shapes: what a token endpoint is asked, and what the API is sent.</summary>
public sealed class PilotsTests : IAsyncLifetime
{
    private const string Name = """{"name":"Ann"}""";

    private WireServer _server = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await WireServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact, Trait("Feature", "T26"), Trait("Feature", "T27"), Trait("Feature", "T28"), Trait("Feature", "T30")]
    public async Task TheClientIsInTheHeaderAndTheParametersAreAForm()
    {
        _server.Then("""{"access_token":"t1"}""").Then(Name);

        await Client(PilotsCredentials.Header("id", "s:s")).Me.GetAsync(Token);

        var asked = _server.Calls[0];
        Assert.Equal(("POST", "login.pilots.example", "/token"), (asked.Method, asked.Host, asked.Target));
        Assert.Equal(("Basic aWQ6cyUzQXM=", "application/x-www-form-urlencoded"), (asked.Header("Authorization"), asked.Header("Content-Type")?.Split(';')[0]));
        Assert.Equal("grant_type=client_credentials&scope=read%2Cwrite&audience=north", asked.Body);
        Assert.Equal(("api.pilots.example", "Bearer t1"), (_server.Calls[1].Host, _server.Calls[1].Header("Authorization")));
    }

    [Fact, Trait("Feature", "T26"), Trait("Feature", "T27"), Trait("Feature", "T28")]
    public async Task TheClientIsInABodyOfJsonUnderNamesOfTheApi()
    {
        _server.Then("""{"data":{"token":"t1"}}""").Then(Name);

        await Client(PilotsCredentials.Json("id", "s:s")).Me.GetAsync(Token);

        var asked = _server.Calls[0];
        Assert.Equal((null, "application/json", "north"), (asked.Header("Authorization"), asked.Header("Content-Type")?.Split(';')[0], asked.Header("X-Harbour")));
        Assert.Equal("""{"grant_type":"client_credentials","scope":"read,write","app":"id","key":"s:s"}""", asked.Body);
        Assert.Equal("Bearer t1", _server.Calls[1].Header("Authorization"));
    }

    [Fact, Trait("Feature", "T26"), Trait("Feature", "T27"), Trait("Feature", "T28")]
    public async Task TheClientIsInTheQueryAndScopesAreJoinedByABlank()
    {
        _server.Then("""{"access_token":"t1"}""").Then(Name);

        await Client(PilotsCredentials.Query("id", "s:s")).Me.GetAsync(Token);

        Assert.Equal(("/token?grant_type=client_credentials&scope=read%20write&client_id=id&client_secret=s%3As", ""), (_server.Calls[0].Target, _server.Calls[0].Body));
    }

    [Theory, Trait("Feature", "T32"), Trait("Feature", "T61")]
    [InlineData(true, 3600)] // a text in the definition
    [InlineData(false, 600)] // a number in the definition
    public async Task ALifetimeHoldsWhenTheResponseDoesNotSay(bool isText, int lifetime)
    {
        _server.On = call => WireAnswer.Json(call.Host == "login.pilots.example" ? Issued(isText, Tokens().Count) : Name);
        var client = Client(isText ? PilotsCredentials.Header("id", "s") : PilotsCredentials.Json("id", "s"));

        await client.Me.GetAsync(Token);
        _server.Clock.Advance(TimeSpan.FromSeconds(lifetime - 301));
        await client.Me.GetAsync(Token);
        Assert.Single(Tokens());
        _server.Clock.Advance(TimeSpan.FromSeconds(2));
        await client.Me.GetAsync(Token);

        Assert.Equal(["Bearer t1", "Bearer t1", "Bearer t2"], _server.Calls.Where(static call => call.Target == "/v1/me").Select(static call => call.Header("Authorization")));
    }

    [Fact, Trait("Feature", "T25"), Trait("Feature", "T31")]
    public async Task ARefreshGoesToItsOwnAddressWithParametersOfItsOwn()
    {
        _server.Then("""{"access_token":"t2","expires_in":600}""").Then(Name).Then("""{"access_token":"t3","refresh_token":"r2"}""").Then(Name);
        var changed = new List<OAuthToken>();
        var ended = new OAuthToken("t1") { RefreshToken = "r1", ExpiresAt = _server.Clock.GetUtcNow() };
        var client = Client(PilotsCredentials.Login(ended), options => options.TokenChanged = (token, _) =>
        {
            changed.Add(token);
            return default;
        });

        await client.Me.GetAsync(Token);
        _server.Clock.Advance(TimeSpan.FromMinutes(10));
        await client.Me.GetAsync(Token);

        Assert.All(new[] { _server.Calls[0], _server.Calls[2] }, static call =>
        {
            Assert.Equal(("renew.pilots.example", "/again"), (call.Host, call.Target));
            Assert.Equal("grant_type=refresh_token&refresh_token=r1&client_id=PILOTS_ID&client_secret=PILOTS_SECRET&resource=north", call.Body);
        });
        Assert.Equal(["Bearer t2", "Bearer t3"], new[] { _server.Calls[1], _server.Calls[3] }.Select(static call => call.Header("Authorization")));
        Assert.Equal([("t2", "r1"), ("t3", "r2")], changed.Select(static token => (token.AccessToken, token.RefreshToken)));
    }

    [Fact, Trait("Feature", "T63")]
    public async Task KekaTakesAClientAndAnApiKeyTogether()
    {
        _server.Then("""{"access_token":"t1"}""").Then(Name);

        await Client(PilotsCredentials.Keka("id", "s", "ak")).Me.GetAsync(Token);

        Assert.Equal("grant_type=kekaapi&scope=kekaapi&client_id=id&client_secret=s&api_key=ak", _server.Calls[0].Body);
    }

    private static string Issued(bool isText, int number) => isText ? $$"""{"access_token":"t{{number}}"}""" : $$$"""{"data":{"token":"t{{{number}}}"}}""";

    private List<WireCall> Tokens() => [.. _server.Calls.Where(static call => call.Host == "login.pilots.example")];

    private PilotsClient Client(Credential credential, Action<ConnectionOptions>? configure = null) => new(_server.Connect(PilotsClient.Api, credential, options =>
    {
        options.Variables = new PilotsContext { Harbour = "north" };
        configure?.Invoke(options);
    }));
}
