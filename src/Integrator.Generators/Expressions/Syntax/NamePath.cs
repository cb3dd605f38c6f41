using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators.Expressions.Syntax;

/// <summary>A name of the scope that a value uses, and the members that follow it: <c>context.owner</c>.</summary>
/// <param name="Names">The name and its members, with the spans they have in the text.</param>
/// <param name="Text">The text that the spans belong to.</param>
/// <param name="IsWhole">Whether the value is this path and nothing else.</param>
internal sealed record NamePath(IReadOnlyList<(string Name, TextSpan Span)> Names, ExpressionText Text, bool IsWhole)
{
    public string Root => Names[0].Name;

    /// <summary>The first member; null if there is none.</summary>
    public string? Member => Names.Count > 1 ? Names[1].Name : null;

    public TextSpan Span => TextSpan.FromBounds(Names[0].Span.Start, Names[Names.Count - 1].Span.End);

    /// <summary>Every path of a value, and of all that is inside it, in the order of the text.</summary>
    public static IEnumerable<NamePath> In(ValueSyntax? value) => value switch
    {
        ValueSyntax.Template template => template.Parts.OfType<TemplatePart.Placeholder>().SelectMany(placeholder =>
            placeholder.Choices.SelectMany(choice => In(choice.Path, template.Text, template.Whole is { Choices.Count: 1, Default: null } whole && whole.Choices[0].Cast is null))),
        ValueSyntax.Expression expression => In(expression.Root, expression.Text, isWhole: true),
        ValueSyntax.Object members => members.Merged.Concat(members.Members.Select(static member => member.Value)).SelectMany(In),
        ValueSyntax.List list => list.Items.SelectMany(In),
        _ => [],
    };

    private static IEnumerable<NamePath> In(Node node, ExpressionText text, bool isWhole) =>
        Chain(node) is { } names ? [new NamePath(names, text, isWhole)] : Parts(node).SelectMany(part => In(part, text, isWhole: false));

    private static List<(string, TextSpan)>? Chain(Node node)
    {
        switch (node)
        {
            case NameNode name:
                return [(name.Name, name.Span)];
            case MemberNode member when Chain(member.Source) is { } names:
                names.Add((member.Name, member.NameSpan));
                return names;
            default:
                return null;
        }
    }

    private static IEnumerable<Node> Parts(Node node) => node switch
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
        ConditionalNode { Otherwise: { } otherwise } choice => [choice.Condition, choice.Then, otherwise],
        ConditionalNode choice => [choice.Condition, choice.Then],
        BlockNode block => block.Steps.Select(static step => step.Value),
        _ => [],
    };
}
