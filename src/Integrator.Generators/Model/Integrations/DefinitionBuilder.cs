using System.Text.Json.Nodes;
using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Model.Expressions;

namespace Integrator.Generators.Model.Integrations;

/// <summary>What an integration definition adds to the connector of its operations.</summary>
internal sealed class DefinitionBuilder
{
    private const string Space = "global::Integrator.";
    private const string Authorization = "authorization";

    private readonly BoundApi _bound;
    private readonly IntegrationDefinition _definition;
    private readonly string _name;
    private readonly TypeBuilder _types;
    private readonly ExpressionTypes _seen;
    private readonly TypeRef.Named? _context;
    private readonly DefinitionScopes _scopes;
    private readonly HookList _hooks;
    private readonly ComputedList _functions;
    private readonly ValueBuilder _values;
    private readonly RulesBuilder _rules;
    private readonly SchemeBuilder _schemes;
    private readonly List<Setting> _all = [];

    /// <param name="name">What the connector is called.</param>
    /// <param name="namespace">Where its types are declared.</param>
    public DefinitionBuilder(BoundApi bound, TypeBuilder types, string name, string @namespace)
    {
        (_bound, _definition, _name, _types) = (bound, bound.Definition, name, types);
        _context = bound.Context is { } key ? (TypeRef.Named)types.Component(key) : null;
        var seen = _seen = new ExpressionTypes(@namespace, types.Find);
        _scopes = new DefinitionScopes(_definition, seen, _context, bound.Free);
        _hooks = new HookList($"global::{@namespace}.{name}Hooks");
        _functions = new ComputedList(new NameScope([.. Names.OfRecords, name + "Definition"]), $"global::{@namespace}.{name}Definition.", _hooks);
        _values = new ValueBuilder(bound.Texts, _functions, bound.Report);
        _rules = new RulesBuilder(_definition, _values, new LimitBuilder(_values));
        _schemes = new SchemeBuilder(_definition, _scopes, _values, _hooks);
        Methods = new MethodBuilder(bound, types, seen, _scopes, _hooks, MethodScheme);
        if (_definition.Keys.Has(Authorization) || _definition.Credentials.Any(static credential => credential.Format != "none"))
        {
            AddScheme(Authorization, _definition.Keys.Object(Authorization), isUsual: !_definition.Keys.Has(Authorization));
        }
    }

    /// <summary>The types that a definition declares beside the models.</summary>
    public static IEnumerable<string> Declared(IntegrationDefinition definition, string name) =>
    [
        name + "Definition", name + "Credentials", name + "Hooks", name + "Forms",
        .. definition.Webhook is null ? Array.Empty<string>() : [name + "Webhook", name + "Event"],
    ];

    /// <summary>What methods add to their operations.</summary>
    public MethodBuilder Methods { get; }

    /// <summary>Everything but what methods say. Called last, when all operations are built.</summary>
    /// <param name="actions">What the class of the actions is called.</param>
    public Definition Build(string actions)
    {
        var fields = new FieldBuilder(_bound.Report);
        var account = Account(fields);
        var credentials = Credentials(fields);
        var api = Members(account, credentials).ToEquatableArray();
        var webhook = _definition.Webhook is null ? null : new WebhookBuilder(_bound, _types, _scopes, _values, _hooks, _name).Build(_name + "Event");
        var procedures = new ProcedureBuilder(_bound, _types, _seen, _scopes, Methods, _hooks, _context?.Name).Build(actions).ToEquatableArray();
        return new Definition(api, _context?.Name, credentials, Forms().ToEquatableArray(), _functions.Methods, _hooks.Hooks, webhook, procedures);
    }

