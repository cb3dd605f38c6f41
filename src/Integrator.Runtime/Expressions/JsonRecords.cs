using System.ComponentModel;
using System.Text.Json.Nodes;

namespace Integrator.Expressions;

/// <summary>Objects: built, joined and taken apart.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonRecords
{
    /// <summary>A null that is meant: it is written, where a value that is missing leaves its member out.</summary>
    public static JsonNode Null { get; } = JsonValue.Create("null");

    /// <summary>A member of an object. C# looks once into a call, and again and again into a tuple in a tuple.</summary>
    public static (string? Name, JsonNode? Value) Member(string? name, JsonNode? value) => (name, value);

    /// <summary>An object of the members that have a value.</summary>
    public static JsonObject Of(params ReadOnlySpan<(string? Name, JsonNode? Value)> members)
    {
        var record = new JsonObject();
        foreach (var (name, value) in members)
        {
            if (name is not null && value is not null)
            {
                record[name] = JsonValues.Root(value);
            }
        }

        return record;
    }

    /// <summary>A member, if it is an object and has it.</summary>
    public static JsonNode? Get(JsonNode? node, string name) => node is JsonObject members && members.TryGetPropertyValue(name, out var value) ? value : null;

    /// <summary>The names of an object's members, or of those of an array's items.</summary>
    public static IReadOnlyList<string> Keys(JsonNode node) =>
        [.. JsonValues.Spread(node).OfType<JsonObject>().SelectMany(static members => members.Select(static member => member.Key)).Distinct(StringComparer.Ordinal)];

    /// <summary>The values of an object's members.</summary>
    public static IReadOnlyList<JsonNode?> Values(JsonNode node) => [.. Object(node).Select(static member => member.Value)];

    /// <summary>One object of many; a later one's members count.</summary>
    public static JsonNode Merge(params ReadOnlySpan<JsonNode?> parts)
    {
        var merged = new JsonObject();
        foreach (var part in parts)
        {
            foreach (var (name, value) in JsonValues.Spread(part).SelectMany(static node => Object(node)))
            {
                merged[name] = JsonValues.Own(value);
            }
        }

        return merged;
    }

    /// <summary>As <see cref="Merge"/>, and objects that meet are merged too.</summary>
    public static JsonNode DeepMerge(params ReadOnlySpan<JsonNode?> parts)
    {
        var merged = new JsonObject();
        foreach (var part in parts)
        {
            foreach (var (name, value) in JsonValues.Spread(part).SelectMany(static node => Object(node)))
            {
                merged[name] = merged[name] is JsonObject known && value is JsonObject other ? DeepMerge(known, other) : JsonValues.Own(value);
            }
        }

        return merged;
    }

    /// <summary>The members that are named, by names or lists of them.</summary>
    public static JsonNode? Pick(JsonNode? node, params ReadOnlySpan<JsonNode?> names) => Chosen(node, Names(names), isPicked: true);

    /// <summary>The members that are not named.</summary>
    public static JsonNode? Omit(JsonNode? node, params ReadOnlySpan<JsonNode?> names) => Chosen(node, Names(names), isPicked: false);

    /// <summary>The object without members that are null or empty.</summary>
    public static JsonNode RemoveEmpty(JsonNode node) => node is JsonObject members
        ? new JsonObject(members.Where(static member => !JsonValues.IsEmpty(member.Value)).Select(static member => KeyValuePair.Create(member.Key, JsonValues.Own(member.Value))))
        : RemoveEmptyItems(node);

    /// <summary>The array without items that are null or empty.</summary>
    public static JsonNode RemoveEmptyItems(JsonNode node) =>
        node is JsonArray items ? new JsonArray([.. items.Where(static item => !JsonValues.IsEmpty(item)).Select(JsonValues.Own)]) : JsonValues.Own(node)!;

    private static HashSet<string> Names(ReadOnlySpan<JsonNode?> names)
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            all.UnionWith(JsonValues.Spread(name).OfType<JsonNode>().Select(JsonConversions.ToText));
        }

        return all;
    }

    private static JsonObject? Chosen(JsonNode? node, HashSet<string> names, bool isPicked) => node is null ? null
        : new JsonObject(Object(node).Where(member => names.Contains(member.Key) == isPicked).Select(static member => KeyValuePair.Create(member.Key, JsonValues.Own(member.Value))));

    private static JsonObject Object(JsonNode? node) => node as JsonObject ?? throw JsonConversions.Wrong("an object", JsonConversions.Present(node));
}
