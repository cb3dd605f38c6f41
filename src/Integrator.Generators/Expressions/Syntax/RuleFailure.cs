using Integrator.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators.Expressions.Syntax;

/// <summary>The first thing in an expression that breaks a rule; it never leaves the compiler of expressions.</summary>
internal sealed class RuleFailure(DiagnosticDescriptor rule, TextSpan span, params object[] arguments) : Exception
{
    public DiagnosticDescriptor Rule { get; } = rule;

    public TextSpan Span { get; } = span;

    public object[] Arguments { get; } = arguments;

    /// <summary>Runs a function that throws at the first broken rule. The rule is reported and the result is null.</summary>
    public static T? Guard<T>(ExpressionText text, Report report, Func<T> function)
        where T : class
    {
        try
        {
            return function();
        }
        catch (RuleFailure failure)
        {
            text.Add(report, failure.Rule, failure.Span, failure.Arguments);
            return null;
        }
    }
}
