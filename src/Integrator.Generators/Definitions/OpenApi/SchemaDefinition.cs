using System.Collections.Immutable;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.OpenApi;

/// <summary>A JSON Schema as far as it shapes types; what only validates is left out.</summary>
/// <param name="number">Its number in reading order.</param>
internal sealed class SchemaDefinition(Place place, int number = 0)
{
    public Place Place { get; } = place;

    /// <summary>The key of the schema this one stands for, in <see cref="ApiDefinition.Schemas"/>.</summary>
    public string? Reference { get; set; }

    public JsonKinds Kinds { get; set; }

    public bool IsNullable { get; set; }

    public string? Format { get; set; }

    public string? Title { get; set; }

    /// <summary>What the document wants it to be called in code.</summary>
    public string? Alias { get; set; }

    public string? Description { get; set; }

    public bool IsDeprecated { get; set; }

    public bool IsReadOnly { get; set; }

    public bool IsWriteOnly { get; set; }

    /// <summary>The values of <c>enum</c> or the one of <c>const</c>, null left out.</summary>
    public IReadOnlyList<LiteralDefinition> Values { get; set; } = [];

    /// <summary>Names for <see cref="Values"/>, given by an extension.</summary>
    public IReadOnlyList<string> ValueNames { get; set; } = [];

    /// <summary>What <see cref="Values"/> mean, said by an extension.</summary>
    public IReadOnlyList<string> ValueTexts { get; set; } = [];

    public IReadOnlyList<KeyValuePair<string, SchemaDefinition>> Properties { get; set; } = [];

    public ISet<string> Required { get; set; } = ImmutableHashSet<string>.Empty;

    /// <summary>The schema of members that are not named; null where the document says nothing of them.</summary>
    public SchemaDefinition? Additional { get; set; }

    /// <summary>Whether members are described by what their names are like.</summary>
    public bool HasPatterns { get; set; }

    public SchemaDefinition? Items { get; set; }

    public IReadOnlyList<SchemaDefinition> AllOf { get; set; } = [];

    public IReadOnlyList<SchemaDefinition> OneOf { get; set; } = [];

    public DiscriminatorDefinition? Discriminator { get; set; }

    /// <summary>Whether null is what a member has that nobody gave.</summary>
    public bool IsNullByDefault { get; set; }

    /// <summary>Whether it is an array, and the properties are its items.</summary>
    public bool IsTuple { get; set; }

    public bool IsEmpty =>
        Reference is null && Kinds == JsonKinds.None && Values.Count == 0 && Properties.Count == 0
        && Additional is null && Items is null && AllOf.Count == 0 && OneOf.Count == 0;

    // Definitions are compared by identity. The runtime's own hash of an object is slow at first use, and a document has tens of thousands.
    public override int GetHashCode() => number;
}

/// <summary>The kinds of JSON value that a schema names under <c>type</c>.</summary>
[Flags]
internal enum JsonKinds
{
    None = 0,
    String = 1,
    Integer = 2,
    Number = 4,
    Boolean = 8,
    Object = 16,
    Array = 32,
}

internal sealed record LiteralDefinition(JsonKinds Kind, string Text);

/// <summary>The property that tells which schema a value follows; the mapping leads from values to schema keys.</summary>
internal sealed record DiscriminatorDefinition(string Property, IReadOnlyList<KeyValuePair<string, string>> Mapping)
{
    /// <summary>The values that stand for a schema: those mapped to it, or else its key.</summary>
    public IReadOnlyList<string> ValuesOf(string key)
    {
        var mapped = Mapping.Where(entry => entry.Value == key).Select(static entry => entry.Key).ToList();
        return mapped.Count > 0 ? mapped : [key];
    }
}
