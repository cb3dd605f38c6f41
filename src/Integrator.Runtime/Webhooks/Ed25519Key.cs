using System.Security.Cryptography;

namespace Integrator.Webhooks;

/// <summary>Ed25519 public keys as providers write them: hex, base64, or PEM (RFC 8410).</summary>
internal static class Ed25519Key
{
    // SubjectPublicKeyInfo with the object identifier 1.3.101.112.
    private static ReadOnlySpan<byte> Prefix => [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00];

    /// <summary>The 32 bytes of the key; null if the text is not such a key.</summary>
    public static byte[]? Parse(string text)
    {
        text = text.Trim();
        var bytes = text.Length == 64 ? SecretText.Decoded(text, SignatureEncoding.Hex)
            : PemEncoding.TryFind(text, out var fields) ? SecretText.Decoded(text[fields.Base64Data], SignatureEncoding.Base64)
            : SecretText.Decoded(text, SignatureEncoding.Base64) ?? SecretText.Decoded(text, SignatureEncoding.Base64Url);
        return bytes switch
        {
            { Length: 32 } => bytes,
            { Length: 44 } when bytes.AsSpan().StartsWith(Prefix) => bytes[Prefix.Length..],
            _ => null,
        };
    }
}
