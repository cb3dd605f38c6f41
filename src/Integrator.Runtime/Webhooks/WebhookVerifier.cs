namespace Integrator;

/// <summary>
/// Proves that a webhook comes from who it says. Everything that is missing or malformed is a refusal; comparisons take the same time
/// wherever texts differ.
/// </summary>
public abstract record WebhookVerifier
{
    /// <summary>Why the request is refused, in words for a log and without secrets; null when it is genuine.</summary>
    /// <param name="request">The request as it came.</param>
    /// <param name="clock">For signatures that are valid for a time.</param>
    /// <param name="cancellationToken">Ends fetching of keys.</param>
    public abstract ValueTask<string?> RefusalAsync(WebhookRequest request, TimeProvider clock, CancellationToken cancellationToken = default);
}
