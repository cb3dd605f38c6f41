using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Model;

/// <summary>A name that the user prefers to the one the document leads to.</summary>
/// <param name="Key">An operation's id, a schema's key, <c>tag:</c> and a tag, or the JSON pointer of an operation or a schema.</param>
/// <param name="Name">The name in C#.</param>
internal sealed record Rename(string Key, string Name);

/// <summary>The names that the user prefers, each found by what it renames.</summary>
internal sealed class Renames
{
    private const string Tag = "tag:";

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _found = new(StringComparer.Ordinal);
    private readonly bool _hasPlaces;

    public Renames(IEnumerable<Rename> renames)
    {
        foreach (var rename in renames)
        {
            var key = rename.Key.StartsWith("/", StringComparison.Ordinal) ? "#" + rename.Key : rename.Key;
            _names[key.StartsWith("#", StringComparison.Ordinal) ? Place.Of(key).ToString() : key] = rename.Name;
        }

        _hasPlaces = _names.Keys.Any(static key => key.StartsWith("#", StringComparison.Ordinal));
    }

    public string? OfComponent(string key, Place place) => Find(key) ?? OfPlace(place);

    public string? OfOperation(OperationDefinition operation) => (operation.Id is null ? null : Find(operation.Id)) ?? OfPlace(operation.Place);

    public string? OfResource(string tag) => Find(Tag + tag);

    /// <summary>The name of what stands at a place.</summary>
    public string? OfPlace(Place place) => _hasPlaces ? Find(place.ToString()) : null;

    /// <summary>What nothing was found for is a slip of the pen, or something that is gone.</summary>
    public void Check(Report report)
    {
        foreach (var key in _names.Keys.Where(key => !_found.Contains(key)).OrderBy(static key => key, StringComparer.Ordinal))
        {
            report.Add(Rules.UnmatchedRename, Place.Root["x-rename"][key], key, _names[key]);
        }
    }

    private string? Find(string key)
    {
        if (!_names.TryGetValue(key, out var name))
        {
            return null;
        }

        _found.Add(key);
        return Names.Given(name);
    }
}
