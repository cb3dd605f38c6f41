using Microsoft.AspNetCore.Http;

namespace Integrator.Hosting;

/// <summary>What a webhook endpoint takes from its host.</summary>
public sealed class WebhookEndpointOptions
{
    /// <summary>Finds the variables of the account that the address names, such as its secret; null leaves them out. What it throws is no success.</summary>
    public Func<HttpContext, ValueTask<object?>>? Variables { get; set; }

    /// <summary>
    /// Returns the variables of the account that a request names, or null if there is no such account. It is needed only for a webhook with
    /// <see cref="Webhook{TEvent}.AccountOfSecret"/>, which refuses every request without it.
    /// </summary>
    public Func<AccountLookup, CancellationToken, ValueTask<object?>>? FindVariables { get; set; }

    /// <summary>Fetches the key sets of verifiers that have an address of one; those among the services if null.</summary>
    public KeySets? KeySets { get; set; }

    /// <summary>Gives what definitions call <c>env.NAME</c>, such as the secret of an application.</summary>
    public Func<string, string?>? Environment { get; set; }

    /// <summary>Gives the address as the provider called it, where a proxy stands before us and the address is signed.</summary>
    public Func<HttpContext, Uri>? Url { get; set; }

    /// <summary>Takes values that a provider sends for the account; such requests are refused when nobody does.</summary>
    public Func<HttpContext, IReadOnlyDictionary<string, string?>, CancellationToken, ValueTask>? UpdateVariables { get; set; }

    /// <summary>Remembers events; the one among the services, or one in memory, when null.</summary>
    public IEventStore? Store { get; set; }
}
