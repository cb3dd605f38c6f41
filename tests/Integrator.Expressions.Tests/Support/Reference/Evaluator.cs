using System.Globalization;
using System.Text.Json.Nodes;
using Integrator.Generators.Expressions.Syntax;

namespace Integrator.Expressions.Tests.Support.Reference;

/// <summary>What an expression is worth, found by walking its tree. Written to be read beside the definition of the language, not to be fast.</summary>
/// <param name="names">The values of the scope.</param>
/// <param name="isLazy">Whether an operation with a missing operand leaves those behind it alone. Both are right, for nothing is done but computing.</param>
internal sealed class Evaluator(IReadOnlyDictionary<string, object?> names, bool isLazy)
{


    /// <summary>The value as JSON; throws <see cref="NoValueException"/> where there is none.</summary>
    public static JsonNode? Json(Node node, IReadOnlyDictionary<string, object?> names, bool isLazy) => Values.Json(new Evaluator(names, isLazy).Of(node, null));

    public object? Of(Node node, Binding? binding) => node switch
    {
        LiteralNode literal => literal.Value,
        NumberNode number => Number(number.Digits),
        NameNode name => Name(name.Name, binding),
        VariableNode variable => Binding.Find(binding, variable.Name)!.Value,
        MemberNode member => Sequences.Member(Of(member.Source, binding), member.Name),
        ItemNode item => Item(item, binding),
        EachNode each => Each(each, binding),
        CallNode call => Call(call, binding),
        ArrayNode array => Array(array, binding),
        ObjectNode record => Object(record, binding),
        NegativeNode negative => Arithmetic.Of("-", 0L, Of(negative.Operand, binding)),
        BinaryNode binary => Binary(binary, binding),
        ConditionalNode choice => Values.IsTrue(Of(choice.Condition, binding)) ? Of(choice.Then, binding)
            : choice.Otherwise is null ? null : Of(choice.Otherwise, binding),
        BlockNode block => Block(block, binding),
        _ => throw new NotSupportedException(node.ToString()),
    };

    private static object Number(string digits) =>
        long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : (object)double.Parse(digits, CultureInfo.InvariantCulture);

    // Of JSON of unknown shape any name is a member.
    private object? Name(string name, Binding? binding)
    {
        var isMember = Binding.Find(binding, "") is { } item
            && (item.Value is null or JsonNode || (item.Value is Fields fields && fields.ContainsKey(name)) || !names.ContainsKey(name));
        if (!isMember && Binding.Find(binding, "") is { Value: not Fields })
        {
            throw new AmbiguousException();
        }

        return isMember ? Sequences.Member(Binding.Find(binding, "")!.Value, name) : names[name];
    }

    private object? Item(ItemNode node, Binding? binding)
    {
        var source = Of(node.Source, binding);
        if (IsIndex(node.Item))
        {
            return Sequences.At(source, (long)Math.Floor(Convert.ToDouble(Of(node.Item, binding), CultureInfo.InvariantCulture)));
        }

        return Sequences.Filter(source, item => Values.IsTrue(Of(node.Item, new Binding(binding, "", item))));
    }

    // The tests write an index as a number, or as a sum of some.
    private static bool IsIndex(Node node) => node is NumberNode || node is BinaryNode { Operator: "+" or "-" or "/" } sum && IsIndex(sum.Left) && IsIndex(sum.Right);

    private object? Each(EachNode node, Binding? binding) =>
        Sequences.Each(Of(node.Source, binding), item => Of(node.Body, new Binding(binding, "", item)));

    private object? Block(BlockNode node, Binding? binding)
    {
        object? value = null;
        foreach (var (variable, step) in node.Steps)
        {
            value = variable is not null || step == node.Steps[^1].Value ? Of(step, binding) : null;
            binding = variable is null ? binding : new Binding(binding, variable, value);
        }

        return value;
    }

