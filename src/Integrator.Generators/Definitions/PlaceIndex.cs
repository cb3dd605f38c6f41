using Integrator.Generators.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators.Definitions;

/// <summary>The places somebody asked about, as a tree that a text reader fills with spans while it passes.</summary>
internal sealed class PlaceIndex
{
    private readonly Dictionary<string, PlaceIndex> _children = new(StringComparer.Ordinal);

    /// <summary>The property name; empty for a list item.</summary>
    public TextSpan? Key { get; set; }

    /// <summary>The value when it is a single token; where an object or a list without a name begins.</summary>
    public TextSpan? Value { get; set; }

    public void Want(Place place)
    {
        var node = this;
        foreach (var segment in place.Segments)
        {
            if (!node._children.TryGetValue(segment, out var child))
            {
                node._children.Add(segment, child = new PlaceIndex());
            }

            node = child;
        }
    }

    public PlaceIndex? Child(string segment) => _children.TryGetValue(segment, out var child) ? child : null;

    /// <summary>The span of a place, or of its nearest ancestor that the text has.</summary>
    /// <param name="isOfKey">Whether the name at the place is asked for, and not its value.</param>
    public TextSpan Find(Place place, bool isOfKey = false)
    {
        var node = this;
        var span = Value ?? default;
        foreach (var segment in place.Segments)
        {
            if (node.Child(segment) is not { } child || (child.Value ?? child.Key) is not { } found)
            {
                break;
            }

            (node, span) = (child, found);
        }

        return isOfKey && node.Key is { } key ? key : span;
    }
}
