using System.Globalization;
using Integrator.Fuzzing;
using Integrator.Generators.Tests.Support;

namespace Integrator.Generators.Tests.Definitions;

/// <summary>What a document that somebody made worse may do: be reported, and nothing else. The corpus program does this to real ones.</summary>
public sealed class MutationTests
{
    private const int Together = 60;
    private const int Compiled = 6;
    private const int ByChance = 480;

    private static readonly Lazy<List<Mutant>> s_everyValue = new(static () => [.. Mutants.OfEveryValue(Everything.Document)]);

    public static TheoryData<int> BatchesOfEveryValue => Batches(s_everyValue.Value.Count);

    public static TheoryData<int> BatchesByChance => Batches(ByChance);

    [Theory, MemberData(nameof(BatchesOfEveryValue))]
    public void AValueOfTheWrongKindNeitherFailsTheGeneratorNorTheCompiler(int batch) =>
        Check([.. s_everyValue.Value.Skip(batch * Together).Take(Together)], batch, Compiled);

    [Theory, MemberData(nameof(BatchesByChance))]
    public void AMutantNeitherFailsTheGeneratorNorTheCompiler(int batch) =>
        Check([.. Enumerable.Range(batch * Together, Together).Select(static seed => Mutants.Of(Everything.Document, seed))], batch, compiled: 3);

    [Fact]
    public void ASeedGivesTheSameMutantAgain() =>
        Assert.All(Enumerable.Range(0, 100), static seed => Assert.Equal(Mutants.Of(Everything.Document, seed).Bytes, Mutants.Of(Everything.Document, seed).Bytes));

    [Fact]
    public void TheUnchangedDocumentIsFlawless()
    {
        var generated = GeneratorHost.Run("test.openapi.json", Everything.Document);

        Assert.DoesNotContain(generated.Diagnostics, static diagnostic => diagnostic.Severity > Microsoft.CodeAnalysis.DiagnosticSeverity.Info);
        Assert.Empty(generated.CompilerMessages());
    }

    private static TheoryData<int> Batches(int mutants) => [.. Enumerable.Range(0, (mutants + Together - 1) / Together)];

    private static void Check(List<Mutant> mutants, int batch, int compiled)
    {
        var generated = GeneratorHost.Run(mutants.Select(static (mutant, index) => ($"m{index}.openapi.{mutant.Ending}", mutant.Text)));

        Assert.Null(generated.Result.Exception);
        Assert.Equal("", Failures(generated.Diagnostics.Where(static diagnostic => diagnostic.Id is "INT9001" or "CS8785").Select(static diagnostic => diagnostic.ToString()), mutants));
        Assert.Equal("", Failures(Part(generated, batch, compiled).CompilerMessages(), mutants));
    }

    // One in several is compiled, in each batch another one: compiling costs ten times what generating does.
    private static Generated Part(Generated generated, int batch, int compiled) => generated with
    {
        Files = generated.Files.RemoveRange(generated.Files.Keys.Where(name => Number(name) % compiled != batch % compiled)),
    };

    private static int Number(string text) =>
        int.Parse(new string([.. text.SkipWhile(static letter => letter is not ('m' or 'M')).Skip(1).TakeWhile(char.IsDigit)]), CultureInfo.InvariantCulture);

    private static string Failures(IEnumerable<string> messages, List<Mutant> mutants) =>
        string.Join("\n", messages.Select(message => $"{string.Join("; ", mutants[Number(message)].Steps)}: {message}"));
}
