using Microsoft.AspNetCore.Http;

namespace Integrator.Hosting;

/// <summary>What a webhook endpoint takes from its host.</summary>
public sealed class WebhookEndpointOptions
{
    /// <summary>Finds the variables of the account that the address names, such as its secret; null leaves them out. What it throws is no success.</summary>
    public Func<HttpContext, ValueTask<object?>>? Variables { get; set; }

    /// <summary>Gives what definitions call <c>env.NAME</c>, such as the secret of an application.</summary>
    public Func<string, string?>? Environment { get; set; }

    /// <summary>Gives the address as the provider called it, where a proxy stands before us and the address is signed.</summary>
    public Func<HttpContext, Uri>? Url { get; set; }

    /// <summary>Takes values that a provider sends for the account; such requests are refused when nobody does.</summary>
    public Func<HttpContext, IReadOnlyDictionary<string, string?>, CancellationToken, ValueTask>? UpdateVariables { get; set; }

    /// <summary>
    /// Tells the events of one account from those of others that the provider may call the same; null for the values of the route, such as those of
    /// <c>/hooks/{account}</c>. It is needed only if the query of the address says whose events they are, and no variables do.
    /// </summary>
    public Func<HttpContext, string?>? Tenant { get; set; }

    /// <summary>
    /// Returns the variables of the account that a request names before it is verified, or null if there is no such account. It is needed only for a
    /// webhook with <see cref="Webhook{TEvent}.AccountOfSecret"/>.
    /// </summary>
    public Func<AccountLookup, CancellationToken, ValueTask<object?>>? FindVariables { get; set; }

    /// <summary>
    /// Fetches the key sets of providers; if null, the one among the services, or one that calls public addresses only
    /// (<see cref="AddressPolicy.Public"/>).
    /// </summary>
    public KeySets? KeySets { get; set; }

    /// <summary>How long an event counts as being handed over; five minutes by default. It must be longer than the handler takes.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Remembers events; the one among the services, or one in memory, when null.</summary>
    public IEventStore? Store { get; set; }
}
