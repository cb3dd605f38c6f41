using System.Text;

namespace Integrator.Generators.Expressions.Syntax;

/// <summary>A tree in canonical spelling. Parentheses stand only where they are needed, so that a text that is not too deep stays one.</summary>
internal static class Printer
{
    public static string Text(Node node) => node switch
    {
        LiteralNode { Value: string text } => Quoted(text),
        LiteralNode literal => literal.Value is bool value ? value ? "true" : "false" : "null",
        NumberNode number => number.Digits,
        NameNode name => Name(name.Name),
        VariableNode variable => "$" + variable.Name,
        MemberNode member => $"{Operand(member.Source)}.{Name(member.Name)}",
        ItemNode item => $"{Operand(item.Source)}[{Whole(item.Item)}]",
        EachNode each => $"{Operand(each.Source)}.{Text(each.Body)}",
        MethodNode method => $"{Operand(method.Source)}.{Name(method.Name)}({List(method.Arguments)})",
        CallNode call => $"${call.Name}({List(call.Arguments)})",
        LambdaNode lambda => $"function({string.Join(", ", lambda.Parameters.Select(static name => "$" + name))}){{{Whole(lambda.Body)}}}",
        ArrayNode array => $"[{List(array.Items)}]",
        ObjectNode record => $"{{{string.Join(", ", record.Members.Select(static member => $"{Part(member.Key)}: {Whole(member.Value)}"))}}}",
        NegativeNode or BinaryNode or ConditionalNode => $"({Whole(node)})",
        _ => Block((BlockNode)node),
    };

    /// <summary>Text between quotation marks.</summary>
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder("'");
        foreach (var letter in text)
        {
            quoted.Append(letter is '\'' or '\\' ? "\\" + letter : letter < ' ' ? $"\\u{(int)letter:x4}" : letter.ToString());
        }

        return quoted.Append('\'').ToString();
    }

    /// <summary>A name, between backticks where it could be taken for something else.</summary>
    public static string Name(string name) => Lexer.IsName(name) && !Parser.IsWord(name) ? name : name.Contains('`') ? Quoted(name) : $"`{name}`";

    // A number before a full stop would take it for its own.
    private static string Operand(Node node) => node is NumberNode ? $"({Text(node)})" : Text(node);

    // Where nothing stands beside it.
    private static string Whole(Node node) => node switch
    {
        NegativeNode negative => "-" + (negative.Operand is NegativeNode ? Whole(negative.Operand) : Operand(negative.Operand)),
        BinaryNode binary => $"{Side(binary.Left, Parser.Strength(binary.Operator))} {binary.Operator} {Side(binary.Right, Parser.Strength(binary.Operator) + 1)}",
        ConditionalNode choice => $"{Part(choice.Condition)} ? {Part(choice.Then)}{Otherwise(choice)}",
        _ => Text(node),
    };

    // Beside an operator only one that binds as strongly needs no parentheses.
    private static string Side(Node node, int strength) => node is BinaryNode side && Parser.Strength(side.Operator) >= strength ? Whole(side) : Text(node);

    private static string Part(Node node) => node is ConditionalNode ? Text(node) : Whole(node);

    private static string Otherwise(ConditionalNode choice) => choice.Otherwise is null ? "" : " : " + Whole(choice.Otherwise);

    private static string List(IEnumerable<Node> nodes) => string.Join(", ", nodes.Select(Whole));

    private static string Block(BlockNode block) =>
        $"({string.Join("; ", block.Steps.Select(static step => step.Variable is null ? Whole(step.Value) : $"${step.Variable} := {Whole(step.Value)}"))})";
}
