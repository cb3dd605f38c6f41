namespace Integrator;

/// <summary>Identifies an account by one of its variables.</summary>
/// <param name="Field">The name of the variable.</param>
/// <param name="Value">The value that the variable must have.</param>
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

    /// <summary>Detects requests that are not events, such as handshakes. If the delegate is null or returns null, the request is an event.</summary>
    public Func<WebhookRequest, WebhookHandshake?>? Handshake { get; init; }

    /// <summary>Whether a handshake may come without a signature. It is answered, and nothing of it is delivered.</summary>
    public bool AllowsUnsignedHandshake { get; init; }

    /// <summary>Returns the provider's id of the event. If the delegate is null or returns null, repeated events are not detected.</summary>
    public Func<WebhookRequest, string?>? EventId { get; init; }

    /// <summary>Returns when the event was sent. An event that is older than <see cref="ReplayWindow"/> is refused.</summary>
    public Func<WebhookRequest, DateTimeOffset?>? SentAt { get; init; }

    /// <summary>How long events are remembered; three days by default.</summary>
    public TimeSpan ReplayWindow { get; init; } = TimeSpan.FromDays(3);

    /// <summary>Returns whose event it is; null if the address of the webhook says so.</summary>
    public Func<WebhookRequest, AccountLookup?>? Account { get; init; }

    /// <summary>
    /// Returns whose secret verifies a request, from the request before it is verified; null if the address of the webhook says so. The receiver
    /// looks the account up, and only the verifier sees its variables until the request is verified. A request that names no account is refused.
    /// </summary>
    public Func<WebhookRequest, AccountLookup?>? AccountOfSecret { get; init; }

    /// <summary>Reads the events of a request. There may be none.</summary>
    public required Func<WebhookRequest, IEnumerable<TEvent>> Events { get; init; }

    /// <summary>What the provider is answered when its events were handed over.</summary>
    public WebhookAnswer Success { get; init; } = WebhookAnswer.Empty;
}
