namespace Integrator.Vaults.Tests.Stores;

/// <summary>What every store of connections promises.</summary>
public abstract class StoreTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Two stores on one database, each as good as a process of its own.</summary>
    protected abstract Task<StorePair> OpenAsync();

    [Fact]
    public async Task AConnectionIsFoundByItsIdAndByItsKey()
    {
        await using var pair = await OpenAsync();
        var added = Connection("1", Key("acme", "ann", "main"));

        Assert.True(await pair.Connections.TryAddAsync(added, Token));

        Assert.Equal(added, await pair.OtherConnections.FindAsync("1", Token));
        Assert.Equal(added, await pair.OtherConnections.FindAsync(Key("acme", "ann", "main"), Token));
        Assert.Null(await pair.Connections.FindAsync("2", Token));
        foreach (var other in new[] { Key("acme", null, "main"), Key("acme", "bob", "main"), Key("other", "ann", "main"), Key("acme", "ann", "second"), Key("ACME", "ann", "main") })
        {
            Assert.Null(await pair.Connections.FindAsync(other, Token));
        }
    }

    [Theory]
    [InlineData("acme", "ann", "main")]
    [InlineData("", null, "default")]
    [InlineData("te'nant; drop table integrator_connections; --", "us\"er", "n%me_")]
    [InlineData("\u4e2d\u6587", "\U0001F600", "\u00e9")]
    public async Task AKeyIsTakenOnce(string tenant, string? user, string name)
    {
        await using var pair = await OpenAsync();
        var key = Key(tenant, user, name);

        Assert.True(await pair.Connections.TryAddAsync(Connection("1", key), Token));
        Assert.False(await pair.OtherConnections.TryAddAsync(Connection("2", key), Token));
        Assert.False(await pair.OtherConnections.TryAddAsync(Connection("1", key with { Name = "another" }), Token));

        Assert.Equal(key, (await pair.OtherConnections.FindAsync(key, Token))!.Key);
    }

    [Fact]
    public async Task AUserWithoutANameIsNone()
    {
        await using var pair = await OpenAsync();
        await pair.Connections.TryAddAsync(Connection("1", Key()), Token);

        Assert.Equal("1", (await new Vault(pair.OtherConnections, pair.OtherCredentials).BeginAsync(new Api("Piers"), Key() with { User = "" }, Token)).Id);
    }

    [Fact]
    public async Task OfManyWhoAddOneKeyOneDoes()
    {
        await using var pair = await OpenAsync();

        var added = await Task.WhenAll(Enumerable.Range(0, 40).Select(async index => await (index % 2 == 0 ? pair.Connections : pair.OtherConnections).TryAddAsync(Connection($"{index}", Key()), Token)));

        Assert.Single(added, static one => one);
    }

    [Fact]
    public async Task ListsAreThoseOfATenant()
    {
        await using var pair = await OpenAsync();
        foreach (var (id, key) in new[] { ("1", Key("acme", "ann")), ("2", Key("acme", "bob")), ("3", Key("acme")), ("4", Key("bell", "ann")), ("5", new ConnectionKey("Other") { Tenant = "acme", User = "ann" }) })
        {
            await pair.Connections.TryAddAsync(Connection(id, key), Token);
        }

        Assert.Equal(["1", "2", "3", "5"], await IdsAsync(pair.Connections.ListAsync("acme", cancellationToken: Token)));
        Assert.Equal(["1", "2", "3"], await IdsAsync(pair.Connections.ListAsync("acme", "Piers", cancellationToken: Token)));
        Assert.Equal(["1", "5"], await IdsAsync(pair.Connections.ListAsync("acme", user: "ann", cancellationToken: Token)));
        Assert.Equal(["4"], await IdsAsync(pair.Connections.ListAsync("bell", cancellationToken: Token)));
        Assert.Empty(await IdsAsync(pair.Connections.ListAsync("none", cancellationToken: Token)));
    }

    [Fact, Trait("Requirement", "K14")]
    public async Task ConnectionsWhoseTokenEndsAreListedWhileTheyAreActive()
    {
        await using var pair = await OpenAsync();
        var end = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        foreach (var (id, expiry) in new[] { ("1", end), ("2", end.AddHours(1)), ("3", (DateTimeOffset?)null), ("4", end) })
        {
            await pair.Connections.TryAddAsync(Connection(id, Key(name: id)), Token);
            await pair.Credentials.TryWriteAsync(id, State(1, expiry), Token);
            await pair.Connections.SetStatusAsync(id, id == "4" ? ConnectionStatus.NeedsReauth : ConnectionStatus.Active, null, Token);
        }

        Assert.Equal(["1"], await IdsAsync(pair.OtherConnections.ListExpiringAsync(end.AddMinutes(1), Token)));
        Assert.Equal(["1", "2"], await IdsAsync(pair.OtherConnections.ListExpiringAsync(end.AddDays(1), Token)));
    }

    [Fact]
    public async Task AStatusIsChangedOnceAndToldWithTheOneBefore()
    {
        await using var pair = await OpenAsync();
        await pair.Connections.TryAddAsync(Connection("1", Key()), Token);

        Assert.Equal(ConnectionStatus.Connecting, await pair.Connections.SetStatusAsync("1", ConnectionStatus.NeedsReauth, "no", Token));
        Assert.Null(await pair.OtherConnections.SetStatusAsync("1", ConnectionStatus.NeedsReauth, "no", Token));
        Assert.Null(await pair.OtherConnections.SetStatusAsync("1", ConnectionStatus.NeedsReauth, "still no", Token));
        Assert.Null(await pair.OtherConnections.SetStatusAsync("2", ConnectionStatus.Active, null, Token));
        Assert.Equal((ConnectionStatus.NeedsReauth, "still no"), ((await pair.Connections.FindAsync("1", Token))!.Status, (await pair.Connections.FindAsync("1", Token))!.Error));

        var told = await Task.WhenAll(Enumerable.Range(0, 20).Select(async index => await (index % 2 == 0 ? pair.Connections : pair.OtherConnections).SetStatusAsync("1", ConnectionStatus.Active, null, Token)));
        Assert.Single(told, static before => before is not null);
    }

    [Fact, Trait("Requirement", "K5")]
    public async Task ACredentialIsWrittenOverTheGenerationBeforeItOnly()
    {
        await using var pair = await OpenAsync();
        await pair.Connections.TryAddAsync(Connection("1", Key()), Token);

        Assert.Null(await pair.Credentials.ReadAsync("1", CredentialPurpose.Call, 0, Token));
        Assert.False(await pair.Credentials.TryWriteAsync("1", State(2), Token));
        Assert.True(await pair.Credentials.TryWriteAsync("1", State(1), Token));
        Assert.False(await pair.OtherCredentials.TryWriteAsync("1", State(1), Token));
        Assert.False(await pair.OtherCredentials.TryWriteAsync("1", State(3), Token));
        Assert.False(await pair.OtherCredentials.TryWriteAsync("none", State(1), Token));
        Assert.True(await pair.OtherCredentials.TryWriteAsync("1", State(2), Token));

        var read = (await pair.Credentials.ReadAsync("1", CredentialPurpose.Call, 1, Token))!;
        Assert.Equal((2L, "access-2", "refresh-2", """{"harbour":"north"}"""), (read.Generation, read.Credential.Token!.AccessToken, read.Credential.Token.RefreshToken, read.Variables));
        Assert.Null(await pair.Credentials.ReadAsync("1", CredentialPurpose.Call, 2, Token));

        var written = await Task.WhenAll(Enumerable.Range(0, 20).Select(async index => await (index % 2 == 0 ? pair.Credentials : pair.OtherCredentials).TryWriteAsync("1", State(3), Token)));
        Assert.Single(written, static one => one);
    }

    [Fact]
    public async Task ACredentialOfEachKindComesBackWhole()
    {
        await using var pair = await OpenAsync();
        Credential[] credentials =
        [
            Credential.None, Credential.Bearer("secret-a"), Credential.ApiKey("secret-b"), Credential.Basic("user", "p\u00e4ss:\0word"),
            Credential.Named(new Dictionary<string, Credential> { ["a"] = Credential.Bearer("x"), ["b"] = Credential.Basic("u", "") }),
            Credential.Of("key", new Dictionary<string, string?> { ["api_key"] = "pk_\u4e2d\"\n", ["empty"] = "", ["none"] = null }),
            Credential.Of("login", new Dictionary<string, string?>(), new OAuthToken("a") { RefreshToken = "r", Scope = "s t", TokenType = "mac", ExpiresAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.FromHours(2)), Values = new Dictionary<string, string> { ["team"] = "7" } }),
        ];
        for (var index = 0; index < credentials.Length; index++)
        {
            await pair.Connections.TryAddAsync(Connection($"{index}", Key(name: $"{index}")), Token);
            var state = new CredentialState(credentials[index]) { Variables = index % 2 == 0 ? null : "{}" };
            await pair.Credentials.TryWriteAsync($"{index}", state, Token);

            var read = (await pair.OtherCredentials.ReadAsync($"{index}", CredentialPurpose.Maintenance, 0, Token))!;

            Assert.Equal(CredentialJson.Write(state), CredentialJson.Write(read));
        }
    }

    [Fact, Trait("Requirement", "K3")]
    public async Task ALeaseIsHeldByOneUntilItEndsOrIsGivenBack()
    {
        await using var pair = await OpenAsync();
        await pair.Connections.TryAddAsync(Connection("1", Key()), Token);

        Assert.True(await pair.Credentials.TryLeaseAsync("1", "a", TimeSpan.FromMinutes(1), Token));
        Assert.False(await pair.OtherCredentials.TryLeaseAsync("1", "b", TimeSpan.FromMinutes(1), Token));
        Assert.True(await pair.Credentials.TryLeaseAsync("1", "a", TimeSpan.FromMinutes(1), Token));
        await pair.OtherCredentials.ReleaseAsync("1", "b", Token);
        Assert.False(await pair.OtherCredentials.TryLeaseAsync("1", "b", TimeSpan.FromMinutes(1), Token));
        await pair.Credentials.ReleaseAsync("1", "a", Token);
        Assert.True(await pair.OtherCredentials.TryLeaseAsync("1", "b", TimeSpan.FromMilliseconds(50), Token));
        await Task.Delay(150, Token);
        Assert.True(await pair.Credentials.TryLeaseAsync("1", "a", TimeSpan.FromMinutes(1), Token));
        Assert.False(await pair.Credentials.TryLeaseAsync("none", "a", TimeSpan.FromMinutes(1), Token));
    }

    [Fact]
    public async Task WhatIsDeletedIsGoneWithItsSecret()
    {
        await using var pair = await OpenAsync();
        await pair.Connections.TryAddAsync(Connection("1", Key()), Token);
        await pair.Credentials.TryWriteAsync("1", State(1), Token);

        Assert.True(await pair.Connections.DeleteAsync("1", Token));

        Assert.False(await pair.OtherConnections.DeleteAsync("1", Token));
        Assert.Null(await pair.OtherConnections.FindAsync("1", Token));
        Assert.Null(await pair.OtherCredentials.ReadAsync("1", CredentialPurpose.Call, 0, Token));
        Assert.False(await pair.OtherCredentials.TryWriteAsync("1", State(2), Token));
        Assert.True(await pair.Connections.TryAddAsync(Connection("2", Key()), Token));
    }

    internal static CredentialState State(long generation, DateTimeOffset? end = null) =>
        new(Credential.Of("login", new Dictionary<string, string?> { ["field"] = "value" }, new OAuthToken($"access-{generation}") { RefreshToken = $"refresh-{generation}", ExpiresAt = end }), generation) { Variables = """{"harbour":"north"}""" };

    internal static ConnectionKey Key(string tenant = "acme", string? user = null, string name = "default") => new("Piers", name) { Tenant = tenant, User = user };

    internal static StoredConnection Connection(string id, ConnectionKey key)
    {
        var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return new StoredConnection(id, key) { CreatedAt = now, UpdatedAt = now };
    }

    private static async Task<List<string>> IdsAsync(IAsyncEnumerable<StoredConnection> connections)
    {
        List<string> ids = [];
        await foreach (var connection in connections)
        {
            ids.Add(connection.Id);
        }

        return ids;
    }
}

/// <summary>Two stores on one database.</summary>
public sealed record StorePair(IConnectionStore Connections, ICredentialStore Credentials, IConnectionStore OtherConnections, ICredentialStore OtherCredentials, IAsyncDisposable? Owner) : IAsyncDisposable
{
    public static StorePair Of(Integrator.Vaults.Tests.Support.Stores stores)
    {
        var (one, other) = (stores.Open(), stores.Open());
        return new StorePair(one, one, other, other, stores);
    }

    public ValueTask DisposeAsync() => Owner?.DisposeAsync() ?? default;
}

/// <summary>In memory.</summary>
public sealed class MemoryStoreTests : StoreTests
{
    protected override Task<StorePair> OpenAsync()
    {
        var store = new MemoryVault();
        return Task.FromResult(new StorePair(store, store, store, store, null));
    }
}

/// <summary>On SQLite.</summary>
public sealed class SqliteStoreTests : StoreTests
{
    protected override Task<StorePair> OpenAsync() => Task.FromResult(StorePair.Of(new SqliteStores()));
}

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresStoreTests(PostgresServer server) : StoreTests
{
    protected override async Task<StorePair> OpenAsync() => StorePair.Of(new PostgresStores(await server.CreateDatabaseAsync(), server.Data));
}
