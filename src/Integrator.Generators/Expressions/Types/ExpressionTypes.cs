using Integrator.Generators.Emit;
using Integrator.Generators.Model;

namespace Integrator.Generators.Expressions.Types;

/// <summary>Types of the model as expressions see them.</summary>
/// <param name="types">How a declared type is named in C#.</param>
/// <param name="declarations">The declared types, by name.</param>
internal sealed class ExpressionTypes(TypeText types, Func<string, Declaration?> declarations)
{
    private readonly Dictionary<string, (IxType Type, Func<string, string>? Convert)> _named = new(StringComparer.Ordinal);

    /// <param name="namespace">The namespace that declares the types.</param>
    public ExpressionTypes(string @namespace, Func<string, Declaration?> declarations)
        : this(new TypeText(@namespace), declarations)
    {
    }

    /// <summary>The type, and how its C# value becomes one that expressions use: from C# that is not null to C#.</summary>
    public (IxType Type, Func<string, string>? Convert) Of(TypeRef type)
    {
        var (certain, convert) = type switch
        {
            TypeRef.Scalar scalar => Scalar(scalar.Kind),
            TypeRef.List list => List(Of(list.Item), static code => code),
            TypeRef.OneOrMany many => List(Of(many.Item), static code => code + ".AsMany()"),
            TypeRef.Map map => Map(Of(map.Value)),
            TypeRef.Expandable expandable => Expandable(Of(expandable.Value)),
            TypeRef.Named named => Named(named.Name),
            _ => (IxType.Any, static code => $"{Runtime.Convert}Of({code}.ToString())"),
        };
        return (certain.OrNull(type.IsNullable), convert);
    }

    private static (IxType, Func<string, string>?) Scalar(ScalarKind kind) => kind switch
    {
        ScalarKind.String => (IxType.Text, null),
        ScalarKind.Boolean => (IxType.Bool, null),
        ScalarKind.Int64 or ScalarKind.Int64Text => (IxType.Int, null),
        ScalarKind.UInt8 or ScalarKind.Int16 or ScalarKind.UInt16 or ScalarKind.Int32 or ScalarKind.UInt32 => (IxType.Int, static code => $"((long){code})"),
        ScalarKind.UInt64 or ScalarKind.UInt64Text => (IxType.Decimal, static code => $"((decimal){code})"),
        ScalarKind.Single => (IxType.Number, static code => $"((double){code})"),
        ScalarKind.Double or ScalarKind.DoubleText => (IxType.Number, null),
        ScalarKind.Decimal or ScalarKind.DecimalText => (IxType.Decimal, null),
        ScalarKind.DateTime or ScalarKind.UnixSeconds or ScalarKind.UnixMilliseconds => (IxType.DateTime, null),
        ScalarKind.Date => (IxType.Date, null),
        ScalarKind.Bytes or ScalarKind.Base64Url => (IxType.Bytes, null),
        ScalarKind.Element => (IxType.Any, static code => $"{Runtime.Convert}Of({code})"),
        _ => (IxType.Text, static code => $"{Runtime.Texts}Of({code})"),
    };

    private static (IxType, Func<string, string>?) List((IxType Type, Func<string, string>? Convert) item, Func<string, string> items) =>
        (IxType.List(item.Type), item.Convert is null ? items : code => $"{Runtime.Lists}Map({items(code)}, item => {Item(item)})");

    private static (IxType, Func<string, string>?) Map((IxType Type, Func<string, string>? Convert) value) =>
        (IxType.Map(value.Type), value.Convert is null ? null : code => $"{Runtime.Maps}MapValues({code}, (item, _) => {Item(value)})");

    private static string Item((IxType Type, Func<string, string>? Convert) item) =>
        item.Type.IsNullable && item.Type.Kind != IxKind.Any ? $"item is {{ }} some ? ({item.Type.CSharp}){item.Convert!("some")} : null" : item.Convert!("item");

    // An id, or the thing itself.
    private static (IxType, Func<string, string>?) Expandable((IxType Type, Func<string, string>? Convert) value) =>
        (IxType.Any, value.Type.Shape is { } shape ? code => $"({code}.Value is {{ }} some ? {shape.Json("some")} : {Runtime.Convert}Of({code}.Text))" : static code => $"{Runtime.Convert}Of({code}.ToString())");

    private (IxType Type, Func<string, string>? Convert) Named(string name)
    {
        if (!_named.TryGetValue(name, out var known))
        {
            _named.Add(name, known = declarations(name) switch
            {
                ObjectModel model => (IxType.Record(new RecordShape(name, types.Qualified(name), () => Members(model), Json, Read(name))), null),
                Union union => (IxType.Record(new UnionShape(name, types.Qualified(name), () => Members(union), Json, Read(name))), null),
                OpenEnum { IsNumber: true } => (IxType.Int, static code => code + ".Value"),
                OpenEnum => (IxType.Text, static code => code + ".Value"),
                _ => (IxType.Any, Json),
            });
        }

        return known;
    }

    private static string Json(string code) => $"{Runtime.Convert}Model({code})";

    private Func<string, string> Read(string name) => code => $"{Runtime.Convert}Read<{types.Qualified(name)}>({code})";

    private IEnumerable<RecordMember> Members(ObjectModel model) => model.Wire.Where(static property => !IsFile(property.Type)).Select(property =>
    {
        var (type, convert) = Of(property.Type);
        return new RecordMember(property.Wire, property.Name + (property.Presence == Presence.Tristate ? ".Value" : ""), type.OrNull(property.Presence != Presence.Required), convert);
    });

    // What one of them has, the union may have.
    private IEnumerable<RecordMember> Members(Union union) => union.Arms
        .SelectMany(arm => Of(arm.Type).Type.Shape?.Members ?? [])
        .GroupBy(static member => member.Wire, StringComparer.Ordinal)
        .Select(static same => new RecordMember(same.Key, "", IxType.Any));

    private static bool IsFile(TypeRef type) => type is TypeRef.Scalar { Kind: ScalarKind.File or ScalarKind.Stream };
}
