using Microsoft.CodeAnalysis;

namespace Integrator.Generators.Expressions.Types;

/// <summary>The members of a record. They are asked for when they are needed, so a record may hold itself.</summary>
/// <param name="name">The record in messages.</param>
/// <param name="csharp">Its C# type, in full.</param>
/// <param name="members">Its members, in order.</param>
/// <param name="json">From C# that gives a record to C# that gives its <c>JsonNode</c>, which nobody else holds.</param>
/// <param name="read">From C# that gives a <c>JsonNode</c> to C# that gives the record; null where JSON does not become one.</param>
internal class RecordShape(string name, string csharp, Func<IEnumerable<RecordMember>> members, Func<string, string> json, Func<string, string>? read = null)
{
    private readonly Lazy<List<RecordMember>> _members = new(() => members().ToList());

    public string Name { get; } = name;

    public string CSharp { get; } = csharp;

    public IReadOnlyList<RecordMember> Members => _members.Value;

    public Func<string, string> Json { get; } = json;

    public Func<string, string>? Read { get; } = read;

    public virtual RecordMember? Member(string wire) => Members.FirstOrDefault(member => member.Wire == wire);
}

/// <summary>A member of a record.</summary>
/// <param name="Wire">Its name in JSON, by which expressions know it.</param>
/// <param name="Property">What stands behind the full stop in C#.</param>
/// <param name="Type">Its type; nullable where it may be absent.</param>
/// <param name="Convert">From C# that gives the property's value, which is not null, to C# that gives a value of the type.</param>
internal sealed record RecordMember(string Wire, string Property, IxType Type, Func<string, string>? Convert = null)
{
    /// <summary>From C# that gives the record to C# that gives the member, where that is more than a property.</summary>
    public Func<string, string>? Access { get; init; }
}

/// <summary>A record that an object constructor builds: JSON in C#, whose members are known all the same.</summary>
internal sealed class JsonShape(IReadOnlyList<(string Name, IxType Type)> members)
    : RecordShape("object", Runtime.Node, () => members.Select(static member => new RecordMember(member.Name, "", member.Type)), static code => code, static code => code)
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
internal sealed class UnionShape(string name, string csharp, Func<IEnumerable<RecordMember>> members, Func<string, string> json, Func<string, string>? read)
    : RecordShape(name, csharp, members, json, read);

/// <summary>A record that has a member for every name, or for every name that it knows how to find.</summary>
/// <param name="member">From a name to its member; null where there is none.</param>
/// <param name="known">The names that a mistyped one is compared with.</param>
internal sealed class OpenShape(string name, Func<string, RecordMember?> member, Func<IEnumerable<RecordMember>> known, Func<string, string> json)
    : RecordShape(name, Runtime.Node, known, json)
{
    /// <summary>The rule that a name breaks for which there is no member; null for the usual one.</summary>
    public DiagnosticDescriptor? Unknown { get; init; }

    public override RecordMember? Member(string wire) => member(wire);
}
