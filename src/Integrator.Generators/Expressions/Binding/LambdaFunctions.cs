using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Expressions.Binding;

/// <summary>Functions that take a function, which is written where it is passed.</summary>
internal sealed class LambdaFunctions(Binder binder)
{
    // The function of a reduction is looked at up to three times, to find out what it sums up.
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

    private static LambdaNode Lambda(CallNode node, int parameters)
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

    private Bound Body(LambdaNode lambda, Frame? frame, params (IxType Type, string Code)[] values) =>
        binder.Bind(lambda.Body, lambda.Parameters.Zip(values, static (name, value) => (name, value)).Aggregate(frame, static (outer, one) => new Frame(outer, one.name, one.value.Type, one.value.Code)));

    private Bound Items(CallNode node, Bound list, Frame? frame)
    {
        var lambda = Lambda(node, 2);
        if (lambda.Parameters.Count < 2)
        {
            return node.Name == "map"
                ? binder.Sequences.Map(list, node.Span, item => Body(lambda, frame, (item.Type, item.Code)))
                : Filtered(node, list, "Filter", item => Body(lambda, frame, (item.Type, item.Code)));
        }

        // With the index, each item is a pair of the two.
        Bound OfPair(Bound pair) => Body(lambda, frame, (list.Type.Item!, pair.Code + ".Item"), (IxType.Int, pair.Code + ".Index"));
        return node.Name == "map"
            ? binder.Sequences.Map(list, node.Span, OfPair, code => $"{Runtime.Lists}Indexed<{list.Type.Item!.CSharp}>({code})")
            : Filtered(node, list, "FilterIndexed", OfPair);
    }

    private Bound Filtered(CallNode node, Bound list, string method, Func<Bound, Bound> body)
    {
        var item = new Bound(list.Type.Item!, binder.Notes.Variable(), list.Span);
        var condition = binder.Truth.Condition(body(item));
        return binder.Notes.Lifted(node.Span, [list], list.Type.NotNull(), codes => $"{Runtime.Lists}{method}({codes[0]}, {item.Code} => {condition})");
    }

    private Bound Sort(CallNode node, Bound list, Frame? frame)
    {
        var (left, right) = (binder.Notes.Variable(), binder.Notes.Variable());
        var isAfter = binder.Truth.Condition(Body(Lambda(node, 2), frame, (list.Type.Item!, left), (list.Type.Item!, right)));
        return binder.Notes.Lifted(node.Span, [list], list.Type.NotNull(), codes => $"{Runtime.Lists}SortBy({codes[0]}, ({left}, {right}) => {isAfter})");
    }

    private Bound Reduce(CallNode node, Bound list, Frame? frame)
    {
        var lambda = Lambda(node, 2);
        var start = node.Arguments.Count == 3 ? binder.Bind(node.Arguments[2], frame) : null;
        var (sum, item) = (binder.Notes.Variable(), binder.Notes.Variable());
        var type = start is null ? list.Type.Item! : start.IsNull ? IxType.Any : start.Type;
        // Without a first value the first item is one, so items are what sums are.
        if (++_reductions > MaximumReductions)
        {
            throw new RuleFailure(Rules.ExpectedInExpression, node.NameSpan, $"at most {MaximumReductions} reductions in each other", "more");
        }

        Bound Next(IxType sums) => Body(lambda, frame, (sums, sum), (start is null ? sums : list.Type.Item!, item));
        var body = Next(type);
        var common = IxTypes.Unify(type, body.Type);
        if (common != type)
        {
            // What the function gives is wider than what it started with.
            type = common;
            body = Next(type);
            type = IxTypes.Unify(type, body.Type) == type ? type : IxType.Any;
            body = type == common ? body : Next(type);
        }

        _reductions--;
        var next = binder.Conversion.To(body, type)!;
        var first = start is null ? null : binder.Conversion.To(start, type)!;
        var items = binder.Conversion.To(list, IxType.List(start is null ? type : list.Type.Item!))!;
        return binder.Notes.Lifted(node.Span, [items], start is null ? type.OrNull() : type, codes => first is null
            ? $"{Runtime.Lists}{(type.IsStruct && !type.IsNullable ? "ReduceValues" : "Reduce")}<{type.CSharp}>({codes[0]}, ({sum}, {item}) => {next.Code})"
            : $"{Runtime.Lists}Reduce<{list.Type.Item!.CSharp}, {type.CSharp}>({codes[0]}, ({sum}, {item}) => {next.Code}, {first.Code})");
    }

    private Bound Keyed(CallNode node, Bound list, Frame? frame)
    {
        var item = new Bound(list.Type.Item!, binder.Notes.Variable(), list.Span);
        var key = node.Arguments[1] is LiteralNode { Value: string name } literal
            ? binder.Names.Member(item, name, literal.Span, literal.Span)
            : Body(Lambda(node, 1), frame, (item.Type, item.Code));
        var text = binder.Conversion.ToName(key) ?? throw Binder.WrongArgument(key.Span, "$" + node.Name, 2, "a function that gives str", key.Type);
        var group = node.Name == "groupBy";
        var value = group ? IxType.List(item.Type) : item.Type;
        return binder.Notes.Lifted(node.Span, [list], IxType.Map(value), codes => $"{Runtime.Maps}{(group ? "GroupBy" : "KeyBy")}({codes[0]}, {item.Code} => {text.Code})");
    }

    private Bound Members(CallNode node, Bound source, Frame? frame)
    {
        var map = source.Type.Kind == IxKind.Map ? source : binder.Argument(
            new Bound(IxType.Any, binder.Conversion.Json(source).Code, source.Span), IxType.Map(IxType.Any), "$" + node.Name, 1, "an object");
        var (value, key) = (binder.Notes.Variable(), binder.Notes.Variable());
        var body = Body(Lambda(node, 2), frame, (map.Type.Item!, value), (IxType.Text, key));
        if (node.Name == "sift")
        {
            var condition = binder.Truth.Condition(body);
            return binder.Notes.Lifted(node.Span, [map], map.Type.NotNull(), codes => $"{Runtime.Maps}Sift({codes[0]}, ({value}, {key}) => {condition})");
        }

        var type = body.IsNull ? IxType.Any : body.Type;
        return binder.Notes.Lifted(node.Span, [map], IxType.Map(type), codes => $"{Runtime.Maps}MapValues<{map.Type.Item!.CSharp}, {type.CSharp}>({codes[0]}, ({value}, {key}) => {body.Code})");
    }
}
