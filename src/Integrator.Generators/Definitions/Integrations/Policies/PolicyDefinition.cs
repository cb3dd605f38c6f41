using Integrator.Generators.Expressions.Syntax;

namespace Integrator.Generators.Definitions.Integrations.Policies;

/// <summary>What a definition, or a method of it, says about sending.</summary>
internal sealed record PolicyDefinition(
    Choice<RateLimitDefinition> RateLimit,
    Choice<RetryDefinition> Retry,
    Choice<ErrorDefinition> Errors,
    double? TimeoutSeconds,
    bool AcceptsUnreadable,
    bool? IsIdempotent,
    IReadOnlyList<Located<string>> Scopes);

/// <summary>A block that is given, is removed by null, or is not mentioned.</summary>
internal sealed record Choice<T>(T? Value, bool IsRemoved)
    where T : class;

/// <param name="IsLimited">The condition; null if status codes and headers decide.</param>
/// <param name="IsNever">Whether the definition says that no answer is throttled.</param>
internal sealed record RateLimitDefinition(
    IReadOnlyList<int>? StatusCodes,
    ValueSyntax? IsLimited,
    bool IsNever,
    WaitDefinition? RetryAfter,
    WaitDefinition? Reset,
    string? RemainingHeader,
    string? ResetHeader,
    ResetFormat? ResetFormat,
    BodyWaitDefinition? InBody,
    IReadOnlyList<BudgetDefinition> Budgets,
    int? Concurrency,
    int? MaxWaitSeconds);

/// <summary>How long to wait: the name of a header, or an expression.</summary>
internal abstract record WaitDefinition
{
    internal sealed record Header(string Name) : WaitDefinition;

    internal sealed record Expression(ValueSyntax Value) : WaitDefinition;
}

internal sealed record BodyWaitDefinition(string Path, bool IsInstant, string? Pattern);

/// <param name="Match">A pattern of the methods that it counts; null for all.</param>
internal sealed record BudgetDefinition(int Requests, double PerSeconds, BudgetKind Kind, int? Burst, Located<string>? Match);

internal enum BudgetKind
{
    MovingWindow,
    FixedWindow,
    TokenBucket,
}

internal enum ResetFormat
{
    EpochSeconds,
    EpochMilliseconds,
    Seconds,
    Milliseconds,
    Date,
}

internal sealed record RetryDefinition(
    int? MaxAttempts,
    bool IsConstant,
    double? Factor,
    double? BaseMilliseconds,
    double? MaxMilliseconds,
    bool HasJitter,
    IReadOnlyList<int>? StatusCodes,
    IReadOnlyList<RetryCaseDefinition> Cases,
    string? IdempotencyHeader,
    bool RetriesUnsafe);

internal sealed record RetryCaseDefinition(ValueSyntax When, RetryAction Action, string? Message);

internal enum RetryAction
{
    Fail,
    Succeed,
    Retry,
    Ignore,
    RateLimited,
    RefreshTokenThenRetry,
    ResetPagination,
}

/// <param name="Error">A value that is true if the answer is an error, or the message.</param>
/// <param name="Message">The message of an error status.</param>
internal sealed record ErrorDefinition(ValueSyntax? Error, ValueSyntax? Message, ValueSyntax? Code);
