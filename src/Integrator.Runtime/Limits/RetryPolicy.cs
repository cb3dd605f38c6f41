namespace Integrator;

/// <summary>How waits between attempts grow.</summary>
public enum BackoffKind
{
    /// <summary>Each is twice the one before.</summary>
    Exponential,

    /// <summary>Each is one base longer than the one before.</summary>
    Linear,

    /// <summary>All are the same.</summary>
    Constant,
}

/// <summary>
/// When calls are sent again: those with GET, HEAD, PUT, DELETE, OPTIONS, TRACE or QUERY, those that are declared idempotent, and those that
/// carry an idempotency key.
/// </summary>
public sealed record RetryPolicy
{
    /// <summary>How often a call is sent at most; 4 by default. <see cref="ConnectionOptions.MaxAttempts"/> overrides it if it is set.</summary>
    public int MaxAttempts { get; init; } = 4;

    /// <summary>How the waits grow.</summary>
    public BackoffKind Backoff { get; init; }

    /// <summary>The factor by which each exponential wait is longer than the one before.</summary>
    public double Factor { get; init; } = 2;

    /// <summary>The first wait; half a second by default. <see cref="ConnectionOptions.RetryDelay"/> overrides it if it is set.</summary>
    public TimeSpan BaseDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest computed wait; 30 seconds by default. A wait that the API asks for may be longer.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether each wait is randomized between zero and the computed delay.</summary>
    public bool HasJitter { get; init; } = true;

    /// <summary>The statuses after which a call is sent again.</summary>
    public IReadOnlyList<int> StatusCodes { get; init; } = [408, 500, 502, 503, 504];

    /// <summary>Cases that override the statuses. The first case that matches decides.</summary>
    public IReadOnlyList<RetryCase> Cases { get; init; } = [];

    /// <summary>The header that makes a repeat harmless: each call gets one key, which every attempt repeats.</summary>
    public string? IdempotencyHeader { get; init; }

    /// <summary>Whether a repeat is harmless; null if the HTTP method decides.</summary>
    public bool? IsIdempotent { get; init; }

    /// <summary>Calls are sent once.</summary>
    public static RetryPolicy None { get; } = new() { MaxAttempts = 1 };

    internal static RetryPolicy Default { get; } = new();

    /// <summary>Whether sending a request twice has the same effect as sending it once.</summary>
    internal bool IsRepeatable(string method, Func<string, bool> hasHeader) => IsIdempotent
        ?? (method is "GET" or "HEAD" or "PUT" or "DELETE" or "OPTIONS" or "TRACE" or "QUERY" || hasHeader(IdempotencyHeader ?? "Idempotency-Key"));

    /// <param name="attempt">How often the call was sent; at least 1.</param>
    /// <param name="random">At least 0, less than 1.</param>
    internal TimeSpan Delay(int attempt, Func<double> random)
    {
        var factor = Backoff switch
        {
            BackoffKind.Constant => 1,
            BackoffKind.Linear => attempt,
            _ => Math.Pow(Factor, Math.Min(attempt - 1, 30)),
        };
        var milliseconds = Math.Min(BaseDelay.TotalMilliseconds * factor, MaxDelay.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(HasJitter ? milliseconds * random() : milliseconds);
    }
}
