using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Model.Flows;

/// <summary>Types of expressions as members of a record that can be stored.</summary>
internal static class GrowthType
{
    /// <summary>The type of the member, and the type in which expressions see it.</summary>
    public static (TypeRef Type, IxType Seen) Of(IxType type) => Stored(type) is { } stored ? (stored, type.NotNull()) : (TypeRef.Any, IxType.Any);

    /// <summary>From the member to what expressions see; null if they are the same.</summary>
    public static Func<Term, Term>? Convert(IxType seen) => seen.Kind == IxKind.Any ? static value => Runtime.JsonConversions.Of.Call(value) : null;

    private static TypeRef? Stored(IxType type) => type.Kind switch
    {
        IxKind.Bool => new TypeRef.Scalar(ScalarKind.Boolean),
        IxKind.Int => new TypeRef.Scalar(ScalarKind.Int64),
        IxKind.Number => new TypeRef.Scalar(ScalarKind.Double),
        IxKind.Decimal => new TypeRef.Scalar(ScalarKind.Decimal),
        IxKind.Text => TypeRef.String,
        IxKind.Date => new TypeRef.Scalar(ScalarKind.Date),
        IxKind.DateTime => new TypeRef.Scalar(ScalarKind.DateTime),
        IxKind.Bytes => new TypeRef.Scalar(ScalarKind.Bytes),
        IxKind.Record when type.Shape!.TypeName is { } name => new TypeRef.Named("global::" + name, IsStruct: false),
        IxKind.List when type.Item is { IsNullable: false } item && Stored(item) is { } of => new TypeRef.List(of),
        _ => null,
    };
}
