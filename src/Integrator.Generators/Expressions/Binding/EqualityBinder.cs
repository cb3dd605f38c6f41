using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Expressions.Binding;

/// <summary><c>=</c>, <c>!=</c> and <c>in</c>.</summary>
internal sealed class EqualityBinder(Binder binder)
{
    public Bound Equality(BinaryNode node, Bound left, Bound right)
    {
        var isNot = node.Operator == "!=";
        if (!IxTypes.AreRelated(left.Type, right.Type))
        {
            binder.Notes.Add(Rules.ConstantComparison, node.Span, left.Type.ToString(), right.Type.ToString(), isNot ? "true" : "false");
            return Boolean(node, isNot ? "true" : "false");
        }

        return Boolean(node, Equal(left, right, isNot));
    }

    public Bound Membership(BinaryNode node, Bound left, Bound right)
    {
        if (left.IsNull || right.IsNull)
        {
            return Boolean(node, "false");
        }

        if (right.Type.Kind is not (IxKind.List or IxKind.Map or IxKind.Record or IxKind.Any))
        {
            throw Binder.WrongArgument(right.Span, "in", 2, "a list or a map", right.Type);
        }

        var member = right.Type.Kind == IxKind.List ? right.Type.Item! : right.Type.Kind == IxKind.Any ? IxType.Any : IxType.Text;
        if (member.Kind != IxKind.Null && !IxTypes.AreRelated(left.Type.NotNull(), member.NotNull()))
        {
            binder.Notes.Add(Rules.ConstantComparison, node.Span, left.Type.ToString(), right.Type.ToString(), "false");
            return Boolean(node, "false");
        }

        // A map knows how its names compare.
        return Boolean(node, right.Type.Kind == IxKind.Map
            ? $"{Runtime.Maps}Contains({right.Code}, {binder.Conversion.Json(left).Code})"
            : $"{Runtime.Order}IsIn({binder.Conversion.Json(left).Code}, {binder.Conversion.Json(right).Code})");
    }

    private string Equal(Bound left, Bound right, bool isNot)
    {
        var not = isNot ? "not " : "";
        if (left.IsNull || right.IsNull)
        {
            return left.IsNull && right.IsNull ? (isNot ? "false" : "true") : $"({(left.IsNull ? right : left).Code} is {not}null)";
        }

        // What C# warns of.
        if (left.Code == right.Code)
        {
            return isNot ? "false" : "true";
        }

        var common = Conversion.Comparable(left, right);
        return common.Kind is IxKind.List or IxKind.Map or IxKind.Record or IxKind.Bytes or IxKind.Any
            ? $"{(isNot ? "!" : "")}{Runtime.Order}AreEqual({binder.Conversion.Json(left).Code}, {binder.Conversion.Json(right).Code})"
            : $"({binder.Conversion.To(left, common)!.Code} {(isNot ? "!=" : "==")} {binder.Conversion.To(right, common)!.Code})";
    }

    private static Bound Boolean(Node node, string code) => new(IxType.Bool, code, node.Span);
}
