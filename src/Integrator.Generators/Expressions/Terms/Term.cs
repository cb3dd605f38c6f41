namespace Integrator.Generators.Expressions.Terms;

/// <summary>
/// An expression of generated code as a tree: binding produces it, printing writes it as C#. It is a value, so it can stand in the model.
/// The hierarchy is closed: what cannot be said with these records cannot be generated.
/// </summary>
internal abstract record Term
{
    private Term()
    {
    }

    /// <summary>The variable that holds what one evaluation shares, such as its current time.</summary>
    public static Term Evaluation { get; } = new Variable(EvaluationName);

    public const string EvaluationName = "evaluation";

    public static Term True { get; } = new Boolean(true);

    public static Term False { get; } = new Boolean(false);

    public static Term NoValue { get; } = new Null();

    public static Term Of(bool value) => value ? True : False;

    public static Term Of(int value) => new Number(value.ToString(System.Globalization.CultureInfo.InvariantCulture), NumberKind.Int32);

    /// <summary>A string literal.</summary>
    internal sealed record Text(string Value) : Term;

    /// <summary>A number literal.</summary>
    /// <param name="Digits">Invariant digits, with a sign if the number is negative.</param>
    internal sealed record Number(string Digits, NumberKind Kind) : Term;

    internal sealed record Boolean(bool Value) : Term;

    /// <summary>The literal <c>null</c>.</summary>
    internal sealed record Null : Term;

    /// <summary>The default value of a type.</summary>
    internal sealed record Default(TermType Type) : Term;

    /// <summary>A local variable or a parameter.</summary>
    internal sealed record Variable(string Name) : Term;

    /// <summary>A property or field of a value.</summary>
    /// <param name="IsConditional">Whether the result is null if the source is null. Members behind it are then skipped as well.</param>
    internal sealed record Member(Term Source, string Name, bool IsConditional = false) : Term;

    /// <summary>A call of a method of a value.</summary>
    /// <param name="IsConditional">Whether the result is null if the source is null. Members behind it are then skipped as well.</param>
    internal sealed record Invoke(Term Source, string Name, EquatableArray<TermType> Types, EquatableArray<Term> Arguments, bool IsConditional = false) : Term;

    /// <summary>A static property of the runtime.</summary>
    internal sealed record Static(RuntimeMember Property) : Term;

    /// <summary>A call of a static method of the runtime.</summary>
    internal sealed record Call(RuntimeMember Method, EquatableArray<TermType> Types, EquatableArray<Term> Arguments) : Term;

    /// <summary>A call of a static method that is generated or that the user writes.</summary>
    /// <param name="Type">The class with its namespace; null for the class in which the term is printed.</param>
    internal sealed record Function(string? Type, string Name, EquatableArray<Term> Arguments) : Term;

    internal sealed record Cast(TermType Type, Term Value) : Term;

    /// <summary>One of two values; the first is cast to the type.</summary>
    internal sealed record Conditional(Term Condition, Term Then, Term Otherwise, TermType? Type = null) : Term;

    /// <summary>A value that is computed only if all its operands are present, else null.</summary>
    /// <param name="Type">The nullable type of the result.</param>
    internal sealed record Lift(EquatableArray<Present> Operands, Term Value, TermType Type) : Term;

    /// <summary>Whether a value is not null; the variable of that name then holds it.</summary>
    internal sealed record Present(Term Value, string Name) : Term;

    /// <summary>The first of the values that is not null.</summary>
    internal sealed record Coalesce(EquatableArray<Term> Values) : Term;

    internal sealed record NullTest(Term Value, bool IsNull) : Term;

    internal sealed record Compare(Term Left, Comparison Comparison, Term Right) : Term;

    /// <summary>A comparison of two texts by the numbers of their characters.</summary>
    internal sealed record CompareText(Term Left, Comparison Comparison, Term Right) : Term;

    internal sealed record And(Term Left, Term Right) : Term;

    internal sealed record Or(Term Left, Term Right) : Term;

    internal sealed record Not(Term Value) : Term;

    /// <summary>A list of items; a <see cref="Spread"/> adds all items of another.</summary>
    internal sealed record List(EquatableArray<Term> Items) : Term;

    internal sealed record Spread(Term Items) : Term;

    internal sealed record Lambda(EquatableArray<string> Parameters, Term Body) : Term;

    /// <summary>A reference that the type says may be null, but that is not.</summary>
    internal sealed record NotNull(Term Value) : Term;
}

internal enum NumberKind
{
    Int32,
    Int64,
    Double,
    Decimal,
}

internal enum Comparison
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}
