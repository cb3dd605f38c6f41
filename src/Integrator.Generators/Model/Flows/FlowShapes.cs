using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Model.Flows;

/// <summary>The record of a flow: what the export gives, and what steps have added.</summary>
/// <param name="item">The type of what the export gives, as expressions see it.</param>
/// <param name="isWrapped">Whether the record holds it as a member beside what steps add.</param>
internal sealed class FlowShapes(IxType item, string record, bool isWrapped)
{
    public const string Source = "Source";

    private readonly NameScope _names = new([Source]);
    private readonly List<(RecordMember Member, Property Property)> _added = [];

    /// <summary>Whether steps see only what was added, and not what the export gives.</summary>
    public bool HidesSource { get; set; }

    public IxType Seen(string wire) => _added.First(added => added.Member.Wire == wire).Member.Type;

    public IReadOnlyList<Property> Added => [.. _added.Select(static added => added.Property)];

    /// <summary>The members that steps may have added, as names beside JSON that nobody described; none where the record has members.</summary>
    /// <param name="visible">The members that steps may have added here.</param>
    public IEnumerable<RecordMember> Beside(IReadOnlyCollection<string> visible) =>
        IsJson ? _added.Where(added => visible.Contains(added.Member.Wire)).Select(static added => added.Member) : [];

    // JSON that nobody described, and that no transformation has made a record of.
    private bool IsJson => item.Shape is null && !HidesSource;

    /// <summary>From the record to what a value sees at its root; null if they are the same.</summary>
    public Term Root(Term record) => IsJson ? Runtime.JsonConversions.Of.Call(new Term.Member(record, Source)) : record;

    /// <summary>The record with the members that steps have added so far.</summary>
    /// <param name="visible">The members that steps may have added here.</param>
    public IxType Type(IReadOnlyCollection<string> visible)
    {
        if (!isWrapped || IsJson)
        {
            return item;
        }

        var members = (HidesSource ? [] : item.Shape?.Members ?? []).Select(static member => member with { Access = record => member.Of(new Term.Member(record, Source)) })
            .Where(member => _added.All(added => added.Member.Wire != member.Wire || !visible.Contains(member.Wire)))
            .Concat(_added.Where(added => visible.Contains(added.Member.Wire)).Select(static added => added.Member))
            .ToList();
        return IxType.Record(new RecordShape("the record", record, () => members, static value => Runtime.JsonConversions.Model.Call(new Term.Member(value, Source))));
    }

    /// <summary>Whether the export gives the member.</summary>
    public bool IsOfSource(string wire) => !HidesSource && item.Shape?.Member(wire) is not null;

    public Property Add(string wire, string name, TypeRef type, IxType seen, Func<Term, Term>? convert)
    {
        if (_added.FirstOrDefault(added => added.Member.Wire == wire).Property is { } known)
        {
            return known;
        }

        var property = new Property(wire, _names.Take(name), type.OrNull(), Presence.Optional, MustBeSet: false, null, $"What a step adds as {wire}.", IsObsolete: false);
        _added.Add((new RecordMember(wire, property.Name, seen.OrNull(), convert), property));
        return property;
    }
}
