using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Model.Integrations.Values;

/// <summary>The methods of one class that compute values.</summary>
/// <param name="owner">The class.</param>
/// <param name="names">The names that the class has.</param>
/// <param name="action">The action whose arguments the methods get; null if they get none.</param>
internal sealed class FunctionList(MethodOwner owner, NameScope names, HookList hooks, string? action = null)
{
    private readonly List<Function> _functions = [];

    public EquatableArray<Function> Functions => _functions.ToEquatableArray();

    /// <summary>
    /// A value that stands where it is used, or else is computed by a method: if it can fail, or if it declares variables, which would meet those of
    /// another value in the same statement.
    /// </summary>
    /// <param name="name">What the method is called, if one is needed.</param>
    /// <param name="isMethod">Whether a method is wanted in any case.</param>
    public Value Add(string name, ScopeKind kind, Computation computation, IxType type, bool isMethod = false)
    {
        if (computation is HookReference hook)
        {
            return hooks.Add(hook.Name, hook.Place, hookName => new Hook.Expression(hookName, kind, kind == ScopeKind.Call ? action : null, type.Carrier));
        }

        var expression = ((TypedExpression)computation).Expression;
        return expression is { CanFail: false, UsesEvaluation: false } && !isMethod && !expression.Value.Declares()
            ? new Value.Inline(expression.Value)
            : Add(name, kind, type.Carrier, new FunctionBody.Expression(expression));
    }

    public Value Add(string name, ScopeKind kind, TermType result, FunctionBody body)
    {
        var taken = names.Take(Names.Pascal(name));
        _functions.Add(new Function(taken, kind, result, body));
        return new Value.Method(owner, taken);
    }
}
