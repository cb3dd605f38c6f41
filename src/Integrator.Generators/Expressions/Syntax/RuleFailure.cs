using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators.Expressions.Syntax;

/// <summary>The first thing in an expression that breaks a rule; it never leaves the compiler of expressions.</summary>
internal sealed class RuleFailure(DiagnosticDescriptor rule, TextSpan span, params object[] arguments) : Exception
{
    public DiagnosticDescriptor Rule { get; } = rule;

    public TextSpan Span { get; } = span;

    public object[] Arguments { get; } = arguments;
}
