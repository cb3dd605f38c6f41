using System.Text.Json.Nodes;
using Integrator.Generators.Expressions.Syntax;

namespace Integrator.Expressions.Tests.Support.Reference;

/// <summary>The functions that take a function.</summary>
internal sealed class Lambdas(Evaluator evaluator, Binding? binding)
{
    public object? Call(CallNode node)
    {
        var source = evaluator.Of(node.Arguments[0], binding);
        if (source is null)
        {
            return null;
        }

        return node.Name switch
        {
            "map" => new Items(Library.List(source).Select((item, index) => Body(node, item, (long)index)).Where(static value => value is not null)),
            "filter" => new Items(Library.List(source).Where((item, index) => Values.IsTrue(Body(node, item, (long)index)))),
            "sort" => Sort(Library.List(source), (left, right) => Values.IsTrue(Body(node, left, right))),
            "reduce" => Reduce(node, Library.List(source)),
            "sift" => Fields(Members(source).Where(member => Values.IsTrue(Body(node, member.Value, member.Key)))),
            "mapValues" => Fields(Members(source).Select(member => KeyValuePair.Create(member.Key, Body(node, member.Value, member.Key)))),
            _ => Keyed(node, Library.List(source)),
        };
    }

    private object? Body(CallNode node, params object?[] values)
    {
        var lambda = (LambdaNode)node.Arguments[1];
        var inner = lambda.Parameters.Zip(values).Aggregate(binding, static (outer, pair) => new Binding(outer, pair.First, pair.Second));
        return evaluator.Of(lambda.Body, inner);
    }

    private object? Reduce(CallNode node, Items items)
    {
        var hasStart = node.Arguments.Count > 2;
        var rest = items.Skip(hasStart ? 0 : 1);
        return hasStart || items.Count > 0 ? rest.Aggregate(hasStart ? evaluator.Of(node.Arguments[2], binding) : items[0], (sum, item) => Body(node, sum, item)) : null;
    }

    // Merged from halves, the left first unless it must stand behind.
    private static Items Sort(Items items, Func<object?, object?, bool> isAfter)
    {
        if (items.Count < 2)
        {
            return items;
        }

        var middle = items.Count / 2;
        var (left, right) = (Sort(new Items(items.Take(middle)), isAfter), Sort(new Items(items.Skip(middle)), isAfter));
        var merged = new Items([]);
        var next = 0;
        foreach (var item in left)
        {
            while (next < right.Count && isAfter(item, right[next]))
            {
                merged.Add(right[next++]);
            }

            merged.Add(item);
        }

        merged.AddRange(right.Skip(next));
        return merged;
    }

    private object? Keyed(CallNode node, Items items)
    {
        var keys = items.Select(item => Values.Text(node.Arguments[1] is LiteralNode { Value: string name } ? Sequences.Member(item, name) : Body(node, item))).ToList();
        var fields = new Fields(StringComparer.Ordinal);
        foreach (var (key, item) in keys.Zip(items).Where(static pair => pair.First is not null))
        {
            if (node.Name == "keyBy")
            {
                fields[key!] = item;
            }
            else if (fields.TryGetValue(key!, out var group))
            {
                ((Items)group!).Add(item);
            }
            else
            {
                fields[key!] = new Items([item]);
            }
        }

        return fields;
    }

    private static Fields Fields(IEnumerable<KeyValuePair<string, object?>> members)
    {
        var fields = new Fields(StringComparer.Ordinal);
        foreach (var (name, value) in members)
        {
            fields.Add(name, value);
        }

        return fields;
    }

    private static IEnumerable<KeyValuePair<string, object?>> Members(object source) => source switch
    {
        Fields { Source: null } fields => fields,
        _ => ((Values.Json(source) as JsonObject) ?? throw new NoValueException("no object")).Select(static member => KeyValuePair.Create(member.Key, (object?)member.Value)),
    };
}
