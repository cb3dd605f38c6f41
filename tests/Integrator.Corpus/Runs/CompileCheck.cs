using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Integrator.Corpus.Runs;

/// <summary>What C# makes of the generated files. Warnings count as errors, as in the projects we care about.</summary>
/// <param name="Errors">Everything that breaks such a build, the warnings included.</param>
/// <param name="Time">How long compiling took, writing the assembly included.</param>
internal sealed record CompileCheck(IReadOnlyList<Diagnostic> Errors, TimeSpan Time)
{
    // Every SDK project silences these: which version of an assembly wins is not the code's concern.
    private static readonly Dictionary<string, ReportDiagnostic> s_silenced = new()
    {
        ["CS1701"] = ReportDiagnostic.Suppress,
        ["CS1702"] = ReportDiagnostic.Suppress,
    };

    /// <summary>Nothing was compiled.</summary>
    public static CompileCheck None { get; } = new([], TimeSpan.Zero);

    /// <summary>How many of the errors are warnings by nature.</summary>
    public int Warnings => Errors.Count(static error => error.IsWarningAsError);

    /// <summary>A library without code, which generated files are added to.</summary>
    public static CSharpCompilation Empty() => CSharpCompilation.Create(
        "Corpus",
        references: References.All,
        options: new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            generalDiagnosticOption: ReportDiagnostic.Error,
            specificDiagnosticOptions: s_silenced,
            nullableContextOptions: NullableContextOptions.Enable,
            concurrentBuild: true));

    /// <summary>Compiles the files to an assembly that is thrown away.</summary>
    public static CompileCheck Run(CSharpCompilation empty, IEnumerable<SyntaxTree> files, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var result = empty.AddSyntaxTrees(files).Emit(Stream.Null, cancellationToken: cancellationToken);
        var time = Stopwatch.GetElapsedTime(started);
        return new([.. result.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)], time);
    }
}
