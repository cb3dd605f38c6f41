using System.Net;
using Integrator.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Piers;

namespace Integrator.Vaults.Tests.Servers;

/// <summary>A user connects at a real authorization server, and the vault keeps up with its rotation.</summary>
public abstract class AuthorizationServerTests : IAsyncLifetime
{
    private Support.Stores _stores = null!;
    private WebApplication _host = null!;
    private HttpClient _vendor = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static ConnectionKey Key => new("Piers") { Tenant = "acme", User = "ann" };

    /// <summary>Whether a refresh token that was used is refused at once.</summary>
    protected abstract bool IsStrict { get; }

    private protected AuthorizationServer Server { get; private set; } = null!;

    private Vault Vault => _host.Services.GetRequiredService<Vault>();

    public async ValueTask InitializeAsync()
    {
        Server = Create();
        _stores = await OpenStoresAsync();
        _vendor = new HttpClient(new LoopbackHandler(() => Server.Address.AbsoluteUri));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        void Configure(VaultOptions options) => options.Configure = (_, connection) => this.Configure(connection);
        _ = _stores.Kind == "sqlite" ? builder.Services.AddSqliteVault(_stores.Database, Configure) : builder.Services.AddPostgresVault(_stores.Database, Configure);
        builder.Services.AddConnect(static options => options.Apis.Add(PiersClient.Api));
        _host = builder.Build();
        _host.MapConnect();
        await _host.StartAsync(Token);
        await Server.StartAsync(new Uri(new Uri(_host.Urls.First()), "/connect/callback"));
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _vendor.Dispose();
        await Server.DisposeAsync();
        await _stores.DisposeAsync();
    }

    protected abstract AuthorizationServer Create();

    protected virtual Task<Support.Stores> OpenStoresAsync() => Task.FromResult<Support.Stores>(new SqliteStores());

    [Fact, Trait("Requirement", "K12"), Trait("Requirement", "K18"), Trait("Requirement", "K6")]
    public async Task AUserConnectsAndTheTokenRotates()
    {
        var id = await ConnectAsync();
        using var connection = await Vault.ConnectAsync(PiersClient.Api, Key, cancellationToken: Token);
        var client = new PiersClient(connection);
        HashSet<string> refreshTokens = [(await StateAsync(id)).Credential.Token!.RefreshToken!];

        for (var round = 0; round < 3; round++)
        {
            Assert.Equal("Ann", (await client.Me.GetAsync(Token)).Name);
            Assert.True(await connection.RefreshAsync(Token));
            Assert.True(refreshTokens.Add((await StateAsync(id)).Credential.Token!.RefreshToken!));
        }

        Assert.Equal("Ann", (await client.Me.GetAsync(Token)).Name);
    }

    [Fact, Trait("Requirement", "K1"), Trait("Requirement", "K2")]
    public async Task ManyWhoShareAnExpiredTokenAllSucceed()
    {
        var id = await ConnectAsync();
        var state = await StateAsync(id);
        var store = _stores.Open(_host.Services.GetRequiredService<Microsoft.AspNetCore.DataProtection.IDataProtectionProvider>());
        Assert.True(await store.TryWriteAsync(id, state.Next(state.Credential.Token! with { ExpiresAt = DateTimeOffset.UtcNow }), Token));
        var vaults = Enumerable.Range(0, 5).Select(_ => new Vault(store, store, new VaultOptions { Configure = (_, options) => Configure(options) })).ToList();
        var connections = await Task.WhenAll(vaults.Select(static vault => vault.ConnectAsync(PiersClient.Api, Key, cancellationToken: Token)));

        var names = await Task.WhenAll(connections.SelectMany(static connection => Enumerable.Range(0, 10).Select(_ => new PiersClient(connection).Me.GetAsync(Token))));

        Assert.All(names, static me => Assert.Equal("Ann", me.Name));
        Assert.Equal(state.Generation + 2, (await StateAsync(id)).Generation);
        Array.ForEach(connections, static connection => connection.Dispose());
    }

