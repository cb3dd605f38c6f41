namespace Integrator;

/// <summary>How a shared secret is written.</summary>
public enum SecretEncoding
{
    /// <summary>As it is.</summary>
    Utf8,

    /// <summary>Hexadecimal.</summary>
    Hex,

    /// <summary>Base64.</summary>
    Base64,

    /// <summary><c>whsec_</c> and base64 (Standard Webhooks).</summary>
    Whsec,
}

/// <summary>How a signature is written.</summary>
public enum SignatureEncoding
{
    /// <summary>Hexadecimal, in either case.</summary>
    Hex,

    /// <summary>Base64.</summary>
    Base64,

    /// <summary>Base64url, with or without padding.</summary>
    Base64Url,
}

/// <summary>What digest is signed.</summary>
public enum SignatureHash
{
    /// <summary>SHA-256.</summary>
    Sha256,

    /// <summary>SHA-1.</summary>
    Sha1,

    /// <summary>SHA-384.</summary>
    Sha384,

    /// <summary>SHA-512.</summary>
    Sha512,

    /// <summary>MD5, for providers that never changed.</summary>
    Md5,
}
