using System.Text.Json.Nodes;
using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.Integrations.Schemas;

/// <summary>The JSON Schemas of one definition, collected so that one pass reads them.</summary>
internal sealed class SchemaBook
{
    private readonly JsonObject _schemas = [];
    private readonly Dictionary<string, Place> _places = new(StringComparer.Ordinal);
    private readonly HashSet<string> _inline = new(StringComparer.Ordinal);
    private readonly HashSet<string> _declared = new(StringComparer.Ordinal);
    private readonly SchemaReferences _references;

    public SchemaBook() => _references = new SchemaReferences(_declared);

    /// <summary>Announces the names of types, so that schemas can refer to types that are declared below them.</summary>
    public void Announce(IEnumerable<string> names) => _declared.UnionWith(names);

    /// <summary>Adds a type that the definition declares by name.</summary>
    public SchemaKey Declare(string name, JsonNode? schema, Place place)
    {
        _declared.Add(name);
        return Put(name, schema, place);
    }

    /// <summary>Adds a schema that stands where it is used.</summary>
    public SchemaKey Add(JsonNode? schema, Place place)
    {
        var key = Unused(string.Join("_", place.Segments.Skip(1).Select(Plain)));
        _inline.Add(key);
        return Put(key, schema, place);
    }

    /// <summary>Reads all schemas; those that cannot be read are reported and become any JSON.</summary>
    public DefinitionSchemas Read(Report report)
    {
        foreach (var reference in _references.Foreign.Where(reference => !_schemas.ContainsKey(reference.Name)))
        {
            _schemas[reference.Name] = new JsonObject();
        }

        var read = SchemaDocument.Read((JsonObject)_schemas.DeepClone(), key => _places.TryGetValue(key, out var place) ? place : Place.Definition, report);
        var unread = _places.Where(written => !read.Schemas.ContainsKey(written.Key)).Select(static written => new KeyValuePair<string, SchemaDefinition>(written.Key, new SchemaDefinition(written.Value)));
        var schemas = read.Schemas.Concat(unread).ToLookup(schema => _inline.Contains(schema.Key));
        return new DefinitionSchemas(
            schemas[false].Where(schema => !IsForeign(schema.Key)).ToDictionary(static schema => schema.Key, static schema => schema.Value, StringComparer.Ordinal),
            schemas[true].ToDictionary(static schema => schema.Key, static schema => schema.Value, StringComparer.Ordinal),
            read.Defaults,
            _references.Foreign);
    }

    private bool IsForeign(string key) => !_places.ContainsKey(key) && _references.Foreign.Any(reference => reference.Name == key);

    private SchemaKey Put(string key, JsonNode? schema, Place place)
    {
        _schemas[key] = _references.Settled(schema, place);
        _places[key] = place;
        return new SchemaKey(key, place);
    }

    private string Unused(string wanted)
    {
        var key = wanted;
        for (var number = 2; _schemas.ContainsKey(key) || _declared.Contains(key); number++)
        {
            key = wanted + "_" + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return key;
    }

    private static string Plain(string segment) => string.Concat(segment.Select(static letter => char.IsLetterOrDigit(letter) && letter < 128 ? letter : '_'));
}
