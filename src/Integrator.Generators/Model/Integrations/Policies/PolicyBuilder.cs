using Integrator.Generators.Definitions;
using Integrator.Generators.Definitions.Integrations.Credentials;
using Integrator.Generators.Definitions.Integrations.Policies;
using Integrator.Generators.Definitions.Integrations.Requests;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Types;
using Integrator.Generators.Model.Expressions;
using Integrator.Generators.Model.Integrations.Values;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators.Model.Integrations.Policies;

/// <summary>What a definition says about sending: limits, retries, errors.</summary>
/// <param name="calls">The calls that budgets can choose from; null for the policy of a method.</param>
internal sealed class PolicyBuilder(ValueBuilder values, CallNames? calls = null)
{
    private readonly RateLimitBuilder _limits = new(values, calls ?? CallNames.None);

    /// <summary>What holds for the API; null if that is the usual.</summary>
    public CallPolicy? OfApi() => Policy(values.Build.Definition.Policy, [], "api", isIdempotent: null);

    /// <summary>What holds for a method alone; null if that is what holds for the API.</summary>
    public CallPolicy? Of(MethodDefinition method)
    {
        foreach (var scope in method.Policy.Scopes)
        {
            CheckScope(method, scope);
        }

        return Policy(method.Policy, [.. method.Policy.Scopes.Select(static scope => scope.Value)], "", method.Policy.IsIdempotent);
    }

    // Scopes that are computed, or that nobody listed, may be the ones.
    private void CheckScope(MethodDefinition method, Located<string> scope)
    {
        var without = values.Build.Definition.Credentials.OfType<CredentialDefinition.OAuth2>().FirstOrDefault(credential =>
            credential is { Flow: not OAuth2Flow.Keka, Tokens.Scopes: { Count: > 0 } requested }
            && requested.All(one => one.Value != scope.Value && !TemplateParser.IsTemplate(one.Value)));
        if (without is not null)
        {
            values.Build.Report.Add(Rules.MissingScope, scope.Place, method.Resource, method.Name, scope.Value, without.Name);
        }
    }

    private CallPolicy? Policy(PolicyDefinition written, IReadOnlyList<string> scopes, string name, bool? isIdempotent)
    {
        var policy = new CallPolicy(
            _limits.Build(written.RateLimit, name),
            Retry(written.Retry, name, isIdempotent),
            Errors(written.Errors, name),
            written.TimeoutSeconds,
            written.AcceptsUnreadable,
            scopes.ToEquatableArray());
        return policy.IsEmpty ? null : policy;
    }

    private RetryPolicy? Retry(Choice<RetryDefinition> choice, string name, bool? isIdempotent)
    {
        if (choice.IsRemoved)
        {
            return new RetryPolicy.None();
        }

        // A method that only says whether it may be repeated keeps the retries of the API.
        var retry = choice.Value ?? (isIdempotent is null ? null : values.Build.Definition.Policy.Retry.Value);
        return retry is null && isIdempotent is null ? null : new RetryPolicy.Some(
            retry?.MaxAttempts,
            retry?.IsConstant == true,
            retry?.Factor,
            retry?.BaseMilliseconds,
            retry?.MaxMilliseconds,
            retry?.HasJitter != false,
            retry?.StatusCodes?.ToEquatableArray(),
            retry is null ? [] : retry.Cases.Select(one => Case(one, name)).OfType<RetryCase>().ToEquatableArray(),
            retry?.IdempotencyHeader,
            isIdempotent ?? (retry?.RetriesUnsafe == true ? true : null));
    }

    private RetryCase? Case(RetryCaseDefinition rule, string name) =>
        values.Computed(rule.When, name + " retry when", DefinitionScopes.Answer(), ScopeKind.Answer, new Target("a condition", IxType.Bool)) is { } when
            ? new RetryCase(when, rule.Action.ToString(), rule.Message)
            : null;

    private ErrorPolicy? Errors(Choice<ErrorDefinition> choice, string name)
    {
        if (choice.IsRemoved)
        {
            return new ErrorPolicy.None();
        }

        var (error, message, code) = (Text(choice.Value?.Error, name + " error"), Text(choice.Value?.Message, name + " error message"), Text(choice.Value?.Code, name + " error code"));
        return error is null && message is null && code is null ? null : new ErrorPolicy.Some(error, message, code);
    }

    // Whatever is there and true means that something went wrong; text says what.
    private ErrorText? Text(ValueSyntax? value, string name)
    {
        if (values.Natural(value, DefinitionScopes.Answer()) is not { } computation)
        {
            return null;
        }

        var type = (computation as TypedExpression)?.Type ?? IxType.Text;
        if (type.Kind is IxKind.Text or IxKind.Any or IxKind.Null)
        {
            var isText = type.Kind == IxKind.Text;
            return new ErrorText(values.Functions.Add(name, ScopeKind.Answer, computation, isText ? IxType.Text.OrNull() : IxType.Any), isText);
        }

        var text = ExpressionBinder.TextOf(value!);
        text.Add(values.Build.Report, Rules.WrongResult, new TextSpan(0, text.Text.Length), type.ToString(), value!.Place.Segment, "str");
        return null;
    }
}
