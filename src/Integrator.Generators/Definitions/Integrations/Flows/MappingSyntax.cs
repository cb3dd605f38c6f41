using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Syntax;

namespace Integrator.Generators.Definitions.Integrations.Flows;

/// <summary>A member of a target, and how its value is made.</summary>
/// <param name="Only">When the member is sent at all.</param>
/// <param name="Description">What people say of it; null for nothing.</param>
internal sealed record MappingMember(string Name, MappingSyntax Value, Place Place, ValueOccasion Only = ValueOccasion.Always, string? Description = null);

/// <summary>When a member of a mapping is sent.</summary>
internal enum ValueOccasion
{
    Always,

    /// <summary>Only for a record that the target does not have.</summary>
    Create,

    /// <summary>Only for a record that the target has.</summary>
    Update,
}

/// <summary>What happens if there is no value.</summary>
internal enum ValueNull
{
    /// <summary>The member is left out, or null where the target needs it.</summary>
    Omit,

    /// <summary>The member is null.</summary>
    Null,

    /// <summary>The record fails.</summary>
    Error,
}

/// <summary>How a value is made.</summary>
/// <param name="Place">Where it was written.</param>
internal abstract record MappingSyntax(Place Place)
{
    /// <summary>The lookups that it names.</summary>
    public IEnumerable<Located<string>> Lookups => this switch
    {
        Object members => members.Members.SelectMany(static member => member.Value.Lookups),
        List list => list.Items.SelectMany(static item => item.Lookups),
        Rule { Lookup: { } lookup } => [lookup],
        Each each => each.Item.Lookups,
        _ => [],
    };

    /// <summary>A constant, a template or an expression.</summary>
    internal sealed record Value(ValueSyntax Syntax, Place Place) : MappingSyntax(Place);

    internal sealed record Object(IReadOnlyList<MappingMember> Members, Place Place) : MappingSyntax(Place);

    internal sealed record List(IReadOnlyList<MappingSyntax> Items, Place Place) : MappingSyntax(Place);

    /// <summary>A value with what is done to it.</summary>
    /// <param name="From">Where it comes from.</param>
    /// <param name="Default">What it is if there is none.</param>
    /// <param name="Lookup">The table that it is looked up in.</param>
    /// <param name="When">It is left out if this is false.</param>
    internal sealed record Rule(ValueSyntax? From, ValueSyntax? Default, Located<string>? Lookup, ValueSyntax? When, ValueFormat Format, ValueNull Null, Place Place) : MappingSyntax(Place);

    /// <summary>A value for each item of a list.</summary>
    /// <param name="As">What the item is called.</param>
    internal sealed record Each(ValueSyntax Items, string As, MappingSyntax Item, ValueSyntax? When, Place Place) : MappingSyntax(Place);
}

/// <summary>What a value is made: a type, and for times how they are read and written; null for ISO 8601.</summary>
internal sealed record ValueFormat(string? Type, string? In, string? InZone, string? Out, string? OutZone)
{
    public bool IsTime => this is not { In: null, InZone: null, Out: null, OutZone: null } || Type is "date" or "date-time";
}
