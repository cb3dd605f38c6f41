using System.Security.Cryptography;

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
}

/// <summary>A signature with the provider's private key. Ed25519 is not among them: the platform has none, a <see cref="HookVerifier"/> may.</summary>
/// <param name="Kind">What kind of key it is.</param>
public sealed record PublicKeyVerifier(PublicKeyKind Kind) : SignatureVerifier
{
    /// <summary>Gives the public keys that are valid now, as PEM; none refuses.</summary>
    public required Func<WebhookRequest, CancellationToken, ValueTask<IReadOnlyList<string>>> Keys { get; init; }

    /// <summary>One key that is known already; none where it is null.</summary>
    public static ValueTask<IReadOnlyList<string>> One(string? key) => new(key is null ? [] : [key]);

    /// <summary>What digest is signed.</summary>
    public SignatureHash Hash { get; init; }

    private protected override async ValueTask<bool> IsGenuineAsync(WebhookRequest request, byte[] signed, IReadOnlyList<byte[]> signatures, CancellationToken cancellationToken)
    {
        foreach (var key in await Keys(request, cancellationToken).ConfigureAwait(false))
        {
            if (signatures.Any(signature => IsSigned(key, signed, signature)))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsSigned(string key, byte[] signed, byte[] signature)
    {
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
