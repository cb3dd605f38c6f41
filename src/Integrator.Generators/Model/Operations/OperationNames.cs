using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Model.Operations;

/// <summary>An operation and what it is called.</summary>
/// <param name="Wanted">What it would be called if nothing else were.</param>
/// <param name="Action">The name of its action, which no other type has.</param>
/// <param name="Alias">What the document wants its method to be called.</param>
internal sealed record NamedOperation(OperationDefinition Definition, string Wanted, string Action, string? Alias);

/// <summary>The operations of a resource.</summary>
/// <param name="Key">What the resource is called in the document, as C# spells it.</param>
internal sealed record OperationGroup(string Key, string Name, string Property, IReadOnlyList<NamedOperation> Operations);

/// <summary>What operations are called: as an action, and as a method of their resource. The order of the document decides nothing.</summary>
internal sealed class OperationNames(TypeNames types, Renames renames, Report report)
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>The operations in the order of the document.</summary>
    public IReadOnlyList<NamedOperation> Of(IReadOnlyList<OperationDefinition> operations)
    {
        var named = operations
            .Select(Wanted)
            .OrderBy(static operation => operation.Renamed is null)
            .ThenBy(static operation => operation.Definition.Id ?? "", StringComparer.Ordinal)
            .ThenBy(static operation => operation.Definition.Path, StringComparer.Ordinal)
            .ThenBy(static operation => operation.Definition.Verb, StringComparer.Ordinal)
            .ToDictionary(static operation => operation.Definition, Named);
        return [.. operations.Select(operation => named[operation])];
    }

    /// <summary>
    /// The methods of a resource, each without what the resource says already: <c>ListOrders</c> of <c>Orders</c> is <c>List</c>.
    /// The shortest of those that would be called alike is.
    /// </summary>
    public static IReadOnlyDictionary<NamedOperation, string> Methods(IEnumerable<NamedOperation> operations, string resource, NameScope taken) =>
        operations
            .OrderBy(static operation => operation.Wanted.Length)
            .ThenBy(static operation => operation.Action, StringComparer.Ordinal)
            .ToDictionary(static operation => operation, operation => Method([operation.Alias, Without(operation.Wanted, Names.Words(resource)), operation.Wanted], operation.Action, taken));

    /// <summary>The first of the names that is free, or else the last with a number.</summary>
    public static string Method(IEnumerable<string?> names, string otherwise, NameScope taken)
    {
        foreach (var name in names.OfType<string>().Append(otherwise))
        {
            if (TryTake(taken, name))
            {
                return name;
            }
        }

        var numbered = taken.Take(otherwise);
        taken.TryTake(numbered + "Response");
        return numbered;
    }

    private (OperationDefinition Definition, string Wanted, string? Renamed) Wanted(OperationDefinition operation)
    {
        var renamed = renames.OfOperation(operation);
        var byPath = Names.Pascal(operation.Verb.ToLowerInvariant() + " " + PathTemplate.Words(operation.Path));
        var name = renamed ?? Names.Pascal(operation.Id ?? "");
        if (operation.Id is null)
        {
            report.Add(Rules.MissingOperationId, operation.Place, operation.Verb, operation.Path, renamed ?? byPath);
            name = renamed ?? byPath;
        }
        else if (!_ids.Add(operation.Id))
        {
            report.Add(Rules.RepeatedOperationId, operation.Place["operationId"], operation.Id, operation.Verb + " " + operation.Path, byPath);
            (renamed, name) = (null, byPath);
        }

        return (operation, name, renamed);
    }

    private NamedOperation Named((OperationDefinition Definition, string Wanted, string? Renamed) operation)
    {
        var (definition, wanted, renamed) = operation;
        var written = definition.Id ?? definition.Path;
        var action = renamed is null ? types.Take(wanted, definition.Place, written, isRecord: true) : types.Renamed(renamed, definition.Place, written);
        return new NamedOperation(definition, wanted, action, renamed is null && definition.Alias is { } alias ? Names.Pascal(alias) : null);
    }

    private static bool TryTake(NameScope taken, string name)
    {
        if (taken.Has(name) || taken.Has(name + "Response"))
        {
            return false;
        }

        return taken.TryTake(name) && taken.TryTake(name + "Response");
    }

    private static string Without(string action, IReadOnlyList<string> resource)
    {
        var words = Names.Words(action);
        for (var start = 0; start + resource.Count <= words.Count; start++)
        {
            if (resource.Count > 0 && resource.Select((word, index) => IsSame(word, words[start + index])).All(static same => same))
            {
                var rest = words.Where((_, index) => index < start || index >= start + resource.Count).ToList();
                return rest.Count == 0 || char.IsDigit(rest[0][0]) ? action : Names.Pascal(string.Join(" ", rest));
            }
        }

        return action;
    }

    private static bool IsSame(string resource, string word) =>
        string.Equals(Singular(resource), Singular(word), StringComparison.OrdinalIgnoreCase);

    private static string Singular(string word) =>
        word.EndsWith("ies", StringComparison.OrdinalIgnoreCase) && word.Length > 4 ? word.Substring(0, word.Length - 3) + "y"
        : word.EndsWith("s", StringComparison.OrdinalIgnoreCase) && word.Length > 3 ? word.Substring(0, word.Length - 1)
        : word;
}
