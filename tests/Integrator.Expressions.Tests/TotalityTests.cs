using System.Text.Json.Nodes;
using Integrator.Expressions.Tests.Support;
using Integrator.Expressions.Tests.Support.Generated;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions;
using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Types;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Expressions.Tests;

/// <summary>Any text is either compiled or breaks a rule at some of its letters; nothing is thrown.</summary>
public sealed class TotalityTests
{
    private const int Seed = 7;

    private static readonly IxType[] s_types = [IxType.Any, IxType.Bool, IxType.Text, IxType.Text.OrNull(), IxType.Int, IxType.List(IxType.Text), IxType.Decimal, IxType.DateTime, IxType.Map(IxType.Any)];

    [Fact]
    public void AnExpressionIsCompiledOrBreaksARule() => Check(
        static texts => texts.Expression(),
        static (text, type, scope, report) => TextBinder.Expression(text, scope, new Target("x", type), report));

    [Fact]
    public void ATemplateIsCompiledOrBreaksARule() => Check(
        static texts => texts.OfTemplate(),
        static (text, type, scope, report) => TextBinder.Template(text, scope with { Undeclared = new UndeclaredNames(static _ => Sample.Text("maybe")) }, new Target("x", type), report));

    [Fact]
    public void APathIsCompiledOrBreaksARule() => Check(
        static texts => texts.OfPath(),
        static (text, type, _, report) => ExpressionBinder.Path(text, Sample.Record.Root!, type == IxType.Any ? null : new Target("x", type), report));

    [Fact]
    public void AValueIsCompiledOrBreaksARule() => Check(
        static texts => texts.OfTemplate(),
        static (text, _, scope, report) => TextBinder.Json(new JsonObject { ["a"] = "= " + text.Text, ["b"] = new JsonArray(text.Text) }, text, scope, report));

    [Fact]
    public void ReductionsInEachOtherAreFew() =>
        Assert.StartsWith("INT3201", Assert.Single(Batch.Findings(string.Concat(Enumerable.Repeat("$reduce([1], function($a, $x){", 25)) + "0.5" + string.Concat(Enumerable.Repeat("}, 1)", 25)))), StringComparison.Ordinal);

    [Theory]
    [InlineData("(", "1", ")")]
    [InlineData("{ 'a': ", "1", " }")]
    [InlineData("$not(", "1", ")")]
    [InlineData("data.(", "$", ")")]
    [InlineData("order.lines.(", "sku", ")")]
    [InlineData("data[", "$", "]")]
    [InlineData("$map(data, function($x){", "1", "})")]
    [InlineData("$filter(order.tags, function($x){", "true", "})")]
    [InlineData("'a' & ", "1", "")]
    [InlineData("true and ", "true", "")]
    [InlineData("1 + ", "1", "")]
    [InlineData("-", "order.id", "")]
    [InlineData("[", "1", "]")]
    [InlineData("data.yes ? ", "1", " : 'a'")]
    [InlineData("($x := ", "1", "; $x)")]
    public void WhatIsDeepCompilesInTime(string open, string middle, string close)
    {
        var texts = new[] { 15, 30, 60, 240 }.Select(count => string.Concat(Enumerable.Repeat(open, count)) + middle + string.Concat(Enumerable.Repeat(close, count)));
        Assert.NotEmpty(Batch.Of(texts, static (text, report) => TextBinder.Expression(text, Sample.Scope, new Target("x", IxType.Any), report)).Compiled);
    }

    private static void Check(Func<Texts, string> next, Func<ExpressionText, IxType, Scope, Report, Computation?> compile)
    {
        var random = new Random(Seed);
        var texts = new Texts(random);
        var accepted = new HashSet<string>(StringComparer.Ordinal);
        for (var round = 0; round < 2500; round++)
        {
            var text = next(texts);
            var computed = Total(text, s_types[random.Next(s_types.Length)], compile);
            if (computed is TypedExpression)
            {
                accepted.Add(text);
            }
        }

        Assert.True(accepted.Count > 10, $"only {accepted.Count} are compiled");
        var batch = Batch.Of(accepted.Order(StringComparer.Ordinal).Take(250), (text, report) => compile(text, IxType.Any, Sample.Scope, report));
        Assert.NotEmpty(batch.Compiled);
    }

    private static Computation? Total(string text, IxType type, Func<ExpressionText, IxType, Scope, Report, Computation?> compile)
    {
        var written = SourceText.From("  " + JsonValue.Create(text).ToJsonString() + " ");
        var report = new Report();
        try
        {
            var computed = compile(ExpressionText.Of("test.integration.json", written, TextSpan.FromBounds(2, written.Length - 1), Place.Root), type, type.Kind == IxKind.Int ? Sample.Record : Sample.Scope, report);
            Assert.True(computed is not null || report.Findings.Count > 0, "neither compiled nor a rule");
            Assert.All(report.Findings, finding => Assert.True(finding.Span is { Start: >= 2 } span && span.End < written.Length, $"{finding.Rule.Id} outside of the text"));
            Assert.All(report.Findings, static finding => Assert.NotEmpty(string.Format(System.Globalization.CultureInfo.InvariantCulture, finding.Rule.MessageFormat.ToString(System.Globalization.CultureInfo.InvariantCulture), finding.Arguments)));
            return computed;
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"seed {Seed}, as {type}: {JsonValue.Create(text).ToJsonString()}", failure);
        }
    }

    private sealed class Texts(Random random)
    {
        private readonly RandomText _texts = new(random);

        public string Expression() => random.Next(8) switch
        {
            0 => _texts.Noise(),
            1 => _texts.Soup(),
            2 => _texts.Deep(),
            3 => new RandomTree(random).Next(3).ToString(),
            4 => "= " + new RandomExpression(random).Next(),
            5 => new RandomExpression(random).Next(),
            _ => _texts.Mutated(new RandomExpression(random).Next()),
        };

        public string OfTemplate() => random.Next(8) switch { 0 => _texts.Noise(), 1 => _texts.Soup(), 2 => _texts.Deep(), 3 => _texts.Mutated(_texts.Template()), 4 => "{{order.id}}", _ => _texts.Template() };

        public string OfPath() => random.Next(6) switch { 0 => _texts.Noise(), 1 => _texts.Soup(), 2 => _texts.Mutated(_texts.Path(isMember: true)), _ => _texts.Path(isMember: true) };
    }
}
