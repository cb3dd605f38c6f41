using System.Globalization;
using System.Text.RegularExpressions;
using Integrator.Webhooks;

namespace Integrator;

/// <summary>A signature over parts of the request.</summary>
public abstract record SignatureVerifier : WebhookVerifier
{
    private const int MostSignatures = 16;

    /// <summary>What is signed.</summary>
    public IReadOnlyList<SignedPart> Parts { get; init; } = [SignedPart.Body];

    /// <summary>Stands between the parts.</summary>
    public string Separator { get; init; } = "";

    /// <summary>Gives the text that holds the signature, such as <c>request =&gt; request.Header("X-Signature")</c>; null refuses.</summary>
    public required Func<WebhookRequest, string?> Signature { get; init; }

    /// <summary>Stands before each signature, such as <c>sha256=</c>.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>
    /// Finds signatures in the text, with the groups <c>sig</c>, <c>t</c> for their time and <c>v</c> for their version. Each match is one
    /// signature, so that secrets can be changed; null when the text is the signature.
    /// </summary>
    public Regex? SignaturePattern { get; init; }

    /// <summary>How a signature is written.</summary>
    public SignatureEncoding Encoding { get; init; }

    /// <summary>Gives the time of the signature where the pattern does not: seconds or milliseconds since 1970, or a date.</summary>
    public Func<WebhookRequest, string?>? Timestamp { get; init; }

    /// <summary>How far the time may be from ours, before and after. It holds wherever there is a time.</summary>
    public TimeSpan Tolerance { get; init; } = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    public sealed override async ValueTask<string?> RefusalAsync(WebhookRequest request, TimeProvider clock, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(clock);
        if (Signature(request) is not { Length: > 0 } text)
        {
            return "The signature is missing.";
        }

        var (timestamp, signatures) = Found(text);
        timestamp ??= Timestamp?.Invoke(request);
        if (timestamp is not null && Time(timestamp) is var time && (time is null || (clock.GetUtcNow() - time.Value).Duration() > Tolerance))
        {
            return time is null ? "The signature's time is none." : "The signature's time is too far from now.";
        }

        if (timestamp is null && (Timestamp is not null || Parts.Contains(SignedPart.Timestamp)))
        {
            return "The signature's time is missing.";
        }

        if (SignedPart.Join(Parts, Separator, request, timestamp) is not { } signed)
        {
            return "A part of what is signed is missing.";
        }

        var candidates = signatures.Select(signature => SecretText.Decoded(signature, Encoding)).OfType<byte[]>().ToList();
        return candidates.Count == 0 ? "The signature cannot be read."
            : await IsGenuineAsync(request, signed, candidates, cancellationToken).ConfigureAwait(false) ? null
            : "The signature is another.";
    }

    /// <summary>Whether one of the signatures is that of the bytes. Without a key none is.</summary>
    private protected abstract ValueTask<bool> IsGenuineAsync(WebhookRequest request, byte[] signed, IReadOnlyList<byte[]> signatures, CancellationToken cancellationToken);

    private (string? Timestamp, List<string> Signatures) Found(string text)
    {
        if (SignaturePattern is null)
        {
            return (null, Stripped(text));
        }

        var pattern = SignaturePattern.MatchTimeout == Regex.InfiniteMatchTimeout
            ? new Regex(SignaturePattern.ToString(), SignaturePattern.Options, TimeSpan.FromSeconds(1))
            : SignaturePattern;
        var (timestamp, signatures) = ((string?)null, new List<string>());
        try
        {
            foreach (Match match in pattern.Matches(text))
            {
                timestamp ??= match.Groups["t"] is { Success: true } time ? time.Value : null;
                if (match.Groups["sig"] is { Success: true } signature && signatures.Count < MostSignatures)
                {
                    signatures.AddRange(signature.Captures.SelectMany(capture => Stripped(capture.Value)));
                }
            }
        }
        catch (RegexMatchTimeoutException)
        {
            // A text that takes so long is no signature.
            return (null, []);
        }

        return (timestamp, signatures);
    }

    private List<string> Stripped(string signature) => signature.StartsWith(Prefix, StringComparison.Ordinal) ? [signature[Prefix.Length..]] : [];

    private static DateTimeOffset? Time(string text)
    {
        // Thirteen digits are milliseconds until the year 2286.
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number >= 100_000_000_000_000 ? null
                : number >= 100_000_000_000 ? DateTimeOffset.FromUnixTimeMilliseconds(number)
                : DateTimeOffset.FromUnixTimeSeconds(number);
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
    }
}
