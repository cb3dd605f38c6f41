using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Integrator.Generators.Tests.Support;

/// <summary>Runs the generator in process, as the compiler would.</summary>
internal static class GeneratorHost
{
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Preview, DocumentationMode.Diagnose);

    public static Generated Run(string path, string text, ProjectOptions? options = null) => Run([(path, text)], options);

    public static Generated Run(IEnumerable<(string Path, string Text)> files, ProjectOptions? options = null) =>
        Generated.Of(Driver(files.Select(static file => new InMemoryText(file.Path, file.Text)), options).RunGenerators(Consumer()).GetRunResult());

    /// <summary>Runs over a document given as the members of its <c>paths</c> and <c>components.schemas</c>.</summary>
    public static Generated RunDocument(string paths, string schemas = "") => Run("test.openapi.json", Document(paths, schemas));

    public static string Document(string paths, string schemas = "") => $$"""
        { "openapi": "3.1.1", "info": { "title": "Test", "version": "1" }, "paths": { {{paths}} }, "components": { "schemas": { {{schemas}} } } }
        """;

    public static GeneratorDriver Driver(IEnumerable<AdditionalText> files, ProjectOptions? options = null) =>
        CSharpGeneratorDriver.Create(
            [new ConnectorGenerator().AsSourceGenerator()],
            files,
            ParseOptions,
            options ?? ProjectOptions.None,
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public static CSharpCompilation Consumer(string source = "class Program;") =>
        CSharpCompilation.Create(
            "Consumer",
            [CSharpSyntaxTree.ParseText(source, ParseOptions)],
            References.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
}
