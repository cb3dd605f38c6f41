using Integrator.Expressions.Tests.Support;
using Integrator.Expressions.Tests.Support.Generated;
using Integrator.Expressions.Tests.Support.Reference;
using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Expressions.Tests;

/// <summary>Compiled expressions are worth what a plain walk over their trees says.</summary>
public sealed class ReferenceTests
{
    private const int Expressions = 500;
    private const int Values = 5;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void ExpressionsOverKnownShapesAreWorthWhatTheReferenceSays(int seed) => Check(seed, Sample.Scope, isKnown: true);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void ExpressionsOverUnknownJsonAreWorthWhatTheReferenceSays(int seed) => Check(seed, Sample.Unknown, isKnown: false);

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void OnlyExpressionsThatCanFailFail(int seed)
    {
        var random = new Random(seed);
        foreach (var scope in new[] { Sample.Scope, Sample.Unknown })
        {
            var batch = Compiled(Enumerable.Range(0, Expressions).Select(_ => new RandomExpression(random).Next()), scope);
            var data = Enumerable.Range(0, Values).Select(_ => new RandomData(random).Next()).ToList();
            var certain = batch.Compiled.Where(text => !batch.CanFail(text)).ToList();
            Assert.NotEmpty(certain);
            Assert.DoesNotContain(certain, text => data.Any(value => batch.Evaluate(text, value).Failure is not null));
        }
    }

    private static void Check(int seed, Scope scope, bool isKnown)
    {
        var random = new Random(seed);
        var batch = Compiled(Enumerable.Range(0, Expressions * 3 / 2).Select(_ => new RandomExpression(random).Next()), scope);
        var texts = batch.Compiled.Take(Expressions).ToList();
        Assert.Equal(Expressions, texts.Count);
        var data = Enumerable.Range(0, Values).Select(_ => new RandomData(random).Next()).ToList();
        var wrong = texts.SelectMany(text => data.Select(value => Difference.Of(batch, text, value, isKnown))).OfType<Difference>().DistinctBy(static one => one.Text).ToList();
        var told = wrong.OrderBy(static one => one.Text.Length).Take(8).Select(one => one.Shrunk(parts => Compiled(parts, scope)));
        Assert.True(wrong.Count == 0, $"seed {seed}: {wrong.Count} of {Expressions} differ\n" + string.Join("\n\n", told));
    }

    private static Batch Compiled(IEnumerable<string> texts, Scope scope) =>
        Batch.Of(texts, (text, report) => TextBinder.Expression(text, scope, new Target("the test", IxType.Any), report));
}
