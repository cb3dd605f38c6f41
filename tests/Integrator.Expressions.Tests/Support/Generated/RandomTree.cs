using Integrator.Generators.Expressions.Syntax;

namespace Integrator.Expressions.Tests.Support.Generated;

/// <summary>Any tree that the parser can build, whatever it means.</summary>
internal sealed class RandomTree(Random random)
{
    private static readonly string[] s_names = ["a", "order", "and", "or", "in", "true", "null", "function", "λ", "x-y", "a b", "", "é", "_1", "0", "'", "\"", "{{", "/*", "\\", "\u2028"];
    private static readonly string[] s_members = [.. s_names, "`", "`'\\"];
    private static readonly string[] s_texts = ["", "a", "'", "\"", "\\", "\\u0041", "\n\t\0", "\ud800", "😀", "/* */", "`"];
    private static readonly string[] s_numbers = ["0", "1", "-1", "1.5", "1e3", "-1E-3", "007", "99999999999999999999", "1e999"];
    private static readonly string[] s_marks = ["and", "or", "in", "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "%", "&"];

    public Node Next(int depth) => depth <= 0 ? Leaf() : random.Next(14) switch
    {
        0 => new MemberNode(default, Next(depth - 1), One(s_members), default),
        1 => new ItemNode(default, Next(depth - 1), Next(depth - 1)),
        2 => new EachNode(default, Next(depth - 1), random.Next(2) == 0 ? Object(depth) : Block(depth, 0)),
        3 => new MethodNode(default, Next(depth - 1), One(s_names), default, Arguments(depth)),
        4 or 5 => new CallNode(default, One(["f", "map", "é", "function"]), default, Arguments(depth)),
        6 => new ArrayNode(default, Many(depth)),
        7 => Object(depth),
        8 => Negative(depth),
        9 or 10 => new BinaryNode(default, One(s_marks), Next(depth - 1), Next(depth - 1)),
        11 => new ConditionalNode(default, Next(depth - 1), Next(depth - 1), random.Next(2) == 0 ? Next(depth - 1) : null),
        12 => Block(depth, 1),
        _ => Leaf(),
    };

    private Node Leaf() => random.Next(5) switch
    {
        0 => new LiteralNode(default, One(s_texts)),
        1 => new LiteralNode(default, random.Next(3) switch { 0 => true, 1 => false, _ => null }),
        2 => new NumberNode(default, One(s_numbers)),
        3 => new VariableNode(default, One(["", "$", "x", "é1"])),
        _ => new NameNode(default, One(s_names)),
    };

    // A number with a sign before it is one number.
    private NegativeNode Negative(int depth) =>
        Next(depth - 1) is var operand && operand is NumberNode { Digits: var digits } && digits[0] != '-' ? new NegativeNode(default, new NumberNode(default, "-" + digits)) : new NegativeNode(default, operand);

    private List<Node> Many(int depth) => [.. Enumerable.Range(0, random.Next(4)).Select(_ => Next(depth - 1))];

    private List<Node> Arguments(int depth) => [.. Many(depth).Select(argument => random.Next(4) > 0 ? argument : new LambdaNode(default, [.. Enumerable.Range(0, random.Next(3)).Select(static index => "p" + index)], argument))];

    private ObjectNode Object(int depth) => new(default, [.. Many(depth).Select(key => (key, Next(depth - 1)))]);

    // Parentheses around one value are none, except behind a full stop.
    private BlockNode Block(int depth, int least)
    {
        var steps = Enumerable.Range(0, random.Next(3) + 1).Select(_ => (random.Next(2) == 0 ? null : "x", Next(depth - 1))).ToList();
        return steps.Count == 1 && steps[0].Item1 is null && least > 0 ? new BlockNode(default, [("x", steps[0].Item2)]) : new BlockNode(default, steps);
    }

    private T One<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];
}
