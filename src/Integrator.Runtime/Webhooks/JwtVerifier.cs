using System.Text;
using System.Text.Json;
using Integrator.Json;
using Integrator.Webhooks;

namespace Integrator;

/// <summary>
/// Verifies a JWT (RFC 7519) that is signed with one of the provider's keys: RSA, ECDSA or Ed25519. Algorithms without a public key are refused.
/// Without <see cref="KeySetUrl"/> and <see cref="KeySet"/> every request is refused.
/// </summary>
public sealed record JwtVerifier : WebhookVerifier
{
    private const string Scheme = "Bearer ";

    /// <summary>Returns the JWT, with or without <c>Bearer</c> before it; from the <c>Authorization</c> header by default.</summary>
    public Func<WebhookRequest, string?> Token { get; init; } = static request => request.Header("Authorization");

    /// <summary>
    /// Returns the address of the provider's key set (RFC 7517, section 5), which the <see cref="KeySets"/> of the receiver fetches and keeps. It must
    /// be an https address.
    /// </summary>
    public Func<WebhookRequest, string?>? KeySetUrl { get; init; }

    /// <summary>Returns the JSON of the key set, for callers that fetch and keep it themselves; overrides <see cref="KeySetUrl"/>.</summary>
    public Func<CancellationToken, ValueTask<string>>? KeySet { get; init; }

    /// <summary>Gives who must have issued it; null for anybody.</summary>
    public Func<WebhookRequest, string?>? Issuer { get; init; }

    /// <summary>Gives whom it must be for; null for anybody.</summary>
    public Func<WebhookRequest, string?>? Audience { get; init; }

    /// <summary>How far its times may be from ours.</summary>
    public TimeSpan Tolerance { get; init; } = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    public override async ValueTask<string?> RefusalAsync(WebhookRequest request, TimeProvider clock, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(clock);
        if (Token(request) is not { } text || (text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? text[Scheme.Length..].Trim() : text).Split('.') is not [var head, var payload, var signature])
        {
            return "The JWT is missing.";
        }

        if (Part(head) is not { } header || Part(payload) is not { } claims || SecretText.Decoded(signature, SignatureEncoding.Base64Url) is not { } bytes)
        {
            return "The JWT cannot be read.";
        }

        // RFC 7515, section 4.1.11: what is critical must be understood, and nothing is.
        if (header.TryGetProperty("crit", out _))
        {
            return "The JWT needs extensions that are not understood.";
        }

        return await IsSignedAsync(request, header, Encoding.ASCII.GetBytes($"{head}.{payload}"), bytes, cancellationToken).ConfigureAwait(false)
            ? Refusal(request, claims, clock.GetUtcNow())
            : "The JWT is signed by somebody else.";
    }

    private async ValueTask<bool> IsSignedAsync(WebhookRequest request, JsonElement header, byte[] signed, byte[] signature, CancellationToken cancellationToken)
    {
        if (KeySet is not null)
        {
            var set = JsonPath.Parse(Encoding.UTF8.GetBytes(await KeySet(cancellationToken).ConfigureAwait(false)));
            return set is not null && JsonPath.Find(set.Value, "keys") is { ValueKind: JsonValueKind.Array } keys && JwtKey.IsSignedByOne(keys, header, signed, signature);
        }

        return KeySetUrl?.Invoke(request) is { } url
            && await (request.KeySets ?? throw new InvalidOperationException("The verifier has an address of a key set. Give the receiver KeySets that fetch it."))
                .IsSignedAsync(url, header, signed, signature, cancellationToken).ConfigureAwait(false);
    }

    private string? Refusal(WebhookRequest request, JsonElement claims, DateTimeOffset now)
    {
        if (Time(claims, "exp") is not { } end || now > end + Tolerance)
        {
            return "The JWT has ended.";
        }

        if (Time(claims, "nbf") is { } start && now < start - Tolerance)
        {
            return "The JWT has not begun.";
        }

        if (Issuer is not null && (Issuer(request) is not { } issuer || JsonPath.Text(claims, "iss") != issuer))
        {
            return "The JWT's issuer is another.";
        }

        return Audience is not null && (Audience(request) is not { } audience || !IsFor(claims, audience)) ? "The JWT is for somebody else." : null;
    }

    // RFC 7519, section 4.1.3: one text or several.
    private static bool IsFor(JsonElement claims, string audience) => JsonPath.Find(claims, "aud") switch
    {
        { ValueKind: JsonValueKind.String } one => one.GetString() == audience,
        { ValueKind: JsonValueKind.Array } several => several.EnumerateArray().Any(one => JsonPath.Text(one) == audience),
        _ => false,
    };

    private static DateTimeOffset? Time(JsonElement claims, string name) =>
        JsonPath.Find(claims, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out var seconds) && Math.Abs(seconds) < 2e11
            ? DateTimeOffset.UnixEpoch.AddSeconds(seconds)
            : null;

    private static JsonElement? Part(string text) =>
        SecretText.Decoded(text, SignatureEncoding.Base64Url) is { } json && JsonPath.Parse(json) is { ValueKind: JsonValueKind.Object } part ? part : null;
}
