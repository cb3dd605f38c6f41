namespace Integrator;

/// <summary>What a catalogue shows of a connector.</summary>
/// <param name="Label">What it is called there.</param>
public sealed record CatalogueEntry(string Label)
{
    /// <summary>What it is for, in a sentence or two.</summary>
    public string? Description { get; init; }

    /// <summary>A short word, such as <c>crm</c>.</summary>
    public string? Category { get; init; }

    /// <summary>The version of the definition (SemVer 2.0); null where nobody said.</summary>
    public string? Version { get; init; }

    /// <summary>Whether it is not meant for production yet.</summary>
    public bool IsBeta { get; init; }

    /// <summary>Whether others may use it: <c>allow</c>, <c>ask</c> or <c>deny</c>; null where nobody said.</summary>
    public string? Sharing { get; init; }

    /// <summary>Where a picture is; null for none.</summary>
    public Uri? Logo { get; init; }

    /// <summary>Where a small picture is; null for none.</summary>
    public Uri? Icon { get; init; }

    /// <summary>Where the provider tells about itself.</summary>
    public Uri? Website { get; init; }

    /// <summary>What there is to read about it, as Markdown; null for nothing.</summary>
    public string? Readme { get; init; }

    /// <summary>Words that it is found by.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];
}
