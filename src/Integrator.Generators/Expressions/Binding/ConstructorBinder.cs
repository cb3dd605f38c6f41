using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Expressions.Binding;

/// <summary>Binds array and object constructors, conditionals and blocks.</summary>
internal sealed class ConstructorBinder(Binder binder)
{
    public Bound Array(ArrayNode node, Frame? frame)
    {
        var items = node.Items.Select(item => (Value: binder.Bind(item, frame), IsNested: item is ArrayNode, IsWritten: item is LiteralNode)).ToList();
        if (items.Count == 0)
        {
            return new Bound(IxType.List(IxType.Null), Runtime.Lists.Empty.Call([TermType.Json.OrNull()]), node.Span);
        }

        var type = items.Select(static item => ItemType(item.Value, item.IsNested)).Aggregate(IxTypes.Unify);
        type = type.Kind is IxKind.Null ? IxType.Any : type;
        var terms = items.Where(static item => item.IsWritten || !item.Value.IsNull).Select(item => Element(item.Value, type, item.IsNested));
        return new Bound(IxType.List(type), Runtime.Lists.Built.Call([type.Carrier], new Term.List(terms.ToEquatableArray())), node.Span);
    }

    public Bound Object(ObjectNode node, Frame? frame)
    {
        var members = node.Members.Select(member => (Key: binder.Bind(member.Key, frame), Value: binder.Bind(member.Value, frame), IsWritten: member.Value is LiteralNode)).ToList();
        var pairs = members.Select((member, index) => Runtime.JsonRecords.Member.Call(Key(member.Key, index), Member(member.Value, member.IsWritten)));
        var record = Runtime.JsonRecords.Of.Call(pairs);
        var names = members.Where(static member => member.Key.Constant is string && member.Key.Type.Kind == IxKind.Text).ToList();
        var shape = new JsonShape([.. names
            .GroupBy(static member => (string)member.Key.Constant!, StringComparer.Ordinal)
            .Select(static same => (same.Key, Known(same.Last().Value.Type)))]);
        return new Bound(names.Count == members.Count ? IxType.Record(shape) : IxType.Any.NotNull(), record, node.Span) { IsFresh = true };
    }

    public Bound Conditional(ConditionalNode node, Frame? frame)
    {
        var condition = binder.Truth.Condition(binder.Bind(node.Condition, frame));
        var then = binder.Bind(node.Then, frame);
        var otherwise = node.Otherwise is null ? Bound.Null(node.Span) : binder.Bind(node.Otherwise, frame);
        if (then.IsNull && otherwise.IsNull)
        {
            return Bound.Null(node.Span);
        }

        var type = IxTypes.Unify(then.Type, otherwise.Type);
        var (left, right) = (binder.Conversion.To(then, type)!, binder.Conversion.To(otherwise, type)!);
        type = type.OrNull(left.Type.IsNullable || right.Type.IsNullable);
        if (condition is Term.Boolean constant)
        {
            return constant.Value ? left with { Span = node.Span, Constant = null } : right with { Span = node.Span, Constant = null };
        }

        return new Bound(type, new Term.Conditional(condition, left.Value, right.Value, type.Carrier), node.Span) { IsFresh = left.IsFresh && right.IsFresh };
    }

    public Bound Block(BlockNode node, Frame? frame) => Steps(node.Steps, 0, frame) with { Span = node.Span };

    private Bound Steps(IReadOnlyList<(string? Variable, Node Value)> steps, int index, Frame? frame)
    {
        var value = binder.Bind(steps[index].Value, frame);
        if (index == steps.Count - 1)
        {
            return value;
        }

        if (steps[index].Variable is not { } name)
        {
            return Steps(steps, index + 1, frame);
        }

        value = value.IsNull ? Bound.Null(value.Span, IxType.Any) with { IsNull = false } : value;
        var variable = binder.Notes.Variable();
        var rest = Steps(steps, index + 1, new Frame(frame, name, value.Type, new Term.Variable(variable)));
        return rest with { Value = Runtime.Lists.Let.Call([value.Type.Carrier, rest.Type.Carrier], value.Value, Lambda.Of(variable, rest.Value)), Constant = null };
    }

    private static IxType ItemType(Bound item, bool isNested) =>
        item.IsNull ? IxType.Null
        : item.Type.Kind == IxKind.List && !isNested ? item.Type.Item!
        : item.Type.Kind == IxKind.Any ? IxType.Any
        : item.Type.NotNull();

    // The items of a list that is not a constructor are added one by one; missing values are left out.
    private Term Element(Bound item, IxType type, bool isNested)
    {
        if (item.IsNull)
        {
            return Term.NoValue;
        }

        if (item.Type.Kind == IxKind.List && !isNested)
        {
            return new Term.Spread(Runtime.Lists.OrEmpty.Call(binder.Conversion.To(item, IxType.List(type))!.Value));
        }

        if (item.Type.Kind == IxKind.Any)
        {
            return new Term.Spread(Runtime.JsonValues.Spread.Call(item.Value));
        }

        var value = binder.Conversion.To(item, type)!;
        return !item.Type.IsNullable ? value.Value
            : new Term.Spread((value.Type.IsStruct ? Runtime.Lists.OptionalValue : Runtime.Lists.Optional).Call(value.Value));
    }

    private Term Key(Bound key, int index) => key.Type.Kind switch
    {
        IxKind.Text when key.Constant is string name => new Term.Text(name),
        _ => (binder.Conversion.ToName(key) ?? throw Binder.WrongArgument(key.Span, "{ }", index + 1, "str", key.Type)).Value,
    };

    // A literal null is kept; a member whose value is missing is left out.
    private Term Member(Bound value, bool isWritten) => !value.IsNull ? binder.Conversion.Owned(value) : isWritten ? new Term.Static(Runtime.JsonRecords.Null) : Term.NoValue;

    private static IxType Known(IxType type) => type.Kind == IxKind.Null ? IxType.Any : type;
}
