using System.Text.Json;
using System.Text.Json.Nodes;
using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Types;
using Integrator.Generators.Model.Expressions;

namespace Integrator.Generators.Model.Integrations;

/// <summary>What a definition says about sending: limits, retries, errors.</summary>
internal sealed class RulesBuilder(IntegrationDefinition definition, ValueBuilder values, LimitBuilder limits)
{
    private const string Space = "global::Integrator.";

    /// <summary>What holds for the API; null where that is what is usual.</summary>
    public Setting? OfApi() => Rules(definition.Keys, [], "api", isMethod: false);

    /// <summary>What holds for a method alone; null where that is what holds for the API.</summary>
    public Setting? Of(MethodDefinition method)
    {
        var scopes = method.Keys.Texts("scopes");
        for (var index = 0; index < scopes.Count; index++)
        {
            if (definition.Credentials.FirstOrDefault(credential => IsWithout(credential, scopes[index])) is { } credential)
            {
                values.Report.Add(Diagnostics.Rules.MissingScope, method.Place["scopes"][index], method.Resource, method.Name, scopes[index], credential.Name);
            }
        }

        return Rules(method.Keys, scopes, "", isMethod: true);
    }

    // Scopes that are computed, or that nobody listed, may be the ones.
    private static bool IsWithout(CredentialDefinition credential, string scope) =>
        credential.Format is "oauth2" or "oauth2_client_credentials"
        && credential.Config.Texts("scope") is { Count: > 0 } requested
        && !requested.Contains(scope)
        && !requested.Any(static one => one.Contains("{{"));

    private Setting.New? Rules(Written keys, IReadOnlyList<string> scopes, string name, bool isMethod)
    {
        IEnumerable<NamedSetting?> members =
        [
            keys.IsNull("rate_limit") ? None("RateLimit") : Named("RateLimit", limits.Build(keys.Object("rate_limit"), name)),
            keys.IsNull("retry") ? new NamedSetting("Retry", new Setting.Code(Space + "RetryRules.None")) : Named("Retry", Retry(keys, name, isMethod)),
            keys.IsNull("error_expression") ? new NamedSetting("Errors", new Setting.Code(Space + "ErrorRules.None")) : Named("Errors", Errors(keys, name)),
            Number(keys, "timeout_seconds") is { } timeout ? new NamedSetting("Timeout", Setting.Seconds(timeout)) : null,
            keys.Flag("throw_error_on_parse_error") == false ? new NamedSetting("AcceptsUnreadable", Setting.Of(true)) : null,
            scopes.Count > 0 ? new NamedSetting("Scopes", Setting.Of(scopes)) : null,
        ];
        var given = members.OfType<NamedSetting>().ToEquatableArray();
        return given.Count == 0 ? null : new Setting.New(Space + "CallRules", [], given);
    }

    private Setting.New? Retry(Written keys, string name, bool isMethod)
    {
        var isIdempotent = isMethod ? keys.Flag("idempotent") : null;
        var retry = keys.Has("retry") || isIdempotent is null ? keys.Object("retry") : definition.Keys.Object("retry");
        if (retry.Keys.Count == 0 && isIdempotent is null)
        {
            return null;
        }

        if (retry.Flag("retry_unsafe") == true && keys.Has("retry") && isIdempotent != true && !retry.Has("idempotency_header"))
        {
            values.Report.AddAtKey(Diagnostics.Rules.UnsafeRetry, retry.Place["retry_unsafe"], keys.Text("method")?.ToUpperInvariant() ?? "POST and PATCH");
        }

        IEnumerable<NamedSetting?> members =
        [
            retry.Whole("max_attempts") is { } attempts ? new NamedSetting("MaxAttempts", Setting.Of(Math.Max(1, attempts))) : null,
            retry.Text("backoff") == "constant" ? new NamedSetting("Backoff", new Setting.Code(Space + "BackoffKind.Constant")) : null,
            Number(retry, "factor") is { } factor ? new NamedSetting("Factor", new Setting.Code(factor.ToString("R", System.Globalization.CultureInfo.InvariantCulture) + "d")) : null,
            Number(retry, "base_ms") is { } first ? new NamedSetting("BaseDelay", Setting.Milliseconds(first)) : null,
            Number(retry, "max_ms") is { } most ? new NamedSetting("MaxDelay", Setting.Milliseconds(most)) : null,
            retry.Flag("jitter") == false ? new NamedSetting("HasJitter", Setting.Of(false)) : null,
            retry.Value("status_codes") is JsonArray ? new NamedSetting("StatusCodes", Patterns.Statuses(retry, "status_codes", values.Report)) : null,
            retry.Items("rules").Any() ? new NamedSetting("Rules", RetryRules(retry, name)) : null,
            retry.Text("idempotency_header") is { } header ? new NamedSetting("IdempotencyHeader", new Setting.Text(header)) : null,
            isIdempotent is { } idempotent ? new NamedSetting("IsIdempotent", Setting.Of(idempotent))
                : retry.Flag("retry_unsafe") == true ? new NamedSetting("IsIdempotent", Setting.Of(true)) : null,
        ];
        return new Setting.New(Space + "RetryRules", [], members.OfType<NamedSetting>().ToEquatableArray());
    }

