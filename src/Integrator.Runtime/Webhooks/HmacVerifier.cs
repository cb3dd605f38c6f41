using System.Security.Cryptography;
using Integrator.Webhooks;

namespace Integrator;

/// <summary>A keyed digest with a shared secret (RFC 2104), or where a provider does so, a plain one over secret and body.</summary>
public sealed record HmacVerifier : SignatureVerifier
{
    /// <summary>Gives the secrets that are valid now, several while one replaces another; none refuses.</summary>
    public required Func<WebhookRequest, IEnumerable<string?>> Secrets { get; init; }

    /// <summary>How secrets are written.</summary>
    public SecretEncoding SecretEncoding { get; init; }

    /// <summary>What digest is signed.</summary>
    public SignatureHash Hash { get; init; }

    /// <summary>Whether the signature is the plain digest of the secret and the parts.</summary>
    public bool IsPlainHash { get; init; }

    private protected override ValueTask<bool> IsGenuineAsync(WebhookRequest request, byte[] signed, IReadOnlyList<byte[]> signatures, CancellationToken cancellationToken)
    {
        var isGenuine = false;
        foreach (var secret in Secrets(request))
        {
            if (string.IsNullOrEmpty(secret) || SecretText.Key(secret, SecretEncoding) is not { Length: > 0 } key)
            {
                continue;
            }

            var expected = Digest(key, signed);
            foreach (var signature in signatures)
            {
                isGenuine |= CryptographicOperations.FixedTimeEquals(signature, expected);
            }
        }

        return ValueTask.FromResult(isGenuine);
    }

    private byte[] Digest(byte[] key, byte[] signed)
    {
        var name = Hash switch
        {
            SignatureHash.Sha1 => HashAlgorithmName.SHA1,
            SignatureHash.Sha384 => HashAlgorithmName.SHA384,
            SignatureHash.Sha512 => HashAlgorithmName.SHA512,
            SignatureHash.Md5 => HashAlgorithmName.MD5,
            _ => HashAlgorithmName.SHA256,
        };
        return IsPlainHash ? CryptographicOperations.HashData(name, [.. key, .. signed]) : CryptographicOperations.HmacData(name, key, signed);
    }
}
