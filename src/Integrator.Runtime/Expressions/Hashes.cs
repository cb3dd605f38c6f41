using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Integrator.Expressions;

/// <summary>Digests and signatures of text in UTF-8.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Hashes
{
    /// <summary>The digest of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="algorithm">SHA-1, SHA-256, SHA-384, SHA-512 or MD5.</param>
    /// <param name="encoding">hex, base64 or base64url.</param>
    [SuppressMessage("Security", "CA5350", Justification = "An API decides how it is spoken to.")]
    [SuppressMessage("Security", "CA5351", Justification = "An API decides how it is spoken to.")]
    public static string Digest(string text, string algorithm = "SHA-256", string encoding = "hex")
    {
        var bytes = Encoding.UTF8.GetBytes(Work.Through(text));
        return Encoded(
            Known(algorithm) switch
            {
                "SHA1" => SHA1.HashData(bytes),
                "SHA384" => SHA384.HashData(bytes),
                "SHA512" => SHA512.HashData(bytes),
                "MD5" => MD5.HashData(bytes),
                _ => SHA256.HashData(bytes),
            },
            encoding);
    }

    /// <summary>The HMAC of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="algorithm">SHA-1, SHA-256, SHA-384, SHA-512 or MD5.</param>
    /// <param name="secret">The key, in UTF-8.</param>
    /// <param name="encoding">hex, base64 or base64url.</param>
    [SuppressMessage("Security", "CA5350", Justification = "An API decides how it is spoken to.")]
    [SuppressMessage("Security", "CA5351", Justification = "An API decides how it is spoken to.")]
    public static string Sign(string text, string algorithm, string secret, string encoding = "hex")
    {
        var (bytes, key) = (Encoding.UTF8.GetBytes(Work.Through(text)), Encoding.UTF8.GetBytes(secret));
        return Encoded(
            Known(algorithm) switch
            {
                "SHA1" => HMACSHA1.HashData(key, bytes),
                "SHA384" => HMACSHA384.HashData(key, bytes),
                "SHA512" => HMACSHA512.HashData(key, bytes),
                "MD5" => HMACMD5.HashData(key, bytes),
                _ => HMACSHA256.HashData(key, bytes),
            },
            encoding);
    }

    private static string Known(string algorithm)
    {
        var name = algorithm.Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
        return name is "SHA1" or "SHA256" or "SHA384" or "SHA512" or "MD5" ? name : throw new ExpressionException($"'{algorithm}' is no algorithm of a digest");
    }

    private static string Encoded(byte[] hash, string encoding) => encoding switch
    {
        "hex" => Convert.ToHexStringLower(hash),
        "base64" => Convert.ToBase64String(hash),
        "base64url" => System.Buffers.Text.Base64Url.EncodeToString(hash),
        _ => throw new ExpressionException($"'{encoding}' is no encoding of a digest"),
    };
}
