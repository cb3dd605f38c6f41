using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Expressions.Binding;

/// <summary>Binds arithmetic, comparisons, concatenation and logic.</summary>
internal sealed class OperatorBinder(Binder binder)
{
    private readonly EqualityBinder _equality = new(binder);

    public Bound Binary(BinaryNode node, Frame? frame)
    {
        if (node.Operator == "&")
        {
            return Concatenation(node, frame);
        }

        var left = binder.Bind(node.Left, frame);
        var right = binder.Bind(node.Right, frame);
        return node.Operator switch
        {
            "and" => Boolean(node, new Term.And(binder.Truth.Condition(left), binder.Truth.Condition(right))),
            "or" => Boolean(node, new Term.Or(binder.Truth.Condition(left), binder.Truth.Condition(right))),
            "=" or "!=" => _equality.Equality(node, left, right),
            "in" => _equality.Membership(node, left, right),
            "<" or "<=" or ">" or ">=" => Order(node, Mark(node.Operator), left, right),
            _ => Arithmetic(node, node.Operator, left, right),
        };
    }

    public Bound Negative(NegativeNode node, Frame? frame) =>
        Arithmetic(node, "-", new Bound(IxType.Int, Literals.Number("0", IxKind.Int), node.Span, "0"), binder.Bind(node.Operand, frame));

    private static Bound Boolean(Node node, Term value) => new(IxType.Bool, value, node.Span);

    // A chain of & becomes one call.
    private Bound Concatenation(BinaryNode node, Frame? frame)
    {
        var parts = new List<Bound>();
        Node rest = node;
        while (rest is BinaryNode { Operator: "&" } pair)
        {
            parts.Add(binder.Bind(pair.Right, frame));
            rest = pair.Left;
        }

        parts.Add(binder.Bind(rest, frame));
        parts.Reverse();
        var texts = parts.Select((part, index) => Text(part, index)).ToList();
        return texts.All(static text => text.Constant is string)
            ? Literals.Text(string.Concat(texts.Select(static text => (string)text.Constant!)), node.Span)
            : new Bound(IxType.Text, Runtime.Texts.Concat.Call(texts.Select(static text => text.Value)), node.Span);
    }

    private Bound Text(Bound part, int index) =>
        part.IsNull ? Literals.Text("", part.Span)
        : part.Type.Kind == IxKind.Any ? new Bound(IxType.Text.OrNull(), Runtime.Texts.OfAny.Call(part.Value), part.Span)
        : binder.Conversion.ToText(part) ?? throw Binder.WrongArgument(part.Span, "&", index + 1, "a single value", part.Type);

    private Bound Order(Node node, Comparison mark, Bound left, Bound right)
    {
        if (left.IsNull || right.IsNull)
        {
            return Boolean(node, Term.False);
        }

        var common = Conversion.Comparable(left, right).NotNull();
        if (common.Kind == IxKind.Any && Dated(ref left, ref right) is { } date)
        {
            common = date;
        }

        if (left.Value == right.Value && common.IsStruct)
        {
            // C# warns of a comparison of a value with itself.
            return Boolean(node, mark is Comparison.Less or Comparison.Greater ? Term.False : left.Type.IsNullable ? new Term.NullTest(left.Value, IsNull: false) : Term.True);
        }

        if (common.Kind is IxKind.Int or IxKind.Number or IxKind.Decimal or IxKind.Date or IxKind.DateTime)
        {
            return Boolean(node, new Term.Compare(binder.Conversion.To(left, common)!.Value, mark, binder.Conversion.To(right, common)!.Value));
        }

        if (common.Kind == IxKind.Text)
        {
            return new Bound(IxType.Bool, binder.Truth.Of(binder.Notes.Lifted(node.Span, [left, right], IxType.Bool, terms => new Term.CompareText(terms[0], mark, terms[1]))), node.Span);
        }

        if (left.Type.Kind != IxKind.Any && right.Type.Kind != IxKind.Any)
        {
            binder.Notes.Add(Rules.ConstantComparison, node.Span, left.Type.ToString(), right.Type.ToString(), "false");
            return Boolean(node, Term.False);
        }

        return Boolean(node, new Term.Compare(Runtime.JsonOrder.Compare.Call(binder.Conversion.Json(left).Value, binder.Conversion.Json(right).Value), mark, Term.Of(0)));
    }

    private static Comparison Mark(string mark) => mark switch
    {
        "<" => Comparison.Less,
        "<=" => Comparison.LessOrEqual,
        ">" => Comparison.Greater,
        _ => Comparison.GreaterOrEqual,
    };

    // JSON that is compared with a date is read as a date.
    private static IxType? Dated(ref Bound left, ref Bound right) =>
        left.Type.Kind is IxKind.Date or IxKind.DateTime && right.Type.Kind == IxKind.Any ? left.Type.NotNull()
        : right.Type.Kind is IxKind.Date or IxKind.DateTime && left.Type.Kind == IxKind.Any ? right.Type.NotNull()
        : null;

    private Bound Arithmetic(Node node, string mark, Bound left, Bound right)
    {
        Check(left, mark, 1);
        Check(right, mark, 2);
        if (left.IsNull || right.IsNull)
        {
            return Bound.Null(node.Span);
        }

        var method = mark switch
        {
            "+" => Runtime.Numbers.Add,
            "-" => Runtime.Numbers.Subtract,
            "*" => Runtime.Numbers.Multiply,
            "/" => Runtime.Numbers.Divide,
            _ => Runtime.Numbers.Remainder,
        };
        if (left.Type.Kind == IxKind.Any || right.Type.Kind == IxKind.Any)
        {
            return new Bound(IxType.Any, method.Call(binder.Conversion.Json(left).Value, binder.Conversion.Json(right).Value), node.Span) { IsFresh = true };
        }

        // A literal takes the type of the other operand: 0.1 is exact beside a decimal.
        var common = IxTypes.Unify(left.Type, right.Type).NotNull();
        common = mark == "/" && common.Kind == IxKind.Int ? IxType.Number : common;
        return binder.Notes.Lifted(
            node.Span, [binder.Conversion.To(left, common)!, binder.Conversion.To(right, common)!], common, method.Call);
    }

    private static void Check(Bound operand, string mark, int index)
    {
        if (!operand.Type.IsNumeric && operand.Type.Kind is not (IxKind.Any or IxKind.Null))
        {
            throw Binder.WrongArgument(operand.Span, mark, index, "num", operand.Type);
        }
    }
}
