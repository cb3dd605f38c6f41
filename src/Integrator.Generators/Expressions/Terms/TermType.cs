namespace Integrator.Generators.Expressions.Terms;

internal enum TermKind
{
    Boolean,
    Int64,
    Double,
    Decimal,
    String,
    Date,
    DateTime,
    Bytes,
    List,
    Map,

    /// <summary>A named type.</summary>
    Record,

    /// <summary>A JSON node.</summary>
    Json,

    /// <summary>An item of a list with its index.</summary>
    Indexed,
}

/// <summary>The C# type of a term.</summary>
/// <param name="Item">The items of a list, the values of a map, the item beside an index.</param>
/// <param name="Name">The name of a record with its namespace; empty for other types.</param>
internal sealed record TermType(TermKind Kind, bool IsNullable = false, TermType? Item = null, string Name = "")
{
    public static TermType Flag { get; } = new(TermKind.Boolean);

    public static TermType Text { get; } = new(TermKind.String);

    public static TermType Time { get; } = new(TermKind.DateTime);

    public static TermType Json { get; } = new(TermKind.Json);

    public TermType OrNull() => IsNullable ? this : this with { IsNullable = true };

    public TermType NotNull() => IsNullable ? this with { IsNullable = false } : this;
}
