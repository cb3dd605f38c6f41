namespace Integrator.Generators.Model;

/// <summary>A type to declare.</summary>
internal abstract record Declaration(string Name, string Summary, bool IsObsolete);

/// <summary>An object with named members.</summary>
/// <param name="Own">What the type declares itself.</param>
/// <param name="Wire">What stands in its JSON, inherited members included, in document order.</param>
/// <param name="Additional">The type of members without a name; null where they are skipped.</param>
/// <param name="Kinds">The derived types, when others derive from this one.</param>
internal sealed record ObjectModel(
    string Name,
    string Summary,
    bool IsObsolete,
    string? Parent,
    EquatableArray<Property> Own,
    EquatableArray<Property> Wire,
    TypeRef? Additional,
    bool DeclaresAdditional,
    Discriminator? Discriminator,
    EquatableArray<Kind> Kinds) : Declaration(Name, Summary, IsObsolete)
{
    /// <summary>Whether its text shows none of its values, for there are secrets among them.</summary>
    public bool IsConcealed { get; init; }
}

/// <summary>The member that tells kinds apart, and its value for this one.</summary>
internal sealed record Discriminator(string Wire, string Member, string Value);

/// <summary>A type that is told by one of these values.</summary>
internal sealed record Kind(string Type, EquatableArray<string> Values);

internal sealed record Property(
    string Wire,
    string Name,
    TypeRef Type,
    Presence Presence,
    bool MustBeSet,
    string? Constant,
    string Summary,
    bool IsObsolete)
{
    /// <summary>What every answer must have of it.</summary>
    public Need Need { get; init; }
}

/// <summary>What an answer must have of a member.</summary>
internal enum Need
{
    /// <summary>It may lack it.</summary>
    Nothing,

    /// <summary>A value.</summary>
    Value,

    /// <summary>A value or null.</summary>
    ValueOrNull,
}

/// <summary>What happens to a member that has no value when it is written.</summary>
internal enum Presence
{
    /// <summary>Null is written.</summary>
    Required,

    /// <summary>Nothing is written.</summary>
    Optional,

    /// <summary>Absent and null differ.</summary>
    Tristate,
}

/// <summary>Named values of a text or a number; others are kept.</summary>
internal sealed record OpenEnum(string Name, string Summary, bool IsObsolete, bool IsNumber, EquatableArray<EnumMember> Members)
    : Declaration(Name, Summary, IsObsolete);

internal sealed record EnumMember(string Name, string Value, string Summary);

/// <summary>An array whose items have types of their own.</summary>
internal sealed record TupleModel(string Name, string Summary, bool IsObsolete, EquatableArray<TypeRef> Items)
    : Declaration(Name, Summary, IsObsolete);

/// <summary>One of several shapes.</summary>
/// <param name="Discriminator">The member that tells them apart; null where their shape does.</param>
internal sealed record Union(string Name, string Summary, bool IsObsolete, string? Discriminator, EquatableArray<Arm> Arms)
    : Declaration(Name, Summary, IsObsolete);

/// <param name="Discriminant">The value to write when the arm's own type does not declare the discriminator.</param>
internal sealed record Arm(string Name, TypeRef Type, string Summary, ArmTest Test, string? Discriminant);

/// <summary>How an arm is told from the others.</summary>
internal abstract record ArmTest
{
    internal sealed record Value(EquatableArray<string> Values, Shape? Fallback) : ArmTest;

    internal sealed record Shape(EquatableArray<string> Required, EquatableArray<string> Known, EquatableArray<string> Constants) : ArmTest;

    /// <param name="Fit">What the value is like; null for any of the kind.</param>
    internal sealed record Token(string Kind, Fit? Fit) : ArmTest;
}

/// <summary>What a value must be like to be an arm's.</summary>
internal abstract record Fit
{
    /// <param name="Name">How the runtime calls the test.</param>
    internal sealed record Kind(string Name) : Fit;

    internal sealed record List(Fit Item) : Fit;

    internal sealed record Map(Fit Value) : Fit;

    internal sealed record Tuple(EquatableArray<Fit> Items) : Fit;

    internal sealed record Object(EquatableArray<string> Required, EquatableArray<string> Constants) : Fit;

    internal sealed record Either(EquatableArray<Fit> Fits) : Fit;
}
