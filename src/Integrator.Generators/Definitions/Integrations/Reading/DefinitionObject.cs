using System.Text.Json;
using System.Text.Json.Nodes;
using Integrator.Generators.Definitions.Integrations.Schemas;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Syntax;

namespace Integrator.Generators.Definitions.Integrations.Reading;

/// <summary>
/// An object of a definition, which <see cref="ShapeCheck"/> has accepted: no member is of another kind than the schema says.
/// Only readers use it, so that each key of the format occurs in one of them.
/// </summary>
internal sealed record DefinitionObject(JsonObject Members, Place Place, ValueReader Values)
{
    public Report Report => Values.Report;

    public bool IsEmpty => Members.Count == 0;

    public bool Has(string key) => Members.ContainsKey(key);

    /// <summary>Whether the key is given as null, which removes a default.</summary>
    public bool IsNull(string key) => Members.TryGetPropertyValue(key, out var value) && value is null;

    public JsonNode? Node(string key) => Members[key];

    public string? Text(string key) => Members[key] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.ToString() : null;

    /// <summary>A text, a number or a boolean as text.</summary>
    public string? Scalar(string key) => (Members[key] as JsonValue)?.ToString();

    public bool? Flag(string key) => Members[key]?.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    public int? Whole(string key) => Members[key] is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<int>(out var number) ? number : null;

    public double? Number(string key) => Members[key] is JsonValue value && value.GetValueKind() == JsonValueKind.Number ? value.GetValue<double>() : null;

    public Located<string>? Located(string key) => Text(key) is { } text ? new Located<string>(text, Place[key]) : null;

    /// <summary>The text of the first key that has one.</summary>
    public Located<string>? Located(string key, string alias) => Located(key) ?? Located(alias);

    public Located<int>? LocatedWhole(string key) => Whole(key) is { } number ? new Located<int>(number, Place[key]) : null;

    /// <summary>The scalars of a list, as text.</summary>
    public IReadOnlyList<Located<string>> Texts(string key)
    {
        var items = Members[key] as JsonArray ?? [];
        return [.. items.Select((item, index) => item is JsonValue ? new Located<string>(item.ToString(), Place[key][index]) : null).OfType<Located<string>>()];
    }

    /// <summary>The object at a key; empty if there is none.</summary>
    public DefinitionObject Object(string key) => new(Members[key] as JsonObject ?? [], Place[key], Values);

    /// <summary>The object at a key; null if there is none.</summary>
    public DefinitionObject? ObjectIfAny(string key) => Members[key] is JsonObject ? Object(key) : null;

    /// <summary>The members that are objects.</summary>
    public IEnumerable<(string Key, DefinitionObject Value)> Objects() =>
        Members.Where(static member => member.Value is JsonObject).Select(member => (member.Key, Object(member.Key)));

    /// <summary>The items of a list that are objects.</summary>
    public IEnumerable<DefinitionObject> Items(string key)
    {
        var items = Members[key] as JsonArray ?? [];
        for (var index = 0; index < items.Count; index++)
        {
            if (items[index] is JsonObject item)
            {
                yield return new DefinitionObject(item, Place[key][index], Values);
            }
        }
    }

    /// <summary>A value whose texts may be templates, or expressions after <c>= </c>; null if the key is not given or null.</summary>
    public ValueSyntax? Value(string key) => Members[key] is { } value ? Values.Template(value, Place[key]) : null;

    /// <summary>The same, for a value that must not stand in a definition: everybody who has the package would have it.</summary>
    public ValueSyntax? Secret(string key)
    {
        var value = Value(key);
        if (value is ValueSyntax.Constant { Text.Length: > 0 })
        {
            Report.Add(Rules.LiteralSecret, Place[key]);
        }

        return value;
    }

    /// <summary>A value of a key that takes an expression; null if the key is not given or null.</summary>
    public ValueSyntax? Expression(string key) => Members[key] is { } value ? Values.Expression(value, Place[key]) : null;

    /// <summary>The members of an object as values. A member that is null removes a default, and is null here too.</summary>
    public IReadOnlyList<PairDefinition> Pairs(string key)
    {
        var members = Object(key);
        return [.. members.Members.Select(member => new PairDefinition(member.Key, member.Value is null ? null : members.Value(member.Key), members.Place[member.Key]))];
    }

    /// <summary>The members of an object that are texts.</summary>
    public IReadOnlyList<TextPair> TextPairs(string key) => [.. Object(key).Members.Select(static member => new TextPair(member.Key, member.Value?.ToString() ?? ""))];

    public SchemaKey? Schema(string key) => Members[key] is { } schema ? Values.Schemas.Add(schema, Place[key]) : null;
}

/// <summary>A header, a query parameter or another name with its value.</summary>
/// <param name="Value">Null if the definition removes what holds otherwise.</param>
internal sealed record PairDefinition(string Name, ValueSyntax? Value, Place Place);

internal sealed record TextPair(string Name, string Text);
