using System.ComponentModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Integrator;

/// <summary>Registers generated clients.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ConnectorServices
{
    /// <summary>
    /// Adds one client, made when first asked for; its connection ends with the provider. Calls go through the named client
    /// <c>Integrator.&lt;Api&gt;</c> of <see cref="IHttpClientFactory"/>, whose handler follows no redirects, unless the options name another client or
    /// an <see cref="AddressPolicy"/>.
    /// </summary>
    /// <param name="services">Where it is added.</param>
    /// <param name="api">The remote side.</param>
    /// <param name="create">Makes the client.</param>
    /// <param name="credential">What proves who calls.</param>
    /// <param name="configure">Changes how calls are sent, after logging and time were taken from the provider.</param>
    public static IServiceCollection Add<TClient>(
        IServiceCollection services,
        Api api,
        Func<Connection, TClient> create,
        Func<IServiceProvider, Credential> credential,
        Action<IServiceProvider, ConnectionOptions>? configure = null)
        where TClient : class
    {
        AddHttpClient(services, api);
        services.TryAddSingleton(provider => new ConnectedClient<TClient>(Connect(provider, api, credential, configure), create));
        services.TryAddSingleton(static provider => provider.GetRequiredService<ConnectedClient<TClient>>().Client);
        return services;
    }

    /// <summary>Adds a client of its own for a key, such as one of several accounts; made when first asked for.</summary>
    /// <param name="services">Where it is added.</param>
    /// <param name="key">What it is asked for by, as a keyed service.</param>
    /// <param name="api">The remote side.</param>
    /// <param name="create">Makes the client.</param>
    /// <param name="credential">What proves who calls.</param>
    /// <param name="configure">Changes how calls are sent, after logging and time were taken from the provider.</param>
    public static IServiceCollection AddKeyed<TClient>(
        IServiceCollection services,
        object key,
        Api api,
        Func<Connection, TClient> create,
        Func<IServiceProvider, Credential> credential,
        Action<IServiceProvider, ConnectionOptions>? configure = null)
        where TClient : class
    {
        AddHttpClient(services, api);
        services.TryAddKeyedSingleton(key, (provider, _) => new ConnectedClient<TClient>(Connect(provider, api, credential, configure), create));
        services.TryAddKeyedSingleton(key, static (provider, key) => provider.GetRequiredKeyedService<ConnectedClient<TClient>>(key).Client);
        return services;
    }

    /// <summary>
    /// Adds <see cref="VaultClients{TClient}"/>: clients of the connections that the <see cref="Vault"/> among the services keeps. The <see cref="Api"/> is
    /// among the services, too, so that a host can offer to connect its accounts.
    /// </summary>
    /// <param name="services">Where they are added.</param>
    /// <param name="api">The remote side.</param>
    /// <param name="create">Makes a client.</param>
    /// <param name="configure">Changes how the calls of a connection are sent, after logging and time were taken from the provider.</param>
    public static IServiceCollection AddFromVault<TClient>(
        IServiceCollection services,
        Api api,
        Func<Connection, TClient> create,
        Action<IServiceProvider, ConnectionKey, ConnectionOptions>? configure = null)
        where TClient : class
    {
        AddHttpClient(services, api);
        services.AddSingleton(api);
        services.TryAddSingleton(provider => new VaultClients<TClient>(
            provider.GetRequiredService<Vault>(),
            api,
            create,
            (key, options) => Configure(provider, api, options, configure is null ? null : (provider, options) => configure(provider, key, options))));
        return services;
    }

    private static string ClientName(Api api) => "Integrator." + api.Name;

    private static void AddHttpClient(IServiceCollection services, Api api) => services.AddHttpClient(ClientName(api))
        .ConfigurePrimaryHttpMessageHandler(static () => Transport.Handler())
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan)

        // The connection logs without addresses, which may hold secrets.
        .RemoveAllLoggers();

    private static Connection Connect(IServiceProvider provider, Api api, Func<IServiceProvider, Credential> credential, Action<IServiceProvider, ConnectionOptions>? configure)
    {
        var options = new ConnectionOptions();
        Configure(provider, api, options, configure);
        return new Connection(api, credential(provider), options);
    }

    private static void Configure(IServiceProvider provider, Api api, ConnectionOptions options, Action<IServiceProvider, ConnectionOptions>? configure)
    {
        if (provider.GetService<ILoggerFactory>() is { } loggers)
        {
            options.Logger = loggers.CreateLogger("Integrator." + api.Name);
        }

        if (provider.GetService<TimeProvider>() is { } clock)
        {
            options.TimeProvider = clock;
        }

        configure?.Invoke(provider, options);
        if (options is { HttpClient: null, AddressPolicy: null })
        {
            // The connection has timeouts of its own.
            options.HttpClient = provider.GetRequiredService<IHttpClientFactory>().CreateClient(ClientName(api));
            options.HttpClient.Timeout = Timeout.InfiniteTimeSpan;
        }
    }
}
