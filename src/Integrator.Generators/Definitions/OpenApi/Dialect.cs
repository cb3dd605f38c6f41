using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.OpenApi;

/// <summary>What schemas say in ways that the library leaves out, said in ways that it keeps.</summary>
internal sealed class Dialect(bool hasSiblings, Report report)
{
    /// <summary>Marks an object whose members are the items of an array.</summary>
    public const string Tuple = "x-integrator-tuple";

    /// <summary>Keeps the items that shape no type, for references lead to them.</summary>
    public const string Prefix = "x-integrator-items";

    private const string Nullable = "x-nullable";
    private const int MostItems = 7;

    private static readonly string[] s_ofText = ["pattern", "minLength", "maxLength", "format"];
    private static readonly string[] s_shapes = ["$ref", "allOf", "oneOf", "anyOf", "enum", "const", "properties", "items", "additionalProperties"];
    private static readonly string[] s_siblings = ["nullable", Nullable, "readOnly", "writeOnly", "deprecated"];
    private static readonly string[] s_laterSiblings = ["properties", "required", "allOf", "oneOf", "anyOf", "additionalProperties", "type", "enum", "const", "patternProperties", "items"];
    private static readonly string[] s_files = [".json", ".yaml", ".yml"];

    public void Settle(JsonObject schema, Place place)
    {
        if (!hasSiblings)
        {
            Kinds(schema);
        }

        Type(schema, place);
        Constant(schema);
        Items(schema);

        // Documents of version 3.1 still have it, though the version does not.
        if (IsTrue(schema["nullable"]))
        {
            schema[Nullable] = true;
        }

        if (schema.ContainsKey("$ref"))
        {
            Siblings(schema, place);
        }

        if (schema["discriminator"] is JsonObject { } discriminator && discriminator["mapping"] is JsonObject mapping)
        {
            Mapping(mapping);
        }
    }

    // Before version 3.1 the library takes one kind only.
    private static void Kinds(JsonObject schema)
    {
        if (schema["type"] is not JsonArray kinds)
        {
            return;
        }

        var names = kinds.OfType<JsonValue>().Select(static kind => kind.ToString()).ToList();
        schema.Remove("type");
        if (names.Remove("null"))
        {
            schema[Nullable] = true;
        }

        if (names.Count == 1)
        {
            schema["type"] = names[0];
        }
        else if (names.Count > 1 && !schema.ContainsKey("anyOf"))
        {
            schema["anyOf"] = new JsonArray([.. names.Select(static name => new JsonObject { ["type"] = name })]);
        }
    }

    // The library takes a constant for text, whatever its kind is.
    private static void Constant(JsonObject schema)
    {
        if (schema.TryGetPropertyValue("const", out var constant) && !schema.ContainsKey("enum"))
        {
            schema.Remove("const");
            schema["enum"] = new JsonArray(constant);
        }
    }

    private static void Type(JsonObject schema, Place place)
    {
        if (!schema.ContainsKey("type"))
        {
            var kind = schema["const"] is { } constant ? Kind(constant.GetValueKind())
                : s_ofText.Any(schema.ContainsKey) && !s_shapes.Any(schema.ContainsKey) && IsOfParameter(place) ? "string"
                : schema.ContainsKey("items") && IsOfParameter(place) ? "array"
                : null;
            if (kind is not null)
            {
                schema["type"] = kind;
            }
        }
        else if (schema["type"] is JsonArray types && schema.ContainsKey("pattern") && types.Any(static type => IsText(type, "integer") || IsText(type, "number")))
        {
            // A number that may come as text, as the pattern says; numbers are read from text in any case.
            types.Remove(types.FirstOrDefault(static type => IsText(type, "string")));
        }

        if (schema["contentMediaType"] is JsonValue media && !schema.ContainsKey("contentEncoding") && !schema.ContainsKey("format") && IsFile(schema, media.ToString()))
        {
            schema["format"] = "binary";
            if (!schema.ContainsKey("type"))
            {
                schema["type"] = "string";
            }
        }

        if (schema["contentEncoding"] is JsonValue encoding && encoding.ToString() is "base64" or "base64url" && !schema.ContainsKey("format"))
        {
            schema["format"] = schema["contentEncoding"]!.ToString() == "base64" ? "byte" : "base64url";
        }
    }

