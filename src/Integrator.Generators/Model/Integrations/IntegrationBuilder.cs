using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Definitions.Integrations.Actions;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Model.Integrations.Actions;
using Integrator.Generators.Model.Integrations.Credentials;
using Integrator.Generators.Model.Integrations.Forms;
using Integrator.Generators.Model.Integrations.Policies;
using Integrator.Generators.Model.Integrations.Requests;
using Integrator.Generators.Model.Integrations.Values;
using Integrator.Generators.Model.Integrations.Webhooks;

namespace Integrator.Generators.Model.Integrations;

/// <summary>What an integration definition adds to the connector of its operations.</summary>
internal sealed class IntegrationBuilder
{
    private readonly Build _build;
    private readonly IntegrationDefinition _definition;
    private readonly ValueBuilder _values;
    private readonly SchemeSet _schemes;
    private readonly Scope _account;

    public IntegrationBuilder(Build build)
    {
        (_build, _definition) = (build, build.Definition);
        _values = new ValueBuilder(build, new FunctionList(MethodOwner.Expressions, new NameScope([.. Names.OfRecords, build.Name + "Expressions"]), build.Hooks));
        _account = new Scope(build.Scopes.Account());
        _schemes = new SchemeSet(_values);
        Methods = new MethodBuilder(build, _schemes);
    }

    /// <summary>What methods add to their operations.</summary>
    public MethodBuilder Methods { get; }

    /// <summary>What the methods are called that stand in the class of the actions beside the operations.</summary>
    public IEnumerable<string> MethodsOfActions => ProcedureBuilder.Methods(_definition).Values;

    /// <summary>The types that a definition declares beside the models.</summary>
    public static IEnumerable<string> Declared(IntegrationDefinition definition, string name) =>
    [
        name + "Definition", name + "Catalogue", name + "Credentials", name + "Hooks", name + "Forms",
        .. definition.Webhook is null ? Array.Empty<string>() : [name + "Webhook", name + "Event"],
    ];

    /// <param name="operations">The operations of methods, by the place of the method.</param>
    /// <param name="actions">What the class of the actions is called.</param>
    public Integration Build(IReadOnlyDictionary<Place, Operation> operations, string actions)
    {
        var account = _definition.Context.Count == 0 ? null : new FormBuilder(_build.Report, []).Build(_build.Name, _definition.Context);
        var credentials = new CredentialBuilder(_values).Build();
        var address = _definition.BaseUrl is { } url && new AddressBuilder(_values, _account, ScopeKind.Account).Of("base url", url.Value) is var value and not Value.Text ? value : null;
        var headers = _values.Pairs(_definition.Headers.Where(header => header.Value is not null && HeaderCheck.IsWanted(header, _definition.Authorization, _build.Report)), "headers", _account, ScopeKind.Account, "the header");
        var query = _values.Pairs(_definition.Query, "query", _account, ScopeKind.Account, "the query parameter");
        var policy = new PolicyBuilder(_values, CallNames.Of(_definition, operations)).OfApi();
        var webhook = new WebhookBuilder(_values).Build();
        var procedures = new ProcedureBuilder(_build, operations).Build(actions);
        return new Integration(
            address,
            _definition.AllowedOrigins.Select(static origin => origin.Value).ToEquatableArray(),
            headers,
            query,
            Catalogue(),
            account,
            _build.Context?.Name,
            credentials,
            _schemes.Schemes,
            _schemes.Security,
            policy,
            Forms().ToEquatableArray(),
            _values.Functions.Functions,
            _build.Hooks.Hooks,
            webhook,
            procedures,
            CatalogueBuilder.Actions(_definition, operations))
        {
            LifeCycle = LifeCycleBuilder.Build(_definition, operations, actions),
        };
    }

    private CatalogueEntry Catalogue()
    {
        var catalogue = _definition.Catalogue;
        return new CatalogueEntry(
            catalogue.Label ?? _build.Name, catalogue.Description, catalogue.Category, catalogue.Version, catalogue.IsBeta, catalogue.Sharing,
            catalogue.Logo, catalogue.Icon, catalogue.Website, catalogue.Readme, catalogue.Tags.ToEquatableArray());
    }

    // What a user is asked for after connecting.
    private IEnumerable<NamedForm> Forms() =>
        from action in _definition.Actions
        from form in action.Steps.OfType<StepDefinition.Form>()
        select new NamedForm(
            Names.Pascal(action.Name),
            Prose.Sentence(Prose.Summary(action.Description, "The fields of " + action.Name)),
            new FormBuilder(_build.Report, []).Build(_build.Name, form.Fields));
}
