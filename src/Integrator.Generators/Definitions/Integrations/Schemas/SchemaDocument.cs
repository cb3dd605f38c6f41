using System.Text.Json.Nodes;
using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.Integrations.Schemas;

/// <summary>Reads JSON Schemas as the components of an OpenAPI document, so that one reader understands the schemas of both.</summary>
internal static class SchemaDocument
{
    /// <param name="written">Where the schema of a key was written.</param>
    public static (IReadOnlyDictionary<string, SchemaDefinition> Schemas, IReadOnlyDictionary<string, LiteralDefinition> Defaults) Read(JsonObject schemas, Func<string, Place> written, Report report)
    {
        var root = new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject { ["title"] = "", ["version"] = "" },
            ["paths"] = new JsonObject(),
            ["components"] = new JsonObject { ["schemas"] = schemas },
        };
        var found = new Report();
        var document = OpenApiText.Read(root, found);
        foreach (var finding in found.Findings)
        {
            report.Add(finding with { Place = Written(finding.Place, written) });
        }

        if (document is null)
        {
            return (new Dictionary<string, SchemaDefinition>(), new Dictionary<string, LiteralDefinition>());
        }

        var reader = new SchemaReader(document, report);
        reader.ReadComponents(written);
        return (reader.Schemas, reader.Defaults());
    }

    // components, schemas, the key, and what is inside the schema.
    private static Place Written(Place place, Func<string, Place> written)
    {
        var segments = place.Segments;
        return segments.Count < 3 ? Place.Definition : segments.Skip(3).Aggregate(written(segments[2]), static (inner, segment) => inner[segment]);
    }
}
