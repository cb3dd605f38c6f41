using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Expressions;

/// <summary>How a value is found: by code, or by a method that the user writes.</summary>
internal abstract record Computation;

/// <summary>A method of the user's: the name of a hook.</summary>
internal sealed record HookReference(string Name) : Computation;

/// <summary>A text of a definition as C#.</summary>
/// <param name="Code">C# that gives a value of the type. It names the variables of the scope, and <c>evaluation</c>, an <c>Evaluation</c>.</param>
/// <param name="Missing">The paths of a template that may have no value; the first that has none fails the evaluation where a value is required, else the result is null.</param>
internal sealed record CompiledExpression(string Code, IxType Type, ExpressionText Text, IReadOnlyList<string> Missing) : Computation
{
    // Only what goes through lists can do much.
    private string Counted => Code.Contains("=>") ? $"using var work = {Runtime.Space}Work.Begin();" : "";

    /// <summary>A method that evaluates; a failure names the definition's file, line and column.</summary>
    /// <param name="head">All of its declaration before the body. Its parameters are the variables of the scope, and <c>evaluation</c>.</param>
    /// <param name="before">A statement that comes first; none when empty.</param>
    public string Method(string head, string before = "") => Emit.Template.Code($$"""
        {{head}}
        {
            {{before}}
            {{Counted}}
            try
            {
        {{Text.LineDirective}}
                return {{Code}};
        #line default
            }
            catch (global::Integrator.ExpressionException failure) when (failure.File is null)
            {
                throw failure.At({{Text.Arguments}});
            }
        }
        """);
}

/// <summary>What a place in a definition needs.</summary>
/// <param name="Place">The place in a message: <c>the header 'X-A'</c>.</param>
/// <param name="Type">The type. A <c>bool</c> takes any value as a condition; a nullable type takes a value that may be missing.</param>
internal sealed record Target(string Place, IxType Type);
