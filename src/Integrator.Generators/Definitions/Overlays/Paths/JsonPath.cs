using System.Text.Json.Nodes;

namespace Integrator.Generators.Definitions.Overlays.Paths;

/// <summary>
/// A JSONPath (RFC 9535): names, indexes, slices, wildcards, descendants and filters. Functions are refused: no overlay needs one
/// that a comparison would not serve.
/// </summary>
internal sealed record JsonPath(IReadOnlyList<PathSegment> Segments)
{
    /// <summary>Whether it leads to one value at most.</summary>
    public bool IsSingular => Segments.All(static segment => !segment.IsDescendant && segment.Selectors.Count == 1 && segment.Selectors[0] is PathSelector.Name or PathSelector.Index);

    /// <exception cref="FormatException">The text is no JSONPath, or one that is refused; the message says where.</exception>
    public static JsonPath Parse(string text) => new JsonPathParser(text).Path();

    /// <summary>The values that it leads to, in the order of the RFC.</summary>
    public IReadOnlyList<PathMatch> Select(JsonNode? root) => Select(root, new PathMatch(root, null, "", 0));

    /// <summary>The values that it leads to from one inside the tree.</summary>
    /// <param name="root">What <c>$</c> means in filters.</param>
    /// <param name="from">Where it begins.</param>
    public IReadOnlyList<PathMatch> Select(JsonNode? root, PathMatch from) =>
        Segments.Aggregate<PathSegment, IReadOnlyList<PathMatch>>([from], (matches, segment) => [.. matches.SelectMany(match => segment.Select(root, match))]);
}
