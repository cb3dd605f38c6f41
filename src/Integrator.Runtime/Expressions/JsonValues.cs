using System.ComponentModel;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Integrator.Json;

namespace Integrator.Expressions;

/// <summary>Values of which an expression knows nothing but that they are JSON. A JSON null and nothing are both null.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonValues
{
    private static readonly JsonSerializerOptions s_text = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A member; of an array, those of its items.</summary>
    public static JsonNode? Member(JsonNode? node, string name) => node switch
    {
        JsonObject members => members.TryGetPropertyValue(name, out var member) ? member : null,
        JsonArray items => Results(Work.Through(items).Select(item => item is JsonArray inner ? Sequence(Members(inner, name)) : Member(item, name))),
        _ => null,
    };

    /// <summary>An item, counted from the end if negative; what is no array is its own first item.</summary>
    public static JsonNode? At(JsonNode? node, long index) => node is JsonArray items
        ? Place(index, items.Count) is { } place ? items[place] : null
        : index is 0 or -1 ? node : null;

    /// <summary>A value for each item.</summary>
    public static JsonNode? Each(JsonNode? node, Func<JsonNode?, JsonNode?> body) => node switch
    {
        null => null,
        JsonArray items => Results(Work.Through(items).Select(body)),
        _ => body(node),
    };

    /// <summary>The items that meet a condition.</summary>
    public static JsonNode? Filter(JsonNode? node, Func<JsonNode?, bool> condition) => node switch
    {
        null => null,
        JsonArray items => Sequence(Work.Through(items).Where(condition)),
        _ => condition(node) ? node : null,
    };

    /// <summary>The items of an array, what is no array by itself, and nothing of null.</summary>
    public static IEnumerable<JsonNode?> Spread(JsonNode? node) => node switch
    {
        null => [],
        JsonArray items => items.AsEnumerable(),
        _ => [node],
    };

    /// <summary>The texts of a list's items, or of one value; null where there is none.</summary>
    public static IReadOnlyList<string>? Scalars(JsonNode? node) => node is null ? null : [.. Spread(node).OfType<JsonNode>().Select(JsonConversions.ToText)];

    /// <summary>How many items there are.</summary>
    public static long Count(JsonNode? node) => node is JsonArray items ? items.Count : node is null ? 0 : 1;

    /// <summary>Whether the value is there and not false, 0 or empty; an array is if one of its items is.</summary>
    public static bool IsTrue(JsonNode? node) => node switch
    {
        JsonObject members => members.Count > 0,
        JsonArray items => Work.Through(items).Any(IsTrue),
        JsonValue when JsonScalars.Text(node) is { } text => text.Length > 0,
        JsonValue when JsonScalars.IsNumber(node) => JsonScalars.Number(node) != 0,
        _ => JsonScalars.Boolean(node) == true,
    };

    /// <summary>The value, unless it is an empty text, array or object.</summary>
    public static JsonNode? NonEmpty(JsonNode? node) => IsEmpty(node) ? null : node;

    /// <summary>The value as JSON text.</summary>
    public static string Stringify(JsonNode node)
    {
        var text = Limits.Checked(node)!.ToJsonString(s_text);
        Limits.Letters(text.Length);
        return text;
    }

    /// <summary>Reads JSON text.</summary>
    public static JsonNode? Parse(string text)
    {
        try
        {
            return JsonTree.Parse(Encoding.UTF8.GetBytes(Work.Through(text)));
        }
        catch (JsonException failure)
        {
            throw new ExpressionException("The text is no JSON: " + failure.Message, failure);
        }
    }

    /// <summary>The kind of the value in a word.</summary>
    public static string Type(JsonNode? node) => node?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "null",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Number => "number",
        JsonValueKind.String => "string",
        JsonValueKind.Array => "array",
        _ => "object",
    };

    /// <summary>A value that stands nowhere else, to be put into another: a copy.</summary>
    public static JsonNode? Own(JsonNode? node) => ReferenceEquals(node, JsonRecords.Null) ? node : Limits.Checked(node)?.DeepClone();

    /// <summary>The whole of a value that was built.</summary>
    public static JsonNode? Root(JsonNode? node) => ReferenceEquals(node, JsonRecords.Null) ? null : node;

    /// <summary>The value, which must be there.</summary>
    public static T Needed<T>(T? value, string name)
        where T : class => value ?? throw Missing(name);

    /// <summary>The value, which must be there.</summary>
    public static T NeededValue<T>(T? value, string name)
        where T : struct => value ?? throw Missing(name);

    /// <summary>A value whose failure is told at its place.</summary>
    public static T Located<T>(string file, int line, int column, Func<T> value)
    {
        using var work = Work.Begin();
        try
        {
            return value();
        }
        catch (ExpressionException failure) when (failure.File is null)
        {
            throw failure.At(file, line, column);
        }
    }

    internal static bool IsEmpty(JsonNode? node) => node switch
    {
        null => true,
        JsonArray items => items.Count == 0,
        JsonObject members => members.Count == 0,
        _ => JsonScalars.Text(node) is { Length: 0 },
    };

    /// <summary>Nothing for no item, the item for one, an array for more.</summary>
    internal static JsonNode? Sequence(IEnumerable<JsonNode?> items)
    {
        var all = Lists.Limited(items);
        return all.Count switch
        {
            0 => null,
            1 => all[0],
            _ => new JsonArray([.. all.Select(Own)]),
        };
    }

    // What each item of an array gives, end to end; an array that is all there is stays as it is.
    private static JsonNode? Results(IEnumerable<JsonNode?> results)
    {
        var all = Lists.Limited(results.OfType<JsonNode>());
        return all is [JsonArray only] ? only : Sequence(all.SelectMany(Spread));
    }

    // Those of the items of arrays in arrays, however deep.
    private static IEnumerable<JsonNode?> Members(JsonArray items, string name) =>
        Work.Through(items).SelectMany(item => item is JsonArray inner ? Members(inner, name) : Spread(Member(item, name)));

    internal static int? Place(long index, int count)
    {
        var place = index < 0 ? index + count : index;
        return place >= 0 && place < count ? (int)place : null;
    }

    private static ExpressionException Missing(string name) => new($"'{name}' has no value, and one is needed");
}
