namespace Integrator.Generators.Expressions.Types;

/// <summary>How types lie to each other.</summary>
internal static class IxTypes
{
    /// <summary>The type that holds values of both.</summary>
    public static IxType Unify(IxType first, IxType second)
    {
        var isNullable = first.IsNullable || second.IsNullable;
        return (first.Kind, second.Kind) switch
        {
            (IxKind.Null, _) => second.OrNull(),
            (_, IxKind.Null) => first.OrNull(),
            (IxKind.List, IxKind.List) when first.Item!.Kind == IxKind.Null => second.OrNull(isNullable),
            (IxKind.List, IxKind.List) when second.Item!.Kind == IxKind.Null => first.OrNull(isNullable),
            (IxKind.List, IxKind.List) => IxType.List(Unify(first.Item!, second.Item!)).OrNull(isNullable),
            (IxKind.Map, IxKind.Map) => IxType.Map(Unify(first.Item!, second.Item!)).OrNull(isNullable),
            (IxKind.Record, IxKind.Record) => Records(first.Shape!, second.Shape!).OrNull(isNullable),
            _ when first.Kind == second.Kind => first.OrNull(isNullable),
            _ when first.IsNumeric && second.IsNumeric => (IsDecimal(first, second) ? IxType.Decimal : IxType.Number).OrNull(isNullable),
            (IxKind.Date or IxKind.DateTime, IxKind.Date or IxKind.DateTime) => IxType.DateTime.OrNull(isNullable),
            _ => IxType.Any,
        };
    }

    /// <summary>Whether values of the two can be equal.</summary>
    public static bool AreRelated(IxType first, IxType second) =>
        first.Kind == second.Kind || first.Kind == IxKind.Any || second.Kind == IxKind.Any
        || (first.IsNumeric && second.IsNumeric)
        || (first.Kind == IxKind.Null && second.IsNullable) || (second.Kind == IxKind.Null && first.IsNullable)
        || Unify(first.NotNull(), second.NotNull()).Kind == IxKind.DateTime
        || (first.Kind is IxKind.Record or IxKind.Map && second.Kind is IxKind.Record or IxKind.Map);

    private static bool IsDecimal(IxType first, IxType second) => first.Kind == IxKind.Decimal || second.Kind == IxKind.Decimal;

    private static IxType Records(RecordShape first, RecordShape second) =>
        ReferenceEquals(first, second) || (first.TypeName == second.TypeName && first is not JsonShape) ? IxType.Record(first)
        : first is JsonShape some && second is JsonShape others ? IxType.Record(JsonShape.Merge(some, others))
        : IxType.Any;
}
