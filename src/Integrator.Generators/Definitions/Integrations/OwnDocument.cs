using System.Text.Json.Nodes;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.Integrations;

/// <summary>
/// What a definition says of types and requests, as an OpenAPI document, so that one reader understands both. It remembers where
/// each part was written.
/// </summary>
internal sealed class OwnDocument
{
    private readonly List<(Place Made, Place Written)> _origins = [];
    private readonly JsonObject _paths = [];
    private readonly JsonObject _schemas = [];

    /// <summary>The document's tree.</summary>
    public JsonObject Root => new()
    {
        ["openapi"] = "3.1.1",
        ["info"] = new JsonObject { ["title"] = "", ["version"] = "" },
        ["paths"] = _paths.DeepClone(),
        ["components"] = new JsonObject { ["schemas"] = _schemas.DeepClone() },
    };

    /// <summary>Names a type.</summary>
    public void AddType(string name, JsonNode schema, Place written)
    {
        _schemas[name] = schema.DeepClone();
        _origins.Add((Place.Root["components"]["schemas"][name], written));
    }

    /// <summary>Adds an operation, and says at which place of the document.</summary>
    /// <param name="key">Tells it from others of its path.</param>
    public Place AddOperation(string path, string verb, string key, JsonObject operation, IEnumerable<(IReadOnlyList<string> Made, Place Written)> origins, Place written)
    {
        var apart = path + "#" + key;
        _paths[apart] = new JsonObject { [verb.ToLowerInvariant()] = operation };
        var place = Place.Root["paths"][apart][verb.ToLowerInvariant()];
        _origins.Add((place, written));
        _origins.AddRange(origins.Select(origin => (origin.Made.Aggregate(place, static (inner, segment) => inner[segment]), origin.Written)));
        return place;
    }

    /// <summary>Where a place of the document was written; null for one of another document.</summary>
    public Place? Origin(Place place)
    {
        var segments = place.Segments;
        return _origins
            .Select(origin => (origin.Written, Made: origin.Made.Segments))
            .Where(origin => origin.Made.Count <= segments.Count && origin.Made.SequenceEqual(segments.Take(origin.Made.Count)))
            .OrderByDescending(static origin => origin.Made.Count)
            .Select(origin => segments.Skip(origin.Made.Count).Aggregate(origin.Written, static (inner, segment) => inner[segment]))
            .FirstOrDefault();
    }
}
