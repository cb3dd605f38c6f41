using System.Text.Json.Nodes;
using Integrator.Generators.Definitions.Integrations.Reading;

namespace Integrator.Generators.Definitions.Integrations.Requests;

/// <summary>The body of a method: computed, given by the caller, or inferred from a sample.</summary>
internal static class BodyReader
{
    private const string BodyKey = "body";
    private const string SchemaKey = "body_schema";

    public static RequestBodyDefinition Read(DefinitionObject keys)
    {
        var isIgnored = keys.Flag("ignore_body") == true;
        var sample = SampleReader.Read(keys.Object("examples"), BodyKey);
        var schema = keys.Node(SchemaKey);
        var place = keys.Place[SchemaKey];
        if (schema is null && sample is not null)
        {
            (schema, place) = (SampleSchema.Of(sample.Value), sample.Place);
        }

        var isSchemaWanted = schema is not null && !IsEmpty(schema) && !isIgnored;
        return new RequestBodyDefinition(
            keys.Value(BodyKey),
            keys.Has(BodyKey),
            isIgnored,
            keys.Flag("set_body_to_null") == true,
            MethodReader.Format(keys),
            keys.ObjectIfAny("body_format_config") is { } config ? Xml(config) : null,
            isSchemaWanted ? keys.Values.Schemas.Add(schema, place) : null,
            keys.Has(SchemaKey),
            keys.Place[BodyKey],
            keys.Place[SchemaKey],
            ParametersReader.Names(keys.Object(SchemaKey)),
            sample);
    }

    private static XmlDefinition Xml(DefinitionObject config) => new(config.Text("root"), config.Text("attribute_prefix"), config.Text("text_name"));

    public static bool IsEmpty(JsonNode schema) =>
        schema is JsonObject members && members["type"]?.ToString() == "object" && members["properties"] is JsonObject { Count: 0 };
}
