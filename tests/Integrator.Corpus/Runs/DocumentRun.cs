using Integrator.Corpus.Documents;
using Integrator.Corpus.Reports;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Integrator.Corpus.Runs;

/// <summary>Takes documents through generating and compiling.</summary>
internal sealed class DocumentRun(bool checksComments, bool compiles)
{
    private const int ErrorsKept = 5;

    private readonly CSharpCompilation _empty = CompileCheck.Empty();

    private readonly CSharpParseOptions _parseOptions = new(
        LanguageVersion.Latest,
        checksComments ? DocumentationMode.Diagnose : DocumentationMode.None);

    /// <summary>Runs a tiny document, so that the first real one does not pay for loading the compiler.</summary>
    public void WarmUp(CancellationToken cancellationToken)
    {
        for (var round = 0; round < 3; round++)
        {
            Run(TinyDocument.Document, TinyDocument.Text, outputFolder: null, cancellationToken);
        }
    }

    /// <summary>Generates and compiles one document.</summary>
    /// <param name="document">Which.</param>
    /// <param name="outputFolder">Where to write its files; null writes none.</param>
    /// <param name="cancellationToken">Ends it between the parts.</param>
    public DocumentOutcome Run(Document document, string? outputFolder, CancellationToken cancellationToken) =>
        Run(document, File.ReadAllText(document.FullPath), outputFolder, cancellationToken);

    /// <summary>Generates a document once more and names the files that are not the same as before, to the byte.</summary>
    public IReadOnlyList<string> Repeat(Document document, IReadOnlyDictionary<string, string> before)
    {
        var now = Generation.Run(document, File.ReadAllText(document.FullPath), _empty, _parseOptions).Hashes;
        return [.. now.Keys.Union(before.Keys).Where(file => now.GetValueOrDefault(file) != before.GetValueOrDefault(file)).Order(StringComparer.Ordinal)];
    }

    private DocumentOutcome Run(Document document, string text, string? outputFolder, CancellationToken cancellationToken)
    {
        var generation = Generation.Run(document, text, _empty, _parseOptions);
        if (outputFolder is not null)
        {
            Write(generation, Path.Combine(outputFolder, document.Path));
        }

        cancellationToken.ThrowIfCancellationRequested();
        var check = !compiles ? CompileCheck.None : CompileCheck.Run(_empty, generation.Files.Select(file => file.SyntaxTree), cancellationToken);
        return new(Numbers(document, text, generation, check), generation.HasThrown, generation.Files.Count, Errors(generation, check), generation.Hashes);
    }

    private static DocumentNumbers Numbers(Document document, string text, Generation generation, CompileCheck check)
    {
        var written = WrittenOperations.In(text);
        return Numbers(generation, check) with
        {
            Path = document.Path,
            Operations = written.Count,
            // What was not asked for is not missing.
            Dropped = document.Operations is null ? DropSearch.Find(document, text, written, generation) : [],
        };
    }

    private static DocumentNumbers Numbers(Generation generation, CompileCheck check) => new()
    {
        Emitted = generation.Actions.Count,
        Rules = generation.Rules,
        GenerateTime = Math.Round(generation.Time.TotalMilliseconds, 3),
        Lines = generation.Lines,
        Bytes = generation.Bytes,
        CompileTime = Math.Round(check.Time.TotalMilliseconds, 3),
        Errors = check.Errors.Count,
        Warnings = check.Warnings,
    };

    private static List<string> Errors(Generation generation, CompileCheck check)
    {
        var thrown = generation.Exception is { } exception ? [exception.ToString()] : Array.Empty<string>();
        return [.. thrown, .. check.Errors.Take(ErrorsKept).Select(error => error.ToString())];
    }

    private static void Write(Generation generation, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in generation.Files)
        {
            File.WriteAllText(Path.Combine(folder, file.HintName.Replace('/', '.')), file.SourceText.ToString());
        }
    }
}
