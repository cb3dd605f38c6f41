using Integrator.Generators.Expressions.Terms;

namespace Integrator.Generators.Expressions.Types;

internal enum IxKind
{
    Bool,
    Int,
    Number,
    Decimal,
    Text,
    Date,
    DateTime,
    Bytes,
    List,
    Record,
    Map,

    /// <summary>JSON whose shape nobody described.</summary>
    Any,

    /// <summary>Nothing but null.</summary>
    Null,
}

/// <summary>The static type of an expression, and the C# type that carries its value.</summary>
/// <param name="Item">The items of a list, the values of a map.</param>
/// <param name="Shape">The members of a record.</param>
internal sealed record IxType(IxKind Kind, bool IsNullable = false, IxType? Item = null, RecordShape? Shape = null)
{
    public static IxType Bool { get; } = new(IxKind.Bool);

    /// <summary>64 bits.</summary>
    public static IxType Int { get; } = new(IxKind.Int);

    /// <summary>A double.</summary>
    public static IxType Number { get; } = new(IxKind.Number);

    public static IxType Decimal { get; } = new(IxKind.Decimal);

    public static IxType Text { get; } = new(IxKind.Text);

    public static IxType Date { get; } = new(IxKind.Date);

    public static IxType DateTime { get; } = new(IxKind.DateTime);

    public static IxType Bytes { get; } = new(IxKind.Bytes);

    /// <summary>A <c>JsonNode?</c>; a JSON null is null.</summary>
    public static IxType Any { get; } = new(IxKind.Any, IsNullable: true);

    public static IxType Null { get; } = new(IxKind.Null, IsNullable: true);

    public bool IsNumeric => Kind is IxKind.Int or IxKind.Number or IxKind.Decimal;

    /// <summary>Whether the value without null is a C# struct.</summary>
    public bool IsStruct => Kind is IxKind.Bool or IxKind.Int or IxKind.Number or IxKind.Decimal or IxKind.Date or IxKind.DateTime;

    /// <summary>The C# type.</summary>
    public TermType Carrier => Kind switch
    {
        IxKind.Bool => Of(TermKind.Boolean),
        IxKind.Int => Of(TermKind.Int64),
        IxKind.Number => Of(TermKind.Double),
        IxKind.Decimal => Of(TermKind.Decimal),
        IxKind.Text => Of(TermKind.String),
        IxKind.Date => Of(TermKind.Date),
        IxKind.DateTime => Of(TermKind.DateTime),
        IxKind.Bytes => Of(TermKind.Bytes),
        IxKind.List => Of(TermKind.List) with { Item = Item!.Carrier },
        IxKind.Map => Of(TermKind.Map) with { Item = Item!.Carrier },
        IxKind.Record when Shape!.TypeName is { } name => Of(TermKind.Record) with { Name = name },
        _ => Of(TermKind.Json),
    };

    public static IxType List(IxType item) => new(IxKind.List, Item: item);

    public static IxType Map(IxType value) => new(IxKind.Map, Item: value);

    public static IxType Record(RecordShape shape) => new(IxKind.Record, Shape: shape);

    public IxType OrNull(bool isNullable = true) => isNullable && !IsNullable ? this with { IsNullable = true } : this;

    public IxType NotNull() => IsNullable && Kind != IxKind.Null ? this with { IsNullable = false } : this;

    private TermType Of(TermKind kind) => new(kind, IsNullable);

    /// <summary>Whether a value of the type may have a member of a name.</summary>
    public bool HasMember(string name) => Kind switch
    {
        IxKind.Any or IxKind.Map => true,
        IxKind.List => Item!.HasMember(name),
        IxKind.Record => Shape!.Member(name) is not null,
        _ => false,
    };

    /// <summary>The type in the words of the expression language.</summary>
    public override string ToString() => Kind switch
    {
        IxKind.Number or IxKind.Decimal => "num",
        IxKind.Text => "str",
        IxKind.List => Item!.NotNull() + "[]",
        IxKind.Map => $"map<{Item!.NotNull()}>",
        IxKind.Record => Shape!.Name,
        _ => Kind.ToString().ToLowerInvariant(),
    };
}
