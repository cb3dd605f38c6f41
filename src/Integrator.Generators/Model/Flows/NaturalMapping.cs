using Integrator.Generators.Definitions.Integrations.Flows;
using Integrator.Generators.Expressions;
using Integrator.Generators.Expressions.Syntax;

namespace Integrator.Generators.Model.Flows;

/// <summary>Mappings without a target, whose values have the types that they have.</summary>
internal static class NaturalMapping
{
    /// <summary>The mapping as a value; null for one that has no type of its own: a lookup, and a list made of another one.</summary>
    public static ValueSyntax? Value(MappingSyntax mapping) => mapping switch
    {
        MappingSyntax.Value value => value.Syntax,
        MappingSyntax.Object members when members.Members.All(static member => Value(member.Value) is not null) =>
            new ValueSyntax.Object([.. members.Members.Select(static member => new MemberSyntax(member.Name, Value(member.Value)!))], [], members.Place),
        MappingSyntax.List list when list.Items.All(static item => Value(item) is not null) => new ValueSyntax.List([.. list.Items.Select(static item => Value(item)!)], list.Place),
        MappingSyntax.Rule { Lookup: null, Default: null, When: null, From: { } from } rule => FormatRule.Apply(from, rule.Format),
        _ when Node(mapping) is { } node => new ValueSyntax.Expression(ExpressionText.At("", mapping.Place, ""), node, mapping.Place),
        _ => null,
    };

    private static Node? Node(MappingSyntax mapping) => mapping switch
    {
        MappingSyntax.Value value => Node(value.Syntax),
        MappingSyntax.Object members when members.Members.Select(static member => (member.Name, Value: Node(member.Value))).ToList() is var all && all.All(static one => one.Value is not null) =>
            new ObjectNode(default, [.. all.Select(static one => ((Node)new LiteralNode(default, one.Name), one.Value!))]),
        MappingSyntax.List list when list.Items.Select(Node).ToList() is var items && !items.Contains(null) => new ArrayNode(default, items!),
        MappingSyntax.Rule { Lookup: null } rule when Node(rule.From is null ? null : FormatRule.Apply(rule.From, rule.Format)) is { } from => When(rule.When, Default(from, Node(rule.Default))),
        MappingSyntax.Rule { Lookup: null, From: null } rule when Node(rule.Default) is { } given => When(rule.When, given),
        _ => null,
    };

    private static Node Default(Node value, Node? otherwise) =>
        otherwise is null ? value : new ConditionalNode(default, new CallNode(default, "exists", default, [value]), value, otherwise);

    private static Node When(ValueSyntax? condition, Node value) => Node(condition) is { } when ? new ConditionalNode(default, when, value, null) : value;

    private static Node? Node(ValueSyntax? value) => value switch
    {
        ValueSyntax.Expression expression => expression.Root,
        ValueSyntax.Constant constant => FlowScope.Literal(constant),
        ValueSyntax.Template { Whole.Choices: { Count: 1 } choices } when choices[0].Cast is null => choices[0].Path,
        _ => null,
    };
}
