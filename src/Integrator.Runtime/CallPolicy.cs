using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Integrator.Http;

namespace Integrator;

/// <summary>What a definition says about sending: for an API, and where an action says something else, for that.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record CallPolicy
{
    /// <summary>How callers are limited; the API's when null.</summary>
    public RateLimit? RateLimit { get; init; }

    /// <summary>When calls are sent again; the API's when null.</summary>
    public RetryPolicy? Retry { get; init; }

    /// <summary>Where the API says what went wrong; the API's when null.</summary>
    public ErrorPolicy? Errors { get; init; }

    /// <summary>The longest an attempt takes; the API's, or the connection's, when null.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Whether a success whose body cannot be read is no exception where status and headers are asked for too: the body is given as it came.</summary>
    public bool AcceptsUnreadable { get; init; }

    /// <summary>The scopes that a token needs; told when a call is forbidden.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    [SuppressMessage("Performance", "CA1822", Justification = "An instance method is trimmed away where no definition has a policy.")]
    internal PolicyCalls Open(Api api, ConnectionOptions options) => new(api, options);

    internal string? Failure(Answer answer) => Errors?.Message?.Invoke(answer) is { Length: > 0 } message ? message : null;

    internal CallPolicy Or(CallPolicy? others) => others is null ? this : this with
    {
        RateLimit = RateLimit ?? others.RateLimit,
        Retry = Retry ?? others.Retry,
        Errors = Errors ?? others.Errors,
        Timeout = Timeout ?? others.Timeout,
        AcceptsUnreadable = AcceptsUnreadable || others.AcceptsUnreadable,
        Scopes = Scopes.Count > 0 ? Scopes : others.Scopes,
    };

    internal IReadOnlyList<string> Missing(Answer answer, OAuthToken? token) => answer.Status == 403 ? ScopeText.Missing(answer, Scopes, token?.Scope) : [];
}
