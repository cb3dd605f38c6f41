using System.Text.Json.Nodes;

namespace Integrator.Generators.Definitions.OpenApi;

/// <summary>Keywords that the version of a document does not know, or that the library does not keep in it, in words that both do.</summary>
/// <param name="isSchema202012">Whether schemas are those of JSON Schema 2020-12, as since version 3.1.</param>
internal sealed class Dialects(bool isSchema202012)
{
    private static readonly string[] s_shapes =
        ["type", "enum", "const", "required", "properties", "additionalProperties", "patternProperties", "items", "allOf", "oneOf", "anyOf"];

    public static Dialects Of(JsonObject document) =>
        new(document["openapi"]?.ToString() is { } version && !version.StartsWith("3.0", StringComparison.Ordinal));

    public void Settle(JsonObject part, string kind)
    {
        if (kind != OpenApiGrammar.Schema)
        {
            return;
        }

        if (isSchema202012)
        {
            Siblings(part);
        }
        else
        {
            Kinds(part);
            Constant(part);
        }
    }

    // The library keeps annotations beside a reference and drops shapes; beside allOf they mean the same.
    private static void Siblings(JsonObject part)
    {
        if (part["$ref"] is not JsonValue reference || !s_shapes.Any(part.ContainsKey))
        {
            return;
        }

        part.Remove("$ref");
        var all = part["allOf"] as JsonArray ?? [];
        all.Insert(0, new JsonObject { ["$ref"] = reference });
        part["allOf"] = all;
    }

    private static void Kinds(JsonObject part)
    {
        if (part["type"] is not JsonArray kinds)
        {
            return;
        }

        var names = kinds.OfType<JsonValue>().Select(static kind => kind.ToString()).ToList();
        part.Remove("type");
        if (names.Remove("null"))
        {
            part["x-nullable"] = true;
        }

        if (names.Count == 1)
        {
            part["type"] = names[0];
        }
        else if (names.Count > 1 && !part.ContainsKey("anyOf"))
        {
            part["anyOf"] = new JsonArray([.. names.Select(static name => new JsonObject { ["type"] = name })]);
        }
    }

    private static void Constant(JsonObject part)
    {
        if (part["const"] is { } constant && !part.ContainsKey("enum"))
        {
            part.Remove("const");
            part["enum"] = new JsonArray(constant);
        }
    }
}
