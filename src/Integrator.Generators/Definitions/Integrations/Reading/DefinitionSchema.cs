using System.Text.Json.Nodes;

namespace Integrator.Generators.Definitions.Integrations.Reading;

/// <summary>
/// <c>integration.schema.json</c>, the grammar of integration definitions: what editors complete by is what the reader reads by.
/// Three of its keywords are ours: <c>x-alias-of</c>, <c>x-not-acted-on</c> and <c>x-rule</c>.
/// </summary>
internal static class DefinitionSchema
{
    private static readonly Lazy<JsonObject> s_document = new(Load);

    /// <summary>The schema of a definition without its envelope.</summary>
    public static JsonObject Definition => Part("definition");

    /// <summary>The schema of the envelope in which a definition is submitted.</summary>
    public static JsonObject Envelope => Part("envelope");

    /// <summary>A schema with its reference followed.</summary>
    public static JsonObject Resolved(JsonNode? schema)
    {
        while (schema is JsonObject { } reference && reference["$ref"] is JsonValue target)
        {
            schema = Part(target.ToString().Substring("#/$defs/".Length));
        }

        return schema as JsonObject ?? [];
    }

    private static JsonObject Part(string name) => (JsonObject)s_document.Value["$defs"]![name]!;

    private static JsonObject Load()
    {
        using var stream = typeof(DefinitionSchema).Assembly.GetManifestResourceStream("integration.schema.json")!;
        return (JsonObject)JsonNode.Parse(stream)!;
    }
}
