using System.ComponentModel;

namespace Integrator;

/// <summary>
/// How calls are sent and judged: for an API, and where an action differs, for that action. An option of <see cref="ConnectionOptions"/> that
/// the caller set overrides both.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record CallPolicy
{
    /// <summary>How the API limits its callers; null to take over the API's policy.</summary>
    public RateLimit? RateLimit { get; init; }

    /// <summary>When calls are sent again; null to take over the API's policy.</summary>
    public RetryPolicy? Retry { get; init; }

    /// <summary>Where the API says what went wrong; null to take over the API's policy.</summary>
    public ErrorPolicy? Errors { get; init; }

    /// <summary>The longest time that an attempt may take; null to take over the API's policy.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Whether a successful response whose body cannot be read is returned as text, instead of an exception, where status and headers are asked for too.</summary>
    public bool AcceptsUnreadable { get; init; }

    /// <summary>The scopes that a token needs. They are named when a call is forbidden.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    internal CallPolicy Or(CallPolicy? others) => others is null ? this : this with
    {
        RateLimit = RateLimit ?? others.RateLimit,
        Retry = Retry ?? others.Retry,
        Errors = Errors ?? others.Errors,
        Timeout = Timeout ?? others.Timeout,
        AcceptsUnreadable = AcceptsUnreadable || others.AcceptsUnreadable,
        Scopes = Scopes.Count > 0 ? Scopes : others.Scopes,
    };
}
