namespace Integrator;

/// <summary>Events that are proved and read.</summary>
/// <param name="Events">In the order the provider sent them; never empty.</param>
/// <param name="Request">Where they come from.</param>
/// <param name="Account">Whose they are; null when the address says so.</param>
/// <param name="Id">What the provider calls the delivery; null when it says nothing.</param>
public sealed record WebhookDelivery<TEvent>(IReadOnlyList<TEvent> Events, WebhookRequest Request, AccountLookup? Account, string? Id);

/// <summary>What became of a request.</summary>
public enum WebhookOutcome
{
    /// <summary>Its events were handed over.</summary>
    Delivered,

    /// <summary>It brought no event that anybody asked for.</summary>
    Ignored,

    /// <summary>It was a question, and is answered.</summary>
    Answered,

    /// <summary>Its events were handed over before.</summary>
    Repeated,

    /// <summary>It is not proved, too old, or too large.</summary>
    Refused,
}

/// <summary>What became of a request, and what the provider is answered.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Answer">What the provider is answered.</param>
/// <param name="Reason">Why it was refused, for a log; the provider is not told.</param>
public sealed record WebhookResult(WebhookOutcome Outcome, WebhookAnswer Answer, string? Reason = null);
