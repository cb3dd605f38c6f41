namespace Integrator;

/// <summary>How OAuth 1.0 signs (RFC 5849, section 3.4).</summary>
public enum OAuth1Method
{
    /// <summary><c>HMAC-SHA1</c>.</summary>
    HmacSha1,

    /// <summary><c>HMAC-SHA256</c>.</summary>
    HmacSha256,

    /// <summary><c>RSA-SHA1</c>, with the key of the consumer.</summary>
    RsaSha1,

    /// <summary><c>PLAINTEXT</c>; over https only.</summary>
    PlainText,
}
