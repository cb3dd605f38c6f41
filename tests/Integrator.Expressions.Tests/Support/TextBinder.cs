using System.Text.Json.Nodes;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions;
using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Syntax;

namespace Integrator.Expressions.Tests.Support;

/// <summary>Parses a text and binds it, as the two stages of the generator do one after the other.</summary>
internal static class TextBinder
{
    /// <summary>The text is an expression, with or without the mark before it.</summary>
    public static Computation? Expression(ExpressionText text, Scope scope, Target target, Report report) =>
        ExpressionBinder.Bind(Parsed(text, report, () => new ValueSyntax.Expression(text, Parser.Parse(text.Text, text.Text.StartsWith("= ", StringComparison.Ordinal) ? 2 : 0), Place.Root)), scope, target, report);

    /// <summary>The text is a template, even if it holds no placeholder.</summary>
    public static Computation? Template(ExpressionText text, Scope scope, Target target, Report report) =>
        ExpressionBinder.Bind(Parsed(text, report, () => new ValueSyntax.Template(text, TemplateParser.Parse(text.Text), Place.Root)), scope, target, report);

    /// <summary>Texts of the JSON are templates, or expressions behind the mark. All stand at the place of one text.</summary>
    public static Computation? Json(JsonNode value, ExpressionText text, Scope scope, Report report) =>
        ExpressionBinder.Json(new ValueParser((_, _) => text, report).Template(value, Place.Root), scope, report);

    private static ValueSyntax Parsed(ExpressionText text, Report report, Func<ValueSyntax> parse)
    {
        try
        {
            return parse();
        }
        catch (RuleFailure failure)
        {
            text.Add(report, failure.Rule, failure.Span, failure.Arguments);
            return new ValueSyntax.Broken(Place.Root);
        }
    }
}
