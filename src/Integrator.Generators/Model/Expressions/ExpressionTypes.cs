using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Model.Expressions;

/// <summary>Types of the model as expressions see them.</summary>
/// <param name="namespace">The namespace that declares the types.</param>
/// <param name="declarations">The declared types, by name.</param>
internal sealed class ExpressionTypes(string @namespace, Func<string, Declaration?> declarations)
{
    private static readonly Term s_item = new Term.Variable("item");
    private static readonly Term s_some = new Term.Variable("some");

    private readonly Dictionary<string, (IxType Type, Func<Term, Term>? Convert)> _named = new(StringComparer.Ordinal);

    /// <summary>The type, and the conversion of its value, which is not null, to one that expressions use; null if they are the same.</summary>
    public (IxType Type, Func<Term, Term>? Convert) Of(TypeRef type)
    {
        var (certain, convert) = type switch
        {
            TypeRef.Scalar scalar => Scalar(scalar.Kind),
            TypeRef.List list => List(Of(list.Item), static value => value),
            TypeRef.OneOrMany many => List(Of(many.Item), static value => ToMany(value)),
            TypeRef.Map map => Map(Of(map.Value)),
            TypeRef.Expandable expandable => Expandable(Of(expandable.Value)),
            TypeRef.Named named => Named(named.Name),
            _ => (IxType.Any, static value => Text(value)),
        };
        return (certain.OrNull(type.IsNullable), convert);
    }

    private static (IxType, Func<Term, Term>?) Scalar(ScalarKind kind) => kind switch
    {
        ScalarKind.String => (IxType.Text, null),
        ScalarKind.Boolean => (IxType.Bool, null),
        ScalarKind.Int64 or ScalarKind.Int64Text => (IxType.Int, null),
        ScalarKind.UInt8 or ScalarKind.Int16 or ScalarKind.UInt16 or ScalarKind.Int32 or ScalarKind.UInt32 => (IxType.Int, static value => new Term.Cast(IxType.Int.Carrier, value)),
        ScalarKind.UInt64 or ScalarKind.UInt64Text => (IxType.Decimal, static value => new Term.Cast(IxType.Decimal.Carrier, value)),
        ScalarKind.Single => (IxType.Number, static value => new Term.Cast(IxType.Number.Carrier, value)),
        ScalarKind.Double or ScalarKind.DoubleText => (IxType.Number, null),
        ScalarKind.Decimal or ScalarKind.DecimalText => (IxType.Decimal, null),
        ScalarKind.DateTime or ScalarKind.UnixSeconds or ScalarKind.UnixMilliseconds => (IxType.DateTime, null),
        ScalarKind.Date => (IxType.Date, null),
        ScalarKind.Bytes or ScalarKind.Base64Url => (IxType.Bytes, null),
        ScalarKind.Element => (IxType.Any, static value => Runtime.JsonConversions.Of.Call(value)),
        _ => (IxType.Text, static value => Runtime.Texts.Of.Call(value)),
    };

    private static (IxType, Func<Term, Term>?) List((IxType Type, Func<Term, Term>? Convert) item, Func<Term, Term> items) =>
        (IxType.List(item.Type), item.Convert is null ? items : value => Runtime.Lists.Map.Call(items(value), new Term.Lambda(["item"], Item(item))));

    private static (IxType, Func<Term, Term>?) Map((IxType Type, Func<Term, Term>? Convert) value) =>
        (IxType.Map(value.Type), value.Convert is null ? null : map => Runtime.Maps.MapValues.Call(map, new Term.Lambda(["item", "_"], Item(value))));

    private static Term Item((IxType Type, Func<Term, Term>? Convert) item) => item.Type.IsNullable && item.Type.Kind != IxKind.Any
        ? new Term.Lift([new Term.Present(s_item, "some")], item.Convert!(s_some), item.Type.Carrier)
        : item.Convert!(s_item);

    // An id, or the thing itself.
    private static (IxType, Func<Term, Term>?) Expandable((IxType Type, Func<Term, Term>? Convert) value) =>
        (IxType.Any, value.Type.Shape is { } shape
            ? expandable => Runtime.JsonConversions.Of.Call(expandable, new Term.Lambda(["item"], shape.Json(s_item)))
            : static expandable => Text(expandable));

    private static Term.Invoke ToMany(Term value) => new Term.Invoke(value, "AsMany", [], []);

    private static Term Text(Term value) => Runtime.JsonConversions.Of.Call(new Term.Invoke(value, "ToString", [], []));

    private (IxType Type, Func<Term, Term>? Convert) Named(string name)
    {
        if (!_named.TryGetValue(name, out var known))
        {
            _named.Add(name, known = declarations(name) switch
            {
                ObjectModel model => (IxType.Record(new RecordShape(name, Qualified(name), () => Members(model), Json, Read(name))), null),
                Union union => (IxType.Record(new UnionShape(name, Qualified(name), () => Members(union), Json, Read(name))), null),
                OpenEnum { IsNumber: true } => (IxType.Int, static value => new Term.Member(value, "Value")),
                OpenEnum => (IxType.Text, static value => new Term.Member(value, "Value")),
                _ => (IxType.Any, Json),
            });
        }

        return known;
    }

    private static Term Json(Term value) => Runtime.JsonConversions.Model.Call(value);

    private string Qualified(string name) => $"{@namespace}.{name}";

    private Func<Term, Term> Read(string name) => json => Runtime.JsonConversions.Read.Call([new TermType(TermKind.Record, Name: Qualified(name))], json);

    private IEnumerable<RecordMember> Members(ObjectModel model) => model.Wire.Where(static property => !IsFile(property.Type)).Select(property =>
    {
        var (type, convert) = Of(property.Type);
        return new RecordMember(property.Wire, property.Name, type.OrNull(property.Presence != Presence.Required), convert) { IsTristate = property.Presence == Presence.Tristate };
    });

    // A union may have each member of its alternatives.
    private IEnumerable<RecordMember> Members(Union union) => union.Arms
        .SelectMany(arm => Of(arm.Type).Type.Shape?.Members ?? [])
        .GroupBy(static member => member.Wire, StringComparer.Ordinal)
        .Select(static same => new RecordMember(same.Key, "", IxType.Any));

    private static bool IsFile(TypeRef type) => type is TypeRef.Scalar { Kind: ScalarKind.File or ScalarKind.Stream };
}
