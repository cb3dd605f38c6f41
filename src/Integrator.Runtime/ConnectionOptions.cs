using System.Security.Cryptography;
using Integrator.Auth;
using Integrator.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Integrator;

/// <summary>How a connection sends. It is read once, when the connection is made.</summary>
public sealed class ConnectionOptions
{
    /// <summary>Where the API is, instead of where its definition says.</summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>
    /// Owned by the caller; the connection makes its own when this is null. It must not follow redirects itself:
    /// only the connection knows where credentials may go.
    /// </summary>
    public HttpClient? HttpClient { get; set; }

    /// <summary>Told of sends (debug) and retries (warning), never of query values, bodies or credentials.</summary>
    public ILogger Logger { get; set; } = NullLogger.Instance;

    /// <summary>Clock and timers of timeouts and retries.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>For each attempt, the body included unless it is a download; infinite is allowed.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>How often a call that may be repeated is sent at most; 1 never retries.</summary>
    public int MaxAttempts { get; set; } = 4;

    /// <summary>
    /// The wait before the first retry; it doubles, with jitter, up to 30 seconds. What the API asks for in
    /// <c>Retry-After</c> goes before, unless it is more than five minutes: then the answer stands.
    /// </summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The largest body that is held in memory, in bytes. Downloads are not held.</summary>
    public int MaxResponseBytes { get; set; } = 100 * 1024 * 1024;

    /// <summary>Where jitter comes from: at least 0, less than 1.</summary>
    public Func<double> Random { get; set; } = System.Random.Shared.NextDouble;

    /// <summary>Where nonces, states and verifiers come from: as many unpredictable bytes as asked for.</summary>
    public Func<int, byte[]> RandomBytes { get; set; } = RandomNumberGenerator.GetBytes;

    /// <summary>The variables of the account, of the type that the connector generates for them.</summary>
    public object? Variables { get; set; }

    /// <summary>Told of variables that an action stored, before later calls see them.</summary>
    public Func<object, CancellationToken, ValueTask>? VariablesChanged { get; set; }

    /// <summary>Told of a token that replaces another, before it is used: the one before may not work any more.</summary>
    public Func<OAuthToken, CancellationToken, ValueTask>? TokenChanged { get; set; }

    /// <summary>
    /// Gives what definitions call <c>env.NAME</c>, such as the id and the secret of the host's OAuth application: from its configuration
    /// or its vault. Null for a name it does not know.
    /// </summary>
    public Func<string, string?>? Environment { get; set; }

    internal ScopeTools ScopeTools => new(Environment, TimeProvider, RandomBytes);

    internal AuthTools Tools(Api api, Transport transport) => new(api.Name, TimeProvider, RandomBytes, Timeout, ScopeTools)
    {
        Send = transport.SendAsync,
        TokenChanged = TokenChanged,
    };
}
