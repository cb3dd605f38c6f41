using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Definitions.Integrations.Requests;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Model.Integrations;

/// <summary>What a catalogue shows of the methods that a definition names.</summary>
internal static class CatalogueBuilder
{
    /// <param name="operations">The operations of methods, by the place of the method.</param>
    public static EquatableArray<CatalogueAction> Actions(IntegrationDefinition definition, IReadOnlyDictionary<Place, Operation> operations)
    {
        var tags = definition.Catalogue.ToolTags.ToLookup(static resource => resource.Resource.Value, static resource => resource.Tags, StringComparer.Ordinal);
        return definition.Methods
            .Where(method => operations.ContainsKey(method.Place))
            .Select(method => Action(method, operations[method.Place], tags[method.Resource].SelectMany(static tags => tags)))
            .ToEquatableArray();
    }

    private static CatalogueAction Action(MethodDefinition method, Operation operation, IEnumerable<string> ofResource) => new(
        method.FullName,
        operation.Summary,
        method.Notes.Label,
        ofResource.Concat(method.Notes.Tags).Distinct().ToEquatableArray(),
        method.Policy.Scopes.Select(static scope => scope.Value).ToEquatableArray(),
        method.Notes.Visibility.ToString(),
        operation.IsObsolete);
}
