using Integrator.Generators.Definitions.Integrations.Flows;
using Integrator.Generators.Expressions.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators.Model.Flows;

/// <summary>Formats of times as the functions of the expression language.</summary>
internal static class DateRule
{
    public static ValueSyntax Apply(ValueSyntax value, DateFormats formats)
    {
        if (formats.IsPlain || value is not ValueSyntax.Expression expression)
        {
            return value;
        }

        var span = new TextSpan(0, expression.Text.Text.Length);
        Node Literal(string text) => new LiteralNode(span, text);
        Node node = formats.In is { } format
            ? new CallNode(span, "dtFromFormat", span, [expression.Root, Literal(format)])
            : new CallNode(span, "dtFromIso", span, [expression.Root]);
        if ((formats.OutZone ?? formats.InZone) is { } zone)
        {
            node = new MethodNode(span, node, "setZone", span, [Literal(zone)]);
        }

        node = formats.Out is { } written ? new MethodNode(span, node, "toFormat", span, [Literal(written)]) : new MethodNode(span, node, "toISO", span, []);
        return new ValueSyntax.Expression(expression.Text, node, expression.Place);
    }
}