    private Setting.List RetryRules(Written retry, string name) => new(retry.Items("rules").Select((rule, index) =>
    {
        var when = values.Expression(rule.Value("when"), rule.Place["when"], name + " retry when", DefinitionScopes.Answer(), ScopeKind.Answer, new Target("a condition", IxType.Bool));
        if (rule.Text("action") == "reset_pagination")
        {
            values.Report.Add(Diagnostics.Rules.NotActedOn, rule.Place["action"], "reset_pagination");
        }

        IEnumerable<NamedSetting?> members =
        [
            when is null ? null : new NamedSetting("When", when),
            rule.Text("message") is { } message ? new NamedSetting("Message", new Setting.Text(message)) : null,
        ];
        return (Setting)new Setting.New(Space + "RetryRule", new Setting[] { new Setting.Code(Space + "RetryAction." + Action(rule.Text("action"))) }.ToEquatableArray(), members.OfType<NamedSetting>().ToEquatableArray());
    }).ToEquatableArray());

    private Setting.New? Errors(Written keys, string name)
    {
        var mapping = keys.Object("error_mapping");
        var message = keys.Has("error_expression") ? Message(keys.Value("error_expression"), keys.Place["error_expression"], name + " error") : null;
        if (mapping.Has("message") && Message(mapping.Value("message"), mapping.Place["message"], name + " error message") is { } mapped)
        {
            var found = $"(answer.Status >= 400 ? {Code(mapped)} : null)";
            message = new Setting.Function("answer", new Setting.Code(message is null ? found : $"{Code(message)} ?? {found}"));
        }

        var code = mapping.Has("code") ? Message(mapping.Value("code"), mapping.Place["code"], name + " error code") : null;
        IEnumerable<NamedSetting?> members =
        [
            message is null ? null : new NamedSetting("Message", message),
            code is null ? null : new NamedSetting("Code", code),
        ];
        var given = members.OfType<NamedSetting>().ToEquatableArray();
        return given.Count == 0 ? null : new Setting.New(Space + "ErrorRules", [], given);
    }

    private static string Code(Setting function) => ((Setting.Code)ValueBuilder.Called(function, ScopeKind.Answer)).CSharp;

    // Whatever is there and true means that something went wrong; text says what.
    private Setting? Message(JsonNode? value, Place at, string name)
    {
        if (value is null || value.GetValueKind() == JsonValueKind.False)
        {
            return null;
        }

        var text = value.ToString();
        if (values.Natural(value, at, DefinitionScopes.Answer()) is not { } computation)
        {
            return null;
        }

        if (computation is not TypedExpression { Type.Kind: not (IxKind.Text or IxKind.Any or IxKind.Null) } wrong)
        {
            var isText = computation is not TypedExpression { Type.Kind: IxKind.Any or IxKind.Null };
            var function = values.Functions.Function(name, ScopeKind.Answer, computation, isText ? IxType.Text.OrNull() : IxType.Any);
            return isText ? function
                : new Setting.Function("answer", new Setting.Code($"{Space}Waits.Error({((Setting.Code)ValueBuilder.Called(function, ScopeKind.Answer)).CSharp})"));
        }

        values.Text(at, text).Add(values.Report, Diagnostics.Rules.WrongResult, new Microsoft.CodeAnalysis.Text.TextSpan(0, text.Length), wrong.Type.ToString(), "error_expression", "str");
        return null;
    }

    private static NamedSetting? Named(string name, Setting? value) => value is null ? null : new NamedSetting(name, value);

    private static NamedSetting None(string name) => new(name, new Setting.Code($"{Space}{name}.None"));

    private static double? Number(Written keys, string key) => keys.Value(key) is JsonValue value && value.GetValueKind() == JsonValueKind.Number ? value.GetValue<double>() : null;

    private static string Action(string? action) => action switch
    {
        "success" => "Succeed",
        "retry" => "Retry",
        "ignore" => "Ignore",
        "rate_limited" => "RateLimited",
        "refresh_then_retry" => "RefreshTokenThenRetry",
        _ => "Fail",
    };
}
