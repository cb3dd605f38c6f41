using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Integrator.Hosting;

/// <summary>Registers a <see cref="Vault"/> on a database.</summary>
public static class VaultServices
{
    /// <summary>
    /// Adds a vault in one file: <see cref="Vault"/>, <see cref="DatabaseVault"/>, its stores, and a service that refreshes idle credentials. The key
    /// ring of Data Protection is in the same file unless the host configures another place.
    /// </summary>
    /// <param name="services">Where it is added.</param>
    /// <param name="path">The file; it is made if there is none.</param>
    /// <param name="configure">Changes how the vault works.</param>
    public static IServiceCollection AddSqliteVault(this IServiceCollection services, string path, Action<VaultOptions>? configure = null) =>
        AddVault(services, _ => new SqliteDatabase(path), configure);

    /// <summary>The same in a PostgreSQL database, version 15 or later.</summary>
    /// <param name="services">Where it is added.</param>
    /// <param name="connectionString">Where the database is, as Npgsql writes it.</param>
    /// <param name="configure">Changes how the vault works.</param>
    public static IServiceCollection AddPostgresVault(this IServiceCollection services, string connectionString, Action<VaultOptions>? configure = null) =>
        AddVault(services, _ => new PostgresDatabase(connectionString), configure);

    private static IServiceCollection AddVault(IServiceCollection services, Func<IServiceProvider, Database> open, Action<VaultOptions>? configure)
    {
        services.AddDataProtection().SetApplicationName("Integrator");
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(open);
        services.TryAddSingleton(static provider => new DatabaseVault(provider.GetRequiredService<Database>(), provider.GetRequiredService<IDataProtectionProvider>()));
        services.TryAddSingleton<IConnectionStore>(static provider => provider.GetRequiredService<DatabaseVault>());
        services.TryAddSingleton<ICredentialStore>(static provider => provider.GetRequiredService<DatabaseVault>());
        services.TryAddSingleton<IConsentStore>(static provider => new DatabaseConsents(provider.GetRequiredService<Database>(), provider.GetRequiredService<TimeProvider>()));
        services.AddOptions<KeyManagementOptions>().PostConfigure<Database>(static (keys, database) => keys.XmlRepository ??= new DatabaseKeys(database));
        services.AddOptions<VaultOptions>().Configure<IServiceProvider>((options, provider) =>
        {
            options.TimeProvider = provider.GetRequiredService<TimeProvider>();
            configure?.Invoke(options);
            var own = options.Configure;
            options.Configure = (key, connection) =>
            {
                Configure(provider, key, connection);
                own?.Invoke(key, connection);

                // A client of the host's own has a handler of its own.
                connection.AddressPolicy = connection.HttpClient is not null && connection.AddressPolicy == AddressPolicy.Public ? null : connection.AddressPolicy;
            };
        });
        services.TryAddSingleton(static provider => new Vault(
            provider.GetRequiredService<IConnectionStore>(), provider.GetRequiredService<ICredentialStore>(), provider.GetRequiredService<IOptions<VaultOptions>>().Value));
        services.AddHostedService<IdleRefresh>();
        return services;
    }

    // Whoever connects an account chooses its variables, and so hosts that are called.
    private static void Configure(IServiceProvider provider, ConnectionKey key, ConnectionOptions options)
    {
        options.AddressPolicy = AddressPolicy.Public;
        options.LogTo(provider, key.Api);
        options.ReadEnvironment(provider);
    }
}
