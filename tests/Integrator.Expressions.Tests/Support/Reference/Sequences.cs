using System.Text.Json.Nodes;

namespace Integrator.Expressions.Tests.Support.Reference;

/// <summary>Steps, items and conditions: over a list they give a list; over JSON of unknown shape what JSONata gives.</summary>
internal static class Sequences
{
    public static object? Member(object? value, string name) => value switch
    {
        null => null,
        Items items => Step(items, item => Member(item, name)),
        Fields fields => fields.GetValueOrDefault(name),
        JsonObject members => members[name],
        JsonArray items => Collapsed(Results(items, item => item is JsonArray inner ? Flat(Lookup(inner, name)) : Member(item, name))),
        _ => null,
    };

    /// <summary>A value for each item; lists are put end to end, and what is missing is left out.</summary>
    public static Items Step(Items items, Func<object?, object?> body) => new(items.Select(body).SelectMany(Spread));

    public static object? Each(object? source, Func<object?, object?> body) => source switch
    {
        null => null,
        Items items => Step(items, body),
        JsonArray items => Collapsed(Results(items, item => Values.Json(body(item)))),
        JsonNode => Values.Json(body(source)),
        _ => body(source),
    };

    public static object? Filter(object? source, Func<object?, bool> condition) => source switch
    {
        null => null,
        Items items => new Items(items.Where(condition)),
        JsonArray items => Flat([.. items.Where(condition)]),
        _ => condition(source) ? source : null,
    };

    public static object? At(object? source, long index)
    {
        IReadOnlyList<object?> items = source switch { null => [], Items list => list, JsonArray array => [.. array], _ => [source] };
        var place = index < 0 ? index + items.Count : index;
        return place >= 0 && place < items.Count ? items[(int)place] : null;
    }

    public static bool IsIn(object? value, object? all) => value is not null && all switch
    {
        null => false,
        Items items => items.Any(item => Values.AreEqual(value, item)),
        JsonArray items => items.Any(item => Values.AreEqual(value, item)),
        Fields fields => Values.Plain(value) is string name && fields.ContainsKey(name),
        JsonObject members => Values.Plain(value) is string name && members.ContainsKey(name),
        _ => Values.AreEqual(value, all),
    };

    /// <summary>The items of a list, anything else by itself, and nothing of what is missing.</summary>
    public static IEnumerable<object?> Spread(object? value) => value switch
    {
        null => [],
        Items items => items,
        JsonArray items => items,
        _ => [value],
    };

    private static List<object> Results(JsonArray items, Func<JsonNode?, object?> body) => [.. items.Select(body).OfType<object>()];

    // The members of arrays in arrays, however deep.
    private static List<object?> Lookup(JsonArray items, string name) =>
        [.. items.SelectMany(item => item is JsonArray inner ? Lookup(inner, name) : Spread(Member(item, name)))];

    // One array that is all there is stays one.
    private static object? Collapsed(List<object> results) => results is [JsonArray only] ? only : Flat([.. results.SelectMany(Spread)]);

    // Nothing for no item, the item for one.
    private static object? Flat(IReadOnlyList<object?> items) => items.Count switch
    {
        0 => null,
        1 => items[0],
        _ => new JsonArray([.. items.Select(Values.Json)]),
    };
}
