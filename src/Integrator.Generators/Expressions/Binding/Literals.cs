using System.Globalization;
using Integrator.Generators.Emit;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Types;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators.Expressions.Binding;

/// <summary>Values that stand in the expression.</summary>
internal static class Literals
{
    public static Bound Of(LiteralNode literal) => literal.Value switch
    {
        string text => Text(text, literal.Span),
        bool value => new Bound(IxType.Bool, value ? "true" : "false", literal.Span, value),
        _ => Bound.Null(literal.Span),
    };

    public static Bound Text(string text, TextSpan span) => new(IxType.Text, CSharp.Literal(text), span, text);

    /// <summary>A literal as text.</summary>
    public static Bound? Text(Bound literal) => literal.Constant is bool value ? Text(value ? "true" : "false", literal.Span)
        : literal.IsNumberLiteral && literal.Type.Kind == IxKind.Int ? Text((string)literal.Constant!, literal.Span)
        : null;

    /// <summary>An integer where it is one of 64 bits, else a double.</summary>
    public static Bound? Of(NumberNode number) =>
        number.IsWhole && long.TryParse(number.Digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            ? new Bound(IxType.Int, Number(number.Digits, IxKind.Int), number.Span, whole.ToString(CultureInfo.InvariantCulture))
            : double.TryParse(number.Digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && !double.IsInfinity(value)
                ? new Bound(IxType.Number, Number(number.Digits, IxKind.Number), number.Span, number.Digits)
                : null;

    /// <summary>Whether a decimal holds the number.</summary>
    public static bool IsDecimal(string digits) => decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    /// <summary>C# of a number's digits, which the lexer let through.</summary>
    public static string Number(string digits, IxKind kind)
    {
        var code = kind switch
        {
            IxKind.Int => digits == "-9223372036854775808" ? "long.MinValue" : digits + "L",
            IxKind.Decimal => decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                ? value.ToString(CultureInfo.InvariantCulture) + "m"
                : $"{Runtime.Numbers}Decimal({digits}d)",
            _ => digits + "d",
        };
        return digits[0] == '-' ? $"({code})" : code;
    }
}
