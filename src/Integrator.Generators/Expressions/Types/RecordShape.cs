using Integrator.Generators.Expressions.Terms;
using Microsoft.CodeAnalysis;

namespace Integrator.Generators.Expressions.Types;

/// <summary>The members of a record. They are asked for when they are needed, so a record may hold itself.</summary>
/// <param name="name">The record in messages.</param>
/// <param name="typeName">Its C# type with the namespace; null for a JSON node.</param>
/// <param name="members">Its members, in order.</param>
/// <param name="json">From a record to its JSON node, which has no parent.</param>
/// <param name="read">From a JSON node to the record; null if JSON cannot be read as one.</param>
internal class RecordShape(string name, string? typeName, Func<IEnumerable<RecordMember>> members, Func<Term, Term> json, Func<Term, Term>? read = null)
{
    private readonly Lazy<List<RecordMember>> _members = new(() => members().ToList());

    public string Name { get; } = name;

    public string? TypeName { get; } = typeName;

    public IReadOnlyList<RecordMember> Members => _members.Value;

    public Func<Term, Term> Json { get; } = json;

    public Func<Term, Term>? Read { get; } = read;

    public virtual RecordMember? Member(string wire) => Members.FirstOrDefault(member => member.Wire == wire);
}

/// <summary>A member of a record.</summary>
/// <param name="Wire">Its name in JSON, by which expressions know it.</param>
/// <param name="Property">The name of the property; empty if <see cref="Access"/> is given.</param>
/// <param name="Type">Its type; nullable where it may be absent.</param>
/// <param name="Convert">From the property's value, which is not null, to a value of the type; null if they are the same.</param>
internal sealed record RecordMember(string Wire, string Property, IxType Type, Func<Term, Term>? Convert = null)
{
    /// <summary>From the record to the member, if that is more than a property.</summary>
    public Func<Term, Term>? Access { get; init; }

    /// <summary>From the record to values that are used, in order, if the member is null; null if there are none.</summary>
    public Func<Term, IReadOnlyList<Term>>? Fallbacks { get; init; }

    /// <summary>Whether the property distinguishes null from absent, so that its value is one member further.</summary>
    public bool IsTristate { get; init; }

    /// <summary>The member of a record.</summary>
    /// <param name="isConditional">Whether the record may be null, which makes the result null.</param>
    public Term Of(Term source, bool isConditional = false)
    {
        if (Access is not null)
        {
            return Access(source);
        }

        var property = new Term.Member(source, Property, isConditional);
        return IsTristate ? new Term.Member(property, "Value") : property;
    }
}

/// <summary>A record that an object constructor builds: JSON in C#, whose members are known all the same.</summary>
internal sealed class JsonShape(IReadOnlyList<(string Name, IxType Type)> members)
    : RecordShape("object", null, () => members.Select(static member => new RecordMember(member.Name, "", member.Type)), static json => json, static json => json)
{
    /// <summary>Members of either; one that the other has not may be absent.</summary>
    public static JsonShape Merge(JsonShape first, JsonShape second)
    {
        var merged = first.Members.Select(member => second.Member(member.Wire) is { } other
            ? (member.Wire, IxTypes.Unify(member.Type, other.Type))
            : (member.Wire, member.Type.OrNull())).ToList();
        merged.AddRange(second.Members.Where(member => first.Member(member.Wire) is null).Select(static member => (member.Wire, member.Type.OrNull())));
        return new JsonShape(merged);
    }
}

/// <summary>A record that is one of several: a member is what its JSON has, if any of them knows it.</summary>
internal sealed class UnionShape(string name, string? typeName, Func<IEnumerable<RecordMember>> members, Func<Term, Term> json, Func<Term, Term>? read)
    : RecordShape(name, typeName, members, json, read);

/// <summary>A record that has a member for every name, or for every name that it knows how to find.</summary>
/// <param name="member">From a name to its member; null where there is none.</param>
/// <param name="known">The names that a mistyped one is compared with.</param>
internal sealed class OpenShape(string name, Func<string, RecordMember?> member, Func<IEnumerable<RecordMember>> known, Func<Term, Term> json)
    : RecordShape(name, null, known, json)
{
    /// <summary>The rule that a name breaks for which there is no member; null for the usual one.</summary>
    public DiagnosticDescriptor? Unknown { get; init; }

    public override RecordMember? Member(string wire) => member(wire);
}
