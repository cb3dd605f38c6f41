using System.Globalization;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators.Expressions.Binding;

/// <summary>Literals of an expression.</summary>
internal static class Literals
{
    public static Bound Of(LiteralNode literal) => literal.Value switch
    {
        string text => Text(text, literal.Span),
        bool value => new Bound(IxType.Bool, Term.Of(value), literal.Span, value),
        _ => Bound.Null(literal.Span),
    };

    public static Bound Text(string text, TextSpan span) => new(IxType.Text, new Term.Text(text), span, text);

    /// <summary>A literal as text.</summary>
    public static Bound? Text(Bound literal) => literal.Constant is bool value ? Text(value ? "true" : "false", literal.Span)
        : literal.IsNumberLiteral && literal.Type.Kind == IxKind.Int ? Text((string)literal.Constant!, literal.Span)
        : null;

    /// <summary>An integer if 64 bits hold the number, else a double; null if a double does not hold it either.</summary>
    public static Bound? Of(NumberNode number) =>
        number.IsWhole && long.TryParse(number.Digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            ? new Bound(IxType.Int, Number(number.Digits, IxKind.Int), number.Span, whole.ToString(CultureInfo.InvariantCulture))
            : double.TryParse(number.Digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && !double.IsInfinity(value)
                ? new Bound(IxType.Number, Number(number.Digits, IxKind.Number), number.Span, number.Digits)
                : null;

    /// <summary>Whether a decimal can hold the number.</summary>
    public static bool IsDecimal(string digits) => decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    /// <summary>A number of digits, which the lexer accepted.</summary>
    public static Term Number(string digits, IxKind kind) => kind switch
    {
        IxKind.Int => new Term.Number(digits, NumberKind.Int64),
        IxKind.Decimal => decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? new Term.Number(value.ToString(CultureInfo.InvariantCulture), NumberKind.Decimal)
            : Runtime.Numbers.Decimal.Call(new Term.Number(digits, NumberKind.Double)),
        _ => new Term.Number(digits, NumberKind.Double),
    };
}
