using System.Globalization;
using System.Text.Json.Nodes;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.Overlays;

/// <summary>Where a part of a mended document was written.</summary>
/// <param name="Overlay">The file; null for the document itself.</param>
/// <param name="Place">The place in it.</param>
internal sealed record Origin(OverlayDefinition? Overlay, Place Place)
{
    public Origin At(string segment) => this with { Place = Place[segment] };
}

/// <summary>Keeps for each value of a tree where it was written, while the tree changes.</summary>
internal sealed class Origins
{
    private readonly Dictionary<JsonNode, Origin> _origins = [];

    public void Mark(JsonNode? node, Origin origin)
    {
        if (node is null)
        {
            return;
        }

        _origins[node] = origin;
        foreach (var (key, child) in Children(node))
        {
            Mark(child, origin.At(key));
        }
    }

    /// <summary>The origins by place, of the tree as it is now.</summary>
    public OriginIndex Index(JsonNode root) => Index(root, _origins[root]) ?? new OriginIndex(_origins[root]);

    // Only what stands elsewhere than its parent makes expect is kept.
    private OriginIndex? Index(JsonNode node, Origin expected)
    {
        var origin = _origins[node];
        OriginIndex? index = origin == expected ? null : new OriginIndex(origin);
        foreach (var (key, child) in Children(node))
        {
            if (child is not null && Index(child, origin.At(key)) is { } inner)
            {
                (index ??= new OriginIndex(origin)).Add(key, inner);
            }
        }

        return index;
    }

    private static IEnumerable<(string Key, JsonNode? Child)> Children(JsonNode node) => node switch
    {
        JsonObject members => members.Select(static member => (member.Key, member.Value)),
        JsonArray items => items.Select(static (item, index) => (index.ToString(CultureInfo.InvariantCulture), item)),
        _ => [],
    };
}
