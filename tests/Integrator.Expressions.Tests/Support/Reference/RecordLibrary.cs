using System.Text.Json.Nodes;

namespace Integrator.Expressions.Tests.Support.Reference;

/// <summary>The functions on objects.</summary>
internal static class RecordLibrary
{
    public static object? Call(string name, IReadOnlyList<object?> arguments) => name switch
    {
        "keys" => new Items(Spread(arguments[0]).OfType<JsonObject>().SelectMany(static record => record.Select(static member => (object?)member.Key)).Distinct()),
        "values" => new Items(Record(Values.Json(arguments[0])).Select(static member => member.Value)),
        "merge" => Merge(arguments.SelectMany(Spread)),
        "pick" or "omit" => Chosen(arguments[0], [.. arguments.Skip(1).SelectMany(Spread).Where(static part => part is not null).Select(Library.Text)], name == "pick"),
        "removeEmpty" when Values.Json(arguments[0]) is JsonObject record => Of(record.Where(static member => !Library.IsEmpty(member.Value))),
        _ => Values.Json(arguments[0]) is JsonArray items ? new JsonArray([.. items.Where(static item => !Library.IsEmpty(item)).Select(Values.Json)]) : Values.Json(arguments[0]),
    };

    private static IEnumerable<JsonNode?> Spread(object? value) => Values.Json(value) switch
    {
        null => [],
        JsonArray items => items,
        var other => [other],
    };

    private static JsonObject Record(JsonNode? node) => node as JsonObject ?? throw new NoValueException("no object");

    private static JsonObject Of(IEnumerable<KeyValuePair<string, JsonNode?>> members)
    {
        var record = new JsonObject();
        foreach (var (name, value) in members)
        {
            record[name] = value?.DeepClone();
        }

        return record;
    }

    private static JsonObject Merge(IEnumerable<JsonNode?> records) => Of(records.SelectMany(static record => Record(record)));

    private static JsonObject? Chosen(object? record, HashSet<string> names, bool isPicked) =>
        record is null ? null : Of(Record(Values.Json(record)).Where(member => names.Contains(member.Key) == isPicked));
}
