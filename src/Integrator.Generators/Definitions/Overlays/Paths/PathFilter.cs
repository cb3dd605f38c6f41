using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Integrator.Generators.Definitions.Overlays.Paths;

/// <summary>What must hold for a child to be taken.</summary>
internal abstract record PathFilter
{
    public abstract bool Holds(JsonNode? root, PathMatch current);

    internal sealed record Either(PathFilter Left, PathFilter Right) : PathFilter
    {
        public override bool Holds(JsonNode? root, PathMatch current) => Left.Holds(root, current) || Right.Holds(root, current);
    }

    internal sealed record Both(PathFilter Left, PathFilter Right) : PathFilter
    {
        public override bool Holds(JsonNode? root, PathMatch current) => Left.Holds(root, current) && Right.Holds(root, current);
    }

    internal sealed record Not(PathFilter Inner) : PathFilter
    {
        public override bool Holds(JsonNode? root, PathMatch current) => !Inner.Holds(root, current);
    }

    internal sealed record Exists(PathOperand.Query Query) : PathFilter
    {
        public override bool Holds(JsonNode? root, PathMatch current) => Query.Select(root, current).Count > 0;
    }

    /// <param name="Sign">One of <c>==</c>, <c>!=</c>, <c>&lt;</c>, <c>&lt;=</c>, <c>&gt;</c>, <c>&gt;=</c>.</param>
    internal sealed record Comparison(PathOperand Left, string Sign, PathOperand Right) : PathFilter
    {
        public override bool Holds(JsonNode? root, PathMatch current)
        {
            var (left, right) = (Left.Value(root, current), Right.Value(root, current));
            return Sign switch
            {
                "==" => AreEqual(left, right),
                "!=" => !AreEqual(left, right),
                "<" => IsLess(left, right),
                "<=" => IsLess(left, right) || AreEqual(left, right),
                ">" => IsLess(right, left),
                _ => IsLess(right, left) || AreEqual(left, right),
            };
        }

        // Nothing equals nothing; null is something.
        private static bool AreEqual(PathMatch? left, PathMatch? right) => (left, right) switch
        {
            (null, null) => true,
            ({ } one, { } other) when Number(one.Value) is { } a && Number(other.Value) is { } b => a == b,
            ({ } one, { } other) => JsonNode.DeepEquals(one.Value, other.Value),
            _ => false,
        };

        private static bool IsLess(PathMatch? left, PathMatch? right)
        {
            if (left is not { } one || right is not { } other)
            {
                return false;
            }

            return Number(one.Value) is { } a && Number(other.Value) is { } b
                ? a < b
                : Text(one.Value) is { } first && Text(other.Value) is { } second && string.CompareOrdinal(first, second) < 0;
        }

        private static double? Number(JsonNode? node) =>
            node?.GetValueKind() == JsonValueKind.Number && double.TryParse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

        private static string? Text(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;
    }
}
