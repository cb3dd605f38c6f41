using System.Text.Json.Nodes;
using Integrator.Generators.Diagnostics;
using Microsoft.OpenApi;

namespace Integrator.Generators.Definitions.OpenApi;

/// <summary>An OpenAPI document, text to definition.</summary>
internal static class OpenApiReader
{
    private static readonly string[] s_challenged =
        ["concealed", "digest", "dpop", "hoba", "mutual", "negotiate", "ntlm", "oauth", "scram-sha-1", "scram-sha-256", "vapid"];

    // RFC 9110, section 5.6.2.
    private static readonly char[] s_separators = [.. "\"(),/:;<=>?@[\\]{}"];

    public static ApiDefinition? Read(JsonNode? root, Report report)
    {
        var isSwagger = root is JsonObject members && members.ContainsKey("swagger");
        if (OpenApiText.Read(root, report) is not { } document)
        {
            return null;
        }

        var schemas = new SchemaReader(document, report);
        schemas.ReadComponents(isSwagger);
        var operations = new OperationReader(schemas, report);
        return new ApiDefinition(
            document.Info?.Title,
            document.Info?.Description,
            ServerReader.Read(document, (JsonObject)root!),
            Schemes(document),
            OperationReader.Security(document.Security),
            [.. (document.Tags ?? new HashSet<OpenApiTag>()).Where(static tag => tag.Name is not null).Select(static tag => new TagDefinition(tag.Name!, tag.Description))],
            Operations(document, operations, report),
            [.. (document.Webhooks ?? new Dictionary<string, IOpenApiPathItem>()).SelectMany(webhook => operations.Events(webhook.Key, webhook.Value, Place.Root["webhooks"][webhook.Key]))],
            schemas.Schemas);
    }

    private static List<OperationDefinition> Operations(OpenApiDocument document, OperationReader reader, Report report)
    {
        var result = new List<OperationDefinition>();
        foreach (var path in document.Paths ?? [])
        {
            var place = Place.Root["paths"][path.Key];
            if (path.Value is OpenApiPathItemReference { Target: null } reference)
            {
                report.Add(Rules.UnresolvedReference, place["$ref"], reference.Reference.ReferenceV3 ?? "", "the path is left out");
                continue;
            }

            foreach (var operation in path.Value.Operations ?? new Dictionary<HttpMethod, OpenApiOperation>())
            {
                var verb = operation.Key.Method;
                result.Add(reader.Read(path.Key, path.Value, verb, operation.Value, IsNamed(verb) ? place[verb.ToLowerInvariant()] : place["additionalOperations"][verb]));
            }
        }

        return result;
    }

    /// <summary>Whether a path has a member for the method, and no entry under <c>additionalOperations</c>.</summary>
    private static bool IsNamed(string verb) => verb is "GET" or "PUT" or "POST" or "DELETE" or "OPTIONS" or "HEAD" or "PATCH" or "TRACE" or "QUERY";

    private static List<SchemeDefinition> Schemes(OpenApiDocument document)
    {
        var result = new List<SchemeDefinition>();
        foreach (var scheme in document.Components?.SecuritySchemes ?? new Dictionary<string, IOpenApiSecurityScheme>())
        {
            if (Kind(scheme.Value) is { } kind)
            {
                result.Add(new SchemeDefinition(scheme.Key, kind, kind == SchemeKind.Token ? scheme.Value.Scheme!.Trim() : scheme.Value.Name));
            }
        }

        return result;
    }

    private static SchemeKind? Kind(IOpenApiSecurityScheme scheme) => (scheme.Type, scheme.In) switch
    {
        (SecuritySchemeType.ApiKey, ParameterLocation.Header) => SchemeKind.Header,
        (SecuritySchemeType.ApiKey, ParameterLocation.Query) => SchemeKind.Query,
        (SecuritySchemeType.ApiKey, ParameterLocation.Cookie) => SchemeKind.Cookie,
        (SecuritySchemeType.Http, _) when string.Equals(scheme.Scheme, "basic", StringComparison.OrdinalIgnoreCase) => SchemeKind.Basic,
        (SecuritySchemeType.Http, _) when string.Equals(scheme.Scheme, "bearer", StringComparison.OrdinalIgnoreCase) => SchemeKind.Bearer,
        (SecuritySchemeType.Http, _) when IsToken(scheme.Scheme?.Trim() ?? "") => SchemeKind.Token,
        (SecuritySchemeType.OAuth2 or SecuritySchemeType.OpenIdConnect, _) => SchemeKind.Bearer,
        _ => null,
    };

    /// <summary>Whether a scheme is one word before a secret; those of the registry that answer a challenge or sign are not.</summary>
    private static bool IsToken(string scheme) =>
        scheme.Length > 0 && scheme.All(static letter => letter is > ' ' and < (char)127 && Array.IndexOf(s_separators, letter) < 0)
        && !s_challenged.Contains(scheme, StringComparer.OrdinalIgnoreCase);
}
