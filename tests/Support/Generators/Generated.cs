using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Integrator.Generators.Tests.Support;

/// <summary>What one run gave: files by name, and diagnostics.</summary>
internal sealed record Generated(ImmutableSortedDictionary<string, string> Files, IReadOnlyList<Diagnostic> Diagnostics, GeneratorRunResult Result)
{
    public string All => string.Join("\n", Files.Values);

    /// <summary>The code with one blank for each line break, and none behind a parenthesis that opens.</summary>
    public string Flat => System.Text.RegularExpressions.Regex.Replace(All, @"\s*\n\s*", " ").Replace("( ", "(", StringComparison.Ordinal);

    public string this[string name] => Files[name];

    public IEnumerable<string> Ids => Diagnostics.Select(static diagnostic => diagnostic.Id);

    public static Generated Of(GeneratorDriverRunResult result) =>
        new(
            result.Results[0].GeneratedSources.ToImmutableSortedDictionary(static source => source.HintName, static source => source.SourceText.ToString(), StringComparer.Ordinal),
            [.. result.Diagnostics],
            result.Results[0]);

    /// <summary>
    /// Compiler errors and warnings of the generated files, in a project with nullable on; none is what a test wants.
    /// Files ask the compiler not to warn of nulls, to save its time, so it is asked here; CS8618 is a required member that an answer left out.
    /// </summary>
    public IEnumerable<string> CompilerMessages(string source = "class Program;") => Messages(Compilation(source).GetDiagnostics(TestContext.Current.CancellationToken));

    /// <summary>As <see cref="CompilerMessages"/>, with those that come up only when an assembly is written.</summary>
    public IEnumerable<string> EmitMessages() => Messages(Compilation("class Program;").Emit(Stream.Null, cancellationToken: TestContext.Current.CancellationToken).Diagnostics);

    /// <summary>The project that generated code and a source make.</summary>
    public CSharpCompilation Compilation(string source) =>
        GeneratorHost.Consumer(source).AddSyntaxTrees(Files.Select(static file => CSharpSyntaxTree.ParseText(Warned(file.Value), GeneratorHost.ParseOptions, file.Key)));

    private static string Warned(string file) => file
        .Replace("#nullable disable warnings", "#nullable enable warnings", StringComparison.Ordinal)
        .Replace("#pragma warning disable CS0162, CS0612, CS0618", "#pragma warning disable CS0162, CS0612, CS0618, CS8618", StringComparison.Ordinal);

    private static IEnumerable<string> Messages(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(static diagnostic => diagnostic.ToString());
}
