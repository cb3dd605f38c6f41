using Integrator.Generators.Definitions;
using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Model;

/// <summary>
/// The names of all types of one connector. Components come first, then actions, then what is defined inside others,
/// so that an inline schema gives way to a component and never the other way round.
/// </summary>
internal sealed class TypeNames
{
    private readonly NameScope _scope;
    private readonly Dictionary<string, string> _components = new(StringComparer.Ordinal);
    private readonly Report _report;
    private HashSet<string> _fixed = [];

    public TypeNames(ApiDefinition api, string connector, Report report)
    {
        _report = report;
        // No type may be called as a member that it is given (CS0542).
        _scope = new NameScope(
            [.. Names.OfRecords, "ReadJson", "WriteJson", "AdditionalProperties", "Value", "Unknown", connector + "Client", connector + "Services", "ResponseHeaders"],
            ignoresCase: true);
        foreach (var schema in api.Schemas)
        {
            _components.Add(schema.Key, Take(Names.Pascal(schema.Key), schema.Value.Place, schema.Key));
        }
    }

    public string OfComponent(string key) => _components[key];

    /// <summary>Whether a component or an action has the name, so that nothing that is defined inside others can have it.</summary>
    public bool IsFixed(string name) => _fixed.Contains(name);

    /// <summary>From here on names are for what is defined inside others.</summary>
    public void Fix() => _fixed = new HashSet<string>(_scope.Taken, StringComparer.OrdinalIgnoreCase);

    /// <summary>The name of a schema that stands in a shared parameter, header, request body or response; null for any other.</summary>
    public static string? OfShared(Place? place)
    {
        if (place?.Segment != "schema")
        {
            return null;
        }

        var segments = place.Segments;
        var start = segments[0] == "components" ? 1 : 0;
        var key = segments.Count > start + 1 ? Names.Pascal(segments[start + 1]) : "";
        return segments[start] switch
        {
            "parameters" or "headers" => key,
            "requestBodies" => Ending(key, "Request"),
            "responses" => Ending(key, "Response"),
            _ => null,
        };
    }

    private static string Ending(string name, string ending) => name.EndsWith(ending, StringComparison.Ordinal) ? name : name + ending;

    /// <summary>The name of the component inside which a place lies.</summary>
    public string? Home(Place place)
    {
        var segments = place.Segments;
        var key = segments.Count > 2 && segments[0] == "components" ? segments[2] : segments.Count > 1 && segments[0] == "definitions" ? segments[1] : "";
        return _components.TryGetValue(key, out var name) ? name : null;
    }

    public string Take(string name, Place place, string written)
    {
        var wanted = Names.Shortened(name);
        var taken = _scope.Take(wanted);
        if (taken != wanted)
        {
            _report.Add(Rules.RenamedSchema, place, written, wanted, taken);
        }

        return taken;
    }
}
