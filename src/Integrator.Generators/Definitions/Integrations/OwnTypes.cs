using System.Text.Json.Nodes;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.Integrations;

/// <summary>Schemas of a definition as those of an OpenAPI document: names of types become references.</summary>
/// <param name="declared">The types that the definition names.</param>
/// <param name="known">The components of the document that it is bound to.</param>
internal sealed class OwnTypes(IReadOnlyCollection<string> declared, IReadOnlyCollection<string> known, Report report)
{
    private const string OpenApi = "openapi#/components/schemas/";
    private const string Types = "#/types/";
    private const string Components = "#/components/schemas/";

    /// <summary>Components that are referred to and stand in the other document.</summary>
    public HashSet<string> Borrowed { get; } = new(StringComparer.Ordinal);

    /// <summary>The schema with its references in the form of the document. A schema may be a type's name alone.</summary>
    public JsonNode Of(JsonNode? schema, Place place) => schema switch
    {
        JsonValue name when name.TryGetValue<string>(out var text) => Reference(text, place),
        JsonObject members => OfObject(members, place),
        null => new JsonObject(),
        _ => schema.DeepClone(),
    };

    private JsonObject OfObject(JsonObject members, Place place)
    {
        if (members["$ref"] is JsonValue reference)
        {
            return Reference(reference.ToString(), place["$ref"]);
        }

        var result = new JsonObject();
        foreach (var (key, value) in members.Select(static member => (member.Key, member.Value)))
        {
            result[key] = Inner(key, value, place[key]);
        }

        return result;
    }

    // Text under other keys is text, and no type's name.
    private JsonNode? Inner(string key, JsonNode? value, Place place) => (key, value) switch
    {
        ("enum" or "const" or "default" or "example" or "examples", _) => value?.DeepClone(),
        ("properties" or "patternProperties", JsonObject named) => Each(named, place),
        (_, JsonObject inner) => OfObject(inner, place),
        (_, JsonArray items) => new JsonArray([.. items.Select((item, index) => item is JsonObject inner ? OfObject(inner, place[index]) : item?.DeepClone())]),
        _ => value?.DeepClone(),
    };

    private JsonObject Each(JsonObject named, Place place)
    {
        var result = new JsonObject();
        foreach (var (key, value) in named.Select(static member => (member.Key, member.Value)))
        {
            result[key] = value is JsonObject ? Of(value, place[key]) : value?.DeepClone();
        }

        return result;
    }

    private JsonObject Reference(string written, Place place)
    {
        var isOfDocument = written.StartsWith(OpenApi, StringComparison.Ordinal);
        var name = isOfDocument ? written.Substring(OpenApi.Length)
            : written.StartsWith(Types, StringComparison.Ordinal) ? written.Substring(Types.Length)
            : written.StartsWith(Components, StringComparison.Ordinal) ? written.Substring(Components.Length)
            : written;
        if (!isOfDocument && declared.Contains(name))
        {
            return new JsonObject { ["$ref"] = Components + Escaped(name) };
        }

        if (known.Contains(name))
        {
            Borrowed.Add(name);
            return new JsonObject { ["$ref"] = Components + Escaped(name) };
        }

        report.Add(Rules.UnknownType, place, written, Nearest.Hint(name, declared.Concat(known)));
        return new JsonObject();
    }

    private static string Escaped(string name) => Uri.EscapeDataString(name.Replace("~", "~0").Replace("/", "~1"));
}