    private IEnumerable<NamedSetting> Members(NamedSetting? account, EquatableArray<CredentialMethod> credentials)
    {
        IEnumerable<NamedSetting?> members =
        [
            Address(),
            Defaults("headers", "Headers", "the header"),
            Defaults("query", "Query", "the query parameter"),
            CatalogueBuilder.Build(_definition, _name, _bound.Report),
            account,
            credentials.Count == 0 ? null : new NamedSetting("Methods", new Setting.List(credentials.Select(credential => (Setting)new Setting.Code($"{_name}Credentials.{credential.Method}")).ToEquatableArray())),
            _all.Count == 0 ? null : new NamedSetting("Schemes", new Setting.List(_all.ToEquatableArray())),
            _all.Count == 0 ? null : new NamedSetting("Security", Setting.Of(_definition.Credentials.Any(static credential => credential.Format == "none") ? [Authorization, ""] : [Authorization])),
            _rules.OfApi() is { } rules ? new NamedSetting("Rules", rules) : null,
        ];
        return members.OfType<NamedSetting>();
    }

    // What a user is asked after connecting.
    private IEnumerable<DefinitionSetting> Forms() =>
        from action in _definition.Actions
        from step in action.Steps
        where step.Type == "form"
        select new DefinitionSetting(
            Names.Pascal(action.Name),
            Space + "CredentialForm",
            Prose.Sentence(Prose.Summary(action.Keys.Text("description"), "What is asked in " + action.Name)),
            new FieldBuilder(_bound.Report).Form(_name, [.. step.Config.Items("fields").Select(static field => new FieldDefinition(field))]));

    private NamedSetting? Address()
    {
        if (_definition.Keys.Text("base_url") is not { } address)
        {
            return null;
        }

        return new AddressBuilder(_definition, _values, new Scope(_scopes.Account())).Of("base url", (address, _definition.Keys.Place["base_url"])) is { } setting and not Setting.Text
            ? new NamedSetting("Address", setting)
            : null;
    }

    private NamedSetting? Defaults(string key, string member, string place)
    {
        var written = _definition.Keys.Object(key);
        var pairs = written.Keys.Where(pair => pair.Value is not null && (key != "headers" || HeaderBuilder.IsWanted(pair.Key, written.Place[pair.Key], _definition.Keys, _bound.Report)));
        return _values.Pairs(pairs.Select(pair => (pair.Key, pair.Value, written.Place[pair.Key])), key, new Scope(_scopes.Account()), ScopeKind.Account, place) is { } setting
            ? new NamedSetting(member, setting)
            : null;
    }

    private NamedSetting? Account(FieldBuilder fields)
    {
        if (_context is null || _definition.Context.Count == 0)
        {
            return null;
        }

        var form = fields.Form(_name, _definition.Context);
        return new NamedSetting("Account", new Setting.New($"{Space}AccountForm<{_context.Name}>", new[] { form }.ToEquatableArray(), []));
    }

    private EquatableArray<CredentialMethod> Credentials(FieldBuilder fields)
    {
        var account = new Scope(_scopes.Account());
        var addresses = new AddressBuilder(_definition, _values, account);
        var tokens = new TokenBuilder(_scopes, _values, addresses, new LoginBuilder(_definition, _scopes, _values, addresses), _hooks);
        var builder = new CredentialBuilder(_definition, _name, tokens, fields, _values);
        builder.Check();
        return builder.Build();
    }

    private void AddScheme(string name, Written block, bool isUsual)
    {
        if ((isUsual ? SchemeBuilder.Usual(name) : _schemes.Build(name, block)) is { } scheme)
        {
            _all.Add(scheme);
        }
    }

    /// <summary>What a method asks for by itself; null where that is what the API asks for.</summary>
    private string? MethodScheme(MethodDefinition method)
    {
        var block = method.Keys.Object(Authorization);
        if (block.Keys.Count == 0 || JsonNode.DeepEquals(block.Keys, _definition.Keys.Object(Authorization).Keys))
        {
            return null;
        }

        var name = method.Resource + "." + method.Name;
        if (block.Text("format") == "none")
        {
            return "";
        }

        var before = _all.Count;
        AddScheme(name, block, isUsual: false);
        return _all.Count > before ? name : null;
    }
}
