using System.Security.Cryptography;
using System.Text;

namespace Integrator.Webhooks;

/// <summary>Secrets and signatures, from and as text.</summary>
internal static class SecretText
{
    /// <summary>Null when the text is not so encoded.</summary>
    public static byte[]? Key(string text, SecretEncoding encoding) => encoding switch
    {
        SecretEncoding.Hex => Decoded(text, SignatureEncoding.Hex),
        SecretEncoding.Base64 => Decoded(text, SignatureEncoding.Base64),
        SecretEncoding.Whsec => Decoded(text.StartsWith("whsec_", StringComparison.Ordinal) ? text["whsec_".Length..] : text, SignatureEncoding.Base64),
        _ => Encoding.UTF8.GetBytes(text),
    };

    public static byte[]? Decoded(string text, SignatureEncoding encoding)
    {
        try
        {
            return encoding switch
            {
                SignatureEncoding.Hex => Convert.FromHexString(text),
                SignatureEncoding.Base64Url => System.Buffers.Text.Base64Url.DecodeFromChars(text.TrimEnd('=')),
                _ => Convert.FromBase64String(text),
            };
        }
        catch (FormatException)
        {
            // What a caller sent is not what it should be: that is for the caller of this to refuse.
            return null;
        }
    }

    /// <summary>Compares digests, so that not even the length of the secret shows.</summary>
    public static bool IsSame(string given, string secret) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
