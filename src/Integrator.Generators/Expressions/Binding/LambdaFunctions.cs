using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Expressions.Binding;

/// <summary>Binds functions that take a lambda.</summary>
internal sealed class LambdaFunctions(Binder binder)
{
    // The lambda of a reduction is bound up to three times to find the type of the result.
    private const int MaximumReductions = 6;

    private int _reductions;

    public Bound Call(CallNode node, Frame? frame)
    {
        var most = node.Name == "reduce" ? 3 : 2;
        if (node.Arguments.Count < 2 || node.Arguments.Count > most)
        {
            throw new RuleFailure(Rules.WrongArgument, node.Span, "$" + node.Name, Math.Min(node.Arguments.Count, most) + 1, node.Arguments.Count < 2 ? "given" : "left out", node.Arguments.Count < 2 ? "nothing" : "one");
        }

        var source = binder.Bind(node.Arguments[0], frame);
        if (source.IsNull)
        {
            return Bound.Null(node.Span);
        }

        return node.Name switch
        {
            "sift" or "mapValues" => Members(node, source, frame),
            "reduce" => Reduce(node, List(node, source), frame),
            "sort" => Sort(node, List(node, source), frame),
            "groupBy" or "keyBy" => Keyed(node, List(node, source), frame),
            _ => Items(node, List(node, source), frame),
        };
    }

    private Bound List(CallNode node, Bound source) =>
        source.Type.Kind == IxKind.List ? source : binder.Argument(source, IxType.List(IxType.Any), "$" + node.Name, 1, "a list");

    private static LambdaNode Function(CallNode node, int parameters)
    {
        if (node.Arguments[1] is not LambdaNode lambda)
        {
            if (node.Arguments[1] is VariableNode { Name: var name } && Functions.Names.Contains(name))
            {
                throw NameBinder.NoValue(name, node.Arguments[1].Span);
            }

            throw new RuleFailure(Rules.WrongArgument, node.Arguments[1].Span, "$" + node.Name, 2, "function(…){…}", "a value");
        }

        return lambda.Parameters.Count <= parameters ? lambda
            : throw new RuleFailure(Rules.WrongArgument, lambda.Span, "$" + node.Name, 2, $"a function of at most {parameters}", $"one of {lambda.Parameters.Count}");
    }

    private Bound Body(LambdaNode lambda, Frame? frame, params (IxType Type, Term Value)[] values) =>
        binder.Bind(lambda.Body, lambda.Parameters.Zip(values, static (name, value) => (name, value)).Aggregate(frame, static (outer, one) => new Frame(outer, one.name, one.value.Type, one.value.Value)));

    private Bound Items(CallNode node, Bound list, Frame? frame)
    {
        var lambda = Function(node, 2);
        if (lambda.Parameters.Count < 2)
        {
            return node.Name == "map"
                ? binder.Sequences.Map(list, node.Span, item => Body(lambda, frame, (item.Type, item.Value)))
                : Filtered(node, list, Runtime.Lists.Filter, item => Body(lambda, frame, (item.Type, item.Value)));
        }

        // With an index, each item is a pair of item and index.
        Bound OfPair(Bound pair) => Body(lambda, frame, (list.Type.Item!, new Term.Member(pair.Value, "Item")), (IxType.Int, new Term.Member(pair.Value, "Index")));
        return node.Name == "map"
            ? binder.Sequences.MapIndexed(list, node.Span, OfPair)
            : Filtered(node, list, Runtime.Lists.FilterIndexed, OfPair);
    }

    private Bound Filtered(CallNode node, Bound list, RuntimeMember method, Func<Bound, Bound> body)
    {
        var item = binder.Notes.Variable();
        var condition = binder.Truth.Condition(body(new Bound(list.Type.Item!, new Term.Variable(item), list.Span)));
        return binder.Notes.Lifted(node.Span, [list], list.Type.NotNull(), terms => method.Call(terms[0], Lambda.Of(item, condition)));
    }

    private Bound Sort(CallNode node, Bound list, Frame? frame)
    {
        var (left, right) = (binder.Notes.Variable(), binder.Notes.Variable());
        var isAfter = binder.Truth.Condition(Body(Function(node, 2), frame, (list.Type.Item!, new Term.Variable(left)), (list.Type.Item!, new Term.Variable(right))));
        return binder.Notes.Lifted(node.Span, [list], list.Type.NotNull(), terms => Runtime.Lists.SortBy.Call(terms[0], Lambda.Of(left, right, isAfter)));
    }

