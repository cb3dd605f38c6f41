using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions;
using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Model.Flows;

/// <summary>What the values of one step may name, and how they are bound.</summary>
internal sealed record FlowScope(Scope Scope, Report Report, Variables Variables)
{
    public FlowScope With(params ScopeName[] names) => this with { Scope = Scope with { Names = [.. names, .. Scope.Names] } };

    public TypedExpression? Bind(ValueSyntax value, Target target)
    {
        var parsed = value is ValueSyntax.Constant constant ? Constant(constant) : value;
        return Certain(ExpressionBinder.Bind(parsed, Scope, target, Report, isXml: false, Variables), parsed);
    }

    public TypedExpression? Natural(ValueSyntax value) =>
        Certain(ExpressionBinder.Natural(value is ValueSyntax.Constant constant ? Constant(constant) : value, Scope, Report, Variables), value);

    public TypedExpression? Condition(ValueSyntax? value) => value is null ? null : Bind(value, new Target("a condition", IxType.Bool));

    // A hook would be a name that nobody knows.
    private TypedExpression? Certain(Computation? computation, ValueSyntax value)
    {
        if (computation is HookReference hook)
        {
            Report.Add(Rules.UnknownRoot, value.Place, hook.Name, Scope.Root is { Type.Shape: { } shape } ? string.Join(", ", shape.Members.Select(static member => member.Wire).Concat(Scope.Names.Select(static name => name.Name))) : Scope.List);
        }

        return computation as TypedExpression;
    }

    // A constant is an expression that is always the same.
    private static ValueSyntax.Expression Constant(ValueSyntax.Constant constant) => new(ExpressionText.At("", constant.Place, ""), Literal(constant), constant.Place);

    /// <summary>A constant as part of an expression.</summary>
    public static Node Literal(ValueSyntax.Constant constant) => constant.IsText ? new LiteralNode(default, constant.Text)
        : constant.Json is "true" or "false" ? new LiteralNode(default, constant.Json == "true")
        : new NumberNode(default, constant.Json);
}
