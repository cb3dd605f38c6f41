using System.Text.Json;
using System.Text.Json.Nodes;

namespace Integrator.Generators.Definitions.Integrations.Requests;

/// <summary>The JSON Schema that a sample fits. A sample promises nothing, so no member is required of it.</summary>
internal static class SampleSchema
{
    /// <summary>The same, and what stands at the end of the path is called by its name: an item of <c>data.users</c> is a <c>user</c>.</summary>
    public static JsonObject Named(JsonNode? sample, string? path, string resource)
    {
        var schema = Of(sample);
        var names = path is { Length: > 0 } ? path.Split('.') : [];
        var target = names.Aggregate((JsonNode?)schema, static (inner, name) => (inner as JsonObject)?["properties"]?[name]);
        target = target?["type"]?.ToString() == "array" ? target["items"] : target;
        if (target is JsonObject { Count: > 0 } named && named["type"]?.ToString() == "object")
        {
            named["title"] = Singular(names.Length > 0 ? names[names.Length - 1] : resource);
        }

        return schema;
    }

    public static JsonObject Of(JsonNode? sample) => sample switch
    {
        JsonObject members => OfObject([members]),
        JsonArray items => new JsonObject { ["type"] = "array", ["items"] = OfAll([.. items]) },
        JsonValue value => new JsonObject { ["type"] = Type(value) },
        _ => [],
    };

    // Items of a list are samples of one shape.
    private static JsonObject OfAll(List<JsonNode?> samples)
    {
        var known = samples.OfType<JsonNode>().ToList();
        if (known.Count > 0 && known.All(static sample => sample is JsonObject))
        {
            return OfObject([.. known.Cast<JsonObject>()]);
        }

        if (known.Count > 0 && known.All(static sample => sample is JsonArray))
        {
            return new JsonObject { ["type"] = "array", ["items"] = OfAll([.. known.SelectMany(static sample => (JsonArray)sample)]) };
        }

        return known.Count > 0 && known.All(static sample => sample is JsonValue) ? OfScalars([.. known.Cast<JsonValue>()]) : [];
    }

    private static JsonObject OfObject(List<JsonObject> samples)
    {
        var properties = new JsonObject();
        foreach (var key in samples.SelectMany(static sample => sample.Select(static member => member.Key)).Distinct(StringComparer.Ordinal))
        {
            properties[key] = OfAll([.. samples.Where(sample => sample.ContainsKey(key)).Select(sample => sample[key])]);
        }

        return new JsonObject { ["type"] = "object", ["properties"] = properties };
    }

    private static JsonObject OfScalars(List<JsonValue> values)
    {
        var types = values.Select(Type).Distinct().ToList();
        return types.Count == 1 ? new JsonObject { ["type"] = types[0] }
            : types.All(static type => type is "integer" or "number") ? new JsonObject { ["type"] = "number" }
            : [];
    }

    private static string Singular(string name) =>
        name.EndsWith("ies", StringComparison.Ordinal) ? name.Substring(0, name.Length - 3) + "y"
        : name.EndsWith("s", StringComparison.Ordinal) && !name.EndsWith("ss", StringComparison.Ordinal) ? name.Substring(0, name.Length - 1)
        : name;

    private static string Type(JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.String => "string",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => value.TryGetValue<long>(out _) ? "integer" : "number",
    };
}
