namespace Integrator;

/// <summary>Whose event it is.</summary>
/// <param name="Field">The variable of the account that is compared.</param>
/// <param name="Value">What it must hold.</param>
public sealed record AccountLookup(string Field, string Value);

/// <summary>A webhook of a connector: how requests are proved, and what they become.</summary>
/// <typeparam name="TEvent">The closed type of its events.</typeparam>
public sealed record Webhook<TEvent>
{
    /// <summary>What messages call the connector.</summary>
    public required string Connector { get; init; }

    /// <summary>Proves who calls, over the bytes as received, before anything else looks at them.</summary>
    public required WebhookVerifier Verifier { get; init; }

    /// <summary>The largest body, in bytes.</summary>
    public int MaxBodyBytes { get; init; } = 1024 * 1024;

    /// <summary>Recognises what is no event; null of it, or null from it, for events only.</summary>
    public Func<WebhookRequest, WebhookHandshake?>? Handshake { get; init; }

    /// <summary>Whether a question may come without proof. Then it can be answered, and nothing of it is delivered.</summary>
    public bool AllowsUnsignedHandshake { get; init; }

    /// <summary>Gives what the provider calls the event; null when it says nothing, and repeats are not recognised.</summary>
    public Func<WebhookRequest, string?>? EventId { get; init; }

    /// <summary>Gives when the event was sent; one that is older than <see cref="ReplayWindow"/> is refused.</summary>
    public Func<WebhookRequest, DateTimeOffset?>? SentAt { get; init; }

    /// <summary>For how long events are remembered.</summary>
    public TimeSpan ReplayWindow { get; init; } = TimeSpan.FromDays(3);

    /// <summary>Gives whose event it is; null when the address says so.</summary>
    public Func<WebhookRequest, AccountLookup?>? Account { get; init; }

    /// <summary>Reads the events that a request brings; none is fine too.</summary>
    public required Func<WebhookRequest, IEnumerable<TEvent>> Events { get; init; }

    /// <summary>What the provider is answered when its events were handed over.</summary>
    public WebhookAnswer Success { get; init; } = WebhookAnswer.Empty;
}