    private Bound Reduce(CallNode node, Bound list, Frame? frame)
    {
        var lambda = Function(node, 2);
        var start = node.Arguments.Count == 3 ? binder.Bind(node.Arguments[2], frame) : null;
        var (sum, item) = (binder.Notes.Variable(), binder.Notes.Variable());
        var type = start is null ? list.Type.Item! : start.IsNull ? IxType.Any : start.Type;
        // Without an initial value the first item is the initial value, so items and results have one type.
        if (++_reductions > MaximumReductions)
        {
            throw new RuleFailure(Rules.ExpectedInExpression, node.NameSpan, $"at most {MaximumReductions} reductions in each other", "more");
        }

        Bound Next(IxType sums) => Body(lambda, frame, (sums, new Term.Variable(sum)), (start is null ? sums : list.Type.Item!, new Term.Variable(item)));
        var body = Next(type);
        var common = IxTypes.Unify(type, body.Type);
        if (common != type)
        {
            // The lambda returns a wider type than the initial value has.
            type = common;
            body = Next(type);
            type = IxTypes.Unify(type, body.Type) == type ? type : IxType.Any;
            body = type == common ? body : Next(type);
        }

        _reductions--;
        var next = binder.Conversion.To(body, type)!;
        var first = start is null ? null : binder.Conversion.To(start, type)!;
        var items = binder.Conversion.To(list, IxType.List(start is null ? type : list.Type.Item!))!;
        return binder.Notes.Lifted(node.Span, [items], start is null ? type.OrNull() : type, terms => first is null
            ? (type.IsStruct && !type.IsNullable ? Runtime.Lists.ReduceValues : Runtime.Lists.Reduce).Call([type.Carrier], terms[0], Lambda.Of(sum, item, next.Value))
            : Runtime.Lists.Reduce.Call([list.Type.Item!.Carrier, type.Carrier], terms[0], Lambda.Of(sum, item, next.Value), first.Value));
    }

    private Bound Keyed(CallNode node, Bound list, Frame? frame)
    {
        var variable = binder.Notes.Variable();
        var item = new Bound(list.Type.Item!, new Term.Variable(variable), list.Span);
        var key = node.Arguments[1] is LiteralNode { Value: string name } literal
            ? binder.Names.Member(item, name, literal.Span, literal.Span)
            : Body(Function(node, 1), frame, (item.Type, item.Value));
        var text = binder.Conversion.ToName(key) ?? throw Binder.WrongArgument(key.Span, "$" + node.Name, 2, "a function that gives str", key.Type);
        var group = node.Name == "groupBy";
        var value = group ? IxType.List(item.Type) : item.Type;
        return binder.Notes.Lifted(node.Span, [list], IxType.Map(value), terms => (group ? Runtime.Maps.GroupBy : Runtime.Maps.KeyBy).Call(terms[0], Lambda.Of(variable, text.Value)));
    }

    private Bound Members(CallNode node, Bound source, Frame? frame)
    {
        var map = source.Type.Kind == IxKind.Map ? source : binder.Argument(
            new Bound(IxType.Any, binder.Conversion.Json(source).Value, source.Span), IxType.Map(IxType.Any), "$" + node.Name, 1, "an object");
        var (value, key) = (binder.Notes.Variable(), binder.Notes.Variable());
        var body = Body(Function(node, 2), frame, (map.Type.Item!, new Term.Variable(value)), (IxType.Text, new Term.Variable(key)));
        if (node.Name == "sift")
        {
            var condition = binder.Truth.Condition(body);
            return binder.Notes.Lifted(node.Span, [map], map.Type.NotNull(), terms => Runtime.Maps.Sift.Call(terms[0], Lambda.Of(value, key, condition)));
        }

        var type = body.IsNull ? IxType.Any : body.Type;
        return binder.Notes.Lifted(node.Span, [map], IxType.Map(type), terms => Runtime.Maps.MapValues.Call([map.Type.Item!.Carrier, type.Carrier], terms[0], Lambda.Of(value, key, body.Value)));
    }
}
