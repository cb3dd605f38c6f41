using System.Text.Json.Nodes;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.OpenApi;

/// <summary>
/// What version 2.0 leaves unsaid: an operation that names no media type, neither itself nor by the document, speaks JSON. The library
/// takes it for bytes.
/// </summary>
internal sealed class DefaultMediaTypes(JsonObject document)
{
    private const string Json = "application/json";

    private readonly bool _isSwagger = document.ContainsKey("swagger");

    public void Settle(JsonObject operation)
    {
        if (!_isSwagger)
        {
            return;
        }

        Settle(operation, "produces");
        if (operation["parameters"] is JsonArray parameters && parameters.Any(IsBody))
        {
            Settle(operation, "consumes");
        }
    }

    private void Settle(JsonObject operation, string name)
    {
        if (!IsGiven(operation[name]) && !IsGiven(document[name]))
        {
            operation[name] = new JsonArray(Json);
        }
    }

    private bool IsBody(JsonNode? parameter)
    {
        var key = (parameter as JsonObject)?["$ref"]?.ToString() is { } reference ? reference.Substring(reference.LastIndexOf('/') + 1) : null;
        var target = key is null ? parameter : (document["parameters"] as JsonObject)?[Place.Unescape(key)];
        return (target as JsonObject)?["in"]?.ToString() == "body";
    }

    private static bool IsGiven(JsonNode? mediaTypes) => mediaTypes is JsonArray { Count: > 0 };
}
