using System.Text.Json.Nodes;

namespace Integrator;

/// <summary>Events of a verified request.</summary>
/// <param name="Events">The events in the order in which the provider sent them; never empty.</param>
/// <param name="Request">The request.</param>
/// <param name="Account">Whose events they are; null if the address of the webhook says so.</param>
/// <param name="Id">The provider's id of the delivery; null if it has none.</param>
public sealed record WebhookDelivery<TEvent>(IReadOnlyList<TEvent> Events, WebhookRequest Request, AccountLookup? Account, string? Id)
{
    /// <summary>Facts that <c>handle_verification</c> returned as <c>meta</c>; null for none.</summary>
    public JsonNode? Meta { get; init; }
}

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

    /// <summary>It is not proved, too old, too large, or cannot be read.</summary>
    Refused,

    /// <summary>Another request is handing over the same events. The provider is told to come again later, with the status 503.</summary>
    InProgress,
}

/// <summary>What became of a request, and what the provider is answered.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Answer">What the provider is answered.</param>
/// <param name="Reason">Why it was refused, for a log; the provider is not told.</param>
public sealed record WebhookResult(WebhookOutcome Outcome, WebhookAnswer Answer, string? Reason = null);
