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
    IReadOnlyList<string> Tags);
