using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Model;

/// <summary>
/// Declared types to files: one for a small API; otherwise one for the components of each first letter, and one for each resource
/// with what its operations define inside themselves.
/// </summary>
internal sealed class ModelGroups
{
    private const int OneFile = 60;

    private readonly Dictionary<string, string> _homes = new(StringComparer.Ordinal);

    public ModelGroups(IEnumerable<Resource> resources)
    {
        foreach (var resource in resources)
        {
            foreach (var operation in resource.Operations)
            {
                _homes[operation.Verb.ToLowerInvariant() + " " + operation.Path] = resource.Property;
                _homes[operation.Path] = resource.Property;
            }
        }
    }

    public EquatableArray<ModelGroup> Of(IReadOnlyList<(Declaration Declaration, Place Place)> declared) =>
        declared
            .GroupBy(type => declared.Count <= OneFile ? "Models" : File(type.Declaration, type.Place.Segments))
            .OrderBy(static group => group.Key, StringComparer.Ordinal)
            .Select(static group => new ModelGroup(
                group.Key,
                group.Select(static type => type.Declaration).OrderBy(static declaration => declaration.Name, StringComparer.Ordinal).ToEquatableArray()))
            .ToEquatableArray();

    private string File(Declaration declaration, IReadOnlyList<string> place) =>
        place.Count > 2 && place[0] == "paths" && (_homes.TryGetValue(place[2] + " " + place[1], out var home) || _homes.TryGetValue(place[1], out home))
            ? $"Resources.{home}.Models"
            : "Models." + char.ToUpperInvariant(declaration.Name[0]);
}
