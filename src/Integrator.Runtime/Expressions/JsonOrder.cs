using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Integrator.Expressions;

/// <summary>Equality and order of JSON values.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonOrder
{
    // Members are looked up by their names.
    private const int StepsOfEquality = 5;

    /// <summary>Whether two values are the same all through; numbers are by value.</summary>
    public static bool AreEqual(JsonNode? left, JsonNode? right)
    {
        Work.Spend(StepsOfEquality);
        return Same(left, right);
    }

    private static bool Same(JsonNode? left, JsonNode? right) => (left, right) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        (JsonArray some, JsonArray others) => some.Count == others.Count && some.Zip(others).All(static pair => AreEqual(pair.First, pair.Second)),
        (JsonObject some, JsonObject others) => some.Count == others.Count
            && some.All(member => others.TryGetPropertyValue(member.Key, out var other) && AreEqual(member.Value, other)),
        (JsonValue, JsonValue) => AreSame(left, right),
        _ => false,
    };

    /// <summary>Whether a value is an item of an array, or the name of a member of an object.</summary>
    public static bool IsIn(JsonNode? value, JsonNode? all) => value is not null && all switch
    {
        JsonArray items => items.Any(item => AreEqual(value, item)),
        JsonObject members => JsonScalars.Text(value) is { } name && members.ContainsKey(name),
        _ => AreEqual(value, all),
    };

    /// <summary>Less than 0, 0 or more, as of two numbers or two texts; null of anything else.</summary>
    public static int? Compare(JsonNode? left, JsonNode? right)
    {
        Work.Spend(1);
        if (JsonScalars.TryInt(left, out var some) && JsonScalars.TryInt(right, out var other))
        {
            return some.CompareTo(other);
        }

        if (JsonScalars.Number(left) is { } number && JsonScalars.Number(right) is { } otherNumber)
        {
            return number.CompareTo(otherNumber);
        }

        return JsonScalars.Text(left) is { } text && JsonScalars.Text(right) is { } otherText ? string.CompareOrdinal(text, otherText) : null;
    }

    private static bool AreSame(JsonNode left, JsonNode right)
    {
        var kind = left.GetValueKind();
        return kind == right.GetValueKind() && kind switch
        {
            JsonValueKind.String => JsonScalars.Text(left) == JsonScalars.Text(right),
            JsonValueKind.Number => Compare(left, right) == 0,
            _ => true,
        };
    }

    /// <summary>Equality for sets.</summary>
    internal sealed class Comparer : IEqualityComparer<JsonNode?>
    {
        public bool Equals(JsonNode? left, JsonNode? right) => AreEqual(left, right);

        // Numbers may be written in many ways, objects in any order: only what those agree on counts.
        public int GetHashCode(JsonNode? node) => node switch
        {
            JsonArray items => HashCode.Combine(1, items.Count),
            JsonObject members => HashCode.Combine(2, members.Count),
            _ when JsonScalars.Text(node) is { } text => text.GetHashCode(StringComparison.Ordinal),
            _ when JsonScalars.Number(node) is { } number => number.GetHashCode(),
            _ => node is null ? 0 : JsonScalars.Boolean(node) == true ? 3 : 4,
        };
    }
}
