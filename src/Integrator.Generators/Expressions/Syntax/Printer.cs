using System.Text;

namespace Integrator.Generators.Expressions.Syntax;

/// <summary>A tree in canonical spelling: every operator in parentheses, so that precedence is never in doubt.</summary>
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
        ItemNode item => $"{Operand(item.Source)}[{Text(item.Item)}]",
        EachNode each => $"{Operand(each.Source)}.{Text(each.Body)}",
        MethodNode method => $"{Operand(method.Source)}.{Name(method.Name)}({List(method.Arguments)})",
        CallNode call => $"${call.Name}({List(call.Arguments)})",
        LambdaNode lambda => $"function({string.Join(", ", lambda.Parameters.Select(static name => "$" + name))}){{{Text(lambda.Body)}}}",
        ArrayNode array => $"[{List(array.Items)}]",
        ObjectNode record => $"{{{string.Join(", ", record.Members.Select(static member => $"{Text(member.Key)}: {Text(member.Value)}"))}}}",
        NegativeNode negative => $"(-{Operand(negative.Operand)})",
        BinaryNode binary => $"({Text(binary.Left)} {binary.Operator} {Text(binary.Right)})",
        ConditionalNode choice => $"({Text(choice.Condition)} ? {Text(choice.Then)}{Otherwise(choice)})",
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

    private static string Otherwise(ConditionalNode choice) => choice.Otherwise is null ? "" : " : " + Text(choice.Otherwise);

    private static string List(IEnumerable<Node> nodes) => string.Join(", ", nodes.Select(Text));

    private static string Block(BlockNode block) =>
        $"({string.Join("; ", block.Steps.Select(static step => step.Variable is null ? Text(step.Value) : $"${step.Variable} := {Text(step.Value)}"))})";
}
