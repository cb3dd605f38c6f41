namespace Integrator.Generators.Definitions.Integrations;

/// <summary>What a catalogue shows of a definition.</summary>
internal sealed record CatalogueDefinition(
    string? Label,
    string? Description,
    string? Category,
    string? Version,
    bool IsBeta,
    string? Sharing,
    string? Logo,
    string? Icon,
    string? Website,
    string? Readme,
    IReadOnlyList<string> Tags,
    IReadOnlyList<ResourceTags> ToolTags);

/// <summary>Tags of all methods of a resource.</summary>
internal sealed record ResourceTags(Located<string> Resource, IReadOnlyList<string> Tags);
