using System.Globalization;
using System.Text.Json;
using Integrator.Corpus.Documents;
using Integrator.Corpus.Reports;
using Integrator.Corpus.Runs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Spectre.Console;

namespace Integrator.Corpus.Definitions;

/// <summary>Takes definitions, with the documents that they are bound to, through generating and compiling.</summary>
/// <param name="paths">The definitions.</param>
/// <param name="packages">Where documents are looked for.</param>
/// <param name="lowered">Rules that are no errors.</param>
/// <param name="printsFindings">Whether warnings and infos are printed too.</param>
internal sealed class DefinitionsRun(IReadOnlyList<string> paths, IReadOnlyList<string> packages, HashSet<string> lowered, bool printsFindings)
{
    private const string Ending = ".integration.json";

    private readonly CSharpCompilation _empty = CompileCheck.Empty();

    /// <summary>Zero when nothing is wrong.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var roots = await NpmPackage.RootsAsync([], packages, cancellationToken);
        var table = new Table().SimpleBorder().AddColumn("definition");
        foreach (var heading in new[] { "actions", "errors", "warnings", "infos", "generate ms", "lines", "C# errors" })
        {
            table.AddColumn(new TableColumn(heading).RightAligned().NoWrap());
        }

        var failed = 0;
        foreach (var path in paths)
        {
            failed += Run(path, roots, table, cancellationToken) ? 0 : 1;
        }

        TableReport.Wide().Write(table);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{paths.Count - failed} of {paths.Count} definitions compile without an error."));
        return failed == 0 ? 0 : 1;
    }

    private bool Run(string path, IReadOnlyList<string> roots, Table table, CancellationToken cancellationToken)
    {
        var generation = Generation.Run(Files(path, roots), new DocumentOptionsProvider(new Document("none", path)), _empty, new CSharpParseOptions(LanguageVersion.Latest));
        var check = CompileCheck.Run(_empty, generation.Files.Select(static file => file.SyntaxTree), cancellationToken);
        var counts = generation.Diagnostics.CountBy(Severity).ToDictionary();
        foreach (var finding in generation.Diagnostics.Where(finding => printsFindings || Severity(finding) == DiagnosticSeverity.Error))
        {
            Console.WriteLine($"{path}: {Severity(finding)} {finding.Id} at {finding.Location.GetLineSpan().StartLinePosition}: {finding.GetMessage(CultureInfo.InvariantCulture)}");
        }

        foreach (var error in check.Errors)
        {
            Console.WriteLine($"{path}: {error}");
        }

        int[] numbers =
        [
            generation.Actions.Count, counts.GetValueOrDefault(DiagnosticSeverity.Error), counts.GetValueOrDefault(DiagnosticSeverity.Warning),
            counts.GetValueOrDefault(DiagnosticSeverity.Info), (int)generation.Time.TotalMilliseconds, generation.Lines, check.Errors.Count,
        ];
        table.AddRow([Path.GetFileName(path), .. numbers.Select(static number => number.ToString("N0", CultureInfo.InvariantCulture))]);
        return !generation.HasThrown && generation.Files.Count > 0 && check.Errors.Count == 0 && !counts.ContainsKey(DiagnosticSeverity.Error);
    }

    private DiagnosticSeverity Severity(Diagnostic finding) => lowered.Contains(finding.Id) ? DiagnosticSeverity.Warning : finding.DefaultSeverity;

    private static List<AdditionalText> Files(string path, IReadOnlyList<string> roots)
    {
        var text = File.ReadAllText(path);
        var name = Path.GetFileName(path);
        List<AdditionalText> files = [new DocumentText(name.EndsWith(Ending, StringComparison.Ordinal) ? name : Path.ChangeExtension(name, null) + Ending, text)];
        if (Bound(text) is { } document && Found(document, path, roots) is { } found)
        {
            files.Add(new DocumentText(document, File.ReadAllText(found)));
        }

        return files;
    }

    private static string? Bound(string text)
    {
        using var json = JsonDocument.Parse(text, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        return json.RootElement.TryGetProperty("openapi", out var openApi) && openApi.TryGetProperty("document", out var document) ? document.GetString() : null;
    }

    private static string? Found(string document, string path, IReadOnlyList<string> roots) =>
        roots.Prepend(Path.GetDirectoryName(Path.GetFullPath(path))!)
            .SelectMany(root => Directory.EnumerateFiles(root, Path.GetFileName(document), SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal)
            .FirstOrDefault();
}
