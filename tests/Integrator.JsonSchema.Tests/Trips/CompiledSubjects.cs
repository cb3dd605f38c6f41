using System.Reflection;
using System.Runtime.Loader;
using Integrator.Generators.Tests.Support;
using Integrator.JsonSchema.Tests.Suite;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Integrator.JsonSchema.Tests.Trips;

/// <summary>The code of many documents, compiled at once and loaded.</summary>
internal sealed class CompiledSubjects
{
    private readonly Dictionary<string, string> _failures = new(StringComparer.Ordinal);

    private CompiledSubjects(IReadOnlyList<Subject> subjects)
    {
        var generated = GeneratorHost.Run(subjects.Select(static subject => (subject.FileName, subject.Document)));
        Findings = [.. generated.Diagnostics.Select(static finding => $"{finding.Id} {finding.Location.GetLineSpan().Path}: {finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}")];
        var compilation = generated.Compilation("class Program;");
        foreach (var error in compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(static message => message.Severity == DiagnosticSeverity.Error))
        {
            _failures.TryAdd(Name(error.Location.SourceTree!), error.ToString());
        }

        Assembly = Load(compilation.RemoveSyntaxTrees(compilation.SyntaxTrees.Where(tree => _failures.ContainsKey(Name(tree)))));
    }

    public Assembly Assembly { get; }

    /// <summary>What the generator said of the documents.</summary>
    public IReadOnlyList<string> Findings { get; }

    public static CompiledSubjects Of(IReadOnlyList<Subject> subjects) => new(subjects);

    /// <summary>Why a document's code does not compile; null where it does.</summary>
    public string? Failure(Subject subject) => _failures.GetValueOrDefault(subject.Namespace);

    private static Assembly Load(CSharpCompilation compilation)
    {
        using var bytes = new MemoryStream();
        var emitted = compilation.Emit(bytes, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(static message => message.Severity == DiagnosticSeverity.Error).Take(5)));
        bytes.Position = 0;
        return new AssemblyLoadContext(null).LoadFromStream(bytes);
    }

    // Generated files are called by the namespace of their document.
    private static string Name(SyntaxTree tree) => Path.GetFileName(tree.FilePath).Split('.')[0];
}
