namespace Integrator.Tests.Auth;

public sealed class AuthorizationTests
{
    private static readonly Api s_api = new("Probe")
    {
        Schemes =
        [
            new ApiKeyScheme("header", ApiKeyPlace.Header, "X-Key"),
            new ApiKeyScheme("query", ApiKeyPlace.Query, "api_key"),
            new ApiKeyScheme("cookie", ApiKeyPlace.Cookie, "session"),
            new BasicScheme("basic"),
            new BearerScheme("token"),
        ],
    };

    [Fact]
    public async Task TheFirstSchemeThatFitsIsUsed()
    {
        Assert.Equal("k", (await SentAsync(Credential.ApiKey("k"))).Header("X-Key"));
        Assert.Equal("Bearer t", (await SentAsync(Credential.Bearer("t"))).Header("Authorization"));
        Assert.Equal("Basic dTpww6k=", (await SentAsync(Credential.Basic("u", "pé"))).Header("Authorization"));
    }

    [Fact]
    public async Task TheNamedSchemeSaysWhereAKeyGoes()
    {
        Assert.Equal("/v1/x?api_key=k%26k", (await SentAsync(Credential.ApiKey("k&k"), "query")).Target);
        Assert.Equal("session=k%3B", (await SentAsync(Credential.ApiKey("k;"), "cookie")).Header("Cookie"));
    }

    [Fact]
    public async Task AnAlternativeThatIsNotKnownIsPassedOver() =>
        Assert.Equal("Bearer t", (await SentAsync(Credential.Bearer("t"), "mutual-tls", "token+mutual-tls", "token")).Header("Authorization"));

    [Fact]
    public async Task SchemesThatAreAskedForTogetherAreSentTogether()
    {
        var both = Credential.Named(new Dictionary<string, Credential> { ["header"] = Credential.ApiKey("k"), ["token"] = Credential.Bearer("t") });
        var sent = await SentAsync(both, "basic", "header+token");
        Assert.Equal("k", sent.Header("X-Key"));
        Assert.Equal("Bearer t", sent.Header("Authorization"));
    }

    [Fact]
    public async Task AnonymousCallsAndNoCredentialSendNothing()
    {
        Assert.Null((await SentAsync(Credential.None, "token")).Header("Authorization"));
        Assert.Null((await SentAsync(null, "token", "")).Header("Authorization"));
        await using var probe = await ProbeServer.StartAsync(s_api, Credential.Bearer("t"));
        Assert.Null((await probe.WireAsync("GET", "/x", static request => request.Anonymous())).Header("Authorization"));
    }

    [Fact]
    public async Task AnApiThatAsksForNothingIsCalledWithoutACredential() =>
        Assert.Null((await SentAsync(null)).Header("Authorization"));

    [Fact]
    public async Task WhatAnApiAsksForHoldsForOperationsThatSayNothing()
    {
        var asking = new Api("Asking") { Schemes = s_api.Schemes, Security = ["query"] };
        await using var without = await ProbeServer.StartAsync(asking, null);
        await using var with = await ProbeServer.StartAsync(asking, Credential.ApiKey("k"));

        await Assert.ThrowsAsync<MissingCredentialException>(() => without.WireAsync("GET", "/x"));
        Assert.Equal("/v1/x?api_key=k", (await with.WireAsync("GET", "/x")).Target);
    }

    [Fact]
    public async Task AnApiWithoutSchemesTakesABearerOnly()
    {
        var bare = new Api("Bare");
        await using var bearer = await ProbeServer.StartAsync(bare, Credential.Bearer("t"));
        Assert.Equal("Bearer t", (await bearer.WireAsync("GET", "/x")).Header("Authorization"));

        await using var key = await ProbeServer.StartAsync(bare, Credential.ApiKey("k"));
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => key.WireAsync("GET", "/x"));
        Assert.Equal("Bare does not say where a credential goes. Only a bearer or basic credential can be sent to it.", failure.Message);
        Assert.Empty(key.Server.Requests);
    }

    [Fact]
    public async Task AMissingCredentialIsNamedBeforeAnythingIsSent()
    {
        await using var probe = await ProbeServer.StartAsync(s_api);
        var failure = await Assert.ThrowsAsync<MissingCredentialException>(() => probe.WireAsync("GET", "/x", static request => request.Security("token", "header+basic")));
        Assert.Equal(
            "Probe asks for a credential for 'token', 'header+basic'. Give the connection one, or Credential.None to call without.",
            failure.Message);
        Assert.Empty(probe.Server.Requests);
    }

    [Fact]
    public async Task ACredentialThatDoesNotFitIsNamedWithoutItsSecret()
    {
        await using var probe = await ProbeServer.StartAsync(s_api, Credential.Bearer("secret"));
        var failure = await Assert.ThrowsAsync<MissingCredentialException>(() => probe.WireAsync("GET", "/x", static request => request.Security("basic")));
        Assert.Equal("Probe asks for a credential for 'basic'; Bearer *** does not fit.", failure.Message);
    }

    [Fact]
    public void CredentialsDoNotShowTheirSecrets()
    {
        var named = Credential.Named(new Dictionary<string, Credential> { ["b"] = Credential.ApiKey("secret"), ["a"] = Credential.None });
        Assert.Equal("Bearer ***", Credential.Bearer("secret").ToString());
        Assert.Equal("ApiKey ***", Credential.ApiKey("secret").ToString());
        Assert.Equal("Basic ***", Credential.Basic("user", "secret").ToString());
        Assert.Equal("None", Credential.None.ToString());
        Assert.Equal("Named a, b", named.ToString());
    }

    private static async Task<WireRequest> SentAsync(Credential? credential, params string[] schemes)
    {
        await using var probe = await ProbeServer.StartAsync(s_api, credential);
        return await probe.WireAsync("GET", "/x", request => schemes.Length > 0 ? request.Security(schemes) : request);
    }
}
