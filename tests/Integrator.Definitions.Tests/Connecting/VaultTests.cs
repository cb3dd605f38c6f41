using Piers;

namespace Integrator.Definitions.Tests.Connecting;

/// <summary>Calls with credentials that a vault keeps: imported, refreshed once for all, refused for all.</summary>
public sealed class VaultTests : IAsyncLifetime
{
    private readonly List<ConnectionChange> _changes = [];
    private WireServer _server = null!;
    private MemoryVault _store = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await WireServer.StartAsync();
        _store = new MemoryVault(_server.Clock);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact, Trait("Feature", "T100"), Trait("Feature", "M16"), Trait("Requirement", "K8")]
    public async Task ATokenOfAnotherSystemIsUsedAndRefreshed()
    {
        _server.Then("""{"name":"Ann"}""").Then("""{"access_token":"t2","expires_in":3600}""").Then("""{"name":"Ann"}""");
        var vault = Open();
        var stored = await vault.AddAsync(PiersClient.Api, Key(), PiersCredentials.Login(Imported(TimeSpan.FromHours(1))), new PiersContext { Harbour = "north" }, Token);
        using var connection = await vault.ConnectAsync(PiersClient.Api, Key(), cancellationToken: Token);
        var client = new PiersClient(connection);

        await client.Me.GetAsync(Token);
        _server.Clock.Advance(TimeSpan.FromMinutes(59));
        await client.Me.GetAsync(Token);

        Assert.Equal(("login", ConnectionStatus.Active), (stored.Method, stored.Status));
        Assert.Equal(["Bearer t1", "Bearer t2"], _server.Calls.Where(static call => call.Target == "/v1/me").Select(static call => call.Header("Authorization")));
        Assert.Contains("refresh_token=refresh-one", _server.Calls[1].Body, StringComparison.Ordinal);

        // The answer repeated no refresh token, so the old one is kept; another process sees the new token.
        var kept = (await _store.ReadAsync(stored.Id, CredentialPurpose.Maintenance, cancellationToken: Token))!;
        Assert.Equal(("t2", "refresh-one", 2L), (kept.Credential.Token!.AccessToken, kept.Credential.Token.RefreshToken, kept.Generation));
        using var other = await Open().ConnectAsync(PiersClient.Api, Key(), cancellationToken: Token);
        _server.Then("""{"name":"Ann"}""");
        await new PiersClient(other).Me.GetAsync(Token);
        Assert.Equal("Bearer t2", _server.Calls[^1].Header("Authorization"));
    }

    [Fact, Trait("Feature", "M16")]
    public async Task ATokenWithoutAnEndIsNeverRefreshedBeforeItIsRefused()
    {
        _server.On = static _ => WireAnswer.Json("""{"name":"Ann"}""");
        await Open().AddAsync(PiersClient.Api, Key(), PiersCredentials.Login(new OAuthToken("t1")), cancellationToken: Token);
        using var connection = await Open().ConnectAsync(PiersClient.Api, Key(), cancellationToken: Token);

        await new PiersClient(connection).Me.GetAsync(Token);
        _server.Clock.Advance(TimeSpan.FromDays(1000));
        await new PiersClient(connection).Me.GetAsync(Token);

        Assert.Equal(["/v1/me", "/v1/me"], _server.Targets);
    }

    [Fact, Trait("Requirement", "K1"), Trait("Requirement", "K2"), Trait("Requirement", "K5"), Trait("Requirement", "K6")]
    public async Task ManyCallsOfManyProcessesShareOneRefresh()
    {
        var refreshes = 0;
        _server.On = call => call.Target != "/token" ? new WireAnswer("""{"name":"Ann"}""", call.Header("Authorization") == "Bearer t2" ? 200 : 401, [])
            : Interlocked.Increment(ref refreshes) == 1 ? WireAnswer.Json("""{"access_token":"t2","refresh_token":"r2","expires_in":3600}""")
            : new WireAnswer("""{"error":"invalid_grant"}""", 400, []);
        await Open().AddAsync(PiersClient.Api, Key(), PiersCredentials.Login(Imported(TimeSpan.Zero)), cancellationToken: Token);
        var connections = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Open().ConnectAsync(PiersClient.Api, Key(), cancellationToken: Token)));

        await Task.WhenAll(connections.SelectMany(static connection => Enumerable.Range(0, 25).Select(_ => new PiersClient(connection).Me.GetAsync(Token))));

        Assert.Equal((1, 200), (refreshes, _server.Calls.Count(static call => call.Target == "/v1/me")));
        Assert.DoesNotContain(_changes, static change => change.Status == ConnectionStatus.NeedsReauth);
        Array.ForEach(connections, static connection => connection.Dispose());
    }

    [Fact, Trait("Feature", "T97"), Trait("Requirement", "K4"), Trait("Requirement", "K15"), Trait("Requirement", "K17")]
    public async Task ARefusalHoldsForAllAndIsToldOnce()
    {
        _server.On = static call => call.Target == "/token" ? new WireAnswer("""{"error":"invalid_grant","error_description":"refresh-one is used up"}""", 400, []) : new WireAnswer("{}", 401, []);
        var stored = await Open().AddAsync(PiersClient.Api, Key(), PiersCredentials.Login(Imported(TimeSpan.FromHours(1))), cancellationToken: Token);
        using var first = await Open().ConnectAsync(PiersClient.Api, Key(), cancellationToken: Token);
        using var second = await Open().ConnectAsync(PiersClient.Api, Key(), cancellationToken: Token);

        await Assert.ThrowsAsync<TokenException>(() => new PiersClient(first).Me.GetAsync(Token));
        Assert.Equal(["/v1/me", "/token"], _server.Targets);
        var told = await Assert.ThrowsAsync<ReauthenticationException>(() => new PiersClient(first).Me.GetAsync(Token));
        await Assert.ThrowsAnyAsync<Exception>(() => new PiersClient(second).Me.GetAsync(Token));
        using var third = await Open().ConnectAsync(PiersClient.Api, Key(), cancellationToken: Token);
        await Assert.ThrowsAsync<ReauthenticationException>(() => new PiersClient(third).Me.GetAsync(Token));

        // The second one saw a 401 of its own and asked for no token.
        Assert.Equal(["/v1/me", "/token", "/v1/me"], _server.Targets);
        Assert.Single(_changes, static change => change.Status == ConnectionStatus.NeedsReauth);
        Assert.Contains($"Piers/default of tenant acme ({stored.Id})", told.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("refresh-one", told.Message, StringComparison.Ordinal);
        Assert.Equal("t1", (await _store.ReadAsync(stored.Id, CredentialPurpose.Maintenance, cancellationToken: Token))!.Credential.Token!.AccessToken);
    }

    [Fact, Trait("Requirement", "K11")]
    public async Task AnExpiredTokenWithoutARefreshTokenNeedsTheUserWithoutACall()
    {
        await Open().AddAsync(PiersClient.Api, Key(), PiersCredentials.Login(new OAuthToken("t1") { ExpiresAt = _server.Clock.GetUtcNow() }), cancellationToken: Token);
        using var connection = await Open().ConnectAsync(PiersClient.Api, Key(), cancellationToken: Token);

        await Assert.ThrowsAsync<TokenException>(() => new PiersClient(connection).Me.GetAsync(Token));

        Assert.Empty(_server.Calls);
        Assert.Equal(ConnectionStatus.NeedsReauth, (await _store.FindAsync(Key(), Token))!.Status);
    }

    [Fact, Trait("Requirement", "K7"), Trait("Requirement", "K10")]
    public async Task AStatusThatTheDefinitionNamesRefreshesTheToken()
    {
        _server.Then("""{"error":"stale"}""", 403).Then("""{"access_token":"t2","expires_in":3600}""").Then("""{"name":"Ann"}""");
        var stored = await Open().AddAsync(PiersClient.Api, Key(), PiersCredentials.Login(Imported(TimeSpan.FromHours(1))), cancellationToken: Token);
        using var connection = await Open().ConnectAsync(PiersClient.Api, Key(), static options => options.MaxAttempts = 2, Token);

        Assert.Equal("Ann", (await new PiersClient(connection).Me.GetAsync(Token)).Name);

        Assert.Equal(["Bearer t1", null, "Bearer t2"], _server.Calls.Select(static call => call.Header("Authorization")));
        Assert.Equal("t2", (await _store.ReadAsync(stored.Id, CredentialPurpose.Maintenance, cancellationToken: Token))!.Credential.Token!.AccessToken);
    }

    [Theory, Trait("Requirement", "K9")]
    [InlineData("\"expires_in\":\"3600\"", 3600.0)]
    [InlineData("\"expires_in\":3600.5", 3600.5)]
    [InlineData("\"expires\":3600", 3600.0)]
    [InlineData("\"expires\":\"3600\"", 3600.0)]
    [InlineData("\"expires_at\":1767326645", 3600.0)]
    [InlineData("\"expires_at\":\"1767326645\"", 3600.0)]
    [InlineData("\"expires_at\":1767326645000", 3600.0)]
    [InlineData("\"expires_at\":\"2026-01-02T03:54:05Z\"", 3000.0)]
    [InlineData("\"expires_at\":\"2026-01-02T04:54:05+01:00\"", 3000.0)]
    [InlineData("\"expires_in\":3600,\"expires_at\":1", 3600.0)]
    [InlineData("\"expires_in\":0", null)]
    [InlineData("\"expires_in\":-5", null)]
    [InlineData("\"expires_in\":\"soon\"", null)]
    [InlineData("\"expires_at\":1", 1.0)]
    [InlineData("\"expires_at\":\"2020-01-01\"", null)]
    [InlineData("\"token_type\":\"bearer\"", null)]
    public async Task TheEndOfATokenIsReadHoweverItIsWritten(string end, double? seconds)
    {
        var start = _server.Clock.GetUtcNow();
        _server.Then($$"""{"access_token":"t2","refresh_token":"r2",{{end}}}""").Then("""{"name":"Ann"}""");
        var stored = await Open().AddAsync(PiersClient.Api, Key(), PiersCredentials.Login(Imported(TimeSpan.Zero)), cancellationToken: Token);
        using var connection = await Open().ConnectAsync(PiersClient.Api, Key(), cancellationToken: Token);

        await new PiersClient(connection).Me.GetAsync(Token);

        Assert.Equal(seconds, ((await _store.ReadAsync(stored.Id, CredentialPurpose.Maintenance, cancellationToken: Token))!.Credential.Token!.ExpiresAt - start)?.TotalSeconds);
    }

    [Fact, Trait("Feature", "T65")]
    public async Task EachTenantMayHaveItsOwnApplication()
    {
        _server.On = static call => WireAnswer.Json(call.Target == "/token" ? """{"access_token":"t2","expires_in":3600}""" : """{"name":"Ann"}""");
        var vault = Open(static (key, options) => options.Environment = name => $"{name} of {key.Tenant}");
        foreach (var tenant in new[] { "acme", "bell" })
        {
            var key = Key() with { Tenant = tenant };
            await vault.AddAsync(PiersClient.Api, key, PiersCredentials.Login(Imported(TimeSpan.Zero)), cancellationToken: Token);
            using var connection = await vault.ConnectAsync(PiersClient.Api, key, cancellationToken: Token);
            await new PiersClient(connection).Me.GetAsync(Token);
        }

        var sent = _server.Calls.Where(static call => call.Target == "/token").Select(static call => new WireCall("POST", "", "?" + call.Body, [], []).Query);
        Assert.Equal(["PIERS_ID of acme", "PIERS_SECRET of acme", "PIERS_ID of bell", "PIERS_SECRET of bell"], sent.SelectMany(static query => query["client_id"].Concat(query["client_secret"])));
    }

    private static ConnectionKey Key() => new("Piers") { Tenant = "acme" };

    private OAuthToken Imported(TimeSpan lifetime) => new("t1") { RefreshToken = "refresh-one", ExpiresAt = _server.Clock.GetUtcNow() + lifetime };

    // Each is as good as a process of its own: they share nothing but the store. Leases last as long as they do, only the ends of tokens come sooner.
    private Vault Open(Action<ConnectionKey, ConnectionOptions>? configure = null) => new(_store, _store, new VaultOptions
    {
        Configure = (key, options) =>
        {
            options.HttpClient = _server.Http;
            options.TimeProvider = _server.Clock;
            options.Environment = static name => name;
            options.MaxAttempts = 1;
            configure?.Invoke(key, options);
        },
        StatusChanged = (change, _) =>
        {
            lock (_changes)
            {
                _changes.Add(change);
            }

            return default;
        },
    });
}
