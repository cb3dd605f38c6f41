using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators.Expressions.Binding;

/// <summary>A part of an expression with its type.</summary>
/// <param name="Value">A value of the type.</param>
/// <param name="Span">Where it stands in the text.</param>
/// <param name="Constant">The value, where it is a literal: text, a number's digits, a boolean.</param>
internal sealed record Bound(IxType Type, Term Value, TextSpan Span, object? Constant = null)
{
    /// <summary>Whether it is null whatever happens.</summary>
    public bool IsNull { get => field || Type.Kind == IxKind.Null; init; }

    /// <summary>Whether the term creates a JSON node, which has no parent yet.</summary>
    public bool IsFresh { get; init; }

    public bool IsNumberLiteral => Constant is string && Type.IsNumeric;

    public static Bound Null(TextSpan span) => new(IxType.Null, new Term.Default(TermType.Json.OrNull()), span) { IsNull = true };

    /// <summary>A null of a type.</summary>
    public static Bound Null(TextSpan span, IxType type) => new(type.OrNull(), new Term.Default(type.OrNull().Carrier), span) { IsNull = true };
}
