using Integrator.Generators.Definitions;
using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Model.Operations;

namespace Integrator.Generators.Model;

/// <summary>Definitions to a connector.</summary>
internal static class ConnectorBuilder
{
    public static Connector Build(ApiDefinition api, ConnectorOptions options, Report report)
    {
        var renames = new Renames(options.Renames);
        var names = new TypeNames(api, options.Name, renames, report);
        var selection = new Selection(options);
        selection.Check(api, report);
        var types = new TypeBuilder(api with { Operations = [.. api.Operations.Where(selection.Includes)], Webhooks = [.. api.Webhooks.Where(selection.IncludesWebhook)] }, names, report);
        var resources = Resources(api, options, selection, renames, names, types, report);
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
            new ModelGroups(resources).Of(declared));
    }

    // Names are given to all operations, so that none changes its name when another is selected.
    private static EquatableArray<Resource> Resources(
        ApiDefinition api, ConnectorOptions options, Selection selection, Renames renames, TypeNames names, TypeBuilder types, Report report)
    {
        var named = new OperationNames(names, renames, report).Of(api.Operations);
        names.Fix();
        var builder = new OperationBuilder(api, types, report);
        var properties = new NameScope([.. Names.OfRecords, "Api", options.Name + "Client"], ignoresCase: true);
        var resources = new List<Resource>();
        foreach (var group in named.GroupBy(operation => ResourceName(operation.Definition, renames), StringComparer.OrdinalIgnoreCase))
        {
            var first = group.First().Definition;
            var name = names.Take(group.Key + "Resource", first.Place, Tag(first), isRecord: true);
            var property = properties.Take(group.Key);
            var taken = new NameScope([]);
            var methods = OperationNames.Methods(group, group.Key, taken);
            var operations = group
                .Where(operation => selection.Includes(operation.Definition))
                .SelectMany(operation => builder.Build(operation.Definition, operation.Action, methods[operation], taken))
                .ToEquatableArray();
            var summary = Prose.Sentence(Prose.Summary(api.Tags.FirstOrDefault(tag => tag.Name == first.Tag)?.Description, Tag(first)));
            resources.Add(new Resource(name, property, summary, operations));
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
