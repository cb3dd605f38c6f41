namespace Integrator.Generators.Definitions.Integrations.Requests;

/// <summary>What is known of a method beside its keys.</summary>
internal sealed record MethodHeading(string Resource, string Name)
{
    /// <summary>Overrides the description among the keys.</summary>
    public string? Description { get; init; }

    /// <summary>Whether its list may come page by page.</summary>
    public bool IsPaged { get; init; } = true;

    /// <summary>Whether its answer may be any JSON if nothing describes it.</summary>
    public bool AnswersAnything { get; init; }

    /// <summary>Whether its answer is any JSON, whatever describes it.</summary>
    public bool IgnoresAnswer { get; init; }
}
