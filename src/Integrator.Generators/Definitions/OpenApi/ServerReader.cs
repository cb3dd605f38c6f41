using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Integrator.Generators.Definitions.OpenApi;

/// <summary>Where an API is, as the document says it.</summary>
internal static class ServerReader
{
    public static IReadOnlyList<ServerDefinition> Read(OpenApiDocument document, JsonObject root) =>
        root["x-ms-parameterized-host"] is JsonObject host && Template(host) is { Length: > 0 } template
            ? [new ServerDefinition(Scheme(host, root) + template.TrimEnd('/') + root["basePath"], null, null, [.. Variables(host, root)])]
            : Read(document.Servers);

    public static IReadOnlyList<ServerDefinition> Read(IList<OpenApiServer>? servers) =>
        [.. (servers ?? [])
            .Where(static server => !string.IsNullOrWhiteSpace(server.Url))
            .Select(static server => new ServerDefinition(Absolute(server.Url!.Trim()), server.Name, server.Description, [.. Variables(server)]))];

    /// <summary>The address that is used unless another is chosen.</summary>
    public static string? Address(IReadOnlyList<ServerDefinition> servers) => servers.Count > 0 ? servers[0].Address : null;

    // What version 2.0 calls a host alone.
    private static string Absolute(string url) => url.StartsWith("//", StringComparison.Ordinal) ? "https:" + url : url;

    // A variable without a default is wrong, and its first value is as good.
    private static IEnumerable<VariableDefinition> Variables(OpenApiServer server) =>
        (server.Variables ?? new Dictionary<string, OpenApiServerVariable>()).Select(static variable => new VariableDefinition(
            variable.Key, variable.Value?.Default ?? variable.Value?.Enum?.FirstOrDefault() ?? "", variable.Value?.Description, [.. variable.Value?.Enum ?? []]));

    private static string? Template(JsonObject host) => host["hostTemplate"]?.ToString().Trim();

    private static string Scheme(JsonObject host, JsonObject root) =>
        host["useSchemePrefix"]?.ToString() == "false" ? "" : ((root["schemes"] as JsonArray)?.FirstOrDefault()?.ToString() ?? "https") + "://";

    private static IEnumerable<VariableDefinition> Variables(JsonObject host, JsonObject root) =>
        (host["parameters"] as JsonArray ?? []).OfType<JsonObject>()
            .Select(parameter => Target(parameter, root))
            .Where(static parameter => parameter["name"] is not null)
            .Select(static parameter => new VariableDefinition(
                parameter["name"]!.ToString(),
                parameter["default"]?.ToString(),
                parameter["description"]?.ToString(),
                [.. (parameter["enum"] as JsonArray ?? []).Select(static value => value?.ToString() ?? "")]));

    private static JsonObject Target(JsonObject parameter, JsonObject root) =>
        parameter["$ref"]?.ToString() is { } reference && (root["parameters"] as JsonObject)?[reference.Substring(reference.LastIndexOf('/') + 1)] is JsonObject target ? target : parameter;
}
