using Integrator.Generators.Expressions.Printing;
using Integrator.Generators.Model;

namespace Integrator.Generators.Emit;

/// <summary>Values that the runtime is given, as delegates or as operands.</summary>
/// <param name="connector">The connector whose methods they call.</param>
internal sealed class ValueEmitter(Connector connector)
{
    /// <summary>A function that the runtime calls with what is known then.</summary>
    public string Function(Value value, ScopeKind kind) => value switch
    {
        Value.Method method => Name(method),
        Value.Text or Value.Nothing => $"static _ => {Operand(value, kind)}",
        _ => $"static {ScopeText.Variable(kind)} => {Operand(value, kind)}",
    };

    public string? FunctionIfAny(Value? value, ScopeKind kind) => value is null ? null : Function(value, kind);

    /// <summary>The value where the variables of its scope are known.</summary>
    public string Operand(Value value, ScopeKind kind) => value switch
    {
        Value.Text text => CSharp.Literal(text.Content),
        Value.Inline inline => TermPrinter.Operand(inline.Term),
        Value.Method method => $"{Name(method)}({ScopeText.Arguments(kind, method.Owner)})",
        Value.Either either => $"{Operand(either.First, kind)} ?? {Operand(either.Second, kind)}",
        Value.Nothing => "null",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, null),
    };

    /// <summary>The value between the parentheses of a statement.</summary>
    public string Condition(Value value, ScopeKind kind) => value is Value.Inline inline ? TermPrinter.Text(inline.Term) : Operand(value, kind);

    /// <summary>A function that gives names with their texts; null if there are none.</summary>
    public string? Pairs(EquatableArray<NamedValue> pairs, ScopeKind kind) => pairs.Count == 0 ? null
        : $"static {(pairs.All(static pair => pair.Value is Value.Text) ? "_" : ScopeText.Variable(kind))} => {PairList(pairs, kind)}";

    /// <summary>Names with their texts.</summary>
    public string PairList(EquatableArray<NamedValue> pairs, ScopeKind kind) =>
        Initializer.List(pairs.Select(pair => $"new({CSharp.Literal(pair.Name)}, {Operand(pair.Value, kind)})"));

    private string Name(Value.Method method) => method.Owner switch
    {
        MethodOwner.Expressions => $"global::{connector.Namespace}.{connector.Name}Expressions.{method.Name}",
        MethodOwner.Hook => $"global::{connector.Namespace}.{connector.Name}Hooks.{method.Name}",
        MethodOwner.OptionalHook => $"global::{connector.Namespace}.{connector.Name}Hooks.Call{method.Name}",
        MethodOwner.Action => method.Name,
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, null),
    };
}
