namespace Integrator.Generators.Model;

/// <summary>A C# type as a member has it.</summary>
internal abstract record TypeRef(bool IsNullable)
{
    internal sealed record Scalar(ScalarKind Kind, bool IsNullable = false) : TypeRef(IsNullable);

    internal sealed record Named(string Name, bool IsStruct, bool IsNullable = false) : TypeRef(IsNullable);

    internal sealed record List(TypeRef Item, bool IsNullable = false) : TypeRef(IsNullable);

    internal sealed record Map(TypeRef Value, bool IsNullable = false) : TypeRef(IsNullable);

    internal sealed record Expandable(TypeRef Value, bool IsNullable = false) : TypeRef(IsNullable);

    internal sealed record OneOrMany(TypeRef Item, bool IsNullable = false) : TypeRef(IsNullable);

    /// <summary>Items that come one by one.</summary>
    internal sealed record Items(TypeRef Item) : TypeRef(IsNullable: false);

    public static TypeRef Any { get; } = new Scalar(ScalarKind.Element);

    public static TypeRef String { get; } = new Scalar(ScalarKind.String);

    /// <summary>The same for all types that are one in C#, however they travel.</summary>
    public TypeRef InCode => this switch
    {
        Scalar { Kind: ScalarKind.Int64Text } scalar => scalar with { Kind = ScalarKind.Int64 },
        Scalar { Kind: ScalarKind.UInt64Text } scalar => scalar with { Kind = ScalarKind.UInt64 },
        Scalar { Kind: ScalarKind.DoubleText } scalar => scalar with { Kind = ScalarKind.Double },
        Scalar { Kind: ScalarKind.DecimalText } scalar => scalar with { Kind = ScalarKind.Decimal },
        Scalar { Kind: ScalarKind.UnixSeconds or ScalarKind.UnixMilliseconds } scalar => scalar with { Kind = ScalarKind.DateTime },
        Scalar { Kind: ScalarKind.Base64Url } scalar => scalar with { Kind = ScalarKind.Bytes },
        List list => list with { Item = list.Item.InCode },
        Map map => map with { Value = map.Value.InCode },
        _ => this,
    };

    public TypeRef OrNull(bool isNullable = true) => isNullable && !IsNullable ? this with { IsNullable = true } : this;

    public TypeRef NotNull() => IsNullable ? this with { IsNullable = false } : this;
}

/// <summary>Values that the runtime reads and writes by itself; each is named as the runtime names it.</summary>
internal enum ScalarKind
{
    String,
    Boolean,
    UInt8,
    Int16,
    UInt16,
    Int32,
    UInt32,
    Int64,
    UInt64,
    Single,
    Double,
    Decimal,
    Int64Text,
    UInt64Text,
    DoubleText,
    DecimalText,
    DateTime,
    Date,
    Time,
    Duration,
    UnixSeconds,
    UnixMilliseconds,
    Guid,
    Uri,
    Bytes,
    Base64Url,
    Element,
    File,
    Stream,
    Subscription,
}
