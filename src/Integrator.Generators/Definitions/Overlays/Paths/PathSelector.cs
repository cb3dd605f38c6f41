using System.Text.Json.Nodes;

namespace Integrator.Generators.Definitions.Overlays.Paths;

/// <summary>Which children of a value a segment takes.</summary>
internal abstract record PathSelector
{
    public abstract IEnumerable<PathMatch> Select(JsonNode? root, PathMatch from);

    internal sealed record Name(string Key) : PathSelector
    {
        public override IEnumerable<PathMatch> Select(JsonNode? root, PathMatch from) =>
            from.Value is JsonObject members && members.TryGetPropertyValue(Key, out var value) ? [new PathMatch(value, members, Key, 0)] : [];
    }

    internal sealed record Index(long Number) : PathSelector
    {
        public override IEnumerable<PathMatch> Select(JsonNode? root, PathMatch from)
        {
            if (from.Value is not JsonArray items)
            {
                return [];
            }

            var index = Number < 0 ? Number + items.Count : Number;
            return index >= 0 && index < items.Count ? [new PathMatch(items[(int)index], items, "", (int)index)] : [];
        }
    }

    internal sealed record Slice(long? Start, long? End, long Step) : PathSelector
    {
        // RFC 9535, section 2.3.4.2.2.
        public override IEnumerable<PathMatch> Select(JsonNode? root, PathMatch from)
        {
            if (from.Value is not JsonArray items || Step == 0)
            {
                yield break;
            }

            var count = items.Count;
            var (start, end) = (Normal(Start ?? (Step > 0 ? 0 : count - 1), count), Normal(End ?? (Step > 0 ? count : -count - 1L), count));
            var (lower, upper) = Step > 0 ? (Clamp(start, 0, count), Clamp(end, 0, count)) : (Clamp(end, -1, count - 1), Clamp(start, -1, count - 1));
            for (var index = Step > 0 ? lower : upper; Step > 0 ? index < upper : index > lower; index += Step)
            {
                yield return new PathMatch(items[(int)index], items, "", (int)index);
            }
        }

        private static long Normal(long index, int count) => index >= 0 ? index : index + count;

        private static long Clamp(long value, long least, long most) => Math.Min(Math.Max(value, least), most);
    }

    internal sealed record Wildcard : PathSelector
    {
        public override IEnumerable<PathMatch> Select(JsonNode? root, PathMatch from) => from.Children();
    }

    internal sealed record Filter(PathFilter Condition) : PathSelector
    {
        public override IEnumerable<PathMatch> Select(JsonNode? root, PathMatch from) => from.Children().Where(child => Condition.Holds(root, child));
    }
}
