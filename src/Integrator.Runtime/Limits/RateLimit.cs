using Integrator.Limits;

namespace Integrator;

/// <summary>
/// How an API limits its callers, and how a connection reacts. The status 429 means that the call was not carried out (RFC 6585, section 4), so such a
/// call is sent again whatever its method. A call that is throttled with another status is sent again only if <see cref="RetryPolicy"/> lets it be
/// repeated. An expression that fails is logged and ignored.
/// </summary>
public sealed record RateLimit
{
    /// <summary>The statuses that mean "too many requests".</summary>
    public IReadOnlyList<int> StatusCodes { get; init; } = [429];

    /// <summary>Whether a response means "too many requests"; overrides <see cref="StatusCodes"/>.</summary>
    public Func<Answer, bool>? IsRateLimited { get; init; }

    /// <summary>The header that holds the wait: seconds, or a date as HTTP writes it (RFC 9110, section 10.2.3).</summary>
    public string RetryAfterHeader { get; init; } = "Retry-After";

    /// <summary>Returns how long to wait, or null if the response does not say.</summary>
    public Func<Answer, TimeSpan?>? RetryAfter { get; init; }

    /// <summary>Returns when the limit ends, or null if the response does not say.</summary>
    public Func<Answer, DateTimeOffset?>? Reset { get; init; }

    /// <summary>The header that holds how many requests are left. At zero, the next request waits until the limit ends.</summary>
    public string? RemainingHeader { get; init; }

    /// <summary>The header that holds when the limit ends.</summary>
    public string? ResetHeader { get; init; }

    /// <summary>The format of <see cref="ResetHeader"/>.</summary>
    public ResetFormat ResetFormat { get; init; } = ResetFormat.EpochSeconds;

    /// <summary>Where the body says how long to wait, or null if it does not.</summary>
    public BodyWait? InBody { get; init; }

    /// <summary>The budgets that a connection observes by itself.</summary>
    public IReadOnlyList<Budget> Budgets { get; init; } = [];

    /// <summary>How many requests a connection sends at the same time, or null for any number.</summary>
    public int? Concurrency { get; init; }

    /// <summary>The longest wait; five minutes by default. If the API asks for more, the call fails with <see cref="RateLimitedException"/>.</summary>
    public TimeSpan MaxWait { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The defaults: the status 429, and <c>Retry-After</c>.</summary>
    public static RateLimit None { get; } = new();

    /// <summary>Whether the answer says that there were too many requests. If the expression fails, the status decides.</summary>
    internal bool Limits(Answer answer)
    {
        var byStatus = StatusCodes.Contains(answer.Status);
        return IsRateLimited is { } decides ? answer.Ask(decides, byStatus) : byStatus;
    }

    /// <summary>Whether the answer says that no request is left.</summary>
    internal bool IsSpent(Answer answer) => RemainingHeader is { } header && answer.Headers.Value<double>(header) <= 0;

    /// <summary>The longest wait that the answer hints at; null when it does not, never negative.</summary>
    internal TimeSpan? Wait(Answer answer, DateTimeOffset now)
    {
        TimeSpan?[] hints =
        [
            WaitText.Of(answer.Headers.Text(RetryAfterHeader), ResetFormat.Seconds, now),
            RetryAfter is null ? null : answer.Ask(RetryAfter),
            Reset is null ? null : answer.Ask(Reset) - now,
            WaitText.Of(ResetHeader is null ? null : answer.Headers.Text(ResetHeader), ResetFormat, now),
            InBody is { } body ? WaitText.Of(body, answer.Member(body.Path), now) : null,
        ];
        return hints.Max() is { } wait ? wait < TimeSpan.Zero ? TimeSpan.Zero : wait : null;
    }
}
