using Integrator.Generators.Definitions.Integrations.Reading;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.Integrations.Policies;

/// <summary>Limits, retries, errors and time limits of a definition or a method.</summary>
internal static class PolicyReader
{
    private const string RetryKey = "retry";
    private const string ErrorKey = "error_expression";

    public static PolicyDefinition Read(DefinitionObject owner)
    {
        var isIdempotent = owner.Flag("idempotent");
        return new PolicyDefinition(
            RateLimitReader.Read(owner),
            new Choice<RetryDefinition>(owner.ObjectIfAny(RetryKey) is { } retry ? Retry(retry, owner, isIdempotent) : null, owner.IsNull(RetryKey)),
            Errors(owner),
            owner.Number("timeout_seconds"),
            owner.Flag("throw_error_on_parse_error") == false,
            isIdempotent,
            owner.Texts("scopes"));
    }

    private static RetryDefinition Retry(DefinitionObject retry, DefinitionObject owner, bool? isIdempotent)
    {
        var retriesUnsafe = retry.Flag("retry_unsafe") == true;
        var header = PatternReader.Header(retry, "idempotency_header");
        if (retriesUnsafe && isIdempotent != true && header is null)
        {
            retry.Report.AddAtKey(Rules.UnsafeRetry, retry.Place["retry_unsafe"], owner.Text("method")?.ToUpperInvariant() ?? "POST or PATCH");
        }

        return new RetryDefinition(
            retry.Whole("max_attempts"),
            retry.Text("backoff") == "constant",
            retry.Number("factor"),
            retry.Number("base_ms"),
            retry.Number("max_ms"),
            retry.Flag("jitter") != false,
            PatternReader.Statuses(retry, "status_codes"),
            [.. retry.Items("rules").Select(Case).OfType<RetryCaseDefinition>()],
            header,
            retriesUnsafe);
    }

    private static RetryCaseDefinition? Case(DefinitionObject rule) => rule.Expression("when") is { } when
        ? new RetryCaseDefinition(when, Action(rule.Text("action")), rule.Text("message"))
        : null;

    // Error messages may be mapped even where nothing says that a success is an error.
    private static Choice<ErrorDefinition> Errors(DefinitionObject owner)
    {
        var mapping = owner.Object("error_mapping");
        var error = owner.Expression(ErrorKey);
        var isFalse = owner.Flag(ErrorKey) == false;
        var (message, code) = (mapping.Expression("message"), mapping.Expression("code"));
        return new Choice<ErrorDefinition>(
            (error is null || isFalse) && message is null && code is null ? null : new ErrorDefinition(isFalse ? null : error, message, code),
            owner.IsNull(ErrorKey));
    }

    private static RetryAction Action(string? action) => action switch
    {
        "success" => RetryAction.Succeed,
        "retry" => RetryAction.Retry,
        "ignore" => RetryAction.Ignore,
        "rate_limited" => RetryAction.RateLimited,
        "refresh_then_retry" => RetryAction.RefreshTokenThenRetry,
        "reset_pagination" => RetryAction.ResetPagination,
        _ => RetryAction.Fail,
    };
}
