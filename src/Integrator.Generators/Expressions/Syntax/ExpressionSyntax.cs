using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Expressions.Syntax;

/// <summary>A parsed expression of a definition.</summary>
internal sealed record ExpressionSyntax(ExpressionText Text, Node Root)
{
    private const string Mark = "= ";

    /// <summary>The name, if the expression is only a name: it can be a hook.</summary>
    public string? Name => Root is NameNode name && Lexer.IsName(name.Name) ? name.Name : null;

    /// <summary>Whether a text that may be a template says that it is an expression.</summary>
    public static bool IsMarked(string text) => text.StartsWith(Mark, StringComparison.Ordinal);

    /// <summary>An expression, with or without the <c>= </c> before it; null if it breaks a rule, which is reported.</summary>
    public static ExpressionSyntax? Parse(ExpressionText text, Report report) =>
        RuleFailure.Guard(text, report, () => new ExpressionSyntax(text, Parser.Parse(text.Text, IsMarked(text.Text) ? Mark.Length : 0)));
}
