namespace Integrator;

/// <summary>What happens to a value before it is kept.</summary>
public enum FieldTransform
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Lower case, without regard to culture.</summary>
    Lowercase,

    /// <summary>Upper case, without regard to culture.</summary>
    Uppercase,

    /// <summary>The SHA-256 digest of its UTF-8, in lower-case hexadecimal. The value itself is not kept.</summary>
    Sha256,
}
