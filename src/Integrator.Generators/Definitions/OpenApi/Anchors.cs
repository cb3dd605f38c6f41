using System.Text.Json.Nodes;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.OpenApi;

/// <summary>The schemas of a document that have a name: <c>$anchor</c>, <c>$dynamicAnchor</c>, <c>$id</c>.</summary>
internal sealed class Anchors
{
    private readonly Dictionary<string, List<string>> _places = new(StringComparer.Ordinal);

    public Anchors(JsonObject document) => Find(document, Place.Root, 0);

    /// <summary>The pointer to the schema of a name that shares most of its way with a place; null where there is none.</summary>
    public string? Nearest(string name, Place place)
    {
        if (!_places.TryGetValue(name, out var pointers))
        {
            return null;
        }

        var here = place.ToString();
        return pointers.OrderByDescending(pointer => pointer.Zip(here, static (one, other) => one == other).TakeWhile(static same => same).Count()).First();
    }

    private void Find(JsonNode? node, Place place, int depth)
    {
        // Deeper schemas are not read either.
        if (depth > 300)
        {
            return;
        }

        if (node is JsonArray items)
        {
            for (var index = 0; index < items.Count; index++)
            {
                Find(items[index], place[index], depth + 1);
            }
        }
        else if (node is JsonObject members)
        {
            Add("#", members["$anchor"], place);
            Add("#", members["$dynamicAnchor"], place);
            Add("", members["$id"], place);
            foreach (var member in members)
            {
                Find(member.Value, place[member.Key], depth + 1);
            }
        }
    }

    private void Add(string mark, JsonNode? name, Place place)
    {
        if (name is not JsonValue value || !value.TryGetValue<string>(out var text) || text.Length == 0)
        {
            return;
        }

        if (!_places.TryGetValue(mark + text, out var pointers))
        {
            _places.Add(mark + text, pointers = []);
        }

        pointers.Add(place.ToString());
    }
}
