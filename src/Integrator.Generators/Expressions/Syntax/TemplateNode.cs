using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators.Expressions.Syntax;

/// <summary>A part of a template: text that stands for itself, or a placeholder.</summary>
internal abstract record TemplatePart
{
    internal sealed record Text(string Value) : TemplatePart;

    /// <param name="Choices">The first that has a value gives it.</param>
    /// <param name="Default">What stands there when none has.</param>
    internal sealed record Placeholder(IReadOnlyList<Choice> Choices, Fallback? Default, TextSpan Span) : TemplatePart;
}

internal sealed record Choice(Node Path, Cast? Cast);

internal sealed record Fallback(string Text, Cast? Cast, TextSpan Span);

internal sealed record Cast(string Name, TextSpan Span);
