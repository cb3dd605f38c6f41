using Integrator.Generators.Definitions.Integrations.Credentials;
using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;
using Integrator.Generators.Model.Integrations.Values;

namespace Integrator.Generators.Model.Integrations.Credentials;

/// <summary>Authorization blocks to schemes that the runtime applies.</summary>
internal sealed class SchemeBuilder(ValueBuilder values)
{
    private readonly Build _build = values.Build;
    private readonly Scope _scope = values.Build.Scopes.Authorization();

    /// <param name="name">What operations ask for it by.</param>
    /// <returns>The scheme; null if the block says that nothing is sent, or breaks a rule.</returns>
    public Scheme? Build(string name, AuthorizationDefinition block) => block switch
    {
        AuthorizationDefinition.Bearer { Token: null } bearer => new Scheme.Token(name, null, bearer.Word, SeesRequest: false),
        AuthorizationDefinition.Bearer bearer => Text(bearer.Token, name, "token") is { } token ? new Scheme.Token(name, token, bearer.Word, SeesRequest(token)) : null,
        AuthorizationDefinition.Header { IsOne: true } header => Text(header.Headers[0].Value, name, "header_value") is { } value ? new Scheme.Header(name, header.Headers[0].Name, value) : null,
        AuthorizationDefinition.Header headers => new Scheme.Headers(name, values.Pairs(headers.Headers, name, _scope, ScopeKind.Account, "the header")),
        AuthorizationDefinition.Computed computed => values.Computed(computed.Headers, name + " headers", _scope, ScopeKind.Account, new Target("authorization", IxType.Any)) is { } value
            ? new Scheme.ComputedHeaders(name, value)
            : null,
        AuthorizationDefinition.Basic basic => Text(basic.User, name, "username") is { } user ? new Scheme.Password(name, user, Text(basic.Password, name, "password")) : null,
        AuthorizationDefinition.Query query => Text(query.Value, name, "value") is { } value ? new Scheme.Query(name, query.Parameter, value) : null,
        AuthorizationDefinition.Cookie cookie => Text(cookie.Value, name, "value") is { } value ? new Scheme.Cookie(name, cookie.Name, value) : null,
        AuthorizationDefinition.OAuth1 oauth => new OAuth1Builder(values, _scope).Build(name, _build.Definition.Credentials.OfType<CredentialDefinition.OAuth1>().FirstOrDefault()?.Application, oauth.Token),
        AuthorizationDefinition.AwsSigV4 => SigV4(name),
        AuthorizationDefinition.Hook hook => new Scheme.Hook(name, _build.Hooks.Add(hook.Method, hook.Place, static hookName => new Hook.Authorization(hookName))),
        AuthorizationDefinition.None or AuthorizationDefinition.Broken => null,
        _ => throw new InvalidOperationException(block.GetType().Name),
    };

    private Scheme.SigV4 SigV4(string name)
    {
        var credential = _build.Definition.Credentials.OfType<CredentialDefinition.AwsSigV4>().FirstOrDefault();
        return new Scheme.SigV4(
            name,
            Field("access_key_id"),
            Field("secret_access_key"),
            Field("session_token"),
            Text(credential?.Region, name, "region") ?? Field("region"),
            Text(credential?.Service, name, "service") ?? Field("service"));
    }

    private static Value.Inline Field(string name) => new(RuntimeValues.AuthScope.Field.Invoke(new Term.Variable("scope"), new Term.Text(name)));

    // A method is given all there is.
    private static bool SeesRequest(Value value) => value switch
    {
        Value.Inline inline => inline.Term.Any(static part => part is Term.Member { Name: nameof(RuntimeValues.AuthScope.Request) or nameof(RuntimeValues.AuthScope.RequestNode) }),
        Value.Method => true,
        Value.Either either => SeesRequest(either.First) || SeesRequest(either.Second),
        _ => false,
    };

    private Value? Text(ValueSyntax? value, string name, string part) => values.Text(value, name + " " + part, _scope, ScopeKind.Account, $"the {part} of authorization");
}
