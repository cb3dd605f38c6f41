using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Model.Integrations.Binding;

/// <summary>Follows a path of names through schemas.</summary>
internal sealed class SchemaPath(ApiDefinition api, Report report, Place place, string path)
{
    /// <summary>What stands at the end of the path; null where the path cannot be followed, which is reported.</summary>
    public SchemaDefinition? Walk(SchemaDefinition schema)
    {
        var current = schema;
        foreach (var name in path.Split('.'))
        {
            var shape = api.Target(current);
            if (shape.Kinds.HasFlag(JsonKinds.Array) || shape.Items is not null)
            {
                report.Add(Rules.PathCrossesList, place, path);
                return null;
            }

            var members = Members(shape, depth: 0).ToList();
            if (members.FirstOrDefault(member => member.Key == name).Value is { } found)
            {
                current = found;
                continue;
            }

            // Members that nobody named may be anything.
            if (shape.IsEmpty || shape.Additional is not null || shape.OneOf.Count > 0)
            {
                current = shape.Additional ?? new SchemaDefinition(shape.Place);
                continue;
            }

            report.Add(Rules.NoSuchMember, place, path, name, shape.Reference ?? current.Reference ?? "the response", Nearest.Hint(name, members.Select(static member => member.Key)));
            return null;
        }

        return current;
    }

    private IEnumerable<KeyValuePair<string, SchemaDefinition>> Members(SchemaDefinition shape, int depth)
    {
        const int Deepest = 16;
        return depth == Deepest ? [] : shape.Properties.Concat(shape.AllOf.SelectMany(part => Members(api.Target(part), depth + 1)));
    }
}
