using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Integrator.Generators.Definitions.OpenApi;

/// <summary>
/// How a list stands in a parameter of version 2.0. The library takes commas for repeated names and knows no tabs,
/// so what was written goes past it as an extension.
/// </summary>
internal static class Collections
{
    private const string Written = "collectionFormat";
    private const string Kept = "x-collection-format";

    public static void Settle(JsonObject part, string kind)
    {
        if (kind == "Parameter" && part["type"] is JsonValue type && type.ToString() == "array")
        {
            part[Kept] = part[Written]?.ToString() ?? "csv";
            part.Remove(Written);
        }
    }

    /// <summary>Style and explosion of a parameter, as version 3 says them.</summary>
    public static (string? Style, bool IsExploded) Of(IOpenApiParameter parameter) =>
        parameter.Extensions?.TryGetValue(Kept, out var extension) == true && extension is JsonNodeExtension { Node: JsonValue format }
            ? format.ToString() switch
            {
                "ssv" => ("SpaceDelimited", false),
                "tsv" => ("TabDelimited", false),
                "pipes" => ("PipeDelimited", false),
                "multi" => ("Form", true),
                _ => (null, false),
            }
            : (parameter.Style?.ToString(), parameter.Explode);
}
