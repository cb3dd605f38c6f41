namespace Integrator;

/// <summary>How a consent is bound to who began it (RFC 7636, section 4.2).</summary>
public enum PkceMethod
{
    /// <summary>The provider gets the SHA-256 digest of the verifier.</summary>
    S256,

    /// <summary>The provider gets the verifier itself. It protects less; use it only if the provider does not support <see cref="S256"/>.</summary>
    Plain,

    /// <summary>The consent is not bound.</summary>
    None,
}
