using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Integrator.Hosting;

/// <summary>Endpoints that providers call.</summary>
public static class WebhookEndpoints
{
    // Some providers ask with GET whether somebody is there.
    private static readonly string[] s_methods = ["POST", "PUT", "GET"];

    /// <summary>
    /// Takes the requests of a webhook. The provider is answered with success only after the handler came back; when it throws, the
    /// answer is 500 and the provider may try again. While a handler runs, a repeat of its event is answered with 503.
    /// </summary>
    /// <param name="endpoints">Where it is added.</param>
    /// <param name="pattern">The path.</param>
    /// <param name="webhook">What the connector says.</param>
    /// <param name="handle">Takes events over: store them, work on them later.</param>
    /// <param name="configure">Changes what the endpoint takes from its host.</param>
    public static IEndpointConventionBuilder MapWebhook<TEvent>(
        this IEndpointRouteBuilder endpoints,
        string pattern,
        Webhook<TEvent> webhook,
        Func<WebhookDelivery<TEvent>, CancellationToken, ValueTask> handle,
        Action<WebhookEndpointOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(webhook);
        ArgumentNullException.ThrowIfNull(handle);
        var options = new WebhookEndpointOptions();
        configure?.Invoke(options);
        var services = endpoints.ServiceProvider;
        var clock = services.GetService<TimeProvider>() ?? TimeProvider.System;
        var receiver = new WebhookReceiver<TEvent>(webhook, options.Store ?? services.GetService<IEventStore>() ?? new MemoryEventStore(clock), clock)
        {
            FindVariables = options.FindVariables,
            KeySets = options.KeySets ?? services.GetService<KeySets>() ?? PublicKeySets(clock),
            Lease = options.Lease,
        };
        var endpoint = new WebhookEndpoint<TEvent>(webhook, handle, options)
        {
            Receiver = receiver,
            Logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("Integrator." + webhook.Connector),
        };
        return endpoints.MapMethods(pattern, s_methods, endpoint.InvokeAsync);
    }

    // The address of a key set may depend on the account, so it may not lead into the network of the host. The client lives as long as the endpoint.
    private static KeySets PublicKeySets(TimeProvider clock) => new(new HttpClient(AddressPolicy.Public.Handler()), clock);

    /// <summary>The address as it came, where nothing between us and the provider changed it; null if the host is none.</summary>
    internal static Uri? Address(HttpRequest request)
    {
        var target = request.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget;
        var path = target is ['/', ..] ? target : $"{request.PathBase.ToUriComponent()}{request.Path.ToUriComponent()}{request.QueryString.ToUriComponent()}";
        return Uri.CheckHostName(request.Host.Host) != UriHostNameType.Unknown && Uri.TryCreate($"{request.Scheme}://{request.Host.ToUriComponent()}{path}", UriKind.Absolute, out var address) ? address : null;
    }
}
