using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Expressions.Binding;

/// <summary>Values of one type as values of another. A value that may be null stays one that may.</summary>
internal sealed class Conversion(Notes notes)
{
    /// <summary>The value as the type, null where that cannot be.</summary>
    public Bound? To(Bound value, IxType type)
    {
        if (value.IsNull)
        {
            return Bound.Null(value.Span, type);
        }

        if (value.Type.NotNull() == type.NotNull())
        {
            return value;
        }

        if (value.IsNumberLiteral && type.Kind is IxKind.Number or IxKind.Decimal)
        {
            return new Bound(type.NotNull(), Literals.Number((string)value.Constant!, type.Kind), value.Span, value.Constant);
        }

        if (type.Kind == IxKind.Any)
        {
            return Json(value);
        }

        var convert = Certain(value.Type, type);
        return convert is null ? null : notes.Lifted(value.Span, [value], type.NotNull(), codes => convert(codes[0]));
    }

    /// <summary>As the other, and where a function or a template wants text, numbers and booleans too.</summary>
    public Bound? ToText(Bound value) => value.Type.Kind switch
    {
        IxKind.Text or IxKind.Null or IxKind.Any or IxKind.Date or IxKind.DateTime or IxKind.Bytes => To(value, IxType.Text),
        IxKind.Bool or IxKind.Int or IxKind.Number or IxKind.Decimal => Literals.Text(value)
            ?? notes.Lifted(value.Span, [value], IxType.Text, static codes => $"{Runtime.Texts}Of({codes[0]})"),
        _ => null,
    };

    /// <summary>The name that the value is of a member: JSON is text however it is written.</summary>
    public Bound? ToName(Bound value) => value.Type.Kind == IxKind.Any && !value.IsNull
        ? new Bound(IxType.Text.OrNull(), $"{Runtime.Texts}OfAny({value.Code})", value.Span)
        : ToText(value);

    /// <summary>The type as which two values are compared. A double beside a decimal stays one, for not every double is a decimal.</summary>
    public static IxType Comparable(Bound left, Bound right)
    {
        var common = IxTypes.Unify(left.Type.NotNull(), right.Type.NotNull());
        return common.Kind == IxKind.Decimal && (IsDouble(left) || IsDouble(right)) ? IxType.Number : common;
    }

    private static bool IsDouble(Bound value) => value.Type.Kind == IxKind.Number && !(value.IsNumberLiteral && Literals.IsDecimal((string)value.Constant!));

    /// <summary>The value as JSON.</summary>
    public Bound Json(Bound value)
    {
        if (value.IsNull)
        {
            return Bound.Null(value.Span, IxType.Any);
        }

        return value.Type.Kind is IxKind.Any or IxKind.Null || value.Type.Shape is JsonShape
            ? value with { Type = IxType.Any.OrNull(value.Type.IsNullable) }
            : notes.Lifted(value.Span, [value], IxType.Any.NotNull(), codes => Json(codes[0], value.Type)) with { IsFresh = true };
    }

    /// <summary>C# of the value as JSON that nobody else holds.</summary>
    public string Owned(Bound value)
    {
        var json = Json(value);
        return json.IsFresh || json.IsNull ? json.Code : $"{Runtime.Json}Own({json.Code})";
    }

    /// <summary>C# of the JSON of a value that is not null.</summary>
    private string Json(string code, IxType type)
    {
        if (type.Kind == IxKind.Record)
        {
            return type.Shape!.Json(code);
        }

        if (type.Kind is not (IxKind.List or IxKind.Map))
        {
            return type.Kind is IxKind.Any or IxKind.Null ? code : $"{Runtime.Convert}Of({code})";
        }

        var item = notes.Variable();
        return $"{Runtime.Convert}Of({code}, {item} => {Owned(new Bound(type.Item!, item, default))})";
    }

    private Func<string, string>? Certain(IxType from, IxType to) => (from.Kind, to.Kind) switch
    {
        _ when from.Kind == to.Kind && from.Kind is not (IxKind.List or IxKind.Map or IxKind.Record) => static code => code,
        (IxKind.Any, _) => FromJson(to),
        (IxKind.Int, IxKind.Number or IxKind.Decimal) or (IxKind.Decimal, IxKind.Number) => code => $"(({to.Certain}){code})",
        (IxKind.Number or IxKind.Decimal, IxKind.Int) => static code => $"{Runtime.Numbers}Int({code})",
        (IxKind.Number, IxKind.Decimal) => static code => $"{Runtime.Numbers}Decimal({code})",
        (IxKind.Date, IxKind.DateTime) => static code => $"{Runtime.Dates}Midnight({code})",
        (IxKind.Date or IxKind.DateTime, IxKind.Text) or (IxKind.Bytes, IxKind.Text) => static code => $"{Runtime.Texts}Of({code})",
        (IxKind.List, IxKind.List) when from.Item!.Kind == IxKind.Null => _ => $"{Runtime.Lists}Empty<{to.Item!.CSharp}>()",
        (IxKind.List, IxKind.List) => Items(from, to),
        (IxKind.Record, IxKind.Record) => Reshape(from.Shape!, to.Shape!),
        (IxKind.Record, IxKind.Map) when from.Shape is JsonShape => FromJson(to),
        _ => null,
    };

    private Func<string, string>? Items(IxType from, IxType to)
    {
        var item = notes.Variable();
        var converted = To(new Bound(from.Item!, item, default), to.Item!);
        return converted is null ? null
            : converted.Code == item && from.Item!.CSharp == to.Item!.CSharp ? static code => code
            : converted.Type.IsNullable && !to.Item!.IsNullable ? null
            : code => $"{Runtime.Lists}Map<{from.Item!.CSharp}, {to.Item!.CSharp}>({code}, {item} => {converted.Code})";
    }

    // What an object constructor built becomes a record if the record has all of its members.
    private static Func<string, string>? Reshape(RecordShape from, RecordShape to) =>
        from == to || (from is JsonShape && to is JsonShape) ? static code => code
        : from is not JsonShape && from.CSharp == to.CSharp ? static code => code
        : from is JsonShape && to.Read is not null && from.Members.All(member => to.Member(member.Wire) is not null) ? to.Read
        : null;

    /// <summary>From C# of JSON that is not null to C# of a value that is not null.</summary>
    private Func<string, string>? FromJson(IxType to)
    {
        switch (to.Kind)
        {
            case IxKind.List or IxKind.Map:
                var item = notes.Variable();
                var read = FromJson(to.Item!);
                var value = to.Item!.Kind == IxKind.Any ? item : to.Item.IsNullable ? $"({item} is null ? null : ({to.Item.CSharp}){read?.Invoke(item)})" : read?.Invoke($"{Runtime.Convert}Present({item})");
                return read is null ? null : code => $"{Runtime.Convert}To{to.Kind}({code}, {item} => {value})";
            case IxKind.Record:
                return to.Shape!.Read;
            case IxKind.Any:
                return static code => code;
            default:
                return code => $"{Runtime.Convert}To{to.Kind}({code})";
        }
    }
}
