using System.Diagnostics;
using System.Text;
using Integrator.Corpus.Documents;
using Integrator.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

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

    /// <summary>How many action classes were emitted: types that list <c>IAction</c> among their bases.</summary>
    public int Actions => Files.Sum(static file => file.SyntaxTree.GetRoot()
        .DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
        .OfType<TypeDeclarationSyntax>()
        .Count(IsAction));

    /// <summary>Runs the generator over one document whose text is in memory; only that is measured.</summary>
    public static Generation Run(Document document, string text, CSharpCompilation compilation, CSharpParseOptions parseOptions)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new ConnectorGenerator().AsSourceGenerator()],
            [new DocumentText(document.Path, text)],
            parseOptions,
            new DocumentOptionsProvider(document));

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

    private static bool IsAction(TypeDeclarationSyntax type) =>
        type.BaseList?.Types.Any(static item => Rightmost(item.Type) is GenericNameSyntax { Identifier.ValueText: "IAction" }) == true;

    private static SimpleNameSyntax? Rightmost(TypeSyntax type) => type switch
    {
        SimpleNameSyntax simple => simple,
        QualifiedNameSyntax qualified => qualified.Right,
        AliasQualifiedNameSyntax alias => alias.Name,
        _ => null,
    };
}
