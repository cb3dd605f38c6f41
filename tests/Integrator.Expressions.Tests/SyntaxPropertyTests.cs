using Integrator.Expressions.Tests.Support.Generated;
using Integrator.Generators.Expressions.Syntax;

namespace Integrator.Expressions.Tests;

/// <summary>What holds of every text that parses.</summary>
public sealed class SyntaxPropertyTests
{
    private const int Seed = 11;

    [Fact]
    public void APrintedTreeParsesToTheSameTree()
    {
        var random = new Random(Seed);
        for (var round = 0; round < 5000; round++)
        {
            var tree = new RandomTree(random).Next(5);
            Same(tree, tree.ToString());
        }
    }

    [Fact]
    public void WhatParsesPrintsAsTheSameTree()
    {
        var random = new Random(Seed);
        var texts = new RandomText(random);
        var parsed = 0;
        for (var round = 0; round < 20_000; round++)
        {
            if (Parsed(round % 2 == 0 ? texts.Mutated(Valid(random)) : texts.Soup()) is { } tree)
            {
                parsed++;
                Same(tree, tree.ToString());
            }
        }

        Assert.True(parsed > 2000, $"only {parsed} texts parse");
    }

    [Fact]
    public void ALongChainPrintsAsTheSameTree()
    {
        foreach (var mark in new[] { "+", "&", "and", "or", "=", "*" })
        {
            Same(Parser.Parse(string.Join($" {mark} ", Enumerable.Repeat("a", 200))));
        }

        Same(Parser.Parse(string.Concat(Enumerable.Repeat("a ? b : ", 60)) + "c"));
        Same(Parser.Parse(string.Concat(Enumerable.Repeat("- ", 60)) + "a"));
        Same(Parser.Parse("a" + string.Concat(Enumerable.Repeat(".(b)", 100))));
    }

    [Fact]
    public void TheTextsAndPlaceholdersOfATemplateAreTheTemplate()
    {
        var random = new Random(Seed);
        var parsed = 0;
        for (var round = 0; round < 10_000; round++)
        {
            var text = new RandomText(random).Template();
            if (Templated(text) is not { } parts)
            {
                continue;
            }

            parsed++;
            var again = string.Concat(parts.Select(part => part is TemplatePart.Placeholder placeholder ? text.Substring(placeholder.Span.Start, placeholder.Span.Length) : ((TemplatePart.Text)part).Value));
            Assert.True(text == again, $"seed {Seed}: {text}");
            Assert.True(parts.Zip(parts.Skip(1)).All(static pair => pair is not (TemplatePart.Text, TemplatePart.Text)), $"seed {Seed}: two texts in a row in {text}");
        }

        Assert.True(parsed > 1000, $"only {parsed} texts parse");
    }

    [Fact]
    public void APathIsTheSameExpression()
    {
        foreach (var path in new[] { "a.b[0].c", "a.`x-y`[-1]", "$.a", "`a b`", "a.`0`" })
        {
            Assert.True(Trees.AreEqual(PathParser.Parse(path), Parser.Parse(path)), path);
            Same(PathParser.Parse(path));
        }

        Assert.True(Trees.AreEqual(Parser.Parse("a[0].`x-y`"), PathParser.Parse("a.0.x-y")));
    }

    private static string Valid(Random random) => random.Next(2) == 0 ? new RandomTree(random).Next(4).ToString() : new RandomExpression(random).Next();

    private static void Same(Node tree) => Same(tree, tree.ToString());

    private static void Same(Node tree, string printed)
    {
        try
        {
            Assert.True(Trees.AreEqual(tree, Parser.Parse(printed)), $"seed {Seed}: {printed}\nis read as\n{Parser.Parse(printed)}");
        }
        catch (RuleFailure failure)
        {
            Assert.Fail($"seed {Seed}: {string.Join(" ", failure.Arguments)} in {printed}");
        }
    }

    private static Node? Parsed(string text)
    {
        try
        {
            return Parser.Parse(text);
        }
        catch (RuleFailure)
        {
            return null;
        }
    }

    private static IReadOnlyList<TemplatePart>? Templated(string text)
    {
        try
        {
            return TemplateParser.Parse(text);
        }
        catch (RuleFailure)
        {
            return null;
        }
    }
}
