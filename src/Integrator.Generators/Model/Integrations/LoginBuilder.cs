using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;
using Integrator.Generators.Model.Expressions;

namespace Integrator.Generators.Model.Integrations;

/// <summary>Credentials that are exchanged for a token by requests of their own.</summary>
internal sealed class LoginBuilder(IntegrationDefinition definition, DefinitionScopes scopes, ValueBuilder values, AddressBuilder addresses)
{
    private const string Space = "global::Integrator.";

    private static readonly Term s_scope = new Term.Variable("login");
    private static readonly ScopeKind s_login = new("login", Space + "LoginScope login");

    /// <summary>The steps of a login as functions that make their requests.</summary>
    public IEnumerable<Setting> Steps(CredentialDefinition credential)
    {
        var steps = credential.Config.Items("steps").ToList();
        return steps.Select((step, index) => Request(step, credential.Name + " step " + (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), Scope(steps.Count))).OfType<Setting>();
    }

    public Setting? Jwt(CredentialDefinition credential)
    {
        var config = credential.Config;
        var account = new Scope(scopes.Account());
        Secrets.Check(config.Value("key"), config.Place["key"], values.Report);
        if (config.Text("algorithm") == "EdDSA")
        {
            values.Report.Add(Rules.WrongShape, config.Place["algorithm"], "algorithm", "one that .NET has, or a hook", "EdDSA");
            return null;
        }

        List<NamedSetting?> members =
        [
            new("Algorithm", new Setting.Code($"{Space}JwtAlgorithm.{config.Text("algorithm")}")),
            values.Function(config.Value("key"), config.Place["key"], credential.Name + " key", account, ScopeKind.Account, "the key") is { } key ? new NamedSetting("Key", key) : null,
            Json(config, "headers", credential.Name, account) is { } header ? new NamedSetting("Header", header) : null,
            new("Payload", Json(config, "payload", credential.Name, account) ?? new Setting.Function("_", new Setting.New("global::System.Text.Json.Nodes.JsonObject", [], []))),
            config.Whole("lifetimeSeconds") is { } lifetime ? new NamedSetting("Lifetime", Setting.Seconds(lifetime)) : null,
            Exchange(credential),
            Answer(credential.Config),
        ];
        return new Setting.New(Space + "JwtTokens", [], members.OfType<NamedSetting>().ToEquatableArray());
    }

    // Where the token stands in what the exchange answers.
    private static NamedSetting? Answer(Written config)
    {
        IEnumerable<NamedSetting> members =
        [
            .. config.Object("exchange").Text("response_path") is { } path ? new NamedSetting[] { new("TokenPath", new Setting.Text(path)) } : [],
            .. TokenBuilder.Paths(config.Object("token_response")),
        ];
        var given = members.ToEquatableArray();
        return given.Count == 0 ? null : new NamedSetting("Answer", new Setting.New(Space + "TokenAnswer", [], given));
    }

    // RFC 7523, section 2.1, unless the definition says otherwise.
    private NamedSetting? Exchange(CredentialDefinition credential)
    {
        var exchange = credential.Config.Object("exchange");
        if (exchange.Keys.Count == 0)
        {
            return null;
        }

        if (exchange.Has("body") || exchange.Has("headers") || exchange.Has("query"))
        {
            return Request(exchange, credential.Name + " exchange", Scope(0)) is { } request ? new NamedSetting("Request", request) : null;
        }

        return Address(exchange, credential.Name + " exchange") is { } address
            ? new NamedSetting("Exchange", new Setting.New(Space + "OAuth2Tokens", [], new NamedSetting[] { new("GrantType", new Setting.Text("jwt-bearer")), new("TokenUrl", address is Setting.Text ? new Setting.Function("_", address) : address) }.ToEquatableArray()))
            : null;
    }

    private Setting.Function? Request(Written step, string name, Scope scope)
    {
        if (Address(step, name) is not { } address)
        {
            return null;
        }

        List<Setting> arguments =
        [
            new Setting.Text(step.Text("method")?.ToUpperInvariant() ?? "POST"),
            address is Setting.Code code ? new Setting.Code(code.CSharp + "(login.Scope)") : address,
            Pairs(step, "headers", name, scope),
            Pairs(step, "query", name, scope),
            new Setting.Text(MediaTypeNames.Of(step.Text("body_format"))),
        ];
        if (step.Has("body") && values.Json(step.Value("body"), step.Place["body"], scope) is { } body)
        {
            arguments.Add(new Setting.Code(values.Functions.Operand(name + " body", s_login, body, IxType.Any)));
        }

        return new Setting.Function("login", new Setting.Call(Space + "LoginRequest.Of", arguments.ToEquatableArray()));
    }

    private Setting Pairs(Written step, string key, string name, Scope scope)
    {
        var written = step.Object(key);
        var pairs = values.Pairs(written.Keys.Select(pair => (pair.Key, pair.Value, written.Place[pair.Key])), name, scope, s_login, "the " + key);
        return pairs is Setting.Function function ? function.Result : new Setting.Code("null");
    }

    private Setting? Address(Written step, string name)
    {
        var (host, place) = step.Has("base_url") ? (step.Text("base_url"), step.Place["base_url"]) : (definition.Keys.Text("base_url"), definition.Keys.Place["base_url"]);
        if (host is null)
        {
            values.Report.Add(Rules.WrongShape, step.Place, "base_url", "given", "nothing");
            return null;
        }

        return addresses.Of(name + " url", (host, place), (step.Text("path"), step.Place["path"]));
    }

    private Setting? Json(Written config, string key, string name, Scope scope) =>
        config.Has(key) && values.Json(config.Value(key), config.Place[key], scope) is { } json ? values.Functions.Function(name + " " + key, ScopeKind.Account, json, IxType.Any) : null;

    private Scope Scope(int steps)
    {
        var names = Enumerable.Range(0, steps).ToDictionary(
            static index => "step_" + (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture),
            static index => index,
            StringComparer.Ordinal);
        var shape = new OpenShape(
            "steps",
            name => names.TryGetValue(name, out var index) || (int.TryParse(name, out index) && index < steps) ? new RecordMember(name, "", IxType.Any) { Access = _ => RuntimeValues.LoginScope.Step.Invoke(s_scope, Term.Of(index)) } : null,
            () => names.Keys.Select(static name => new RecordMember(name, "", IxType.Any)),
            static _ => Term.NoValue);
        return new Scope(
        [
            new ScopeName("steps", IxType.Record(shape), s_scope),
            new ScopeName("previous", IxType.Any, Printed.Code("login.Step(login.Answers.Count - 1)")),
            new ScopeName("jwt", IxType.Text.OrNull(), RuntimeValues.LoginScope.Jwt.Of(s_scope)),
            .. scopes.Account(RuntimeValues.LoginScope.Scope.Of(s_scope)),
        ]);
    }
}
