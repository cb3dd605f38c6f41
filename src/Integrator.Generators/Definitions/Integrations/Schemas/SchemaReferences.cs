using System.Text.Json.Nodes;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.Integrations.Schemas;

/// <summary>References in the schemas of a definition: names of types become references of an OpenAPI document.</summary>
/// <param name="declared">The types that the definition declares.</param>
internal sealed class SchemaReferences(IReadOnlyCollection<string> declared)
{
    private const string OpenApi = "openapi#/components/schemas/";
    private const string Types = "#/types/";
    private const string Components = "#/components/schemas/";

    private readonly List<ForeignReference> _foreign = [];

    /// <summary>References to what the definition does not declare.</summary>
    public IReadOnlyList<ForeignReference> Foreign => _foreign;

    /// <summary>The schema with its references settled. A schema may be the name of a type alone.</summary>
    public JsonNode Settled(JsonNode? schema, Place place) => schema switch
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

    // Text under other keys is text, and not the name of a type.
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
            result[key] = value is JsonObject ? Settled(value, place[key]) : value?.DeepClone();
        }

        return result;
    }

    private JsonObject Reference(string written, Place place)
    {
        var isOfDocument = written.StartsWith(OpenApi, StringComparison.Ordinal);
        var prefix = isOfDocument ? OpenApi : new[] { Types, Components }.FirstOrDefault(known => written.StartsWith(known, StringComparison.Ordinal)) ?? "";
        var name = written.Substring(prefix.Length);
        if (isOfDocument || !declared.Contains(name))
        {
            _foreign.Add(new ForeignReference(name, written, place));
        }

        return new JsonObject { ["$ref"] = Components + Uri.EscapeDataString(name.Replace("~", "~0").Replace("/", "~1")) };
    }
}

/// <summary>A reference to a type that must be a component of the OpenAPI document.</summary>
/// <param name="Written">The reference as it was written.</param>
internal sealed record ForeignReference(string Name, string Written, Place Place);
