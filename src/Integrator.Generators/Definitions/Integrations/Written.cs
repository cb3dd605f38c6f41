using System.Text.Json;
using System.Text.Json.Nodes;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.Integrations;

/// <summary>An object of a definition and where it stands. <see cref="ShapeCheck"/> has seen it, so nothing is of another kind than asked for.</summary>
internal sealed record Written(JsonObject Keys, Place Place)
{
    public bool Has(string key) => Keys.ContainsKey(key);

    /// <summary>Whether the key is given as null, which takes a default away.</summary>
    public bool IsNull(string key) => Keys.TryGetPropertyValue(key, out var value) && value is null;

    public JsonNode? Value(string key) => Keys[key];

    public string? Text(string key) => Keys[key] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.ToString() : null;

    public bool? Flag(string key) => Keys[key]?.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    public int? Whole(string key) => Keys[key] is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<int>(out var number) ? number : null;

    public IReadOnlyList<string> Texts(string key) => Keys[key] is JsonArray items ? [.. items.OfType<JsonValue>().Select(static item => item.ToString())] : [];

    /// <summary>The object at a key, empty where there is none.</summary>
    public Written Object(string key) => new(Keys[key] as JsonObject ?? [], Place[key]);

    /// <summary>The members that are objects themselves.</summary>
    public IEnumerable<(string Key, Written Value)> Objects() =>
        Keys.Where(static member => member.Value is JsonObject).Select(member => (member.Key, new Written((JsonObject)member.Value!, Place[member.Key])));

    /// <summary>The items of a list that are objects.</summary>
    public IEnumerable<Written> Items(string key)
    {
        var items = Keys[key] as JsonArray ?? [];
        for (var index = 0; index < items.Count; index++)
        {
            if (items[index] is JsonObject item)
            {
                yield return new Written(item, Place[key][index]);
            }
        }
    }
}
