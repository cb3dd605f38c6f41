using Integrator.Generators.Model;
using static Integrator.Generators.Emit.Initializer;

namespace Integrator.Generators.Emit;

/// <summary>What holds for sending.</summary>
internal sealed class PolicyEmitter(ValueEmitter values)
{
    public string Policy(CallPolicy policy) => New(
        RuntimeNames.CallPolicy,
        [],
        Set("RateLimit", policy.RateLimit is null ? null : Limit(policy.RateLimit)),
        Set("Retry", policy.Retry is null ? null : Retry(policy.Retry)),
        Set("Errors", policy.Errors is null ? null : Errors(policy.Errors)),
        Seconds("Timeout", policy.TimeoutSeconds),
        Flag("AcceptsUnreadable", policy.AcceptsUnreadable),
        Texts("Scopes", policy.Scopes));

    private string Limit(RateLimit limit) => limit switch
    {
        RateLimit.None => RuntimeNames.RateLimit + ".None",
        RateLimit.Some some => New(
            RuntimeNames.RateLimit,
            [],
            Statuses(some.StatusCodes),
            Set("IsRateLimited", Condition(some.IsLimited)),
            Text("RetryAfterHeader", some.RetryAfterHeader),
            Set("RetryAfter", Wait(some.RetryAfter)),
            Set("Reset", Wait(some.Reset)),
            Text("RemainingHeader", some.RemainingHeader),
            Text("ResetHeader", some.ResetHeader),
            Choice("ResetFormat", RuntimeNames.ResetFormat, some.ResetFormat),
            Set("InBody", some.InBody is { } body ? BodyWait(body) : null),
            Set("Budgets", some.Budgets.Count == 0 ? null : List(some.Budgets.Select(Budget))),
            Number("Concurrency", some.Concurrency),
            Seconds("MaxWait", some.MaxWaitSeconds)),
        _ => throw new ArgumentOutOfRangeException(nameof(limit), limit, null),
    };

    private string? Condition(Limited? limited) => limited switch
    {
        null => null,
        Limited.Never => "static _ => false",
        Limited.When condition => values.Function(condition.Condition, ScopeKind.Answer),
        _ => throw new ArgumentOutOfRangeException(nameof(limited), limited, null),
    };

    private string? Wait(Wait? wait) => wait is null ? null
        : $"static answer => {RuntimeNames.Waits}.{(wait.IsInstant ? "At" : "After")}({(wait.IsNumber ? "(double?)" : "")}{values.Operand(wait.Value, ScopeKind.Answer)})";

    private static string BodyWait(BodyWait wait) =>
        New(RuntimeNames.BodyWait, [CSharp.Literal(wait.Path), $"{RuntimeNames.ResetFormat}.{(wait.IsInstant ? "EpochSeconds" : "Seconds")}"], Pattern("Pattern", wait.Pattern));

    private static string Budget(Budget budget) =>
        New(RuntimeNames.Budget, [Number(budget.Requests), Seconds(budget.PerSeconds), $"{RuntimeNames.BudgetKind}.{budget.Kind}"], Number("Burst", budget.Burst), Texts("Calls", budget.Calls));

    private string Retry(RetryPolicy retry) => retry switch
    {
        RetryPolicy.None => RuntimeNames.RetryPolicy + ".None",
        RetryPolicy.Some some => New(
            RuntimeNames.RetryPolicy,
            [],
            Number("MaxAttempts", some.MaxAttempts is { } attempts ? Math.Max(1, attempts) : null),
            Choice("Backoff", RuntimeNames.BackoffKind, some.IsConstant ? "Constant" : null),
            some.Factor is { } factor ? $"Factor = {factor.ToString("R", System.Globalization.CultureInfo.InvariantCulture)}d" : null,
            Milliseconds("BaseDelay", some.BaseMilliseconds),
            Milliseconds("MaxDelay", some.MaxMilliseconds),
            some.HasJitter ? null : "HasJitter = false",
            Statuses(some.StatusCodes),
            Set("Cases", some.Cases.Count == 0 ? null : List(some.Cases.Select(Case))),
            Text("IdempotencyHeader", some.IdempotencyHeader),
            some.IsIdempotent is { } isIdempotent ? $"IsIdempotent = {(isIdempotent ? "true" : "false")}" : null),
        _ => throw new ArgumentOutOfRangeException(nameof(retry), retry, null),
    };

    private string Case(RetryCase one) =>
        New(RuntimeNames.RetryCase, [$"{RuntimeNames.RetryAction}.{one.Action}"], Set("When", values.Function(one.When, ScopeKind.Answer)), Text("Message", one.Message));

    private string Errors(ErrorPolicy errors) => errors switch
    {
        ErrorPolicy.None => RuntimeNames.ErrorPolicy + ".None",
        ErrorPolicy.Some some => New(RuntimeNames.ErrorPolicy, [], Set("Message", Message(some)), Set("Code", some.Code is { } code ? Function(code) : null)),
        _ => throw new ArgumentOutOfRangeException(nameof(errors), errors, null),
    };

    // A message that the definition maps is that of an error status only.
    private string? Message(ErrorPolicy.Some errors)
    {
        var mapped = errors.Message is { } message ? $"(answer.Status >= 400 ? {Operand(message)} : null)" : null;
        return mapped is null ? errors.Error is { } error ? Function(error) : null
            : errors.Error is { } first ? $"static answer => {Operand(first)} ?? {mapped}"
            : $"static answer => {mapped}";
    }

    private string Function(ErrorText text) => text.IsText ? values.Function(text.Value, ScopeKind.Answer) : $"static answer => {Operand(text)}";

    private string Operand(ErrorText text)
    {
        var operand = values.Operand(text.Value, ScopeKind.Answer);
        return text.IsText ? operand : $"{RuntimeNames.Waits}.Error({operand})";
    }

    private static string? Statuses(EquatableArray<int>? statuses) => statuses is { } codes ? Set("StatusCodes", List(codes.Select(Number))) : null;
}