    [Fact, Trait("Requirement", "K4")]
    public async Task ARefreshTokenThatWasUsedBeforeIsRefusedByAStrictServer()
    {
        var id = await ConnectAsync();
        var old = await StateAsync(id);
        using var connection = await Vault.ConnectAsync(PiersClient.Api, Key, cancellationToken: Token);
        await connection.RefreshAsync(Token);

        // Somebody who has a copy of the token and shares no vault.
        var options = new ConnectionOptions();
        Configure(options);
        using var thief = new Connection(PiersClient.Api, old.Credential.With(old.Credential.Token! with { ExpiresAt = DateTimeOffset.UtcNow }), options);
        if (!IsStrict)
        {
            Assert.Equal("Ann", (await new PiersClient(thief).Me.GetAsync(Token)).Name);
            return;
        }

        var failure = await Assert.ThrowsAsync<TokenException>(() => new PiersClient(thief).Me.GetAsync(Token));
        Assert.Equal(("invalid_grant", true), (failure.Code, failure.NeedsReauthentication));

        // The server revoked everything: the vault learns it, keeps the credential, and the user connects again.
        await Assert.ThrowsAsync<TokenException>(async () => await connection.RefreshAsync(Token));
        Assert.Equal(ConnectionStatus.NeedsReauth, (await Vault.Connections.FindAsync(id, Token))!.Status);
        Assert.Equal(id, await ConnectAsync());
        Assert.Equal("Ann", (await new PiersClient(connection).Me.GetAsync(Token)).Name);
    }

    private void Configure(ConnectionOptions options)
    {
        options.HttpClient = _vendor;
        options.Environment = static name => name;
        options.MaxAttempts = 1;
    }

    private async Task<string> ConnectAsync()
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });
        var link = new Uri(new Uri(_host.Urls.First()), _host.Services.GetRequiredService<ConnectLinks>().Create(Key));
        using var form = new FormUrlEncodedContent([new("method", "login"), new("harbour", "north")]);
        using var sent = await browser.PostAsync(link, form, Token);
        Assert.Contains("&prompt=consent&access_type=offline&duration=permanent&audience=piers", sent.Headers.Location!.Query, StringComparison.Ordinal);
        var back = await Server.ConsentAsync(sent.Headers.Location!);
        using var end = await browser.GetAsync(back, Token);
        var page = await end.Content.ReadAsStringAsync(Token);
        Assert.True(page.Contains("This account is connected.", StringComparison.Ordinal), page);
        return (await Vault.Connections.FindAsync(Key, Token))!.Id;
    }

    private async Task<CredentialState> StateAsync(string id) => (await _host.Services.GetRequiredService<ICredentialStore>().ReadAsync(id, CredentialPurpose.Maintenance, cancellationToken: Token))!;
}

/// <summary>OpenIddict that takes a refresh token once.</summary>
public sealed class StrictOpenIddictTests : AuthorizationServerTests
{
    protected override bool IsStrict => true;

    protected override AuthorizationServer Create() => new OpenIddictServer(TimeSpan.Zero);
}

/// <summary>The same, and the vault on PostgreSQL.</summary>
public sealed class PostgresOpenIddictTests(PostgresServer server) : AuthorizationServerTests
{
    protected override bool IsStrict => true;

    protected override AuthorizationServer Create() => new OpenIddictServer(TimeSpan.Zero);

    protected override async Task<Support.Stores> OpenStoresAsync() => new PostgresStores(await server.CreateDatabaseAsync(), server.Data);
}

/// <summary>OpenIddict that takes a refresh token again for half a minute.</summary>
public sealed class LenientOpenIddictTests : AuthorizationServerTests
{
    protected override bool IsStrict => false;

    protected override AuthorizationServer Create() => new OpenIddictServer(TimeSpan.FromSeconds(30));
}

/// <summary>oidc-provider, which takes a refresh token once.</summary>
public sealed class NodeServerTests : AuthorizationServerTests
{
    protected override bool IsStrict => true;

    protected override AuthorizationServer Create() => new NodeServer();
}
