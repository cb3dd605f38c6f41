using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Expressions.Syntax;

/// <summary>A parsed template of a definition. Text without a placeholder is a template with one part.</summary>
internal sealed record TemplateSyntax(ExpressionText Text, IReadOnlyList<TemplatePart> Parts)
{
    /// <summary>A template; null if it breaks a rule, which is reported.</summary>
    public static TemplateSyntax? Parse(ExpressionText text, Report report) =>
        RuleFailure.Guard(text, report, () => new TemplateSyntax(text, TemplateParser.Parse(text.Text)));
}
