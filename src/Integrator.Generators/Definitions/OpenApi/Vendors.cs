using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Integrator.Generators.Definitions.OpenApi;

/// <summary>What extensions of other tools say, of names above all. An extension that is not as its tool describes it says nothing.</summary>
internal static class Vendors
{
    private static readonly string[] s_names =
        ["x-ms-client-name", "x-speakeasy-name-override", "x-fern-sdk-method-name", "x-fern-type-name", "x-fern-property-name", "x-fern-parameter-name"];

    private static readonly string[] s_valueNames = ["x-enum-varnames", "x-enumNames", "x-enum-names", "x-speakeasy-enums"];
    private static readonly string[] s_valueTexts = ["x-enum-descriptions", "x-enumDescriptions", "x-speakeasy-enum-descriptions"];

    /// <summary>Paths that differ by their query only stand apart in documents of Azure.</summary>
    public static void AddPaths(JsonObject document)
    {
        if (document["x-ms-paths"] is not JsonObject more)
        {
            return;
        }

        if (document["paths"] is not JsonObject paths)
        {
            document["paths"] = paths = [];
        }

        foreach (var path in more.ToList())
        {
            more.Remove(path.Key);
            if (!paths.ContainsKey(path.Key))
            {
                paths.Add(path.Key, path.Value);
            }
        }
    }

    /// <summary>What an operation, a parameter, a schema or a member is to be called in code.</summary>
    public static string? Name(IDictionary<string, IOpenApiExtension>? extensions) =>
        s_names.Select(key => Text(Node(extensions, key))).FirstOrDefault(static name => name is not null);

    /// <summary>The name of an enumeration that has no other.</summary>
    public static string? EnumName(IDictionary<string, IOpenApiExtension>? extensions) =>
        Node(extensions, "x-ms-enum") is JsonObject kind ? Text(kind["name"]) : null;

    /// <summary>Names for values; none where they do not fit together.</summary>
    public static IReadOnlyList<string> ValueNames(IDictionary<string, IOpenApiExtension>? extensions, IReadOnlyList<LiteralDefinition> values) =>
        Listed(extensions, s_valueNames, values) ?? Described(extensions, values, "name") ?? [];

    /// <summary>What values mean; nothing where it does not fit together.</summary>
    public static IReadOnlyList<string> ValueTexts(IDictionary<string, IOpenApiExtension>? extensions, IReadOnlyList<LiteralDefinition> values) =>
        Listed(extensions, s_valueTexts, values) ?? Described(extensions, values, "description") ?? [];

    /// <summary>A list in the order of the values, or an object by value.</summary>
    private static IReadOnlyList<string>? Listed(IDictionary<string, IOpenApiExtension>? extensions, string[] keys, IReadOnlyList<LiteralDefinition> values) =>
        keys.Select(key => Node(extensions, key)).FirstOrDefault(static node => node is not null) switch
        {
            JsonArray list when list.Count == values.Count => [.. list.Select(static item => item?.ToString() ?? "")],
            JsonObject byValue when values.Count > 0 && values.All(value => Text(byValue[value.Text]) is not null) => [.. values.Select(value => Text(byValue[value.Text])!)],
            _ => null,
        };

    private static IReadOnlyList<string>? Described(IDictionary<string, IOpenApiExtension>? extensions, IReadOnlyList<LiteralDefinition> values, string member)
    {
        var described = (Node(extensions, "x-ms-enum") as JsonObject)?["values"] as JsonArray;
        var found = values
            .Select(value => described?.OfType<JsonObject>().FirstOrDefault(item => item["value"]?.ToString() == value.Text))
            .Select(item => Text(item?[member]))
            .ToList();
        return found.Count > 0 && found.All(static text => text is not null) ? [.. found.OfType<string>()] : null;
    }

    private static JsonNode? Node(IDictionary<string, IOpenApiExtension>? extensions, string key) =>
        extensions?.TryGetValue(key, out var extension) == true && extension is JsonNodeExtension { Node: var node } ? node : null;

    private static string? Text(JsonNode? node) => node is JsonValue value && value.ToString().Trim() is { Length: > 0 } text ? text : null;
}
