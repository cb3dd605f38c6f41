using Integrator.Generators.Definitions;
using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Model.Operations;

namespace Integrator.Generators.Model;

/// <summary>Definitions to a connector.</summary>
internal static class ConnectorBuilder
{
    public static Connector Build(ApiDefinition api, ConnectorOptions options, Report report)
    {
        var names = new TypeNames(api, options.Name, report);
        var selection = new Selection(options);
        selection.Check(api.Operations, report);
        var types = new TypeBuilder(api, names, report);
        var resources = Resources(api, options, selection, names, types, report);
        return new Connector(
            options.Name,
            options.Namespace,
            options.Source,
            options.IsInternal,
            options.HasServices,
            Prose.Sentence(Prose.Summary(api.Description, api.Title is { Length: > 0 } title ? "The " + title + " API" : "The " + options.Name + " API")),
            new Api(api.Server, api.Schemes.Select(Scheme).ToEquatableArray(), new Requirements(api).OfApi()),
            resources,
            new ModelGroups(resources).Of(types.Declarations()));
    }

    // Names are given to all operations, so that none changes its name when another is selected.
    private static EquatableArray<Resource> Resources(
        ApiDefinition api, ConnectorOptions options, Selection selection, TypeNames names, TypeBuilder types, Report report)
    {
        var operationNames = new OperationNames(names, report);
        var named = api.Operations
            .Select(operation => (Definition: operation, Action: operationNames.Action(operation), Tag: operation.Tag ?? PathTemplate.FirstNoun(operation.Path) ?? "Root"))
            .ToList();
        names.Fix();
        var builder = new OperationBuilder(api, types, report);
        var properties = new NameScope([.. Names.OfRecords, "Api", options.Name + "Client"], ignoresCase: true);
        var resources = new List<Resource>();
        foreach (var group in named.GroupBy(static operation => Names.Pascal(operation.Tag), StringComparer.OrdinalIgnoreCase))
        {
            var (first, methods) = (group.First(), new NameScope(Names.OfRecords));
            var name = names.Take(group.Key + "Resource", first.Definition.Place, first.Tag);
            var property = properties.Take(group.Key);
            var operations = group
                .Select(operation => (operation.Definition, operation.Action, Method: OperationNames.Method(operation.Action, group.Key, methods)))
                .ToList()
                .Where(operation => selection.Includes(operation.Definition))
                .SelectMany(operation => builder.Build(operation.Definition, operation.Action, operation.Method, methods))
                .ToEquatableArray();
            var summary = Prose.Sentence(Prose.Summary(api.Tags.FirstOrDefault(tag => tag.Name == first.Tag)?.Description, first.Tag));
            resources.Add(new Resource(name, property, summary, operations));
        }

        return resources.Where(static resource => resource.Operations.Count > 0).ToEquatableArray();
    }

    private static Scheme Scheme(SchemeDefinition scheme) => scheme.Kind switch
    {
        SchemeKind.Bearer => new Scheme.Bearer(scheme.Name),
        SchemeKind.Basic => new Scheme.Basic(scheme.Name),
        _ => new Scheme.ApiKey(scheme.Name, scheme.Kind.ToString(), scheme.Parameter ?? scheme.Name),
    };
}
