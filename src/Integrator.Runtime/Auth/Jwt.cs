using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Integrator.Auth;

/// <summary>JSON Web Signatures in their compact form (RFC 7515, section 7.1).</summary>
internal static class Jwt
{
    public static string Sign(JwtAlgorithm algorithm, string key, bool isKeyBase64, JsonObject? header, JsonObject payload)
    {
        var head = new JsonObject { ["alg"] = algorithm.ToString(), ["typ"] = "JWT" };
        foreach (var (name, value) in header ?? [])
        {
            head[name] = value?.DeepClone();
        }

        var text = $"{Encoded(head.ToJsonString())}.{Encoded(payload.ToJsonString())}";
        return $"{text}.{Signature(algorithm, key, isKeyBase64, text)}";
    }

    /// <summary>The signature of what stands before the second dot.</summary>
    public static string Signature(JwtAlgorithm algorithm, string key, bool isKeyBase64, string text)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        var hash = Hash(algorithm);
        return Base64Url.EncodeToString(algorithm switch
        {
            JwtAlgorithm.HS256 or JwtAlgorithm.HS384 or JwtAlgorithm.HS512 =>
                CryptographicOperations.HmacData(hash, isKeyBase64 ? Base64Url.DecodeFromChars(key.TrimEnd('=').Replace('+', '-').Replace('/', '_')) : Encoding.UTF8.GetBytes(key), bytes),
            JwtAlgorithm.ES256 or JwtAlgorithm.ES384 or JwtAlgorithm.ES512 => SignEcdsa(key, bytes, hash),
            _ => SignRsa(key, bytes, hash, algorithm is JwtAlgorithm.PS256 or JwtAlgorithm.PS384 or JwtAlgorithm.PS512 ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1),
        });
    }

    public static HashAlgorithmName Hash(JwtAlgorithm algorithm) => algorithm switch
    {
        JwtAlgorithm.HS384 or JwtAlgorithm.RS384 or JwtAlgorithm.PS384 or JwtAlgorithm.ES384 => HashAlgorithmName.SHA384,
        JwtAlgorithm.HS512 or JwtAlgorithm.RS512 or JwtAlgorithm.PS512 or JwtAlgorithm.ES512 => HashAlgorithmName.SHA512,
        _ => HashAlgorithmName.SHA256,
    };

    private static string Encoded(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    private static byte[] SignRsa(string pem, byte[] bytes, HashAlgorithmName hash, RSASignaturePadding padding)
    {
        using var rsa = RSA.Create();
        rsa.ImportFromPem(pem);
        return rsa.SignData(bytes, hash, padding);
    }

    // RFC 7518, section 3.4: both numbers side by side, not DER.
    private static byte[] SignEcdsa(string pem, byte[] bytes, HashAlgorithmName hash)
    {
        using var ecdsa = ECDsa.Create();
        ecdsa.ImportFromPem(pem);
        return ecdsa.SignData(bytes, hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }
}
