using Integrator.Generators.Expressions.Types;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators.Expressions.Binding;

/// <summary>A part of an expression with its type, as C#.</summary>
/// <param name="Code">C# that gives a value of the type; it can stand wherever an operand can.</param>
/// <param name="Span">Where it stands in the text.</param>
/// <param name="Constant">The value, where it is a literal: text, a number's digits, a boolean.</param>
internal sealed record Bound(IxType Type, string Code, TextSpan Span, object? Constant = null)
{
    /// <summary>Whether it is null whatever happens.</summary>
    public bool IsNull { get => field || Type.Kind == IxKind.Null; init; }

    /// <summary>Whether the code makes a JSON value that nobody else holds.</summary>
    public bool IsFresh { get; init; }

    public bool IsNumberLiteral => Constant is string && Type.IsNumeric;

    public static Bound Null(TextSpan span) => new(IxType.Null, $"default({Runtime.Node}?)", span) { IsNull = true };

    /// <summary>A null of a type.</summary>
    public static Bound Null(TextSpan span, IxType type) => new(type.OrNull(), $"default({type.OrNull().CSharp})", span) { IsNull = true };
}
