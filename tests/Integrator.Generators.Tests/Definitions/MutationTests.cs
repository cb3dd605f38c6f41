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

    private static void Check(List<Mutant> mutants, int batch, int compiled) => MutantBatch.Check("openapi", mutants, batch, compiled);
}
