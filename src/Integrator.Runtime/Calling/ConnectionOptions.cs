using System.Security.Cryptography;
using Integrator.Auth;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Integrator;

/// <summary>
/// How a connection sends. The options are read once, when the connection is made. An option that is set overrides the definition; an option
/// that is null leaves the value of the definition, or the default if the definition has none.
/// </summary>
public sealed class ConnectionOptions
{
    /// <summary>
    /// Where the API is, instead of where its definition says: for every operation, also for one that names a server of its own.
    /// <see cref="Servers"/> gives servers addresses of their own.
    /// </summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>
    /// Where servers are instead of where the definition says. The key is the address as the definition writes it, such as
    /// <c>https://uploads.example.com/v2</c>: its base address or the server of an operation. The value is an absolute http(s) address, which counts
    /// as one of the API's own origins. A server that is not listed is at <see cref="BaseAddress"/> if that is set. The origin of an authorization
    /// server, such as <c>https://github.com</c>, is a key, too: consents and tokens are asked for at its value.
    /// </summary>
    public IReadOnlyDictionary<string, Uri> Servers { get; set; } = new Dictionary<string, Uri>();

    /// <summary>
    /// Owned by the caller; the connection makes its own when this is null. It must not follow redirects itself, because only the connection knows
    /// where credentials may go: give it <c>new SocketsHttpHandler { AllowAutoRedirect = false }</c>. A call over a client that followed a redirect
    /// fails with an <see cref="InvalidOperationException"/>.
    /// </summary>
    public HttpClient? HttpClient { get; set; }

    /// <summary>
    /// Returns whether a redirect to an origin that is not one of the API's own is followed. If null, those within the site of the API are: hosts of
    /// the same registrable domain. Such a message carries the HTTP method and the address only, without credentials, headers and body. A redirect
    /// from https to http is never followed.
    /// </summary>
    public Func<Uri, bool>? AllowRedirect { get; set; }

    /// <summary>
    /// Which network addresses are called for hosts that neither the definition nor the caller names literally, such as
    /// <see cref="Integrator.AddressPolicy.Public"/>; null for all. It needs a connection without an <see cref="HttpClient"/> of the caller.
    /// A call that would go to another address fails with an <see cref="AddressException"/>, and nothing is sent.
    /// </summary>
    public AddressPolicy? AddressPolicy { get; set; }

    /// <summary>Receives sends (debug), retries and failed expressions (warning), never query values, bodies or credentials.</summary>
    public ILogger Logger { get; set; } = NullLogger.Instance;

    /// <summary>Clock and timers of timeouts and retries.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// The longest time for one attempt, the body included unless it is a download. <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> is
    /// allowed. If null, the definition decides; the default is 100 seconds.
    /// </summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary>
    /// The longest time for a whole call: all attempts, and the waits between them that limits and <c>Retry-After</c> ask for. When it ends, the last
    /// answer is reported as if no attempt were left; a call without an answer fails with a <see cref="TimeoutException"/>, or with a
    /// <see cref="RateLimitedException"/> if it would have to wait longer before it is sent at all. If null, there is no such limit.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public TimeSpan? TotalTimeout
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value ?? TimeSpan.MaxValue, TimeSpan.Zero, nameof(value));
            field = value;
        }
    }

    /// <summary>How often a call is sent at most; 1 never retries. If null, the definition decides; the default is 4.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int? MaxAttempts
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value ?? 1, 1, nameof(value));
            field = value;
        }
    }

    /// <summary>
    /// The wait before the first retry. Later waits grow as the definition says, by default exponentially with jitter, up to 30 seconds. If
    /// null, the definition decides; the default is half a second. A wait that the API asks for overrides it.
    /// </summary>
    public TimeSpan? RetryDelay { get; set; }

    /// <summary>The largest body that is held in memory, in bytes. Downloads are not held.</summary>
    public int MaxResponseBytes { get; set; } = 100 * 1024 * 1024;

    /// <summary>
    /// What is done when an answer lacks a member that the description calls required; <see cref="MissingMembers.Tolerate"/> by default. It concerns
    /// the JSON of successes and the items of JSON streams; XML, CSV, errors and webhooks are always tolerated.
    /// </summary>
    public MissingMembers MissingMembers { get; set; }

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

    /// <summary>What the vault has of it; null for a credential of the caller.</summary>
    internal StoredAccount? Stored { get; set; }

    /// <summary>Whether the caller names the host literally.</summary>
    internal bool IsNamed(string host, int port) => Servers.Values.Append(BaseAddress)
        .Any(server => server is { IsAbsoluteUri: true } && server.Port == port && server.IdnHost.Equals(host, StringComparison.OrdinalIgnoreCase));

    internal ScopeTools ScopeTools(Redactor redactor) => new(Environment, TimeProvider, RandomBytes) { Redactor = redactor };

    internal AuthTools Tools(Api api, Transport transport, ScopeTools tools) => new(Stored?.Label ?? api.Name, TimeProvider, RandomBytes, Timeout ?? TimeSpan.FromSeconds(100), tools)
    {
        Stored = Stored,
        Logger = Logger,
        Send = transport.SendAsync,
        TokenChanged = TokenChanged,
        Servers = Servers,
    };
}