    // What is no list by its spelling is put in item by item, and what is missing is left out.
    private Items Array(ArrayNode node, Binding? binding)
    {
        var all = new Items([]);
        foreach (var item in node.Items)
        {
            var value = Of(item, binding);
            all.AddRange(item is ArrayNode || item is LiteralNode ? [value] : Sequences.Spread(value));
        }

        return all;
    }

    private Fields Object(ObjectNode node, Binding? binding)
    {
        var fields = new Fields(StringComparer.Ordinal);
        foreach (var (key, value) in node.Members)
        {
            var (name, member) = (Values.Text(Of(key, binding)), Of(value, binding));
            if (name is not null && (member is not null || value is LiteralNode))
            {
                fields[name] = member;
            }
        }

        return fields;
    }

    private object? Binary(BinaryNode node, Binding? binding) => node.Operator switch
    {
        "and" => Values.IsTrue(Of(node.Left, binding)) && Values.IsTrue(Of(node.Right, binding)),
        "or" => Values.IsTrue(Of(node.Left, binding)) || Values.IsTrue(Of(node.Right, binding)),
        "+" or "-" or "*" or "/" or "%" => Operands([node.Left, node.Right], binding) is [var left, var right] ? Arithmetic.Of(node.Operator, left, right) : null,
        "<" or "<=" or ">" or ">=" => Operands([node.Left, node.Right], binding) is [var left, var right] && (bool)Relation(node.Operator, left, right),
        "=" or "!=" when isLazy && node.Right is LiteralNode { Value: null } => IsThere(node.Left, binding) == (node.Operator == "!="),
        "=" or "!=" or "in" => Related(node, binding),
        _ => Relation(node.Operator, Of(node.Left, binding), Of(node.Right, binding)),
    };

    // What can never be equal need not be known.
    private object Related(BinaryNode node, Binding? binding)
    {
        try
        {
            return Relation(node.Operator, Of(node.Left, binding), Of(node.Right, binding));
        }
        catch (NoValueException) when (isLazy)
        {
            return node.Operator == "!=";
        }
    }

    // The values, or null if one is missing and so none is needed.
    private List<object?>? Operands(IEnumerable<Node> nodes, Binding? binding)
    {
        var values = new List<object?>();
        NoValueException? failure = null;
        foreach (var node in nodes)
        {
            try
            {
                values.Add(Of(node, binding));
            }
            catch (NoValueException none) when (isLazy)
            {
                failure = none;
            }
        }

        return isLazy && values.Contains(null) ? null : failure is null ? values : throw failure;
    }

    // What cannot be null is there, whatever it is.
    private bool IsThere(Node node, Binding? binding)
    {
        try
        {
            return Of(node, binding) is not null;
        }
        catch (NoValueException) when (isLazy)
        {
            return true;
        }
    }

    private static object Relation(string mark, object? left, object? right) => mark switch
    {
        "&" => Values.Text(left) + Values.Text(right),
        "=" => Values.AreEqual(left, right),
        "!=" => !Values.AreEqual(left, right),
        "in" => Sequences.IsIn(left, right),
        "<" => Values.Compare(left, right) < 0,
        "<=" => Values.Compare(left, right) <= 0,
        ">" => Values.Compare(left, right) > 0,
        _ => Values.Compare(left, right) >= 0,
    };

    private object? Call(CallNode node, Binding? binding)
    {
        if (node.Arguments.Any(static argument => argument is LambdaNode) || node.Name is "groupBy" or "keyBy")
        {
            return new Lambdas(this, binding).Call(node);
        }

        if (node.Name == "firstNonEmpty")
        {
            return node.Arguments.Select(argument => Of(argument, binding)).FirstOrDefault(static value => !Library.IsEmpty(value));
        }

        if (node.Name == "exists")
        {
            return IsThere(node.Arguments[0], binding);
        }

        if (Library.TakesNull(node.Name))
        {
            return Library.Call(node.Name, [.. node.Arguments.Select(argument => Of(argument, binding))]);
        }

        return Operands(node.Arguments, binding) is { } arguments ? Library.Call(node.Name, arguments) : null;
    }
}
