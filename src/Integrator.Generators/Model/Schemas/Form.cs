using Integrator.Generators.Definitions.OpenApi;

namespace Integrator.Generators.Model.Schemas;

/// <summary>What a schema comes down to once composition, nullability and the versions' ways of saying them are settled.</summary>
internal abstract record Form(bool IsNullable)
{
    internal sealed record Any(bool IsNullable = false) : Form(IsNullable);

    internal sealed record Scalar(ScalarKind Kind, bool IsNullable = false) : Form(IsNullable);

    /// <summary>A text that has only one value.</summary>
    internal sealed record Constant(string Value, bool IsNullable = false) : Form(IsNullable);

    internal sealed record Enumeration(IReadOnlyList<string> Values, IReadOnlyList<string> Names, bool IsNumber, bool IsNullable = false) : Form(IsNullable);

    internal sealed record List(SchemaDefinition? Item, bool IsNullable = false) : Form(IsNullable);

    internal sealed record Map(SchemaDefinition? Value, bool IsNullable = false) : Form(IsNullable);

    internal sealed record Members(SchemaDefinition Schema, bool IsNullable = false) : Form(IsNullable);

    /// <summary>An array whose items are described one by one.</summary>
    internal sealed record Tuple(SchemaDefinition Schema, bool IsNullable = false) : Form(IsNullable);

    internal sealed record Union(IReadOnlyList<SchemaDefinition> Arms, SchemaDefinition Schema, bool IsNullable = false) : Form(IsNullable);

    /// <summary>A value, or a text that stands for it.</summary>
    /// <param name="Written">Both as they were written.</param>
    internal sealed record Expandable(Union Written, SchemaDefinition Value, bool IsNullable = false) : Form(IsNullable);

    /// <summary>One value where there is one, a list where there are more.</summary>
    internal sealed record OneOrMany(Union Written, SchemaDefinition Item, bool IsNullable = false) : Form(IsNullable);

    /// <summary>A component that has a type of its own.</summary>
    internal sealed record Reference(string Key, bool IsNullable = false) : Form(IsNullable);

    /// <summary>Whether a component of this form is a type; otherwise it is only another name for one.</summary>
    public bool IsNominal => this is Enumeration or Members or Tuple or Union;

    public Form OrNull(bool isNullable) => isNullable && !IsNullable ? this with { IsNullable = true } : this;
}
