using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Expressions.Binding;

/// <summary>Converts values from one type to another. A nullable value stays nullable.</summary>
internal sealed class Conversion(Notes notes)
{
    /// <summary>The value as the type; null if there is no conversion.</summary>
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
        return convert is null ? null : notes.Lifted(value.Span, [value], type.NotNull(), terms => convert(terms[0]));
    }

    /// <summary>The value as text; numbers and booleans are converted as well.</summary>
    public Bound? ToText(Bound value) => value.Type.Kind switch
    {
        IxKind.Text or IxKind.Null or IxKind.Any or IxKind.Date or IxKind.DateTime or IxKind.Bytes => To(value, IxType.Text),
        IxKind.Bool or IxKind.Int or IxKind.Number or IxKind.Decimal => Literals.Text(value)
            ?? notes.Lifted(value.Span, [value], IxType.Text, Runtime.Texts.Of.Call),
        _ => null,
    };

    /// <summary>The value as the name of a member. Any JSON becomes text.</summary>
    public Bound? ToName(Bound value) => value.Type.Kind == IxKind.Any && !value.IsNull
        ? new Bound(IxType.Text.OrNull(), Runtime.Texts.OfAny.Call(value.Value), value.Span)
        : ToText(value);

    /// <summary>The type in which two values are compared. A double and a decimal are compared as doubles, because a decimal cannot hold every double.</summary>
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
            : notes.Lifted(value.Span, [value], IxType.Any.NotNull(), terms => Json(terms[0], value.Type)) with { IsFresh = true };
    }

    /// <summary>The value as a JSON node that has no parent.</summary>
    public Term Owned(Bound value)
    {
        var json = Json(value);
        return json.IsFresh || json.IsNull ? json.Value : Runtime.JsonValues.Own.Call(json.Value);
    }

    /// <summary>The JSON node of a value that is not null.</summary>
    private Term Json(Term value, IxType type)
    {
        if (type.Kind == IxKind.Record)
        {
            return type.Shape!.Json(value);
        }

        if (type.Kind is not (IxKind.List or IxKind.Map))
        {
            return type.Kind is IxKind.Any or IxKind.Null ? value : Runtime.JsonConversions.Of.Call(value);
        }

        var item = notes.Variable();
        return Runtime.JsonConversions.Of.Call(value, Lambda.Of(item, Owned(new Bound(type.Item!, new Term.Variable(item), default))));
    }

    private Func<Term, Term>? Certain(IxType from, IxType to) => (from.Kind, to.Kind) switch
    {
        _ when from.Kind == to.Kind && from.Kind is not (IxKind.List or IxKind.Map or IxKind.Record) => static value => value,
        (IxKind.Any, _) => FromJson(to),
        (IxKind.Int, IxKind.Number or IxKind.Decimal) or (IxKind.Decimal, IxKind.Number) => value => new Term.Cast(to.Carrier.NotNull(), value),
        (IxKind.Number or IxKind.Decimal, IxKind.Int) => static value => Runtime.Numbers.Int.Call(value),
        (IxKind.Number, IxKind.Decimal) => static value => Runtime.Numbers.Decimal.Call(value),
        (IxKind.Date, IxKind.DateTime) => static value => Runtime.Dates.Midnight.Call(value),
        (IxKind.Date or IxKind.DateTime, IxKind.Text) or (IxKind.Bytes, IxKind.Text) => static value => Runtime.Texts.Of.Call(value),
        (IxKind.List, IxKind.List) when from.Item!.Kind == IxKind.Null => _ => Runtime.Lists.Empty.Call([to.Item!.Carrier]),
        (IxKind.List, IxKind.List) => Items(from, to),
        (IxKind.Record, IxKind.Record) => Reshape(from.Shape!, to.Shape!),
        (IxKind.Record, IxKind.Map) when from.Shape is JsonShape => FromJson(to),
        _ => null,
    };

    private Func<Term, Term>? Items(IxType from, IxType to)
    {
        var item = notes.Variable();
        var converted = To(new Bound(from.Item!, new Term.Variable(item), default), to.Item!);
        return converted is null ? null
            : converted.Value == new Term.Variable(item) && from.Item!.Carrier == to.Item!.Carrier ? static value => value
            : converted.Type.IsNullable && !to.Item!.IsNullable ? null
            : value => Runtime.Lists.Map.Call([from.Item!.Carrier, to.Item!.Carrier], value, Lambda.Of(item, converted.Value));
    }

    // An object constructor becomes a record if the record has all of its members.
    private static Func<Term, Term>? Reshape(RecordShape from, RecordShape to) =>
        from == to || (from is JsonShape && to is JsonShape) ? static value => value
        : from is not JsonShape && from.TypeName == to.TypeName ? static value => value
        : from is JsonShape && to.Read is not null && from.Members.All(member => to.Member(member.Wire) is not null) ? to.Read
        : null;

    /// <summary>From a JSON node that is not null to a value that is not null.</summary>
    private Func<Term, Term>? FromJson(IxType to)
    {
        switch (to.Kind)
        {
            case IxKind.List or IxKind.Map:
                var variable = notes.Variable();
                return FromJson(to.Item!) is { } read ? node => Collection(to.Kind).Call(node, Lambda.Of(variable, Item(to.Item!, new Term.Variable(variable), read))) : null;
            case IxKind.Record:
                return to.Shape!.Read;
            case IxKind.Any:
                return static value => value;
            default:
                return node => Scalar(to.Kind).Call(node);
        }
    }

    private static Term Item(IxType type, Term item, Func<Term, Term> read) =>
        type.Kind == IxKind.Any ? item
        : type.IsNullable ? new Term.Conditional(new Term.NullTest(item, IsNull: true), Term.NoValue, new Term.Cast(type.Carrier, read(item)))
        : read(Runtime.JsonConversions.Present.Call(item));

    private static RuntimeMember Collection(IxKind kind) => kind == IxKind.List ? Runtime.JsonConversions.ToList : Runtime.JsonConversions.ToMap;

    private static RuntimeMember Scalar(IxKind kind) => kind switch
    {
        IxKind.Bool => Runtime.JsonConversions.ToBool,
        IxKind.Int => Runtime.JsonConversions.ToInt,
        IxKind.Number => Runtime.JsonConversions.ToNumber,
        IxKind.Decimal => Runtime.JsonConversions.ToDecimal,
        IxKind.Date => Runtime.JsonConversions.ToDate,
        IxKind.DateTime => Runtime.JsonConversions.ToDateTime,
        IxKind.Bytes => Runtime.JsonConversions.ToBytes,
        _ => Runtime.JsonConversions.ToText,
    };
}
