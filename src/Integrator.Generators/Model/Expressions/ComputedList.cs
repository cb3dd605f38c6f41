using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Model.Expressions;

/// <summary>The methods of one class that evaluate expressions, and how each is reached.</summary>
/// <param name="names">The names that the class has.</param>
/// <param name="prefix">What stands before a method where it is named from outside of its class; empty inside.</param>
/// <param name="hooks">The methods that a user writes.</param>
internal sealed class ComputedList(NameScope names, string prefix, HookList hooks)
{
    private readonly List<string> _methods = [];
    private readonly string _access = prefix.Length == 0 ? "private" : "internal";

    /// <summary>The methods, each in full.</summary>
    public EquatableArray<string> Methods => _methods.ToEquatableArray();

    /// <summary>The value as a function of what the runtime knows then.</summary>
    /// <param name="name">What the method is called, if one is needed.</param>
    public Setting Function(string name, ScopeKind kind, Computation computation, IxType type) => computation switch
    {
        TypedExpression { Value: var value } when IsPlain(value) => new Setting.Function(kind.Variable, new Setting.Code(Printed.Operand(value))),
        _ => new Setting.Code(Reference(name, kind, computation, Printed.Type(type.Carrier))),
    };

    /// <summary>The value as an operand, where the variables of its scope are at hand.</summary>
    public string Operand(string name, ScopeKind kind, Computation computation, IxType type) => computation switch
    {
        TypedExpression { Value: var value } when IsPlain(value) && !value.Uses(ScopeKind.Action) => Printed.Operand(value),
        _ => Reference(name, kind, computation, Printed.Type(type.Carrier)) + (kind.Arguments ?? $"({kind.Variable})"),
    };

    /// <summary>Foreign text in C#.</summary>
    public static string Literal(string text) => Printed.Literal(text);

    /// <summary>A method with a body of our own.</summary>
    /// <returns>How it is named.</returns>
    public string Add(string name, string result, string parameters, string body)
    {
        var taken = names.Take(Names.Pascal(name));
        _methods.Add($"{_access} static {result} {taken}({parameters}) =>\n    {body};");
        return prefix + taken;
    }

    private string Reference(string name, ScopeKind kind, Computation computation, string result)
    {
        if (computation is HookReference hook)
        {
            return hooks.Add(hook.Name, kind, result);
        }

        var expression = ((TypedExpression)computation).Expression;
        var taken = names.Take(Names.Pascal(name));
        var evaluation = expression.UsesEvaluation ? $"var {Term.EvaluationName} = {kind.Variable}.{RuntimeValues.AuthScope.Evaluation.Name}();" : "";
        _methods.Add(Printed.Method(expression, $"{_access} static {result} {taken}({kind.Parameters})", evaluation));
        return prefix + taken;
    }

    // A value that calls the runtime gets a method of its own, so that it has a name and room for its lines.
    private static bool IsPlain(Term value) => !value.Evaluates() && !value.Uses(Term.EvaluationName);
}
