using System.Text.Json.Nodes;

namespace Integrator.Generators.Definitions.Overlays.Paths;

/// <summary>One step of a path: to children, or to all that lies below.</summary>
internal sealed record PathSegment(bool IsDescendant, IReadOnlyList<PathSelector> Selectors)
{
    public IEnumerable<PathMatch> Select(JsonNode? root, PathMatch from) =>
        (IsDescendant ? Below(from) : [from]).SelectMany(match => Selectors.SelectMany(selector => selector.Select(root, match)));

    // The value itself comes first, and each value before what it holds.
    private static IEnumerable<PathMatch> Below(PathMatch from)
    {
        var open = new Stack<PathMatch>([from]);
        while (open.Count > 0)
        {
            var match = open.Pop();
            yield return match;
            foreach (var child in match.Children().Reverse())
            {
                open.Push(child);
            }
        }
    }
}
