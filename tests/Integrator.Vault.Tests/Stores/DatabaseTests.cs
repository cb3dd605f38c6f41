using Integrator.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;

namespace Integrator.Vaults.Tests.Stores;

/// <summary>What a database adds to a store: encryption, keys, audit, versions, copies.</summary>
public abstract class DatabaseTests : IAsyncLifetime
{
    private Support.Stores _stores = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _stores = await OpenAsync();

    public ValueTask DisposeAsync() => _stores.DisposeAsync();

    protected abstract Task<Support.Stores> OpenAsync();

    [Fact, Trait("Requirement", "K20")]
    public async Task EveryReadOfASecretIsWrittenDownWithItsPurpose()
    {
        var store = _stores.Open();
        await AddAsync(store, "1");
        await store.ReadAsync("1", CredentialPurpose.Call, 0, Token);
        await store.ReadAsync("1", CredentialPurpose.Call, 1, Token);
        await store.ReadAsync("none", CredentialPurpose.Call, 0, Token);
        await store.ReadAsync("1", CredentialPurpose.Refresh, 0, Token);

        var reads = await store.ReadsAsync("1", cancellationToken: Token);

        Assert.Equal([CredentialPurpose.Call, CredentialPurpose.Refresh], reads.Select(static read => read.Purpose).Order());
        Assert.All(reads, static read => Assert.Equal($"{Environment.MachineName}/{Environment.ProcessId}", read.Process));
        Assert.All(reads, static read => Assert.InRange(read.ReadAt, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddMinutes(1)));
        Assert.Equal(2, await store.ForgetReadsAsync(DateTimeOffset.UtcNow.AddMinutes(1), Token));
        Assert.Empty(await store.ReadsAsync(cancellationToken: Token));
    }

    [Fact, Trait("Requirement", "K15"), Trait("Requirement", "K21")]
    public async Task WithoutItsKeyASecretIsToldAndKept()
    {
        await AddAsync(_stores.Open(), "1");
        var stranger = _stores.Open(Support.Stores.ProtectionIn(Path.Combine(_stores.Folder, "other-keys")));

        var failure = await Assert.ThrowsAsync<CredentialStoreException>(async () => await stranger.ReadAsync("1", CredentialPurpose.Call, 0, Token));

        Assert.StartsWith("The credential of connection 1 cannot be decrypted", failure.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<CredentialStoreException>(() => stranger.ReencryptAsync(Token));
        Assert.Equal("access-1", (await _stores.Open().ReadAsync("1", CredentialPurpose.Call, 0, Token))!.Credential.Token!.AccessToken);
    }

    [Theory]
    [InlineData("update integrator_connections set secret = (select secret from integrator_connections where id = '2') where id = '1'")]
    [InlineData("update integrator_connections set secret = {0} where id = '1'")]
    public async Task ASecretThatWasMovedOrChangedIsRefused(string sql)
    {
        var store = _stores.Open();
        await AddAsync(store, "1");
        await AddAsync(store, "2");

        await _stores.SqlAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, sql, _stores.Kind == "sqlite" ? "x'00112233'" : "'\\x00112233'"));

