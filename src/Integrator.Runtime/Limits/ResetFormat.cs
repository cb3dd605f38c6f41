namespace Integrator;

/// <summary>How an API writes when its limit ends.</summary>
public enum ResetFormat
{
    /// <summary>Seconds from now.</summary>
    Seconds,

    /// <summary>Milliseconds from now.</summary>
    Milliseconds,

    /// <summary>Seconds since 1970.</summary>
    EpochSeconds,

    /// <summary>Milliseconds since 1970.</summary>
    EpochMilliseconds,

    /// <summary>A date and time, as HTTP (RFC 9110, section 5.6.7) or ISO 8601 write it.</summary>
    Date,
}
