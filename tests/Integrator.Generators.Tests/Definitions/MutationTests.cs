using System.Globalization;
using Integrator.Generators.Tests.Support;

namespace Integrator.Generators.Tests.Definitions;

/// <summary>What one value of the wrong kind, anywhere in a document, may do: be reported, and nothing worse.</summary>
public sealed class MutationTests
{
    private const int Together = 60;
    private const int Compiled = 6;

    private static readonly Lazy<List<(string Pointer, string Replacement, string Text)>> s_mutants = new(static () => [.. Mutants.All()]);

    public static TheoryData<int> Batches => [.. Enumerable.Range(0, (s_mutants.Value.Count + Together - 1) / Together)];

    [Theory, MemberData(nameof(Batches))]
    public void AValueOfTheWrongKindNeitherFailsTheGeneratorNorTheCompiler(int batch)
    {
        var mutants = s_mutants.Value.Skip(batch * Together).Take(Together).ToList();

        var generated = GeneratorHost.Run(mutants.Select(static (mutant, index) => ($"m{index}.openapi.json", mutant.Text)));

        Assert.Null(generated.Result.Exception);
        Assert.Equal("", Failures(generated.Diagnostics.Where(static diagnostic => diagnostic.Id is "INT9001" or "CS8785").Select(static diagnostic => diagnostic.ToString()), mutants));
        Assert.Equal("", Failures(Part(generated, batch).CompilerMessages(), mutants));
    }

    [Fact]
    public void TheUnchangedDocumentIsFlawless()
    {
        var generated = GeneratorHost.Run("test.openapi.json", Mutants.Document);

        Assert.DoesNotContain(generated.Diagnostics, static diagnostic => diagnostic.Severity > Microsoft.CodeAnalysis.DiagnosticSeverity.Info);
        Assert.Empty(generated.CompilerMessages());
    }

    // One in six is compiled, in each batch another one: compiling costs ten times what generating does.
    private static Generated Part(Generated generated, int batch) => generated with
    {
        Files = generated.Files.RemoveRange(generated.Files.Keys.Where(name => Number(name) % Compiled != batch % Compiled)),
    };

    private static int Number(string text) =>
        int.Parse(new string([.. text.SkipWhile(static letter => letter is not ('m' or 'M')).Skip(1).TakeWhile(char.IsDigit)]), CultureInfo.InvariantCulture);

    private static string Failures(IEnumerable<string> messages, List<(string Pointer, string Replacement, string Text)> mutants) =>
        string.Join("\n", messages.Select(message =>
        {
            var mutant = mutants[Number(message)];
            return $"{mutant.Pointer.Replace('\n', '/')} = {mutant.Replacement}: {message}";
        }));
}
