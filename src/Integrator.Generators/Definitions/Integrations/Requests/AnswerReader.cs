using System.Text.Json.Nodes;
using Integrator.Generators.Definitions.Integrations.Reading;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.Integrations.Requests;

/// <summary>What a method answers: described by a schema, inferred from a sample, or any JSON.</summary>
internal static class AnswerReader
{
    private const string SchemaKey = "response_schema";
    private const string SampleKey = "response";
    private const string PathKey = "response_path";

    public static AnswerDefinition Read(DefinitionObject keys, MethodHeading heading)
    {
        var isBound = keys.Has("operation");
        var path = keys.Located(PathKey) is { Value.Length: > 0 } written ? written : null;
        var format = Format(keys.Text("api_response_format"));
        var sample = SampleReader.Read(keys.Object("examples"), SampleKey);
        var (schema, place) = heading.IgnoresAnswer || (!isBound && !keys.Has(SchemaKey) && heading.AnswersAnything)
            ? (new JsonObject(), keys.Place)
            : (keys.Node(SchemaKey), keys.Place[SchemaKey]);
        if (schema is null && !isBound && sample is not null)
        {
            (schema, place) = (SampleSchema.Named(sample.Value, path?.Value, heading.Resource), sample.Place);
            keys.Report.Add(Rules.InferredType, place, heading.Resource, heading.Name, SampleKey);
        }

        var isNothing = schema is JsonObject nothing && nothing["type"]?.ToString() == "null";
        if (schema is null && format is null && !isBound)
        {
            keys.Report.AddAtKey(Rules.NoResponseSchema, keys.Place, heading.Resource, heading.Name);
            schema = new JsonObject();
        }

        return new AnswerDefinition(
            schema is null || isNothing ? null : keys.Values.Schemas.Add(schema, place),
            keys.Has(SchemaKey) || heading.IgnoresAnswer,
            isNothing,
            format,
            path,
            keys.Schema("error_schema"),
            sample);
    }

    private static AnswerFormat? Format(string? format) => format switch
    {
        "xml" => AnswerFormat.Xml,
        "text" => AnswerFormat.Text,
        "csv" => AnswerFormat.Csv,
        "binary" => AnswerFormat.Binary,
        "ndjson" => AnswerFormat.Lines,
        "event_stream" => AnswerFormat.EventStream,
        _ => null,
    };
}
