namespace Integrator;

/// <summary>How a token endpoint says when a token ends.</summary>
public enum ExpiryFormat
{
    /// <summary>Seconds from now (RFC 6749, section 5.1).</summary>
    InSeconds,

    /// <summary>Milliseconds from now.</summary>
    InMilliseconds,

    /// <summary>Seconds since 1970.</summary>
    AtSeconds,

    /// <summary>Milliseconds since 1970.</summary>
    AtMilliseconds,

    /// <summary>A date and time.</summary>
    AtDate,
}

/// <summary>Where a token and its companions stand in an endpoint's answer: names and indices joined by dots.</summary>
public sealed record TokenAnswer
{
    /// <summary>The access token.</summary>
    public string TokenPath { get; init; } = "access_token";

    /// <summary>The refresh token.</summary>
    public string RefreshTokenPath { get; init; } = "refresh_token";

    /// <summary>When the token ends.</summary>
    public string ExpiresPath { get; init; } = "expires_in";

    /// <summary>How the end is written.</summary>
    public ExpiryFormat ExpiresFormat { get; init; }

    /// <summary>How long a token lives when the answer does not say; null when nobody knows.</summary>
    public TimeSpan? Lifetime { get; init; }

    /// <summary>What else is kept, by the name it gets.</summary>
    public IReadOnlyDictionary<string, string> Capture { get; init; } = new Dictionary<string, string>();
}
