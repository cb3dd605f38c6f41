using Integrator.Expressions.Tests.Support;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions;
using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Printing;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Expressions.Tests;

/// <summary>Facts about bound expressions come from their trees, not from printed text.</summary>
public sealed class TermFactTests
{
    [Theory]
    [InlineData("order.note", false)]
    [InlineData("order.id > 3 and order.is_paid", false)]
    [InlineData("'=> evaluation. global::Integrator.Expressions.'", false)]
    [InlineData("$uppercase(order.note)", false)]
    [InlineData("$exists(data)", false)]
    [InlineData("$retryAfter(order.note)", false)]
    [InlineData("$number(maybe)", true)]
    [InlineData("order.id & order.note", true)]
    [InlineData("$map(order.tags, function($x){ $uppercase($x) })", true)]
    public void AnExpressionCanFailIfItCallsWhatCanFail(string text, bool canFail) => Assert.Equal(canFail, Bound(text).CanFail);

    [Theory]
    [InlineData("order.tags[0]", false)]
    [InlineData("( $x := order.id; $x )", false)]
    [InlineData("'x => y'", false)]
    [InlineData("order.lines.sku", true)]
    [InlineData("$filter(order.tags, function($x){ $x = 'a' })", true)]
    public void FunctionsOfItemsLoop(string text, bool loops) => Assert.Equal(loops, Bound(text).Loops);

    [Theory]
    [InlineData("$now()", true)]
    [InlineData("order.lines[$millis() > 0]", true)]
    [InlineData("$retryAfter(order.note)", true)]
    [InlineData("'evaluation.Now'", false)]
    public void OnlyTheTimeAndIdsUseTheEvaluation(string text, bool uses) => Assert.Equal(uses, Bound(text).UsesEvaluation);

    [Fact]
    public void EqualTextsAreEqualTerms()
    {
        Assert.Equal(Bound("order.lines[count > 1].sku"), Bound("order.lines[count > 1].sku"));
        Assert.NotEqual(Bound("order.id + 1"), Bound("order.id + 2"));
    }

    [Fact]
    public void WhatCannotFailHasNoHandler()
    {
        Assert.Equal("bool M(Order order) =>\n    order.IsPaid;", MethodPrinter.Text(Bound("order.is_paid", IxType.Bool), "bool M(Order order)"));
        Assert.Contains("catch", MethodPrinter.Text(Bound("$number(maybe)"), "double? M(JsonNode? data)"), StringComparison.Ordinal);
    }

    [Fact]
    public void LongCodeIsBrokenAndSaysTheSame()
    {
        var value = Bound("{ 'first': order.note, 'second': order.lines.sku, 'third': order.is_paid ? order.customer.name : 'nobody', 'fourth': ['a', 'b', order.note] }").Value;
        var lines = TermPrinter.Lines("return ", value, ";", "        ", 4);
        Assert.All(lines.Split('\n'), static line => Assert.InRange(line.Length, 0, 156));
        Assert.Equal(Squeezed($"return {TermPrinter.Text(value)};"), Squeezed(lines));
    }

    private static string Squeezed(string code) => code.Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);

    private static BoundExpression Bound(string text, IxType? type = null)
    {
        var written = ExpressionText.Of("x.json", Microsoft.CodeAnalysis.Text.SourceText.From(text), new Microsoft.CodeAnalysis.Text.TextSpan(0, text.Length), Place.Root);
        return Assert.IsType<TypedExpression>(TextBinder.Expression(written, Sample.Scope, new Target("the test", type ?? IxType.Any), new Report())).Expression;
    }
}
