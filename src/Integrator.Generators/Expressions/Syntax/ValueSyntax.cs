using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Expressions.Syntax;

/// <summary>A value of a definition, parsed: JSON whose texts may be templates or expressions.</summary>
/// <param name="Place">Where it was written.</param>
internal abstract record ValueSyntax(Place Place)
{
    /// <summary>Whether generated code has to compute it.</summary>
    public virtual bool IsComputed => true;

    /// <summary>A text, a number or a boolean that is always the same.</summary>
    /// <param name="Text">The value as text.</param>
    /// <param name="Json">The value as JSON.</param>
    /// <param name="IsText">Whether it is a text.</param>
    internal sealed record Constant(string Text, string Json, bool IsText, Place Place) : ValueSyntax(Place)
    {
        public override bool IsComputed => false;
    }

    /// <summary>JSON null.</summary>
    internal sealed record Null(Place Place) : ValueSyntax(Place)
    {
        public override bool IsComputed => false;
    }

    /// <summary>Text with placeholders.</summary>
    internal sealed record Template(ExpressionText Text, IReadOnlyList<TemplatePart> Parts, Place Place) : ValueSyntax(Place)
    {
        /// <summary>The placeholder that is the whole text; null if there is other text or a second one.</summary>
        public TemplatePart.Placeholder? Whole => Parts.Count == 1 ? Parts[0] as TemplatePart.Placeholder : null;
    }

    internal sealed record Expression(ExpressionText Text, Node Root, Place Place) : ValueSyntax(Place);

    /// <summary>A method that the user of the connector writes.</summary>
    internal sealed record Hook(string Name, Place Place) : ValueSyntax(Place);

    /// <summary>A value that cannot be parsed. It has been reported.</summary>
    internal sealed record Broken(Place Place) : ValueSyntax(Place);

    /// <param name="Merged">Objects that are merged below the members; empty where there are none.</param>
    internal sealed record Object(IReadOnlyList<MemberSyntax> Members, IReadOnlyList<ValueSyntax> Merged, Place Place) : ValueSyntax(Place);

    internal sealed record List(IReadOnlyList<ValueSyntax> Items, Place Place) : ValueSyntax(Place);
}

internal sealed record MemberSyntax(string Name, ValueSyntax Value);
