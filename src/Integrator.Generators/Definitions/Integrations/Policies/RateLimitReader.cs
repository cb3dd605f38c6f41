using System.Text.Json;
using System.Text.RegularExpressions;
using Integrator.Generators.Definitions.Integrations.Reading;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.Integrations.Policies;

/// <summary>Rate limit blocks, and the forms in which the source system writes the names of headers.</summary>
internal static class RateLimitReader
{
    private const string Key = "rate_limit";
    private const string LimitedKey = "is_rate_limited";
    private const string AfterKey = "retry_after_header_expression";
    private const string ResetKey = "rate_limit_header_expression";

    // As an expression, Retry-After is a subtraction; a text with a hyphen and no blank is the name of a header.
    private static readonly Regex s_header = new("^[A-Za-z0-9-]+$", RegexOptions.CultureInvariant);
    private static readonly string[] s_scope = ["response", "status", "headers", "data"];

    public static Choice<RateLimitDefinition> Read(DefinitionObject owner) =>
        new(owner.ObjectIfAny(Key) is { IsEmpty: false } limit ? Limit(limit) : null, owner.IsNull(Key));

    private static RateLimitDefinition Limit(DefinitionObject limit)
    {
        var after = Wait(limit, AfterKey);
        var reset = Wait(limit, ResetKey);
        var count = reset is WaitDefinition.Header header && header.Name.IndexOf("remaining", StringComparison.OrdinalIgnoreCase) >= 0 ? header : null;
        if (count is not null)
        {
            limit.Report.Add(Rules.RemainingHeader, limit.Place[ResetKey], count.Name);
        }
        else if (after is not null && reset is not null)
        {
            limit.Report.AddAtKey(Rules.BothWaits, limit.Place[ResetKey]);
        }

        var condition = limit.Node(LimitedKey);
        return new RateLimitDefinition(
            PatternReader.Statuses(limit, "status_codes"),
            condition?.GetValueKind() is null or JsonValueKind.True or JsonValueKind.False ? null : limit.Expression(LimitedKey),
            condition?.GetValueKind() == JsonValueKind.False,
            after,
            count is null ? reset : null,
            PatternReader.Header(limit, "remaining_header") ?? count?.Name,
            PatternReader.Header(limit, "reset_header"),
            Format(limit.Text("reset_format")),
            limit.ObjectIfAny("in_body") is { } body ? InBody(body) : null,
            [.. limit.Items("budgets").Select(Budget)],
            limit.Whole("concurrency"),
            limit.Whole("max_wait_seconds"));
    }

    private static WaitDefinition? Wait(DefinitionObject limit, string key) =>
        limit.Text(key) is { } text && s_header.IsMatch(text) && Array.IndexOf(s_scope, text) < 0 && !int.TryParse(text, out _) ? new WaitDefinition.Header(text)
        : limit.Expression(key) is { } value ? new WaitDefinition.Expression(value)
        : null;

    private static BodyWaitDefinition InBody(DefinitionObject body) => new(body.Text("path")!, body.Text("strategy") == "at", PatternReader.Read(body, "pattern"));

    private static BudgetDefinition Budget(DefinitionObject budget) => new(
        budget.Whole("requests") ?? 1,
        budget.Number("per_seconds") ?? 1,
        budget.Text("kind") switch { "fixed_window" => BudgetKind.FixedWindow, "token_bucket" => BudgetKind.TokenBucket, _ => BudgetKind.MovingWindow },
        budget.Whole("burst"),
        budget.Located("match"));

    private static ResetFormat? Format(string? format) => format switch
    {
        "epoch_seconds" => ResetFormat.EpochSeconds,
        "epoch_ms" => ResetFormat.EpochMilliseconds,
        "delta_seconds" => ResetFormat.Seconds,
        "delta_ms" => ResetFormat.Milliseconds,
        "http_date" or "iso8601" => ResetFormat.Date,
        _ => null,
    };
}
