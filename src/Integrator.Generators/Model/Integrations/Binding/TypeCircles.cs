using Integrator.Generators.Definitions.Integrations.Schemas;
using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Model.Integrations.Binding;

/// <summary>Types of a definition that require each other: no value of one is ever finished.</summary>
internal static class TypeCircles
{
    /// <param name="types">The types that the definition declares.</param>
    public static void Check(IEnumerable<SchemaKey> types, IReadOnlyDictionary<string, SchemaDefinition> own, Report report)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, place) in types.Select(static type => (type.Key, type.Place)))
        {
            if (!told.Contains(name) && Circle(name, own) is { } circle)
            {
                told.UnionWith(circle);
                report.AddAtKey(Rules.EndlessTypes, place, string.Join(", ", circle.Select(static one => $"'{one}'")));
            }
        }
    }

    // Breadth first, so that the shortest way back is told.
    private static List<string>? Circle(string start, IReadOnlyDictionary<string, SchemaDefinition> own)
    {
        var before = new Dictionary<string, string>(StringComparer.Ordinal);
        var waiting = new Queue<string>([start]);
        while (waiting.Count > 0)
        {
            var name = waiting.Dequeue();
            foreach (var next in own.TryGetValue(name, out var schema) ? Required(schema) : [])
            {
                if (next == start)
                {
                    return Way(start, name, before);
                }

                if (!before.ContainsKey(next))
                {
                    before.Add(next, name);
                    waiting.Enqueue(next);
                }
            }
        }

        return null;
    }

    private static List<string> Way(string start, string end, Dictionary<string, string> before)
    {
        var way = new List<string> { end };
        while (way[way.Count - 1] != start)
        {
            way.Add(before[way[way.Count - 1]]);
        }

        way.Reverse();
        return way;
    }

    private static IEnumerable<string> Required(SchemaDefinition schema) => schema.Properties
        .Where(property => schema.Required.Contains(property.Key) && !property.Value.IsNullable)
        .SelectMany(static property => property.Value.Reference is { } key ? [key] : Required(property.Value));
}
