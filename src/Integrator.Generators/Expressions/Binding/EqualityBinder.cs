using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Expressions.Binding;

/// <summary>Binds <c>=</c>, <c>!=</c> and <c>in</c>.</summary>
internal sealed class EqualityBinder(Binder binder)
{
    public Bound Equality(BinaryNode node, Bound left, Bound right)
    {
        var isNot = node.Operator == "!=";
        if (!IxTypes.AreRelated(left.Type, right.Type))
        {
            binder.Notes.Add(Rules.ConstantComparison, node.Span, left.Type.ToString(), right.Type.ToString(), isNot ? "true" : "false");
            return Boolean(node, Term.Of(isNot));
        }

        return Boolean(node, Equal(left, right, isNot));
    }

    public Bound Membership(BinaryNode node, Bound left, Bound right)
    {
        if (left.IsNull || right.IsNull)
        {
            return Boolean(node, Term.False);
        }

        if (right.Type.Kind is not (IxKind.List or IxKind.Map or IxKind.Record or IxKind.Any))
        {
            throw Binder.WrongArgument(right.Span, "in", 2, "a list or a map", right.Type);
        }

        var member = right.Type.Kind == IxKind.List ? right.Type.Item! : right.Type.Kind == IxKind.Any ? IxType.Any : IxType.Text;
        if (member.Kind != IxKind.Null && !IxTypes.AreRelated(left.Type.NotNull(), member.NotNull()))
        {
            binder.Notes.Add(Rules.ConstantComparison, node.Span, left.Type.ToString(), right.Type.ToString(), "false");
            return Boolean(node, Term.False);
        }

        // A map has its own comparison of names, such as one that ignores case.
        return Boolean(node, right.Type.Kind == IxKind.Map
            ? Runtime.Maps.Contains.Call(right.Value, binder.Conversion.Json(left).Value)
            : Runtime.JsonOrder.IsIn.Call(binder.Conversion.Json(left).Value, binder.Conversion.Json(right).Value));
    }

    private Term Equal(Bound left, Bound right, bool isNot)
    {
        if (left.IsNull || right.IsNull)
        {
            var other = left.IsNull ? right : left;
            return other.IsNull ? Term.Of(!isNot) : other.Type.IsNullable ? new Term.NullTest(other.Value, !isNot) : Term.Of(isNot);
        }

        // C# warns of a comparison of a value with itself.
        if (left.Value == right.Value)
        {
            return Term.Of(!isNot);
        }

        var common = Conversion.Comparable(left, right);
        if (common.Kind is not (IxKind.List or IxKind.Map or IxKind.Record or IxKind.Bytes or IxKind.Any))
        {
            return new Term.Compare(binder.Conversion.To(left, common)!.Value, isNot ? Comparison.NotEqual : Comparison.Equal, binder.Conversion.To(right, common)!.Value);
        }

        var areEqual = Runtime.JsonOrder.AreEqual.Call(binder.Conversion.Json(left).Value, binder.Conversion.Json(right).Value);
        return isNot ? new Term.Not(areEqual) : areEqual;
    }

    private static Bound Boolean(Node node, Term value) => new(IxType.Bool, value, node.Span);
}
