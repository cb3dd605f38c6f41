using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Integrator.Hosting;

/// <summary>Endpoints where users connect their accounts.</summary>
public static class ConnectEndpoints
{
    /// <summary>
    /// Adds what <see cref="MapConnect"/> needs: <see cref="ConnectLinks"/>, and a store of consents in memory unless there is another
    /// <see cref="IConsentStore"/>. A <see cref="Vault"/> must be among the services.
    /// </summary>
    /// <param name="services">Where it is added.</param>
    /// <param name="configure">Names the APIs, and changes how users connect.</param>
    public static IServiceCollection AddConnect(this IServiceCollection services, Action<ConnectOptions>? configure = null)
    {
        services.AddOptions<ConnectOptions>().Configure(configure ?? (static _ => { }));
        services.AddDataProtection();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IConsentStore, MemoryConsentStore>();
        services.TryAddSingleton(static provider => new ConnectLinks(
            provider.GetRequiredService<IDataProtectionProvider>(), provider.GetRequiredService<IOptions<ConnectOptions>>(), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<ConnectFlow>();
        return services;
    }

    /// <summary>
    /// Adds the endpoints under <see cref="ConnectOptions.Path"/>. For a link of <see cref="ConnectLinks"/>: <c>GET {link}</c> is the page,
    /// <c>POST {link}</c> takes its form (or JSON: <c>{"method": …, "fields": {…}}</c>), <c>GET {link}/authorize</c> sends the browser to the provider
    /// where nothing has to be asked, <c>GET {link}/form</c> describes the form, <c>GET {link}/status</c> says how far the connection is. <c>GET callback</c>
    /// is where providers send the browser back to.
    /// </summary>
    public static IEndpointConventionBuilder MapConnect(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var flow = endpoints.ServiceProvider.GetRequiredService<ConnectFlow>();
        var handler = new ConnectHandler(flow);
        var group = endpoints.MapGroup(flow.Options.Path);
        group.MapGet("callback", (RequestDelegate)handler.CallbackAsync);
        group.MapGet("{link}", (RequestDelegate)handler.PageAsync);
        group.MapPost("{link}", (RequestDelegate)handler.SubmitAsync);
        group.MapGet("{link}/authorize", (RequestDelegate)handler.AuthorizeAsync);
        group.MapGet("{link}/form", (RequestDelegate)handler.FormAsync);
        group.MapGet("{link}/status", (RequestDelegate)handler.StatusAsync);
        return group;
    }
}
