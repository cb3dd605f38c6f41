using Tides;

namespace Integrator.Definitions.Tests.Limits;

/// <summary>Limits and errors of the API, and of methods that have their own.</summary>
public sealed class TidesTests : IAsyncLifetime
{
    private const string Fine = """{"ok":true}""";

    private WireServer _server = null!;
    private TidesClient _client = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await WireServer.StartAsync();
        _client = new TidesClient(_server.Connect(TidesClient.Api, TidesCredentials.Key("k")));
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory, Trait("Feature", "T36"), Trait("Feature", "T37"), Trait("Feature", "T38")]
    [InlineData(429, "9", null, 9)]
    [InlineData(429, null, 20, 20)]
    [InlineData(429, "9", 20, 20)]
    [InlineData(429, "30", 20, 30)]
    [InlineData(503, "4", null, 4)]
    public async Task TrueMeansTheUsualStatusesAndTheLongerWaitIsUsed(int status, string? retryAfter, int? reset, int seconds)
    {
        _server.Then("", status, Hints("Retry-After", retryAfter, "X-Reset", reset)).Then(Fine);

        await _client.Tides.ListAsync(Token);

        Assert.Equal([TimeSpan.FromSeconds(seconds)], _server.Clock.Waits);
        Assert.Equal(2, _server.Calls.Count);
    }

    [Theory, Trait("Feature", "T36"), Trait("Feature", "T37"), Trait("Feature", "T38")]
    [InlineData(200, """{"busy":true}""", "3", "5", null, 5)]
    [InlineData(200, """{"busy":true}""", "3", "5", 6, 6)]
    [InlineData(403, "", "0", "8", 6, 8)]
    public async Task AnExpressionDecidesAndTheLongerWaitIsUsed(int status, string body, string left, string wait, int? until, int seconds)
    {
        _server.Then(body, status, [("X-Left", left), .. Hints("X-Wait", wait, "X-Until", until)]).Then(Fine);

        await _client.Tides.BusyAsync(Token);

        Assert.Equal([TimeSpan.FromSeconds(seconds)], _server.Clock.Waits);
    }

    [Theory, Trait("Feature", "T36")]
    [InlineData(403, """{"busy":false}""", "1")]
    [InlineData(429, "{}", "0")]
    public async Task WhatTheExpressionDoesNotNameIsAnError(int status, string body, string left)
    {
        _server.Then(body, status, ("X-Left", left), ("X-Wait", "5"));

        Assert.Equal(status, (await Assert.ThrowsAsync<ApiException>(() => _client.Tides.BusyAsync(Token))).Status);

        Assert.Empty(_server.Clock.Waits);
    }

    [Fact, Trait("Feature", "T86")]
    public async Task TheErrorOfAMethodReplacesThatOfTheApi()
    {
        _server
            .Then("""{"ok":true,"error":"shallow"}""")
            .Then("""{"ok":true,"error":"shallow"}""")
            .Then("""{"fault":"aground"}""")
            .Then("""{"error":"shallow","fault":"aground"}""");

        Assert.Equal("Tides: GET /tides answered 200: shallow", (await Assert.ThrowsAsync<ApiException>(() => _client.Tides.ListAsync(Token))).Message);
        Assert.True((await _client.Tides.OwnAsync(Token)).Ok);
        Assert.Equal("Tides: GET /own answered 200: aground", (await Assert.ThrowsAsync<ApiException>(() => _client.Tides.OwnAsync(Token))).Message);
        Assert.Null((await _client.Tides.PlainAsync(Token)).Ok);
    }

    [Theory, Trait("Feature", "T87")]
    [InlineData("WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"tides:admin\"", "tides:admin")]
    [InlineData("X-OAuth-Scopes", "tides:read, user", "tides:closed")]
    [InlineData("X-Other", "x", "tides:read tides:closed")]
    public async Task AForbiddenCallNamesTheScopesThatAreMissing(string header, string value, string missing)
    {
        _server.Then("", 403, (header, value));
        var client = new TidesClient(_server.Connect(TidesClient.Api, TidesCredentials.Login(new OAuthToken("t1") { Scope = "user" })));

        var failure = await Assert.ThrowsAsync<ApiException>(() => client.Tides.ClosedAsync(Token));

        Assert.Equal(missing, string.Join(' ', failure.MissingScopes));
    }

    private (string, string)[] Hints(string after, string? wait, string reset, int? seconds) =>
    [
        .. wait is null ? [] : new[] { (after, wait) },
        .. seconds is { } given ? new[] { (reset, $"{_server.Clock.GetUtcNow().AddSeconds(given).ToUnixTimeSeconds()}") } : [],
    ];
}
