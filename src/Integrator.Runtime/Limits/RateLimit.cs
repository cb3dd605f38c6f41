using Integrator.Limits;

namespace Integrator;

/// <summary>How an API limits its callers, and what a connection does about it. A call that was throttled was not carried out: it may be sent again whatever its method.</summary>
public sealed record RateLimit
{
    /// <summary>The statuses that mean "too many"; 503 does too when it says how long to wait.</summary>
    public IReadOnlyList<int> StatusCodes { get; init; } = [429];

    /// <summary>Decides instead of <see cref="StatusCodes"/>.</summary>
    public Func<Answer, bool>? IsRateLimited { get; init; }

    /// <summary>The header that says how long to wait: seconds, or a date.</summary>
    public string RetryAfterHeader { get; init; } = "Retry-After";

    /// <summary>Gives how long to wait; null when the answer does not say.</summary>
    public Func<Answer, TimeSpan?>? RetryAfter { get; init; }

    /// <summary>Gives when the limit ends; null when the answer does not say.</summary>
    public Func<Answer, DateTimeOffset?>? Reset { get; init; }

    /// <summary>The header that says how many requests are left. At zero, the next one waits for the limit's end.</summary>
    public string? RemainingHeader { get; init; }

    /// <summary>The header that says when the limit ends.</summary>
    public string? ResetHeader { get; init; }

    /// <summary>How <see cref="ResetHeader"/> is written.</summary>
    public ResetFormat ResetFormat { get; init; } = ResetFormat.EpochSeconds;

    /// <summary>Where the body says how long to wait; null when it does not.</summary>
    public BodyWait? InBody { get; init; }

    /// <summary>What a connection keeps to by itself.</summary>
    public IReadOnlyList<Budget> Budgets { get; init; } = [];

    /// <summary>How many requests of a connection are on their way at once; null for any.</summary>
    public int? Concurrency { get; init; }

    /// <summary>The longest wait; a longer one is a <see cref="RateLimitedException"/>.</summary>
    public TimeSpan MaxWait { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>No limit but what is usual on the web.</summary>
    public static RateLimit None { get; } = new();

    internal bool Limits(Answer answer) => IsRateLimited is { } decides
        ? decides(answer)
        : StatusCodes.Contains(answer.Status) || (answer.Status == 503 && answer.Headers.Text(RetryAfterHeader) is not null);

    /// <summary>The longest wait that the answer hints at; null when it does not, never negative.</summary>
    internal TimeSpan? Wait(Answer answer, DateTimeOffset now)
    {
        TimeSpan?[] hints =
        [
            WaitText.Of(answer.Headers.Text(RetryAfterHeader), ResetFormat.Seconds, now),
            RetryAfter?.Invoke(answer),
            Reset?.Invoke(answer) - now,
            WaitText.Of(ResetHeader is null ? null : answer.Headers.Text(ResetHeader), ResetFormat, now),
            InBody is { } body ? WaitText.Of(body, answer.Member(body.Path), now) : null,
        ];
        return hints.Max() is { } wait ? wait < TimeSpan.Zero ? TimeSpan.Zero : wait : null;
    }
}
