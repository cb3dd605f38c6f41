using System.Text.Json;
using System.Text.Json.Nodes;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Expressions.Syntax;

/// <summary>A value of a definition that may be computed.</summary>
internal abstract record ValueSyntax
{
    /// <summary>An expression. One that is only an undeclared name is a hook.</summary>
    internal sealed record Expression(ExpressionSyntax Syntax) : ValueSyntax;

    internal sealed record Template(TemplateSyntax Syntax) : ValueSyntax;

    /// <summary>A method that the user writes: <c>{ "$hook": "Name" }</c>.</summary>
    internal sealed record Hook(string Name) : ValueSyntax;

    /// <summary>Text where a template is expected: an expression if it begins with <c>= </c>.</summary>
    public static ValueSyntax? OfTemplate(ExpressionText text, Report report) => ExpressionSyntax.IsMarked(text.Text) ? OfExpression(text, report)
        : TemplateSyntax.Parse(text, report) is { } template ? new Template(template)
        : null;

    /// <summary>A value where an expression is expected: an expression, a template or a hook; null if it breaks a rule, which is reported.</summary>
    /// <param name="texts">Gives the text at a place.</param>
    public static ValueSyntax? Parse(JsonNode? value, Place place, Func<Place, ExpressionText> texts, Report report)
    {
        if (value is JsonValue && value.GetValueKind() == JsonValueKind.String)
        {
            var text = texts(place);
            return TemplateParser.IsTemplate(text.Text) ? OfTemplate(text, report) : OfExpression(text, report);
        }

        if (value is JsonObject { Count: 1 } choice && choice["$hook"] is JsonValue hook && hook.TryGetValue<string>(out var name) && Lexer.IsName(name))
        {
            return new Hook(name);
        }

        if (value is JsonObject engine && engine.ContainsKey("$jsonata"))
        {
            report.Add(Rules.UnsupportedSyntax, place, "$jsonata", "write the part that is not supported as a hook");
        }
        else
        {
            report.Add(Rules.ExpectedInExpression, place, "text or { \"$hook\": \"Name\" }", "another value");
        }

        return null;
    }

    private static Expression? OfExpression(ExpressionText text, Report report) => ExpressionSyntax.Parse(text, report) is { } expression ? new Expression(expression) : null;
}
