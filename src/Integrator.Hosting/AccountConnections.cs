using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Integrator.Hosting;

/// <summary>
/// Makes connections for the accounts of a host. Logging and time come from the services. Hosts that depend on variables of an account, and those that
/// a redirect leads to, are called only at public addresses (<see cref="AddressPolicy.Public"/>), because whoever owns an account chooses its variables.
/// </summary>
/// <param name="services">The services of the host.</param>
public sealed class AccountConnections(IServiceProvider services)
{
    /// <summary>A connection, which the caller disposes.</summary>
    /// <param name="api">The remote side, as a generated client names it.</param>
    /// <param name="credential">What proves who calls; null if the API needs nothing.</param>
    /// <param name="variables">The variables of the account, of the type that the connector generates for them; null if it has none.</param>
    /// <param name="configure">Changes how calls are sent. It may set another address policy, or null for none.</param>
    /// <exception cref="FormException">A variable is not what its field allows.</exception>
    public Connection Connect(Api api, Credential? credential = null, object? variables = null, Action<ConnectionOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(api);
        var options = new ConnectionOptions { AddressPolicy = AddressPolicy.Public, Variables = variables };
        options.LogTo(services, api.Name);
        if (services.GetService<TimeProvider>() is { } clock)
        {
            options.TimeProvider = clock;
        }

        configure?.Invoke(options);
        return new Connection(api, credential, options);
    }
}

/// <summary>Registers <see cref="AccountConnections"/>.</summary>
public static class AccountConnectionServices
{
    /// <summary>Adds <see cref="AccountConnections"/>.</summary>
    public static IServiceCollection AddAccountConnections(this IServiceCollection services)
    {
        services.TryAddSingleton<AccountConnections>();
        return services;
    }
}
