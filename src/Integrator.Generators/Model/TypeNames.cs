using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Model;

/// <summary>
/// The names of all types of one connector. Components come first, then actions, then what is defined inside others,
/// so that an inline schema gives way to a component and never the other way round.
/// </summary>
internal sealed class TypeNames
{
    private static readonly HashSet<string> s_ofValues = new(["Value", "Unknown"], StringComparer.OrdinalIgnoreCase);

    private readonly NameScope _scope;
    private readonly Renames _renames;
    private readonly InlineNames _inline;
    private readonly InlineNames _asked = new();
    private readonly Dictionary<string, string> _components = new(StringComparer.Ordinal);
    private readonly Report _report;
    private HashSet<string> _fixed = [];

    /// <param name="reserved">What else is declared beside the models.</param>
    public TypeNames(ApiDefinition api, string connector, Renames renames, InlineNames inline, IEnumerable<string> reserved, Report report)
    {
        _report = report;
        _renames = renames;
        _inline = inline;

        // No type may be called as a member that it is given (CS0542).
        _scope = new NameScope(
            [.. Names.DeclaredByRecords, "ReadJson", "WriteJson", "AdditionalProperties", "ResponseHeaders", connector + "Client", connector + "Services", connector + "Servers", .. reserved],
            ignoresCase: true);
        foreach (var (key, schema, renamed) in Ordered(api))
        {
            _components.Add(key, renamed is not null ? Renamed(renamed, schema.Place, key) : Take(Names.Pascal(schema.Alias ?? key), schema.Place, key, isRecord: schema.Properties.Count > 0 && schema.Values.Count == 0));
        }
    }

    public string OfComponent(string key) => _components[key];

    /// <summary>Whether a component or an action has the name, so that nothing that is defined inside others can have it.</summary>
    public bool IsFixed(string name) => _fixed.Contains(name);

    /// <summary>From here on names are for what is defined inside others.</summary>
    public void Fix()
    {
        _fixed = new HashSet<string>(_scope.Taken, StringComparer.OrdinalIgnoreCase);
        foreach (var name in _inline.Given)
        {
            _scope.TryTake(name);
        }
    }

    /// <summary>The names of what is defined inside others as they should be; null where they are.</summary>
    public InlineNames? Resettled() => _asked.Resettled(_fixed);

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

    /// <summary>The name of what is defined inside something else.</summary>
    /// <param name="isSchema">Whether it is what stands at the place, and not a part of it that has no place.</param>
    public string OfInline(string name, Place place, string written, bool isSchema = true)
    {
        if (isSchema && _renames.OfPlace(place) is { } renamed)
        {
            return Renamed(renamed, place, written);
        }

        var wanted = Plain(name, isRecord: false);
        var taken = _inline.Settled(wanted, place) ?? _scope.Take(wanted);
        _asked.Add(wanted, place, taken);
        return Told(name, taken, place, written);
    }

    /// <param name="isRecord">Whether the type's members are its own, and not those that unions and enumerations have.</param>
    public string Take(string name, Place place, string written, bool isRecord = false) => Told(name, _scope.Take(Plain(name, isRecord)), place, written);

    private static string Plain(string name, bool isRecord) => Names.Shortened(name) is var wanted && !isRecord && s_ofValues.Contains(wanted) ? wanted + "2" : wanted;

    private string Told(string name, string taken, Place place, string written)
    {
        if (taken != Names.Shortened(name))
        {
            _report.Add(Rules.RenamedSchema, place, written, Names.Shortened(name), taken);
        }

        return taken;
    }

    /// <summary>The name that the user prefers.</summary>
    public string Renamed(string wanted, Place place, string written)
    {
        var taken = _scope.Take(wanted);
        if (taken != wanted)
        {
            _report.Add(Rules.TakenRename, place, written, wanted, taken);
        }

        return taken;
    }

    // Whoever is renamed comes first, then whoever is spelled as C# spells it; so the order of the document decides nothing.
    private IEnumerable<(string Key, SchemaDefinition Schema, string? Renamed)> Ordered(ApiDefinition api) =>
        api.Schemas
            .Select(schema => (schema.Key, schema.Value, Renamed: _renames.OfComponent(schema.Key, schema.Value.Place)))
            .OrderBy(static schema => schema.Renamed is null)
            .ThenBy(static schema => schema.Key != Names.Pascal(schema.Key))
            .ThenBy(static schema => schema.Key, StringComparer.Ordinal);
}
