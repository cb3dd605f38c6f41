using Integrator.Generators.Definitions.Integrations.Flows;
using Integrator.Generators.Expressions.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators.Model.Flows;

/// <summary>Types and formats of a mapping as the functions of the expression language.</summary>
internal static class FormatRule
{
    public static ValueSyntax Apply(ValueSyntax value, ValueFormat format)
    {
        if (value is not ValueSyntax.Expression expression)
        {
            return value;
        }

        var span = new TextSpan(0, expression.Text.Text.Length);
        var node = format.IsTime ? Time(expression.Root, format, span) : format.Type switch
        {
            "string" => new CallNode(span, "string", span, [expression.Root]),
            "number" or "integer" => new CallNode(span, "number", span, [expression.Root]),
            "boolean" => new CallNode(span, "not", span, [new CallNode(span, "not", span, [expression.Root])]),
            _ => expression.Root,
        };
        return new ValueSyntax.Expression(expression.Text, node, expression.Place);
    }

    private static MethodNode Time(Node value, ValueFormat format, TextSpan span)
    {
        Node Literal(string text) => new LiteralNode(span, text);
        Node node = format.In is { } read
            ? new CallNode(span, "dtFromFormat", span, [value, Literal(read)])
            : new CallNode(span, "dtFromIso", span, [value]);
        if ((format.OutZone ?? format.InZone) is { } zone)
        {
            node = new MethodNode(span, node, "setZone", span, [Literal(zone)]);
        }

        return format.Out is { } written ? new MethodNode(span, node, "toFormat", span, [Literal(written)])
            : new MethodNode(span, node, format.Type == "date" ? "toISODate" : "toISO", span, []);
    }
}
