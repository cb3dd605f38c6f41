using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Types;
using Integrator.Generators.Model.Expressions;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators.Model.Integrations;

/// <summary>How an API limits its callers.</summary>
internal sealed class LimitBuilder(ValueBuilder values)
{
    private const string Space = "global::Integrator.";

    private static readonly Regex s_header = new("^[A-Za-z0-9-]+$", RegexOptions.CultureInvariant);

    /// <param name="name">What methods are called.</param>
    public Setting? Build(Written limit, string name)
    {
        if (limit.Keys.Count == 0)
        {
            return null;
        }

        if (limit.Has("retry_after_header_expression") && limit.Has("rate_limit_header_expression") && !IsCount(limit))
        {
            values.Report.AddAtKey(Rules.BothWaits, limit.Place["rate_limit_header_expression"]);
        }

        IEnumerable<NamedSetting?> members =
        [
            limit.Value("status_codes") is JsonArray ? new NamedSetting("StatusCodes", Patterns.Statuses(limit, "status_codes", values.Report)) : null,
            Decides(limit, name),
            .. Waits(limit, name),
            Header(limit, "remaining_header", "RemainingHeader"),
            Header(limit, "reset_header", "ResetHeader"),
            Format(limit.Text("reset_format")) is { } format ? new NamedSetting("ResetFormat", new Setting.Code(Space + "ResetFormat." + format)) : null,
            InBody(limit.Object("in_body")),
            limit.Items("budgets").Any() ? new NamedSetting("Budgets", new Setting.List(limit.Items("budgets").Select(Budget).ToEquatableArray())) : null,
            limit.Whole("concurrency") is { } concurrency ? new NamedSetting("Concurrency", Setting.Of(Math.Max(1, concurrency))) : null,
            limit.Whole("max_wait_seconds") is { } wait ? new NamedSetting("MaxWait", Setting.Seconds(wait)) : null,
        ];

        // What is said twice is said last: keys of their own go before what was found in an expression's place.
        var given = members.OfType<NamedSetting>().GroupBy(static member => member.Name).Select(static same => same.Last()).ToEquatableArray();
        return new Setting.New(Space + "RateLimit", [], given);
    }

    private NamedSetting? Decides(Written limit, string name)
    {
        var value = limit.Value("is_rate_limited");
        if (value is null || value.GetValueKind() == JsonValueKind.True)
        {
            return null;
        }

        if (value.GetValueKind() == JsonValueKind.False)
        {
            return new NamedSetting("IsRateLimited", new Setting.Function("_", Setting.Of(false)));
        }

        return values.Expression(value, limit.Place["is_rate_limited"], name + " is rate limited", DefinitionScopes.Answer(), ScopeKind.Answer, new Target("a condition", IxType.Bool)) is { } condition
            ? new NamedSetting("IsRateLimited", condition)
            : null;
    }

    private IEnumerable<NamedSetting?> Waits(Written limit, string name)
    {
        foreach (var (key, header, member) in (IEnumerable<(string, string, string)>)[("retry_after_header_expression", "RetryAfterHeader", "RetryAfter"), ("rate_limit_header_expression", "ResetHeader", "Reset")])
        {
            var at = limit.Place[key];
            if (limit.Value(key) is not { } value)
            {
                continue;
            }

            if (IsHeader(value))
            {
                var isCount = key == "rate_limit_header_expression" && IsCount(limit);
                if (isCount)
                {
                    values.Report.Add(Rules.RemainingHeader, at, value.ToString());
                }

                yield return new NamedSetting(isCount ? "RemainingHeader" : header, new Setting.Text(value.ToString()));
            }
            else
            {
                yield return Wait(value, at, name + " " + member, member);
            }
        }
    }

    private NamedSetting? Wait(JsonNode value, Place at, string name, string member)
    {
        if (values.Natural(value, at, DefinitionScopes.Answer()) is not { } computation)
        {
            return null;
        }

        var type = computation is TypedExpression compiled ? compiled.Type : IxType.Number.OrNull();
        if (type.Kind is not (IxKind.Int or IxKind.Number or IxKind.Decimal or IxKind.Any or IxKind.Null or IxKind.Date or IxKind.DateTime))
        {
            values.Text(at, value.ToString()).Add(values.Report, Rules.NoWait, new TextSpan(0, value.ToString().Length), type.ToString());
            return null;
        }

        // A date is when the limit ends, wherever it is given.
        var isDate = type.Kind is IxKind.Date or IxKind.DateTime;
        var function = values.Functions.Function(name, ScopeKind.Answer, computation, type);
        var cast = type.IsNumeric ? "(double?)" : "";
        var call = $"{Space}Waits.{(member == "Reset" || isDate ? "At" : "After")}({cast}{((Setting.Code)ValueBuilder.Called(function, ScopeKind.Answer)).CSharp})";
        return new NamedSetting(isDate ? "Reset" : member, new Setting.Function("answer", new Setting.Code(call)));
    }

    private NamedSetting? Header(Written limit, string key, string member)
    {
        if (limit.Text(key) is not { } name)
        {
            return null;
        }

        if (!HeaderNames.IsValid(name))
        {
            values.Report.Add(Rules.InvalidHeader, limit.Place[key], name);
            return null;
        }

        return new NamedSetting(member, new Setting.Text(name));
    }

    private NamedSetting? InBody(Written body) => body.Text("path") is not { } path ? null : new NamedSetting("InBody", new Setting.New(
        Space + "BodyWait",
        new Setting[] { new Setting.Text(path), new Setting.Code(Space + "ResetFormat." + (body.Text("strategy") == "at" ? "EpochSeconds" : "Seconds")) }.ToEquatableArray(),
        Patterns.Build(body, "pattern", "Pattern", values.Report) is { } pattern ? new[] { pattern }.ToEquatableArray() : []));

    private Setting Budget(Written budget)
    {
        if (budget.Has("match"))
        {
            values.Report.AddAtKey(Rules.NotActedOn, budget.Place["match"], "match");
        }

        var kind = budget.Text("kind") switch
        {
            "fixed_window" => "FixedWindow",
            "token_bucket" => "TokenBucket",
            _ => "MovingWindow",
        };
        var seconds = budget.Value("per_seconds")!.GetValue<double>();
        return new Setting.New(
            Space + "Budget",
            new Setting[] { Setting.Of(Math.Max(1, budget.Whole("requests") ?? 1)), Setting.Seconds(seconds), new Setting.Code(Space + "BudgetKind." + kind) }.ToEquatableArray(),
            budget.Whole("burst") is { } burst ? new NamedSetting[] { new("Burst", Setting.Of(Math.Max(1, burst))) }.ToEquatableArray() : []);
    }

    // As an expression, Retry-After is a subtraction; nobody means that.
    private static bool IsHeader(JsonNode value) =>
        value.GetValueKind() == JsonValueKind.String && s_header.IsMatch(value.ToString()) && DefinitionScopes.Answer().Find(value.ToString()) is null && !int.TryParse(value.ToString(), out _);

    private static bool IsCount(Written limit) =>
        limit.Value("rate_limit_header_expression") is { } value && IsHeader(value) && value.ToString().IndexOf("remaining", StringComparison.OrdinalIgnoreCase) >= 0;

    private static string? Format(string? format) => format switch
    {
        "epoch_seconds" => "EpochSeconds",
        "epoch_ms" => "EpochMilliseconds",
        "delta_seconds" => "Seconds",
        "delta_ms" => "Milliseconds",
        "http_date" or "iso8601" => "Date",
        _ => null,
    };
}
