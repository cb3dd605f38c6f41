using Integrator.Corpus.Documents;
using Integrator.Corpus.Runs;
using Integrator.Fuzzing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Integrator.Corpus.Fuzz;

/// <summary>Generates from mutants and binds what comes out, many together: most of a compilation's cost does not depend on its size.</summary>
internal sealed class MutantCheck(TimeSpan limit)
{
    // No document has this word, so that it can be told apart in the output.
    private const string Name = "Qfuzzed";

    private readonly CSharpCompilation _empty = CompileCheck.Empty();
    private readonly CSharpParseOptions _parseOptions = new(LanguageVersion.Latest, DocumentationMode.None);

    /// <summary>What was generated, or why nothing was.</summary>
    public (Generation? Generation, Failure? Failure) Generate(Mutant mutant)
    {
        var document = new Document("", $"{Name}.{mutant.Ending}");

        // On a thread of the pool, whose stack is as small as that of the compiler's own threads.
        var task = Task.Run(() => Generation.Run(document, mutant.Text, _empty, _parseOptions));
        if (!task.Wait(limit))
        {
            return (null, Failure.Hang(limit));
        }

        return Failure.Of(task.Result) is { } failure ? (null, failure) : (task.Result, null);
    }

    /// <summary>Compiles what was generated from several mutants; the failures have the numbers of theirs.</summary>
    public IEnumerable<(int Number, Failure Failure)> Compile(IReadOnlyList<Generation> generations)
    {
        var trees = generations.SelectMany(Renamed).ToList();
        return _empty.AddSyntaxTrees(trees)
            .GetDiagnostics()
            .Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .DistinctBy(static error => (Number(error), error.Id))
            .Select(static error => (Number(error), Failure.Of(error)))
            .ToList();
    }

    /// <summary>What breaks on one mutant alone; null when nothing does.</summary>
    public Failure? Alone(Mutant mutant) =>
        Generate(mutant) is var (generation, failure) && generation is not null ? Compile([generation]).Select(static found => found.Failure).FirstOrDefault() : failure;

    private IEnumerable<SyntaxTree> Renamed(Generation generation, int number) => generation.Files.Select(file => CSharpSyntaxTree.ParseText(
        file.SourceText.ToString().Replace(Name, $"{Name}{number}", StringComparison.Ordinal), _parseOptions, $"{number}/{file.HintName}"));

    private static int Number(Diagnostic error) =>
        int.TryParse((error.Location.SourceTree?.FilePath ?? "").Split('/')[0], out var number) ? number : 0;
}
