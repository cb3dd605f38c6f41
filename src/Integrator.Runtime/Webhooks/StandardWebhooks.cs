using System.Text.RegularExpressions;

namespace Integrator;

/// <summary>The signature of Standard Webhooks: <c>v1,…</c> over id, time and body.</summary>
/// <remarks>https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md</remarks>
public static partial class StandardWebhooks
{
    /// <summary>A verifier for secrets written as <c>whsec_…</c>.</summary>
    /// <param name="secrets">Gives the secrets that are valid now.</param>
    /// <param name="prefix">What the headers begin with; some providers still use <c>svix</c>.</param>
    public static HmacVerifier Verifier(Func<WebhookRequest, IEnumerable<string?>> secrets, string prefix = "webhook") => new()
    {
        Secrets = secrets,
        SecretEncoding = SecretEncoding.Whsec,
        Parts = [SignedPart.Header($"{prefix}-id"), SignedPart.Timestamp, SignedPart.Body],
        Separator = ".",
        Signature = request => request.Header($"{prefix}-signature"),
        SignaturePattern = Signatures(),
        Encoding = SignatureEncoding.Base64,
        Timestamp = request => request.Header($"{prefix}-timestamp"),
    };

    // v1a is a public key's: it is not this verifier's to check.
    [GeneratedRegex("(?:^| )v1,(?<sig>[A-Za-z0-9+/=]+)")]
    private static partial Regex Signatures();
}
