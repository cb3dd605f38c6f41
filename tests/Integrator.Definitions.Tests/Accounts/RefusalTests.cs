using Passes;
using Pilots;
using Plainly;

namespace Integrator.Definitions.Tests.Accounts;

/// <summary>What a connection does after the API refused its credential.</summary>
public sealed class RefusalTests : IAsyncLifetime
{
    private WireServer _server = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await WireServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact, Trait("Feature", "T97")]
    public async Task ARefusedTokenIsReplacedOnceAndTheCallIsSentAgain()
    {
        _server.Then("""{"access_token":"t1"}""").Then("", 401).Then("""{"access_token":"t2"}""").Then("""{"name":"Bo"}""");
        var connection = _server.Connect(PilotsClient.Api, PilotsCredentials.Header("id", "s"));

        Assert.Equal("Bo", (await new PilotsClient(connection).Me.RenameAsync("Bo", Token)).Name);

        var sent = _server.Calls.Where(static call => call.Target == "/v1/me").ToList();
        Assert.Equal(["Bearer t1", "Bearer t2"], sent.Select(static call => call.Header("Authorization")));
        Assert.Equal(["""{"name":"Bo"}""", """{"name":"Bo"}"""], sent.Select(static call => call.Body));
        Assert.False(connection.NeedsReauthentication);
    }

    [Fact, Trait("Feature", "T96"), Trait("Feature", "T97")]
    public async Task ASecondRefusalStandsUntilTheUserConnectsAgain()
    {
        _server.Then("""{"access_token":"t1"}""").Then("", 401).Then("""{"access_token":"t2"}""").Then("", 401);
        var connection = _server.Connect(PilotsClient.Api, PilotsCredentials.Header("id", "s"));
        var client = new PilotsClient(connection);
        Assert.False(connection.NeedsReauthentication);

        Assert.Equal(401, (await Assert.ThrowsAsync<ApiException>(() => client.Me.GetAsync(Token))).Status);
        var failure = await Assert.ThrowsAsync<ReauthenticationException>(() => client.Me.GetAsync(Token));

        Assert.Equal("Pilots refused the credential; connect again. Pilots: GET /me answered 401.", failure.Message);
        Assert.Equal((true, "Pilots: GET /me answered 401."), (connection.NeedsReauthentication, connection.LastAuthError));
        Assert.Equal(4, _server.Calls.Count);

        _server.Then("""{"access_token":"t3"}""").Then("""{"name":"Ann"}""");
        var again = _server.Connect(PilotsClient.Api, PilotsCredentials.Header("id", "s2"));
        Assert.Equal("Ann", (await new PilotsClient(again).Me.GetAsync(Token)).Name);
        Assert.False(again.NeedsReauthentication);
    }

    [Fact, Trait("Feature", "T97")]
    public async Task AKeyThatIsRefusedIsNotSentAgain()
    {
        _server.Then("", 401);
        var client = new PassesClient(_server.Connect(PassesClient.Api, PassesCredentials.Key("k")));

        await Assert.ThrowsAsync<ApiException>(() => client.Boats.OneAsync(Token));
        await Assert.ThrowsAsync<ReauthenticationException>(() => client.Boats.ManyAsync(Token));

        Assert.Equal("/v1/one", _server.Call.Target);
    }

    [Fact, Trait("Feature", "T97")]
    public async Task ATokenWithoutARefreshIsNotSentAgain()
    {
        _server.Then("", 401);
        var client = new PlainlyClient(_server.Connect(PlainlyClient.Api, PlainlyCredentials.OAuth2(new OAuthToken("t1"))));

        await Assert.ThrowsAsync<TokenException>(() => client.Me.GetAsync(Token));
        await Assert.ThrowsAsync<ReauthenticationException>(() => client.Me.GetAsync(Token));

        Assert.Equal("/v1/me", _server.Call.Target);
    }

    [Fact, Trait("Feature", "T97")]
    public async Task ARefreshThatIsRefusedNeedsTheUser()
    {
        _server.Then("""{"error":"invalid_grant","error_description":"r1-secret is used up"}""", 400);
        var connection = _server.Connect(PilotsClient.Api, PilotsCredentials.Login(new OAuthToken("t1") { RefreshToken = "r1-secret", ExpiresAt = _server.Clock.GetUtcNow() }));
        var client = new PilotsClient(connection);

        var failure = await Assert.ThrowsAsync<TokenException>(() => client.Me.GetAsync(Token));
        await Assert.ThrowsAsync<ReauthenticationException>(() => client.Me.GetAsync(Token));

        Assert.Equal(("invalid_grant", 400, true), (failure.Code, failure.Status, failure.NeedsReauthentication));
        Assert.Equal("renew.pilots.example", _server.Call.Host);
        Assert.DoesNotContain("r1-secret", failure.Message + connection.LastAuthError, StringComparison.Ordinal);
    }
}
