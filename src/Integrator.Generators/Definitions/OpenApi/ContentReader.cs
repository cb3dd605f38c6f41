using Integrator.Generators.Diagnostics;
using Microsoft.OpenApi;

namespace Integrator.Generators.Definitions.OpenApi;

/// <summary>What a body or an answer holds, by media type.</summary>
internal sealed class ContentReader(SchemaReader schemas)
{
    public List<ContentDefinition> Read(IDictionary<string, IOpenApiMediaType>? contents, Place place) =>
        [.. (contents ?? new Dictionary<string, IOpenApiMediaType>()).Select(content => Content(content.Key, content.Value, place[content.Key]))];

    private ContentDefinition Content(string mediaType, IOpenApiMediaType? content, Place place) =>
        new(
            mediaType,
            schemas.Read(content?.Schema, place["schema"]),
            schemas.Read(content?.ItemSchema, place["itemSchema"]),
            [.. (content?.Encoding ?? new Dictionary<string, OpenApiEncoding>()).Select(encoding => Encoding(encoding.Key, encoding.Value)), .. Collections.Encodings(content?.Schema)]);

    private EncodingDefinition Encoding(string property, OpenApiEncoding encoding) =>
        new(
            property,
            encoding.ContentType,
            encoding.Style?.ToString(),
            encoding.Explode,
            [.. (encoding.Headers ?? new Dictionary<string, IOpenApiHeader>())
                .Where(static header => !string.Equals(header.Key, "Content-Type", StringComparison.OrdinalIgnoreCase))
                .Select(header => new KeyValuePair<string, string?>(header.Key, schemas.Fixed(header.Value.Schema)))
                .Where(static header => header.Value is not null)
                .Select(static header => new KeyValuePair<string, string>(header.Key, header.Value!))]);
}
