using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Integrator.Generators.Definitions.OpenApi;

/// <summary>
/// How lists stand in parameters and forms, where the library says less than the document. In version 2.0 it takes commas
/// for repeated names and knows no tabs, so what was written goes past it as an extension.
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
        else if (kind == "Encoding" && part.ContainsKey("explode") && !part.ContainsKey("style"))
        {
            // Explosion that was not written reads as false; a style of its own tells the two apart.
            part["style"] = "form";
        }
    }

    /// <summary>Style and explosion of a parameter, as version 3 says them.</summary>
    public static (string? Style, bool IsExploded) Of(IOpenApiParameter parameter) => Of(parameter.Extensions) ?? (parameter.Style?.ToString(), parameter.Explode);

    /// <summary>The members of a form that version 2.0 calls lists.</summary>
    public static IEnumerable<EncodingDefinition> Encodings(IOpenApiSchema? form)
    {
        foreach (var member in (form as OpenApiSchema)?.Properties ?? new Dictionary<string, IOpenApiSchema>())
        {
            if (Of((member.Value as OpenApiSchema)?.Extensions) is var (style, isExploded))
            {
                yield return new EncodingDefinition(member.Key, null, style, isExploded, []);
            }
        }
    }

    private static (string? Style, bool IsExploded)? Of(IDictionary<string, IOpenApiExtension>? extensions) =>
        extensions?.TryGetValue(Kept, out var extension) == true && extension is JsonNodeExtension { Node: JsonValue format }
            ? format.ToString() switch
            {
                "ssv" => ("SpaceDelimited", false),
                "tsv" => ("TabDelimited", false),
                "pipes" => ("PipeDelimited", false),
                "multi" => ("Form", true),
                _ => ("Form", false),
            }
            : null;
}
