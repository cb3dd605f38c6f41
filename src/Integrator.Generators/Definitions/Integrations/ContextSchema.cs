using System.Text.Json.Nodes;

namespace Integrator.Generators.Definitions.Integrations;

/// <summary>The fields that a connection is asked for as a JSON Schema, so that they become a model like any other.</summary>
internal static class ContextSchema
{
    /// <param name="free">Names that nobody declared, and whether each may be any JSON.</param>
    /// <param name="stored">What actions store.</param>
    public static JsonObject Of(IEnumerable<FieldDefinition> fields, IReadOnlyDictionary<string, bool> free, IEnumerable<string> stored)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var field in fields)
        {
            properties[field.Name] = Property(field);
            if (field.IsRequired && field.Keys.Flag("automated") != true && !field.Keys.Has("default") && !field.Keys.Has("show_when"))
            {
                required.Add((JsonNode)field.Name);
            }
        }

        foreach (var name in free)
        {
            properties[name.Key] = name.Value ? new JsonObject() : new JsonObject { ["type"] = "string" };
        }

        foreach (var name in stored.Where(name => !properties.ContainsKey(name)))
        {
            properties[name] = new JsonObject { ["description"] = "Stored by an action." };
        }

        return new JsonObject
        {
            ["type"] = "object",
            ["description"] = "What a connection is asked for once.",
            ["properties"] = properties,
            ["required"] = required,
        };
    }

    private static JsonObject Property(FieldDefinition field)
    {
        var property = field.Type switch
        {
            "number" => new JsonObject { ["type"] = "number" },
            "checkbox" => new JsonObject { ["type"] = "boolean" },
            "single_select" or "select" => new JsonObject { ["type"] = "string", ["enum"] = Options(field) },
            _ => new JsonObject { ["type"] = "string" },
        };
        if ((field.Label ?? field.Keys.Text("help_text")) is { } text)
        {
            property["description"] = text;
        }

        return property;
    }

    private static JsonArray Options(FieldDefinition field) => [.. field.Keys.Items("options").Select(static option => (JsonNode?)option.Text("value"))];
}
