using System.Text.Json.Nodes;

namespace Integrator;

/// <summary>The kind of a request that may be a handshake instead of an event.</summary>
public abstract record WebhookHandshake
{
    private WebhookHandshake()
    {
    }

    /// <summary>A handshake that is answered; nothing is delivered.</summary>
    /// <param name="Answer">The answer that the provider expects.</param>
    public sealed record Verify(WebhookAnswer Answer) : WebhookHandshake;

    /// <summary>Values for the account, such as a secret that the provider chose. The request is answered with success; nothing is delivered.</summary>
    /// <param name="Values">The values by the name of the variable.</param>
    public sealed record UpdateVariables(IReadOnlyDictionary<string, string?> Values) : WebhookHandshake;

    /// <summary>An event whose body is part of the request, or that carries further facts.</summary>
    /// <param name="Body">The JSON that replaces the body of the request; null to keep it.</param>
    public sealed record Payload(ReadOnlyMemory<byte>? Body) : WebhookHandshake
    {
        /// <summary>Facts about the request that are delivered beside its events; null for none.</summary>
        public JsonNode? Meta { get; init; }
    }
}
