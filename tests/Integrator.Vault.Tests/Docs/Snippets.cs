using System.Security.Cryptography.X509Certificates;
using Integrator.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Piers;

namespace Integrator.Vaults.Tests.Docs;

/// <summary>The code of the pages in docs: it is compiled here, and a test compares it.</summary>
internal static class Snippets
{
    public static void Keys(IServiceCollection services, string connectionString, X509Certificate2 certificate)
    {
        services.AddPostgresVault(connectionString);
        services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo("/var/lib/shop/keys")).ProtectKeysWithCertificate(certificate);
    }

    public static async Task<int> ReencryptAsync(IServiceProvider provider, CancellationToken cancellationToken)
    {
        var count = await provider.GetRequiredService<DatabaseVault>().ReencryptAsync(cancellationToken);
        return count;
    }

    public static async Task<int> MoveAsync(IDataProtectionProvider protection, string connectionString, CancellationToken cancellationToken)
    {
        using var from = DatabaseVault.OpenSqlite("vault.db", protection);
        using var to = DatabaseVault.OpenPostgres(connectionString, protection);
        var copied = await from.CopyToAsync(to, cancellationToken);
        return copied;
    }

    public static WebApplication Host(WebApplicationBuilder builder)
    {
        builder.Services.AddSqliteVault("vault.db");
        builder.Services.AddPiers();
        builder.Services.AddConnect(connect => connect.PublicAddress = new Uri("https://app.example.com"));
        var app = builder.Build();
        app.MapConnect();
        return app;
    }

    public static Uri Link(ConnectLinks links)
    {
        var key = new ConnectionKey(PiersClient.Api.Name) { Tenant = "acme", User = "ann" };
        var link = links.Create(key, returnTo: new Uri("https://app.example.com/settings"));
        return link;
    }

    public static async Task<string?> CallAsync(VaultClients<PiersClient> clients, CancellationToken cancellationToken)
    {
        var piers = await clients.GetAsync(tenant: "acme", user: "ann", cancellationToken: cancellationToken);
        var me = await piers.Me.GetAsync(cancellationToken);
        return me.Name;
    }

    public static void Authorize(WebApplicationBuilder builder)
    {
        builder.Services.AddConnect(connect => connect.Authorize = (context, connection) => ValueTask.FromResult(context.User.Identity?.Name == connection.User));
    }

    public static async Task<PiersClient[]> SeveralAsync(VaultClients<PiersClient> clients, CancellationToken cancellationToken)
    {
        var shared = await clients.GetAsync(tenant: "acme", cancellationToken: cancellationToken);
        var second = await clients.GetAsync(tenant: "acme", name: "second", cancellationToken: cancellationToken);
        return [shared, second];
    }

    public static PiersClient Keyed(IServiceCollection services, IConfiguration configuration, IServiceProvider provider)
    {
        services.AddKeyedPiers("east", _ => PiersCredentials.Key(configuration["Piers:East"]!));
        services.AddKeyedPiers("west", _ => PiersCredentials.Key(configuration["Piers:West"]!));
        var east = provider.GetRequiredKeyedService<PiersClient>("east");
        return east;
    }

    public static void Tenants(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSqliteVault("vault.db", vault => vault.Configure = (key, connection) =>
        {
            connection.Environment = name => configuration[$"{key.Tenant}:{name}"];
            connection.Timeout = TimeSpan.FromSeconds(20);
        });
    }

    public static async Task<StoredConnection> ImportAsync(Vault vault, string accessToken, string refreshToken, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        var token = new OAuthToken(accessToken) { RefreshToken = refreshToken, ExpiresAt = expiresAt };
        var stored = await vault.AddAsync(PiersClient.Api, new ConnectionKey("Piers") { Tenant = "acme", User = "ann" }, PiersCredentials.Login(token), cancellationToken: cancellationToken);
        return stored;
    }

    public static async Task<string?> WithoutAVaultAsync(OAuthToken token, Func<OAuthToken, CancellationToken, ValueTask> store)
    {
        var options = new ConnectionOptions { TokenChanged = (changed, cancellation) => store(changed, cancellation) };
        using var connection = new Connection(PiersClient.Api, PiersCredentials.Login(token), options);
        return (await new PiersClient(connection).Me.GetAsync()).Name;
    }
}
