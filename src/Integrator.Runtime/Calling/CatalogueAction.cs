namespace Integrator;

/// <summary>What a catalogue shows of a method of a connector.</summary>
/// <param name="Name">The resource and the method as the definition calls them, such as <c>contacts.create</c>.</param>
/// <param name="Summary">What it does, in a sentence.</param>
public sealed record CatalogueAction(string Name, string Summary)
{
    /// <summary>What people call it; null for its name.</summary>
    public string? Label { get; init; }

    /// <summary>Words that it is found by: the tags of its resource, then its own.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The OAuth scopes that it needs.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>How prominently tools show it.</summary>
    public CatalogueVisibility Visibility { get; init; }

    /// <summary>Whether the API advises against it.</summary>
    public bool IsDeprecated { get; init; }
}
