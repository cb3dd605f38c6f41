using System.Globalization;
using Integrator.Generators.Definitions.Integrations.Credentials;
using Integrator.Generators.Definitions.Integrations.Requests;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;
using Integrator.Generators.Model.Integrations.Values;

namespace Integrator.Generators.Model.Integrations.Credentials;

/// <summary>Requests that exchange credentials for a token.</summary>
internal sealed class LoginBuilder(ValueBuilder values, AddressBuilder addresses)
{
    private static readonly Term s_login = new Term.Variable("login");

    private readonly Build _build = values.Build;

    /// <summary>The steps of a login.</summary>
    public IEnumerable<LoginRequest> Steps(CredentialDefinition.Session credential) => credential.Steps
        .Select((step, index) => Request(step, credential.Name + " step " + (index + 1).ToString(CultureInfo.InvariantCulture), Scope(credential.Steps.Count)))
        .OfType<LoginRequest>();

    /// <summary>How a JWT is exchanged: as RFC 7523 says, unless the definition says otherwise.</summary>
    public JwtExchange? Exchange(CredentialDefinition.Jwt credential, StepRequestDefinition exchange)
    {
        var name = credential.Name + " exchange";
        return exchange.HasBody || exchange.Headers.Count > 0 || exchange.Query.Count > 0
            ? Request(exchange, name, Scope(0)) is { } request ? new JwtExchange.Request(request) : null
            : Address(exchange, name) is { } address ? new JwtExchange.Bearer(address) : null;
    }

    private LoginRequest? Request(StepRequestDefinition step, string name, Scope scope) => Address(step, name) is not { } address ? null : new LoginRequest(
        step.Verb,
        address,
        values.Pairs(step.Headers, name, scope, ScopeKind.Login, "the header"),
        values.Pairs(step.Query, name, scope, ScopeKind.Login, "the query parameter"),
        step.Format.MediaType(),
        values.Json(step.Body, name + " body", scope, ScopeKind.Login));

    private Value? Address(StepRequestDefinition step, string name)
    {
        if ((step.BaseUrl ?? _build.Definition.BaseUrl) is { } host)
        {
            return addresses.Of(name + " url", host.Value, step.Path?.Value);
        }

        _build.Report.Add(Rules.WrongShape, step.Place, StepRequestReader.AddressKey, "given", "nothing");
        return null;
    }

    private Scope Scope(int steps)
    {
        var names = Enumerable.Range(0, steps).ToDictionary(
            static index => "step_" + (index + 1).ToString(CultureInfo.InvariantCulture),
            static index => index,
            StringComparer.Ordinal);
        var shape = new OpenShape(
            "steps",
            name => names.TryGetValue(name, out var index) || (int.TryParse(name, out index) && index >= 0 && index < steps) ? Step(name, index) : null,
            () => names.Select(static name => Step(name.Key, name.Value)),
            static _ => Term.NoValue);
        return new Scope(
        [
            new ScopeName("steps", IxType.Record(shape), s_login),
            new ScopeName("previous", IxType.Any, RuntimeValues.LoginScope.Previous.Of(s_login)),
            new ScopeName("jwt", IxType.Text.OrNull(), RuntimeValues.LoginScope.Jwt.Of(s_login)),
            .. _build.Scopes.Account(RuntimeValues.LoginScope.Scope.Of(s_login)),
        ]);
    }

    private static RecordMember Step(string name, int index) => new(name, "", IxType.Any) { Access = _ => RuntimeValues.LoginScope.Step.Invoke(s_login, Term.Of(index)) };
}
