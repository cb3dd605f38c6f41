using Integrator.Generators.Definitions.Integrations.Policies;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Types;
using Integrator.Generators.Model.Expressions;
using Integrator.Generators.Model.Integrations.Values;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators.Model.Integrations.Policies;

/// <summary>How an API limits its callers.</summary>
/// <param name="calls">The calls that budgets can choose from.</param>
internal sealed class RateLimitBuilder(ValueBuilder values, CallNames calls)
{
    /// <param name="name">What methods are called.</param>
    public RateLimit? Build(Choice<RateLimitDefinition> choice, string name) => choice.IsRemoved ? new RateLimit.None() : choice.Value is { } limit ? Some(limit, name) : null;

    private RateLimit.Some Some(RateLimitDefinition limit, string name)
    {
        var (after, reset) = (Wait(limit.RetryAfter, name + " RetryAfter", isReset: false), Wait(limit.Reset, name + " Reset", isReset: true));

        // A date is when the limit ends, whichever key gives it.
        var isDate = after is { IsInstant: true };
        return new RateLimit.Some(
            limit.StatusCodes?.ToEquatableArray(),
            Limited(limit, name),
            isDate ? null : after,
            reset ?? (isDate ? after : null),
            (limit.RetryAfter as WaitDefinition.Header)?.Name,
            limit.RemainingHeader,
            limit.ResetHeader ?? (limit.Reset as WaitDefinition.Header)?.Name,
            limit.ResetFormat?.ToString(),
            limit.InBody is { } body ? new BodyWait(body.Path, body.IsInstant, body.Pattern) : null,
            limit.Budgets.Select(Budget).OfType<Budget>().ToEquatableArray(),
            limit.Concurrency is { } concurrency ? Math.Max(1, concurrency) : null,
            limit.MaxWaitSeconds);
    }

    private Budget? Budget(BudgetDefinition budget)
    {
        var counted = budget.Match is { } match ? calls.Matching(match.Value) : [];
        if (budget.Match is { } pattern && counted.Count == 0)
        {
            values.Build.Report.Add(Rules.UnmatchedPattern, pattern.Place, pattern.Value);
            return null;
        }

        return new Budget(Math.Max(1, budget.Requests), budget.PerSeconds, budget.Kind.ToString(), budget.Burst is { } burst ? Math.Max(1, burst) : null, counted.ToEquatableArray());
    }

    private Limited? Limited(RateLimitDefinition limit, string name) => limit.IsNever ? new Limited.Never()
        : values.Computed(limit.IsLimited, name + " is rate limited", DefinitionScopes.Answer(), ScopeKind.Answer, new Target("a condition", IxType.Bool)) is { } condition ? new Limited.When(condition)
        : null;

    private Wait? Wait(WaitDefinition? wait, string name, bool isReset)
    {
        if (wait is not WaitDefinition.Expression { Value: var value } || values.Natural(value, DefinitionScopes.Answer()) is not { } computation)
        {
            return null;
        }

        var type = computation is TypedExpression typed ? typed.Type : IxType.Number.OrNull();
        if (type.Kind is IxKind.Int or IxKind.Number or IxKind.Decimal or IxKind.Any or IxKind.Null or IxKind.Date or IxKind.DateTime)
        {
            return new Wait(values.Functions.Add(name, ScopeKind.Answer, computation, type), isReset || type.Kind is IxKind.Date or IxKind.DateTime, type.IsNumeric);
        }

        var text = ExpressionBinder.TextOf(value);
        text.Add(values.Build.Report, Rules.NoWait, new TextSpan(0, text.Text.Length), type.ToString());
        return null;
    }
}
