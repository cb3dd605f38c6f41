using Integrator.Corpus.Documents;

namespace Integrator.Corpus;

/// <summary>What a run was asked to do.</summary>
internal sealed record CorpusOptions
{
    /// <summary>Files and folders with documents.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>Packages with documents, each as <c>name@version</c>.</summary>
    public required IReadOnlyList<string> Packages { get; init; }

    /// <summary>Which of their documents.</summary>
    public required DocumentChoice Choice { get; init; }

    /// <summary>Patterns of the operations to generate; null for all.</summary>
    public string? Operations { get; init; }

    /// <summary>Where to write the numbers.</summary>
    public string? JsonFile { get; init; }

    /// <summary>Where to write the generated files.</summary>
    public string? OutputFolder { get; init; }

    /// <summary>How many documents at once.</summary>
    public int Parallel { get; init; } = 1;

    /// <summary>Whether each document is generated a second time, and must come out the same.</summary>
    public bool IsTwice { get; init; }

    /// <summary>Whether to print the first errors of each document.</summary>
    public bool PrintsErrors { get; init; }

    /// <summary>Whether the first document pays for a compiler that has not run yet.</summary>
    public bool IsCold { get; init; }

    /// <summary>Whether documentation comments are compiled too.</summary>
    public bool ChecksComments { get; init; }

    /// <summary>Whether what is generated is compiled; without it, time and memory are the generator's alone.</summary>
    public bool IsCompiled { get; init; } = true;
}
