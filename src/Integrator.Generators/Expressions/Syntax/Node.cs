using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators.Expressions.Syntax;

/// <summary>A part of an expression, with the span it has in the decoded text.</summary>
internal abstract class Node(TextSpan span, params Node[] parts)
{
    public TextSpan Span { get; } = span;

    /// <summary>How many nodes lie on the longest way down: what recursion over the tree costs.</summary>
    public int Depth { get; } = 1 + (parts.Length == 0 ? 0 : parts.Max(static part => part.Depth));

    /// <summary>The expression in canonical spelling; parsing it gives the same tree.</summary>
    public override string ToString() => Printer.Text(this);
}

/// <summary>Text, a boolean or null.</summary>
internal sealed class LiteralNode(TextSpan span, object? value) : Node(span)
{
    /// <summary>A string, a boolean, or null.</summary>
    public object? Value { get; } = value;
}

/// <summary>A number as it was written.</summary>
internal sealed class NumberNode(TextSpan span, string digits) : Node(span)
{
    public string Digits { get; } = digits;

    public bool IsWhole => Digits.All(static letter => letter is >= '0' and <= '9' or '-');
}

/// <summary>A name of the scope, or a member of the current item.</summary>
internal sealed class NameNode(TextSpan span, string name) : Node(span)
{
    public string Name { get; } = name;
}

/// <summary>A variable; an empty name is <c>$</c>, the current item, and <c>$</c> is <c>$$</c>, the root.</summary>
internal sealed class VariableNode(TextSpan span, string name) : Node(span)
{
    public string Name { get; } = name;
}

internal sealed class MemberNode(TextSpan span, Node source, string name, TextSpan nameSpan) : Node(span, source)
{
    public Node Source { get; } = source;

    public string Name { get; } = name;

    public TextSpan NameSpan { get; } = nameSpan;
}

/// <summary><c>source[item]</c>: an index if the item is a number, else a condition.</summary>
internal sealed class ItemNode(TextSpan span, Node source, Node item) : Node(span, source, item)
{
    public Node Source { get; } = source;

    public Node Item { get; } = item;
}

/// <summary><c>source.{…}</c> and <c>source.(…)</c>: the body for each item.</summary>
internal sealed class EachNode(TextSpan span, Node source, Node body) : Node(span, source, body)
{
    public Node Source { get; } = source;

    public Node Body { get; } = body;
}

/// <summary><c>source.name(arguments)</c>.</summary>
internal sealed class MethodNode(TextSpan span, Node source, string name, TextSpan nameSpan, IReadOnlyList<Node> arguments)
    : Node(span, [source, .. arguments])
{
    public Node Source { get; } = source;

    public string Name { get; } = name;

    public TextSpan NameSpan { get; } = nameSpan;

    public IReadOnlyList<Node> Arguments { get; } = arguments;
}

internal sealed class CallNode(TextSpan span, string name, TextSpan nameSpan, IReadOnlyList<Node> arguments) : Node(span, [.. arguments])
{
    public string Name { get; } = name;

    public TextSpan NameSpan { get; } = nameSpan;

    public IReadOnlyList<Node> Arguments { get; } = arguments;
}

internal sealed class LambdaNode(TextSpan span, IReadOnlyList<string> parameters, Node body) : Node(span, body)
{
    public IReadOnlyList<string> Parameters { get; } = parameters;

    public Node Body { get; } = body;
}

internal sealed class ArrayNode(TextSpan span, IReadOnlyList<Node> items) : Node(span, [.. items])
{
    public IReadOnlyList<Node> Items { get; } = items;
}

internal sealed class ObjectNode(TextSpan span, IReadOnlyList<(Node Key, Node Value)> members)
    : Node(span, [.. members.SelectMany(static member => new[] { member.Key, member.Value })])
{
    public IReadOnlyList<(Node Key, Node Value)> Members { get; } = members;
}

internal sealed class NegativeNode(TextSpan span, Node operand) : Node(span, operand)
{
    public Node Operand { get; } = operand;
}

internal sealed class BinaryNode(TextSpan span, string mark, Node left, Node right) : Node(span, left, right)
{
    public string Operator { get; } = mark;

    public Node Left { get; } = left;

    public Node Right { get; } = right;
}

internal sealed class ConditionalNode(TextSpan span, Node condition, Node then, Node? otherwise)
    : Node(span, otherwise is null ? [condition, then] : [condition, then, otherwise])
{
    public Node Condition { get; } = condition;

    public Node Then { get; } = then;

    public Node? Otherwise { get; } = otherwise;
}

/// <summary><c>( $x := a; b )</c>: steps in order, the last of which is the value. A step with a variable binds it for those after it.</summary>
internal sealed class BlockNode(TextSpan span, IReadOnlyList<(string? Variable, Node Value)> steps) : Node(span, [.. steps.Select(static step => step.Value)])
{
    public IReadOnlyList<(string? Variable, Node Value)> Steps { get; } = steps;
}
