using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Model.Integrations;
using Integrator.Generators.Model.Integrations.Binding;
using Integrator.Generators.Model.Operations;

namespace Integrator.Generators.Model;

/// <summary>Definitions to a connector.</summary>
internal static class ConnectorBuilder
{
    private const int MostAttempts = 4;
    private const string Actions = "Actions";

    /// <param name="bound">The API of an integration definition; null if there is only a document.</param>
    public static Connector Build(ApiDefinition api, ConnectorOptions options, Report report, BoundApi? bound = null)
    {
        var inline = new InlineNames();
        for (var attempt = 1; ; attempt++)
        {
            var found = new Report();
            var renames = new Renames(options.Renames);
            var names = new TypeNames(api, options.Name, renames, inline, bound is null ? [] : IntegrationBuilder.Declared(bound.Definition, options.Name), found);
            var connector = Build(api, options, renames, names, found, bound);
            if (attempt == MostAttempts || names.Resettled() is not { } resettled)
            {
                report.Add(found);
                return connector;
            }

            inline = resettled;
        }
    }

    private static Connector Build(ApiDefinition api, ConnectorOptions options, Renames renames, TypeNames names, Report report, BoundApi? bound)
    {
        var selection = new Selection(options);
        selection.Check(api, report);
        var types = new TypeBuilder(api, names, report);
        var groups = Groups(api, options, renames, names, report);
        var integration = bound is null ? null : new IntegrationBuilder(Integrations.Build.Of(bound, types, options.Name, options.Namespace, report));
        var built = new Dictionary<Place, Operation>();
        var resources = Resources(api, selection, groups, new OperationBuilder(api, types, report, integration?.Methods), integration, bound, built);
        var added = integration?.Build(built, groups.FirstOrDefault(static group => group.Key == Actions)?.Name ?? "ActionsResource");
        Events(api, selection, types);
        var servers = new ServerBuilder(types).Build(api.Servers, options.Name);
        var declared = types.Declarations();
        renames.Check(report);
        return new Connector(
            options.Name,
            options.Namespace,
            options.Source,
            options.IsInternal,
            options.HasServices,
            Prose.Sentence(Prose.Summary(api.Description, api.Title is { Length: > 0 } title ? "The " + title + " API" : "The " + options.Name + " API")),
            new Api(ServerReader.Address(api.Servers), api.Schemes.Select(Scheme).ToEquatableArray(), new Requirements(api).OfApi()),
            servers,
            resources,
            new ModelGroups(resources).Of([.. declared.Select(one => (Concealed(one.Declaration, added), one.Place))]))
        {
            Integration = added,
        };
    }

    private static Declaration Concealed(Declaration declaration, Integration? added) =>
        declaration is ObjectModel model && model.Name == added?.Context ? model with { IsConcealed = true } : declaration;

    // Names are given to all operations, so that none changes its name when another is selected.
    private static List<OperationGroup> Groups(ApiDefinition api, ConnectorOptions options, Renames renames, TypeNames names, Report report)
    {
        var named = new OperationNames(names, renames, report).Of(api.Operations);
        var properties = new NameScope([.. Names.OfRecords, "Api", options.Name + "Client"], ignoresCase: true);
        var groups = named
            .GroupBy(operation => ResourceName(operation.Definition, renames), StringComparer.OrdinalIgnoreCase)
            .Select(group => (Key: group.Select(operation => ResourceName(operation.Definition, renames)).OrderBy(static name => name, StringComparer.Ordinal).First(), Operations: group.ToList()))
            .ToList();
        var taken = groups
            .OrderBy(static group => group.Key, StringComparer.Ordinal)
            .ToDictionary(
                static group => group.Key,
                group => (Name: names.Take(group.Key + "Resource", group.Operations[0].Definition.Place, Tag(group.Operations[0].Definition), isRecord: true), Property: properties.Take(group.Key)),
                StringComparer.Ordinal);
        names.Fix();
        return [.. groups.Select(group => new OperationGroup(group.Key, taken[group.Key].Name, taken[group.Key].Property, group.Operations))];
    }

    private static EquatableArray<Resource> Resources(ApiDefinition api, Selection selection, List<OperationGroup> groups, OperationBuilder builder, IntegrationBuilder? integration, BoundApi? bound, Dictionary<Place, Operation> built)
    {
        var resources = new List<Resource>();
        foreach (var group in groups)
        {
            var taken = new NameScope(group.Key == Actions && integration is not null ? integration.MethodsOfActions : []);
            var called = OperationNames.Methods(group.Operations, group.Key, taken);
            var operations = new List<Operation>();
            foreach (var operation in group.Operations.Where(operation => selection.Includes(operation.Definition)))
            {
                var all = builder.Build(operation.Definition, operation.Action, called[operation], taken).ToList();
                all[0] = all[0] with { Id = bound is not null && bound.Methods.TryGetValue(operation.Definition.Place, out var method) ? method.FullName : operation.Definition.Id };
                built[operation.Definition.Place] = all[0];
                operations.AddRange(all);
            }

            var first = group.Operations[0].Definition;
            var summary = Prose.Sentence(Prose.Summary(api.Tags.FirstOrDefault(tag => tag.Name == first.Tag)?.Description, group.Operations.Any(operation => integration?.Methods.Has(operation.Definition) == true) ? OperationBuilder.Spoken(Tag(first)) : Tag(first)));
            resources.Add(new Resource(group.Name, group.Property, summary, operations.ToEquatableArray()));
        }

        return resources.Where(static resource => resource.Operations.Count > 0).ToEquatableArray();
    }

    /// <summary>Models for whoever receives what the API sends of its own accord.</summary>
    private static void Events(ApiDefinition api, Selection selection, TypeBuilder types)
    {
        var callbacks = api.Operations.Where(selection.Includes).SelectMany(static operation => operation.Callbacks);
        foreach (var @event in api.Webhooks.Where(selection.IncludesWebhook).Concat(callbacks))
        {
            foreach (var content in @event.Body.Contents.Where(static content => content.Schema is not null))
            {
                var name = Names.Pascal(@event.Name);
                types.Of(content.Schema, name.EndsWith("Event", StringComparison.Ordinal) ? name : name + "Event");
            }
        }
    }

    private static string ResourceName(OperationDefinition operation, Renames renames) => renames.OfResource(Tag(operation)) ?? Names.Pascal(Tag(operation));

    private static string Tag(OperationDefinition operation) => operation.Tag ?? PathTemplate.FirstNoun(operation.Path) ?? "Root";

    private static Scheme Scheme(SchemeDefinition scheme) => scheme.Kind switch
    {
        SchemeKind.Bearer => new Scheme.Bearer(scheme.Name, "Bearer"),
        SchemeKind.Token => new Scheme.Bearer(scheme.Name, scheme.Parameter!),
        SchemeKind.Basic => new Scheme.Basic(scheme.Name),
        _ => new Scheme.ApiKey(scheme.Name, scheme.Kind.ToString(), scheme.Parameter ?? scheme.Name),
    };
}
