using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Integrator.Corpus.Documents;
using Integrator.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Integrator.Corpus.Runs;

/// <summary>What the compiler made of one document.</summary>
internal sealed record Generation(IReadOnlyList<GeneratedSourceResult> Files, IReadOnlyList<Diagnostic> Diagnostics, Exception? Exception, TimeSpan Time)
{
    private const string Failed = "CS8785";

    /// <summary>Whether an exception left the generator.</summary>
    public bool HasThrown => Exception is not null || Diagnostics.Any(static diagnostic => diagnostic.Id == Failed);

    /// <summary>How often each rule was reported.</summary>
    public SortedDictionary<string, int> Rules => new(
        Diagnostics.CountBy(static diagnostic => diagnostic.Id).ToDictionary(),
        StringComparer.Ordinal);

    public int Lines => Files.Sum(static file => LineCount(file));

    public int Bytes => Files.Sum(static file => Encoding.UTF8.GetByteCount(file.SourceText.ToString()));

    /// <summary>What each action class sends.</summary>
    public IReadOnlyList<string> Actions => EmittedActions.In(Files.Select(static file => file.SyntaxTree));

    /// <summary>The hash of each file's bytes, by the file's name.</summary>
    public IReadOnlyDictionary<string, string> Hashes => Files.ToDictionary(
        static file => file.HintName,
        static file => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file.SourceText.ToString()))),
        StringComparer.Ordinal);

    /// <summary>Runs a new generator over one document whose text is in memory; only that is measured.</summary>
    public static Generation Run(Document document, string text, CSharpCompilation compilation, CSharpParseOptions parseOptions) =>
        Run([new DocumentText(document.Path, text)], new DocumentOptionsProvider(document), compilation, parseOptions);

    /// <summary>Runs a new generator over files that are in memory; only that is measured.</summary>
    public static Generation Run(IReadOnlyList<AdditionalText> files, AnalyzerConfigOptionsProvider options, CSharpCompilation compilation, CSharpParseOptions parseOptions)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new ConnectorGenerator().AsSourceGenerator()],
            files,
            parseOptions,
            options);

        var started = Stopwatch.GetTimestamp();
        driver = driver.RunGenerators(compilation);
        var time = Stopwatch.GetElapsedTime(started);

        var run = driver.GetRunResult();
        var result = run.Results.Single();
        return new(
            result.GeneratedSources.IsDefault ? [] : result.GeneratedSources,
            run.Diagnostics,
            result.Exception,
            time);
    }

    private static int LineCount(GeneratedSourceResult file)
    {
        var lines = file.SourceText.Lines;
        return lines[^1].Span.IsEmpty ? lines.Count - 1 : lines.Count;
    }
}
