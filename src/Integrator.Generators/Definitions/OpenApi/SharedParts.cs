using Integrator.Generators.Diagnostics;
using Microsoft.OpenApi;

namespace Integrator.Generators.Definitions.OpenApi;

/// <summary>The schemas inside shared parameters, headers, request bodies and responses, which many operations refer to.</summary>
internal sealed class SharedParts(OpenApiDocument document, Place place)
{
    public IEnumerable<(IOpenApiSchema Schema, Place Place)> Schemas
    {
        get
        {
            var components = document.Components;
            return Parameters(components?.Parameters)
                .Concat(Headers(components?.Headers))
                .Concat(Contents(components?.RequestBodies, "requestBodies", static body => body.Content))
                .Concat(Contents(components?.Responses, "responses", static response => response.Content))
                .Where(static part => part.Schema is not null)
                .Select(static part => (part.Schema!, part.Place));
        }
    }

    private IEnumerable<(IOpenApiSchema? Schema, Place Place)> Parameters(IDictionary<string, IOpenApiParameter>? parameters) =>
        (parameters ?? new Dictionary<string, IOpenApiParameter>()).Select(parameter => (parameter.Value.Schema, place["parameters"][parameter.Key]["schema"]));

    private IEnumerable<(IOpenApiSchema? Schema, Place Place)> Headers(IDictionary<string, IOpenApiHeader>? headers) =>
        (headers ?? new Dictionary<string, IOpenApiHeader>()).Select(header => (header.Value.Schema, place["headers"][header.Key]["schema"]));

    private IEnumerable<(IOpenApiSchema? Schema, Place Place)> Contents<T>(
        IDictionary<string, T>? parts, string section, Func<T, IDictionary<string, IOpenApiMediaType>?> contents) =>
        (parts ?? new Dictionary<string, T>()).SelectMany(part =>
            (contents(part.Value) ?? new Dictionary<string, IOpenApiMediaType>()).Select(content =>
                (content.Value?.Schema, place[section][part.Key]["content"][content.Key]["schema"])));
}
