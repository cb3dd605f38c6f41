using System.Security.Cryptography;
using System.Text.Json;
using Integrator.Json;

namespace Integrator.Webhooks;

/// <summary>Keys of a key set (RFC 7517; RFC 7518, section 6; RFC 8037, section 2).</summary>
internal static class JwtKey
{
    private const int LongestModulus = 2048;
    private const int LongestExponent = 8;

    /// <summary>Whether the key is meant, and signed. A malformed key did not.</summary>
    public static bool Signed(JsonElement key, JsonElement header, byte[] signed, byte[] signature)
    {
        try
        {
            return IsMeant(key, header) && IsSigned(key, header, signed, signature);
        }
        catch (CryptographicException)
        {
            // One key that is no key must not take the others of its set away (RFC 7517, section 5).
            return false;
        }
    }

    /// <summary>Whether one of the keys is meant, and signed.</summary>
    public static bool IsSignedByOne(JsonElement keys, JsonElement header, byte[] signed, byte[] signature) =>
        keys.EnumerateArray().Any(key => Signed(key, header, signed, signature));

    /// <summary>Whether one of the keys has the id that the header names, or the header names none.</summary>
    public static bool Has(JsonElement keys, JsonElement header) =>
        JsonPath.Text(header, "kid") is not { } id || keys.EnumerateArray().Any(key => JsonPath.Text(key, "kid") == id);

    private static bool IsMeant(JsonElement key, JsonElement header) =>
        !(JsonPath.Text(header, "kid") is { } id && JsonPath.Text(key, "kid") is { } own && id != own)
        && !(JsonPath.Text(key, "alg") is { } only && only != JsonPath.Text(header, "alg"))
        && JsonPath.Text(key, "use") is null or "sig";

    private static bool IsSigned(JsonElement key, JsonElement header, byte[] signed, byte[] signature)
    {
        var algorithm = JsonPath.Text(header, "alg");
        return (algorithm, JsonPath.Text(key, "kty")) switch
        {
            ("RS256" or "RS384" or "RS512", "RSA") => Rsa(key, signed, signature, Hash(algorithm), RSASignaturePadding.Pkcs1),
            ("PS256" or "PS384" or "PS512", "RSA") => Rsa(key, signed, signature, Hash(algorithm), RSASignaturePadding.Pss),
            ("ES256", "EC") => Ecdsa(key, signed, signature, Hash(algorithm), ECCurve.NamedCurves.nistP256, "P-256"),
            ("EdDSA" or "Ed25519", "OKP") => JsonPath.Text(key, "crv") == "Ed25519" && Number(key, "x") is { } point && Ed25519.IsSigned(point, signed, signature),
            ("ES384", "EC") => Ecdsa(key, signed, signature, Hash(algorithm), ECCurve.NamedCurves.nistP384, "P-384"),
            _ => false,
        };
    }

    private static bool Rsa(JsonElement key, byte[] signed, byte[] signature, HashAlgorithmName hash, RSASignaturePadding padding)
    {
        // A larger number would take longer than a request may.
        if (Number(key, "n") is not { Length: > 0 and <= LongestModulus } modulus || Number(key, "e") is not { Length: > 0 and <= LongestExponent } exponent)
        {
            return false;
        }

        using var rsa = RSA.Create(new RSAParameters { Modulus = modulus, Exponent = exponent });
        return rsa.VerifyData(signed, signature, hash, padding);
    }

    private static bool Ecdsa(JsonElement key, byte[] signed, byte[] signature, HashAlgorithmName hash, ECCurve curve, string name)
    {
        if (JsonPath.Text(key, "crv") != name || Number(key, "x") is not { } x || Number(key, "y") is not { } y)
        {
            return false;
        }

        using var ecdsa = ECDsa.Create(new ECParameters { Curve = curve, Q = new ECPoint { X = x, Y = y } });
        return ecdsa.VerifyData(signed, signature, hash);
    }

    private static byte[]? Number(JsonElement key, string name) => JsonPath.Text(key, name) is { } text ? SecretText.Decoded(text, SignatureEncoding.Base64Url) : null;

    private static HashAlgorithmName Hash(string algorithm) => algorithm[^3..] switch
    {
        "384" => HashAlgorithmName.SHA384,
        "512" => HashAlgorithmName.SHA512,
        _ => HashAlgorithmName.SHA256,
    };
}
