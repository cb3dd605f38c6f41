namespace Integrator.Generators.Diagnostics;

/// <summary>Where something stands in a definition: a JSON pointer (RFC 6901), kept as a chain so that it costs nothing until it is reported.</summary>
internal sealed record Place(Place? Parent, string Segment)
{
    /// <summary>The whole of an OpenAPI document or an overlay.</summary>
    public static Place Root { get; } = new(null, "");

    /// <summary>The whole of an integration definition.</summary>
    public static Place Definition { get; } = new(null, "definition");

    /// <summary>Whether it is a place in an integration definition, and not in a document.</summary>
    public bool IsInDefinition => Top == Definition;

    /// <summary>The whole of the file.</summary>
    public Place Top
    {
        get
        {
            var place = this;
            while (place.Parent is { } parent)
            {
                place = parent;
            }

            return place;
        }
    }

    public Place this[string segment] => new(this, segment);

    public Place this[int index] => new(this, index.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>The segments from the root down.</summary>
    public IReadOnlyList<string> Segments
    {
        get
        {
            var segments = new List<string>();
            for (var place = this; place.Parent is not null; place = place.Parent)
            {
                segments.Add(place.Segment);
            }

            segments.Reverse();
            return segments;
        }
    }

    public static Place Of(string pointer) =>
        pointer.TrimStart('#').Split('/').Skip(1).Aggregate(Root, static (place, segment) => place[Unescape(segment)]);

    public override string ToString() =>
        "#" + string.Concat(Segments.Select(static segment => "/" + segment.Replace("~", "~0").Replace("/", "~1")));

    /// <summary>A segment of a pointer as the key it stands for.</summary>
    public static string Unescape(string segment) =>
        Uri.UnescapeDataString(segment).Replace("~1", "/").Replace("~0", "~");
}