        await Assert.ThrowsAsync<CredentialStoreException>(async () => await store.ReadAsync("1", CredentialPurpose.Call, 0, Token));
        Assert.NotNull(await store.ReadAsync("2", CredentialPurpose.Call, 0, Token));
    }

    [Fact, Trait("Requirement", "K21")]
    public async Task AKeyIsReplacedWhileTheVaultIsUsed()
    {
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName("Integrator").PersistKeysToFileSystem(new DirectoryInfo(_stores.Keys));
        await using var provider = services.BuildServiceProvider();
        var store = _stores.Open(provider.GetRequiredService<IDataProtectionProvider>());
        for (var index = 0; index < 5; index++)
        {
            await AddAsync(store, $"{index}");
        }

        Assert.Equal(0, await store.ReencryptAsync(Token));
        provider.GetRequiredService<IKeyManager>().CreateNewKey(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(90));
        var renewed = _stores.Open(Support.Stores.ProtectionIn(_stores.Keys));
        Assert.Equal("access-1", (await renewed.ReadAsync("0", CredentialPurpose.Call, 0, Token))!.Credential.Token!.AccessToken);
        Assert.True(await renewed.TryWriteAsync("4", StoreTests.State(2), Token));

        // What was written since then has the new key already.
        Assert.Equal(4, await renewed.ReencryptAsync(Token));
        Assert.Equal(0, await renewed.ReencryptAsync(Token));
        Assert.Equal("access-1", (await renewed.ReadAsync("3", CredentialPurpose.Call, 0, Token))!.Credential.Token!.AccessToken);
    }

    [Fact]
    public async Task ADatabaseOfALaterVersionIsRefused()
    {
        await AddAsync(_stores.Open(), "1");
        await _stores.SqlAsync(_stores.Kind == "sqlite"
            ? "insert into SchemaVersions (ScriptName, Applied) values ('Integrator.Hosting.Vaults.Scripts.9999-later.sqlite.sql', '2027-01-01')"
            : "insert into integrator_schema_versions (scriptname, applied) values ('Integrator.Hosting.Vaults.Scripts.9999-later.postgres.sql', '2027-01-01')");

        var failure = await Assert.ThrowsAsync<CredentialStoreException>(async () => await _stores.Open().FindAsync("1", Token));

        Assert.Contains("later version", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ManyWhoBeginAtOnceFindTheTables()
    {
        var stores = Enumerable.Range(0, 12).Select(_ => _stores.Open()).ToList();

        var added = await Task.WhenAll(stores.Select((store, index) => Task.Run(async () => await store.TryAddAsync(StoreTests.Connection($"{index}", StoreTests.Key(name: $"{index}")), Token))));

        Assert.DoesNotContain(false, added);
    }

    [Fact, Trait("Requirement", "K21")]
    public async Task ACopyHasTheSameIdsAndSecrets()
    {
        var store = _stores.Open();
        await AddAsync(store, "1");
        await AddAsync(store, "2");
        await store.TryWriteAsync("2", StoreTests.State(2), Token);
        await store.SetStatusAsync("2", ConnectionStatus.NeedsReauth, "no", Token);
        await store.TryAddAsync(StoreTests.Connection("3", StoreTests.Key(name: "3")), Token);
        await using var target = new SqliteStores();
        var copy = target.Open();

        Assert.Equal(3, await store.CopyToAsync(copy, Token));
        Assert.Equal(0, await store.CopyToAsync(copy, Token));

        foreach (var id in new[] { "1", "2", "3" })
        {
            Assert.Equal(await store.FindAsync(id, Token), await copy.FindAsync(id, Token));
            var (before, after) = (await store.ReadAsync(id, CredentialPurpose.Maintenance, 0, Token), await copy.ReadAsync(id, CredentialPurpose.Maintenance, 0, Token));
            Assert.Equal(before is null ? null : CredentialJson.Write(before), after is null ? null : CredentialJson.Write(after));
            Assert.Equal(before?.Generation, after?.Generation);
        }
    }

    [Fact]
    public async Task AConsentIsTakenOnceByAnyProcess()
    {
        await _stores.Open().FindAsync("1", Token);
        var host = Host();
        var other = Host();
        var (store, second) = (host.GetRequiredService<IConsentStore>(), other.GetRequiredService<IConsentStore>());
        await store.AddAsync("a", [1, 2], DateTimeOffset.UtcNow.AddMinutes(5), Token);
        await store.AddAsync("b", [3], DateTimeOffset.UtcNow.AddMinutes(-5), Token);
        await store.AddAsync("c", [4], DateTimeOffset.UtcNow.AddMinutes(5), Token);

        var taken = await Task.WhenAll(Enumerable.Range(0, 10).Select(async index => await (index % 2 == 0 ? store : second).TakeAsync("a", Token)));

        Assert.Equal([1, 2], Assert.Single(taken, static one => one.Data is not null).Data);
        Assert.Equal(9, taken.Count(static one => one.IsUsed));
        Assert.Equal(new TakenConsent(null, false), await second.TakeAsync("b", Token));
        await host.DisposeAsync();
        await other.DisposeAsync();
    }

    [Fact, Trait("Requirement", "K14")]
    public async Task IdleCredentialsAreRefreshedBeforeTheyLapse()
    {
        await using var vendor = await TokenVendor.StartAsync(isStrict: true);
        await using var host = Host(vendor);
        var vault = host.GetRequiredService<Vault>();
        var idle = vendor.Consent() with { ExpiresAt = DateTimeOffset.UtcNow.AddDays(-4) };
        await vault.AddAsync(Piers.PiersClient.Api, StoreTests.Key(), Piers.PiersCredentials.Login(idle), cancellationToken: Token);
        await vault.AddAsync(Piers.PiersClient.Api, StoreTests.Key(name: "used"), Piers.PiersCredentials.Login(idle with { ExpiresAt = DateTimeOffset.UtcNow.AddDays(-1) }), cancellationToken: Token);
        var service = host.GetServices<Microsoft.Extensions.Hosting.IHostedService>().Single(static service => service.GetType().Name == "IdleRefresh");

        await service.StartAsync(Token);
        for (var wait = 0; wait < 100 && vendor.Refreshes == 0; wait++)
        {
            await Task.Delay(50, Token);
        }

        await service.StopAsync(Token);
        Assert.Equal(1, vendor.Refreshes);
        Assert.InRange((await vault.Connections.FindAsync(StoreTests.Key(), Token))!.ExpiresAt!.Value, DateTimeOffset.UtcNow.AddMinutes(50), DateTimeOffset.UtcNow.AddMinutes(70));
    }

    private ServiceProvider Host(TokenVendor? vendor = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        void Configure(VaultOptions options) => options.Configure = (_, connection) =>
        {
            connection.HttpClient = new HttpClient(new LoopbackHandler(() => vendor!.Address));
            connection.Environment = static name => name;
        };
        _ = _stores.Kind == "sqlite" ? services.AddSqliteVault(_stores.Database, Configure) : services.AddPostgresVault(_stores.Database, Configure);
        services.AddConnect(static options => options.Apis.Add(Piers.PiersClient.Api));
        return services.BuildServiceProvider();
    }

    private static async Task AddAsync(DatabaseVault store, string id)
    {
        Assert.True(await store.TryAddAsync(StoreTests.Connection(id, StoreTests.Key(name: id)), Token));
        Assert.True(await store.TryWriteAsync(id, StoreTests.State(1), Token));
    }
}

/// <summary>On SQLite.</summary>
public sealed class SqliteDatabaseTests : DatabaseTests
{
    protected override Task<Support.Stores> OpenAsync() => Task.FromResult<Support.Stores>(new SqliteStores());
}

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresDatabaseTests(PostgresServer server) : DatabaseTests
{
    protected override async Task<Support.Stores> OpenAsync() => new PostgresStores(await server.CreateDatabaseAsync(), server.Data);
}
