using Integrator.Generators.Definitions;
using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Model.Operations;

/// <summary>What operations are called: as an action, and as a method of their resource.</summary>
internal sealed class OperationNames(TypeNames types, Report report)
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    public string Action(OperationDefinition operation)
    {
        var byPath = Names.Pascal(operation.Verb.ToLowerInvariant() + " " + PathTemplate.Words(operation.Path));
        var name = Names.Pascal(operation.Id ?? "");
        if (operation.Id is null)
        {
            report.Add(Rules.MissingOperationId, operation.Place, operation.Verb, operation.Path, byPath);
            name = byPath;
        }
        else if (!_ids.Add(operation.Id))
        {
            report.Add(Rules.RepeatedOperationId, operation.Place["operationId"], operation.Id, operation.Verb + " " + operation.Path, byPath);
            name = byPath;
        }

        return types.Take(name, operation.Place, operation.Id ?? operation.Path);
    }

    /// <summary>The action's name without what its resource says already: <c>ListOrders</c> of <c>Orders</c> is <c>List</c>.</summary>
    public static string Method(string action, string resource, NameScope taken)
    {
        var shorter = Without(action, Names.Words(resource));
        foreach (var name in new[] { shorter, action })
        {
            if (TryTake(taken, name))
            {
                return name;
            }
        }

        var numbered = taken.Take(action);
        taken.TryTake(numbered + "Response");
        return numbered;
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
