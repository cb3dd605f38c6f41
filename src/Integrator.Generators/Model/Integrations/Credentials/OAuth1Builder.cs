using Integrator.Generators.Definitions.Integrations.Credentials;
using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Model.Integrations.Values;

namespace Integrator.Generators.Model.Integrations.Credentials;

/// <summary>How OAuth 1.0a signs requests: calls, and those for tokens.</summary>
internal sealed class OAuth1Builder(ValueBuilder values, Scope scope)
{
    /// <param name="name">What messages call it.</param>
    /// <param name="application">Null if the credential gives all that is needed.</param>
    /// <param name="token">The token, if the definition states it.</param>
    public Scheme.OAuth1 Build(string name, OAuth1Definition? application, ValueSyntax? token)
    {
        var method = application?.Method ?? OAuth1Method.HmacSha1;
        return new Scheme.OAuth1(
            name,
            method.ToString(),
            Text(application?.Client.Id, name, "id") ?? Field("consumer_key"),
            Text(application?.Client.Secret, name, "secret") ?? Field("consumer_secret"),
            Text(token, name, "token"),
            method == OAuth1Method.RsaSha1 ? Field("private_key") : null);
    }

    private static Value.Inline Field(string name) => new(RuntimeValues.AuthScope.Field.Invoke(new Term.Variable("scope"), new Term.Text(name)));

    private Value? Text(ValueSyntax? value, string name, string part) => values.Text(value, name + " " + part, scope, ScopeKind.Account, $"the {part} of authorization");
}
