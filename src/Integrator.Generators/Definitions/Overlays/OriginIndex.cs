using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.Overlays;

/// <summary>Where the parts of a mended document were written, by their places in it.</summary>
internal sealed class OriginIndex(Origin origin)
{
    private readonly Dictionary<string, OriginIndex> _inner = new(StringComparer.Ordinal);

    public void Add(string segment, OriginIndex inner) => _inner.Add(segment, inner);

    /// <summary>Where a place was written; what the tree does not have lies in what it has of it.</summary>
    public Origin Find(Place place)
    {
        var (found, index) = (origin, (OriginIndex?)this);
        foreach (var segment in place.Segments)
        {
            index = index is not null && index._inner.TryGetValue(segment, out var inner) ? inner : null;
            found = index?.Origin ?? found.At(segment);
        }

        return found;
    }

    private Origin Origin => origin;
}
