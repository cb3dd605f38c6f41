namespace Integrator.Generators.Model;

/// <summary>What holds for sending: for the API, or for one action where it differs.</summary>
/// <param name="TimeoutSeconds">Null for what holds otherwise.</param>
/// <param name="AcceptsUnreadable">Whether an answer that cannot be read is no error.</param>
/// <param name="Scopes">The scopes that a token needs.</param>
internal sealed record CallPolicy(RateLimit? RateLimit, RetryPolicy? Retry, ErrorPolicy? Errors, double? TimeoutSeconds, bool AcceptsUnreadable, EquatableArray<string> Scopes)
{
    /// <summary>Whether nothing differs from what holds otherwise.</summary>
    public bool IsEmpty => RateLimit is null && Retry is null && Errors is null && TimeoutSeconds is null && !AcceptsUnreadable && Scopes.Count == 0;
}

/// <summary>How an API limits its callers.</summary>
internal abstract record RateLimit
{
    /// <summary>Takes away what holds otherwise.</summary>
    internal sealed record None : RateLimit;

    /// <param name="StatusCodes">The throttled statuses; null for the usual one.</param>
    /// <param name="IsLimited">Decides which answers are throttled; null if statuses and headers do.</param>
    internal sealed record Some(
        EquatableArray<int>? StatusCodes,
        Limited? IsLimited,
        Wait? RetryAfter,
        Wait? Reset,
        string? RetryAfterHeader,
        string? RemainingHeader,
        string? ResetHeader,
        string? ResetFormat,
        BodyWait? InBody,
        EquatableArray<Budget> Budgets,
        int? Concurrency,
        int? MaxWaitSeconds) : RateLimit;
}

/// <summary>Which answers are throttled.</summary>
internal abstract record Limited
{
    internal sealed record Never : Limited;

    internal sealed record When(Value Condition) : Limited;
}

/// <param name="IsInstant">Whether the value is the time when the limit ends, and not how long to wait.</param>
/// <param name="IsNumber">Whether the value is a number, and not JSON or a date.</param>
internal sealed record Wait(Value Value, bool IsInstant, bool IsNumber);

internal sealed record BodyWait(string Path, bool IsInstant, string? Pattern);

/// <param name="Kind">How the runtime calls the way of counting.</param>
/// <param name="Calls">The calls that it counts, as <c>GET /path</c>; empty for all.</param>
internal sealed record Budget(int Requests, double PerSeconds, string Kind, int? Burst, EquatableArray<string> Calls);

/// <summary>When a call is sent again.</summary>
internal abstract record RetryPolicy
{
    /// <summary>Takes away what holds otherwise.</summary>
    internal sealed record None : RetryPolicy;

    internal sealed record Some(
        int? MaxAttempts,
        bool IsConstant,
        double? Factor,
        double? BaseMilliseconds,
        double? MaxMilliseconds,
        bool HasJitter,
        EquatableArray<int>? StatusCodes,
        EquatableArray<RetryCase> Cases,
        string? IdempotencyHeader,
        bool? IsIdempotent) : RetryPolicy;
}

/// <param name="Action">How the runtime calls what is done.</param>
internal sealed record RetryCase(Value When, string Action, string? Message);

/// <summary>Which answers are errors, and what they say.</summary>
internal abstract record ErrorPolicy
{
    /// <summary>Takes away what holds otherwise.</summary>
    internal sealed record None : ErrorPolicy;

    internal sealed record Some(ErrorText? Error, ErrorText? Message, ErrorText? Code) : ErrorPolicy;
}

/// <param name="IsText">Whether the value is text, and not JSON.</param>
internal sealed record ErrorText(Value Value, bool IsText);
