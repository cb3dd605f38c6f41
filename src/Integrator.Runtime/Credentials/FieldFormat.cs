namespace Integrator;

/// <summary>What a value must look like.</summary>
public enum FieldFormat
{
    /// <summary>Anything.</summary>
    Any,

    /// <summary>A mail address.</summary>
    Email,

    /// <summary>A number, with a point for its fraction.</summary>
    Number,

    /// <summary>A UUID.</summary>
    Uuid,

    /// <summary>An absolute http(s) address.</summary>
    Url,

    /// <summary>A host name: letters, digits, dashes and dots (RFC 1123, section 2.1). An IP address is none, in whatever form.</summary>
    Hostname,

    /// <summary>A host name or an IP address.</summary>
    Host,
}
