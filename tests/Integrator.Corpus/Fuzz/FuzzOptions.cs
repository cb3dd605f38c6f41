using Integrator.Corpus.Documents;

namespace Integrator.Corpus.Fuzz;

/// <summary>What a fuzzing run was asked to do.</summary>
internal sealed record FuzzOptions
{
    /// <summary>Files and folders with documents.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>Packages with documents, each as <c>name@version</c>.</summary>
    public required IReadOnlyList<string> Packages { get; init; }

    /// <summary>Which of their documents.</summary>
    public required DocumentChoice Choice { get; init; }

    /// <summary>The largest document, in bytes.</summary>
    public required int Largest { get; init; }

    /// <summary>How many mutants.</summary>
    public required int Count { get; init; }

    /// <summary>The first mutant's seed; each further one has the next.</summary>
    public required int Seed { get; init; }

    /// <summary>How long generating one mutant may take.</summary>
    public required TimeSpan Limit { get; init; }

    /// <summary>Where mutants that fail are written.</summary>
    public required string Folder { get; init; }
}
