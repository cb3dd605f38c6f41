namespace Integrator;

/// <summary>What a provider is answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body, sent as UTF-8; null for none.</param>
/// <param name="ContentType">The body's media type.</param>
public sealed record WebhookAnswer(int Status, string? Body = null, string ContentType = "text/plain; charset=utf-8")
{
    /// <summary>Further headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>204, and nothing else.</summary>
    public static WebhookAnswer Empty { get; } = new(204);
}
