using Integrator.Expressions.Tests.Support;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions;
using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Expressions.Tests;

/// <summary>Every rule, with the letters it points at.</summary>
public sealed class ExpressionRuleTests
{
    [Theory]
    [InlineData("ordr.id", "INT3102 ordr")]
    [InlineData("$x + 1", "INT3102 $x")]
    [InlineData("order.totl", "INT3103 totl")]
    [InlineData("order.lines.prise", "INT3103 prise")]
    [InlineData("order.id.x", "INT3103 x")]
    [InlineData("(1 + 2", "INT3201 ")]
    [InlineData("1 +", "INT3201 ")]
    [InlineData("'abc", "INT3201 'abc")]
    [InlineData("1 2", "INT3201 2")]
    [InlineData("", "INT3201 ")]
    [InlineData("status = /4../", "INT3202 /")]
    [InlineData("data.*", "INT3202 *")]
    [InlineData("data.**.id", "INT3202 **")]
    [InlineData("data.items.%.id", "INT3202 %")]
    [InlineData("data.items^(id)", "INT3202 ^")]
    [InlineData("data.items{ name: id }", "INT3202 {")]
    [InlineData("|data|{}|", "INT3202 |")]
    [InlineData("data.items@$x.id", "INT3202 @")]
    [InlineData("data.items#$i.id", "INT3202 #")]
    [InlineData("( $f := function($x){ $x }; 1 )", "INT3202 function")]
    [InlineData("$map(data.words, $uppercase)", "INT3202 $uppercase")]
    [InlineData("data.name ?: 'x'", "INT3202 ?:")]
    [InlineData("$substring(?, 1)", "INT3202 ?")]
    [InlineData("data.items[]", "INT3202 ]")]
    [InlineData("data.text.split(',')", "INT3202 split")]
    [InlineData("data(1)", "INT3202 (")]
    [InlineData("$lowerCase('A')", "INT3203 $lowerCase")]
    [InlineData("$now().toIsoDay()", "INT3203 toIsoDay")]
    [InlineData("$join(1, ',')", "INT3204 1")]
    [InlineData("$join(['a'], ',', 2)", "INT3204 $join(['a'], ',', 2)")]
    [InlineData("$length(order.id)", "INT3204 order.id")]
    [InlineData("order.note + 1", "INT3204 order.note")]
    [InlineData("order.tags & 'x'", "INT3204 order.tags")]
    [InlineData("$matches('a', '(')", "INT3204 '('")]
    [InlineData("order.id[0]", "INT3204 order.id")]
    [InlineData("1 in 2", "INT3204 2")]
    [InlineData("order.note ? 1 : 2", "INT3207 order.note")]
    [InlineData("order.id and true", "INT3207 order.id")]
    [InlineData("status = '429'", "INT3208 status = '429'")]
    [InlineData("order.id < 'x'", "INT3208 order.id < 'x'")]
    [InlineData("order.id != null", "INT3208 order.id != null")]
    public void PointsAt(string text, string finding) =>
        Assert.Equal([finding], Batch.Findings(text));

    [Theory]
    [InlineData("status", "the text", "INT3205 status")]
    [InlineData("order.lines.sku", "the text", "INT3206 order.lines.sku")]
    [InlineData("order.note", "the text", "INT3209 order.note")]
    [InlineData("null", "the text", "INT3209 null")]
    public void TheResultMustFit(string text, string place, string finding) =>
        Assert.Equal([finding], Findings(text, (expression, report) => TextBinder.Expression(expression, Sample.Scope, new Target(place, IxType.Text), report)));

    [Theory]
    [InlineData("Bearer {{order.id", "INT3101 {{order.id")]
    [InlineData("{{ctx.a}}", "INT3102 ctx")]
    [InlineData("{{order.ownr}}", "INT3103 ownr")]
    [InlineData("{{search_query}}", "INT3105 search_query")]
    [InlineData("{{{order.id}}}", "INT3106 {{{order.id}}}")]
    [InlineData("{{{order.id}}", "INT3106 {{{order.id}}")]
    [InlineData("{{#if order.id}}x{{/if}}", "INT3106 {{#if order.id}}")]
    [InlineData("{{order.tags:int}}", "INT3107 int")]
    [InlineData("{{order.id:text}}", "INT3201 text")]
    [InlineData("{{order.id?:many:int}}", "INT3107 int")]
    [InlineData("a {{order.tags}}", "INT3206 {{order.tags}}")]
    [InlineData("{{order.id or}}", "INT3201 o")]
    public void TemplatesPointAt(string text, string finding)
    {
        var scope = Sample.Scope with { Undeclared = new UndeclaredNames(static name => Sample.Text(name)) };
        Assert.Equal([finding], Findings(text, (template, report) => TextBinder.Template(template, scope, new Target("the header", IxType.Text.OrNull()), report)));
    }

    [Fact]
    public void AnUndeclaredNameIsToldOnce()
    {
        var undeclared = new UndeclaredNames(static name => Sample.Text(name));
        var scope = Sample.Scope with { Undeclared = undeclared };
        var findings = new[] { "{{a}}", "{{a}}{{b}}" }.SelectMany(text => Findings(text, (template, report) => TextBinder.Template(template, scope, new Target("x", IxType.Text.OrNull()), report)));
        Assert.Equal(["INT3105 a", "INT3105 b"], findings);
        Assert.Equal(["a", "b"], undeclared.Names);
    }

    [Fact]
    public void AMemberBehindAScopeNameIsTold() =>
        Assert.Equal(["INT3109 day"], Findings("day & ''", static (text, report) => TextBinder.Expression(text, Sample.Record, new Target("x", IxType.Any), report)));

    [Fact]
    public void EscapesDoNotMoveTheLetters() =>
        Assert.Equal(["INT3103 totl"], Findings("\"\\\"\t\u00e9\" & order.totl", static (text, report) => TextBinder.Expression(text, Sample.Scope, new Target("x", IxType.Any), report)));

    [Fact]
    public void TooDeepIsRefused()
    {
        var deep = new string('(', 65) + "1" + new string(')', 65);
        Assert.StartsWith("INT3201", Assert.Single(Batch.Findings(deep)), StringComparison.Ordinal);
        var parallel = string.Join(" + ", Enumerable.Repeat("1", 400));
        Assert.StartsWith("INT3201", Assert.Single(Batch.Findings(parallel)), StringComparison.Ordinal);
        var large = "'" + new string('x', 20_000) + "'";
        Assert.StartsWith("INT3201", Assert.Single(Batch.Findings(large)), StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Findings(string text, Func<ExpressionText, Report, Computation?> compile) => Batch.Findings(text, compile);
}
