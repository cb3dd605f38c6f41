using Integrator.Generators.Emit;
using Integrator.Generators.Expressions.Types;
using Integrator.Generators.Model;

namespace Integrator.Generators.Expressions.Scopes;

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
        CompiledExpression compiled when IsPlain(compiled) => new Setting.Function(kind.Variable, new Setting.Code(compiled.Code)),
        _ => new Setting.Code(Reference(name, kind, computation, type.CSharp)),
    };

    /// <summary>The value as an operand, where the variables of its scope are at hand.</summary>
    public string Operand(string name, ScopeKind kind, Computation computation, IxType type) => computation switch
    {
        CompiledExpression compiled when IsPlain(compiled) && !compiled.Code.Contains("action.") => compiled.Code,
        _ => Reference(name, kind, computation, type.CSharp) + (kind.Arguments ?? $"({kind.Variable})"),
    };

    /// <summary>Foreign text in C#.</summary>
    public static string Literal(string text) => CSharp.Literal(text);

    /// <summary>A method with a body of our own.</summary>
    /// <returns>How it is named.</returns>
    public string Add(string name, string result, string parameters, string body)
    {
        var taken = names.Take(Names.Pascal(name));
        _methods.Add(Method(result, taken, parameters, body));
        return prefix + taken;
    }

    private string Method(string result, string name, string parameters, string body) => Template.Code($"""
        {_access} static {result} {name}({parameters}) =>
            {body};
        """);

    private string Reference(string name, ScopeKind kind, Computation computation, string result)
    {
        if (computation is HookReference hook)
        {
            return hooks.Add(hook.Name, kind, result);
        }

        var compiled = (CompiledExpression)computation;
        var taken = names.Take(Names.Pascal(name));
        var evaluation = compiled.Code.Contains(Runtime.Evaluation + ".") ? $"var {Runtime.Evaluation} = {kind.Variable}.Evaluation();" : "";
        if (!compiled.Text.IsLocated && evaluation.Length == 0)
        {
            _methods.Add(Method(result, taken, kind.Parameters, compiled.Code));
            return prefix + taken;
        }

        _methods.Add(compiled.Method($"{_access} static {result} {taken}({kind.Parameters})", evaluation));
        return prefix + taken;
    }

    // What calls nothing that evaluates cannot fail, so that no line of the definition need be told.
    private static bool IsPlain(CompiledExpression compiled) => !compiled.Code.Contains(Runtime.Space) && !compiled.Code.Contains(Runtime.Evaluation + ".");
}