    // What was a file of format binary before version 3.1 (OpenAPI 3.1.1, 4.7.2.3). JSON and texts inside a text stay texts.
    private static bool IsFile(JsonObject schema, string media) =>
        !media.StartsWith("text/", StringComparison.OrdinalIgnoreCase) && media.IndexOf("json", StringComparison.OrdinalIgnoreCase) < 0 && media.IndexOf("xml", StringComparison.OrdinalIgnoreCase) < 0
        && (schema["type"] is not { } type || IsText(type, "string") || (type is JsonArray types && types.Any(static kind => IsText(kind, "string"))));

    // Words about texts bind texts only: elsewhere any other JSON fits them too, but what travels outside a body is text.
    private static bool IsOfParameter(Place place)
    {
        var ends = place.Segments.Reverse().Take(3).ToList();
        return ends.Count == 3 && ends[0] == "schema" && (ends[2] is "parameters" or "headers");
    }

    private static string? Kind(JsonValueKind kind) => kind switch
    {
        JsonValueKind.String => "string",
        JsonValueKind.Number => "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => null,
    };

    /// <summary>The items of an array that are described one by one make an object; where more stands there, they are any list.</summary>
    private static void Items(JsonObject schema)
    {
        var items = schema["prefixItems"] as JsonArray ?? schema["items"] as JsonArray;
        if (items is null)
        {
            return;
        }

        var isTuple = IsArray(schema["type"]) && schema["items"] is not JsonObject && items.Count is > 0 and <= MostItems && !schema.ContainsKey("properties");
        schema.Remove("prefixItems");
        schema.Remove("items");
        if (!isTuple)
        {
            schema[Prefix] = items;
            return;
        }

        var members = new JsonObject();
        for (var number = 1; items.Count > 0; number++)
        {
            var item = items[0];
            items.RemoveAt(0);
            members.Add(ItemName(number), item as JsonObject ?? []);
        }

        if (schema["type"] is JsonArray types && types.Any(static type => IsText(type, "null")))
        {
            schema[Nullable] = true;
        }

        schema["type"] = "object";
        schema["properties"] = members;
        schema[Tuple] = true;
    }

    private static bool IsArray(JsonNode? type) =>
        IsText(type, "array") || (type is JsonArray types && types.Any(static one => IsText(one, "array")) && types.All(static one => IsText(one, "array") || IsText(one, "null")));

    private static string ItemName(int number) => "item" + number.ToString(CultureInfo.InvariantCulture);

    /// <summary>What stands beside a reference counts from version 3.1 on; before, only what vendors mean by it.</summary>
    private void Siblings(JsonObject schema, Place place)
    {
        if (!s_siblings.Any(name => IsTrue(schema[name])) && !(hasSiblings && s_laterSiblings.Any(schema.ContainsKey)))
        {
            return;
        }

        if (!hasSiblings && IsTrue(schema["nullable"]))
        {
            report.Add(Rules.SiblingOfReference, place["nullable"], "nullable");
        }

        var reference = new JsonObject { ["$ref"] = schema["$ref"]!.DeepClone() };
        schema.Remove("$ref");
        if (schema["allOf"] is JsonArray parts)
        {
            parts.Insert(0, reference);
        }
        else
        {
            schema["allOf"] = new JsonArray(reference);
        }
    }

    private static void Mapping(JsonObject mapping)
    {
        foreach (var entry in mapping.ToList())
        {
            var target = entry.Value?.ToString() ?? "";
            var file = s_files.FirstOrDefault(ending => target.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
            if (file is not null)
            {
                mapping[entry.Key] = target.Substring(target.LastIndexOf('/') + 1, target.Length - target.LastIndexOf('/') - 1 - file.Length);
            }
        }
    }

    private static bool IsTrue(JsonNode? value) => value?.GetValueKind() == JsonValueKind.True;

    private static bool IsText(JsonNode? value, string text) => value is JsonValue && value.ToString() == text;
}
