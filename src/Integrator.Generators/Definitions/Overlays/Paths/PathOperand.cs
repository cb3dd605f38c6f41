using System.Text.Json.Nodes;

namespace Integrator.Generators.Definitions.Overlays.Paths;

/// <summary>One side of a comparison.</summary>
internal abstract record PathOperand
{
    /// <summary>The value, or null where there is none.</summary>
    public abstract PathMatch? Value(JsonNode? root, PathMatch current);

    internal sealed record Literal(JsonNode? Node) : PathOperand
    {
        public override PathMatch? Value(JsonNode? root, PathMatch current) => new PathMatch(Node, null, "", 0);
    }

    /// <param name="IsFromRoot">Whether it begins with <c>$</c>, not with <c>@</c>.</param>
    /// <param name="Path">What follows.</param>
    internal sealed record Query(bool IsFromRoot, JsonPath Path) : PathOperand
    {
        public override PathMatch? Value(JsonNode? root, PathMatch current) => Select(root, current).Select(static match => (PathMatch?)match).FirstOrDefault();

        public IReadOnlyList<PathMatch> Select(JsonNode? root, PathMatch current) => Path.Select(root, IsFromRoot ? new PathMatch(root, null, "", 0) : current);
    }
}
