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
/// When calls are sent again: those with GET, HEAD, PUT, DELETE or OPTIONS, those that are said to be idempotent, and those that
/// carry an idempotency key.
/// </summary>
public sealed record RetryPolicy
{
    /// <summary>How often a call is sent at most. <see cref="ConnectionOptions.MaxAttempts"/> of 1 goes before.</summary>
    public int MaxAttempts { get; init; } = 4;

    /// <summary>How waits grow.</summary>
    public BackoffKind Backoff { get; init; }

    /// <summary>How many times as long as the one before an exponential wait is.</summary>
    public double Factor { get; init; } = 2;

    /// <summary>The first wait.</summary>
    public TimeSpan BaseDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait that nobody asked for.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether a wait is anything between nothing and what it would be.</summary>
    public bool HasJitter { get; init; } = true;

    /// <summary>The statuses after which a call is sent again.</summary>
    public IReadOnlyList<int> StatusCodes { get; init; } = [500, 502, 503, 504];

    /// <summary>Cases that override the statuses. The first case that matches decides.</summary>
    public IReadOnlyList<RetryCase> Cases { get; init; } = [];

    /// <summary>The header that makes a repeat harmless: one key for each call, the same with every attempt.</summary>
    public string? IdempotencyHeader { get; init; }

    /// <summary>Whether a repeat is harmless; null goes by the method.</summary>
    public bool? IsIdempotent { get; init; }

    /// <summary>Calls are sent once.</summary>
    public static RetryPolicy None { get; } = new() { MaxAttempts = 1 };

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
