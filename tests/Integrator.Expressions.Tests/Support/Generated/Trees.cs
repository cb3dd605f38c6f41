using Integrator.Generators.Expressions.Syntax;

namespace Integrator.Expressions.Tests.Support.Generated;

/// <summary>Syntax trees compared, and taken apart.</summary>
internal static class Trees
{
    /// <summary>The node, and all below it.</summary>
    public static IEnumerable<Node> Parts(Node node) => Below(node).SelectMany(Parts).Prepend(node);

    /// <summary>Whether two trees are the same but for where they stand.</summary>
    public static bool AreEqual(Node left, Node right)
    {
        var (some, others) = (Below(left).ToList(), Below(right).ToList());
        return left.GetType() == right.GetType() && Own(left) == Own(right) && some.Count == others.Count && some.Zip(others).All(static pair => AreEqual(pair.First, pair.Second));
    }

    // What a node says itself.
    private static string Own(Node node) => node switch
    {
        LiteralNode literal => $"{literal.Value?.GetType()} {literal.Value}",
        NumberNode number => number.Digits,
        NameNode name => name.Name,
        VariableNode variable => variable.Name,
        MemberNode member => member.Name,
        MethodNode method => method.Name,
        CallNode call => call.Name,
        LambdaNode lambda => string.Join(",", lambda.Parameters),
        BinaryNode binary => binary.Operator,
        BlockNode block => string.Join(",", block.Steps.Select(static step => step.Variable ?? " ")),
        _ => "",
    };

    private static IEnumerable<Node> Below(Node node) => node switch
    {
        MemberNode member => [member.Source],
        ItemNode item => [item.Source, item.Item],
        EachNode each => [each.Source, each.Body],
        MethodNode method => [method.Source, .. method.Arguments],
        CallNode call => call.Arguments,
        LambdaNode lambda => [lambda.Body],
        ArrayNode array => array.Items,
        ObjectNode record => record.Members.SelectMany(static member => new[] { member.Key, member.Value }),
        NegativeNode negative => [negative.Operand],
        BinaryNode binary => [binary.Left, binary.Right],
        ConditionalNode { Otherwise: null } choice => [choice.Condition, choice.Then],
        ConditionalNode choice => [choice.Condition, choice.Then, choice.Otherwise],
        BlockNode block => block.Steps.Select(static step => step.Value),
        _ => [],
    };
}
