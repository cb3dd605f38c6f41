using System.Text;

namespace Integrator;

/// <summary>A piece of what a provider signs.</summary>
public sealed class SignedPart
{
    private readonly Func<WebhookRequest, string?, ReadOnlyMemory<byte>?> _bytes;

    private SignedPart(Func<WebhookRequest, string?, ReadOnlyMemory<byte>?> bytes) => _bytes = bytes;

    /// <summary>The bytes of the body, as received.</summary>
    public static SignedPart Body { get; } = new(static (request, _) => request.Body);

    /// <summary>The address as the provider called it.</summary>
    public static SignedPart Url { get; } = new(static (request, _) => Utf8(request.Url.OriginalString));

    /// <summary>The HTTP method, in capitals.</summary>
    public static SignedPart Method { get; } = new(static (request, _) => Utf8(request.Method.ToUpperInvariant()));

    /// <summary>The time of the signature, as the provider wrote it.</summary>
    public static SignedPart Timestamp { get; } = new(static (_, timestamp) => Utf8(timestamp));

    /// <summary>A header; without it the signature is refused.</summary>
    public static SignedPart Header(string name) => new((request, _) => Utf8(request.Header(name)));

    /// <summary>A query parameter; without it the signature is refused.</summary>
    public static SignedPart Query(string name) => new((request, _) => Utf8(request.Query(name)));

    /// <summary>A text that is always the same, or that depends on the account.</summary>
    public static SignedPart Text(Func<WebhookRequest, string?> text) => new((request, _) => Utf8(text(request)));

    /// <summary>The pieces one after the other; null when one is missing.</summary>
    internal static byte[]? Join(IReadOnlyList<SignedPart> parts, string separator, WebhookRequest request, string? timestamp)
    {
        using var joined = new MemoryStream();
        for (var index = 0; index < parts.Count; index++)
        {
            if (parts[index]._bytes(request, timestamp) is not { } bytes)
            {
                return null;
            }

            if (index > 0)
            {
                joined.Write(Encoding.UTF8.GetBytes(separator));
            }

            joined.Write(bytes.Span);
        }

        return joined.ToArray();
    }

    private static ReadOnlyMemory<byte>? Utf8(string? text) => text is null ? null : Encoding.UTF8.GetBytes(text);
}
