using System.Security.Cryptography;
using Integrator.Webhooks;

namespace Integrator;

/// <summary>A kind of public key.</summary>
public enum PublicKeyKind
{
    /// <summary>RSA, PKCS 1 (RFC 8017, section 8.2).</summary>
    Rsa,

    /// <summary>RSA, PSS (RFC 8017, section 8.1).</summary>
    RsaPss,

    /// <summary>ECDSA, with a signature in DER.</summary>
    Ecdsa,

    /// <summary>ECDSA, with both numbers side by side.</summary>
    EcdsaFixed,

    /// <summary>Ed25519 (RFC 8032). Keys may be PEM, hex or base64.</summary>
    Ed25519,
}

/// <summary>Verifies a signature that was made with the provider's private key.</summary>
/// <param name="Kind">The kind of the key.</param>
public sealed record PublicKeyVerifier(PublicKeyKind Kind) : SignatureVerifier
{
    /// <summary>Returns the public keys that are valid now, as PEM. If there are none, every request is refused.</summary>
    public required Func<WebhookRequest, CancellationToken, ValueTask<IReadOnlyList<string>>> Keys { get; init; }

    /// <summary>A list with one key, or an empty list if the key is null.</summary>
    public static ValueTask<IReadOnlyList<string>> One(string? key) => new(key is null ? [] : [key]);

    /// <summary>The digest that is signed. It has no effect on Ed25519, which has its own.</summary>
    public SignatureHash Hash { get; init; }

    private protected override async ValueTask<bool> IsGenuineAsync(WebhookRequest request, byte[] signed, IReadOnlyList<byte[]> signatures, CancellationToken cancellationToken)
    {
        foreach (var key in await Keys(request, cancellationToken).ConfigureAwait(false))
        {
            if (signatures.Any(signature => IsSignedWith(key, signed, signature)))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsSignedWith(string key, byte[] signed, byte[] signature)
    {
        try
        {
            return IsSigned(key, signed, signature);
        }
        catch (Exception failure) when (failure is CryptographicException or ArgumentException)
        {
            // A text that is no key signed nothing; another key may have.
            return false;
        }
    }

    private bool IsSigned(string key, byte[] signed, byte[] signature)
    {
        if (Kind == PublicKeyKind.Ed25519)
        {
            return Ed25519Key.Parse(key) is { } point && Ed25519.IsSigned(point, signed, signature);
        }

        var hash = Hash switch
        {
            SignatureHash.Sha1 => HashAlgorithmName.SHA1,
            SignatureHash.Sha384 => HashAlgorithmName.SHA384,
            SignatureHash.Sha512 => HashAlgorithmName.SHA512,
            SignatureHash.Md5 => HashAlgorithmName.MD5,
            _ => HashAlgorithmName.SHA256,
        };
        if (Kind is PublicKeyKind.Ecdsa or PublicKeyKind.EcdsaFixed)
        {
            using var ecdsa = ECDsa.Create();
            ecdsa.ImportFromPem(key);
            return ecdsa.VerifyData(signed, signature, hash, Kind == PublicKeyKind.Ecdsa ? DSASignatureFormat.Rfc3279DerSequence : DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }

        using var rsa = RSA.Create();
        rsa.ImportFromPem(key);
        return rsa.VerifyData(signed, signature, hash, Kind == PublicKeyKind.RsaPss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1);
    }
}
