using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using Integrator.Json;

namespace Integrator.Expressions;

/// <summary>JSON to values of a type, and back.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonConversions
{
    /// <summary>Text as JSON.</summary>
    public static JsonNode Of(string? value) => JsonValue.Create(value)!;

    /// <summary>A boolean as JSON.</summary>
    public static JsonNode Of(bool value) => JsonValue.Create(value);

    /// <summary>A whole number as JSON.</summary>
    public static JsonNode Of(long value) => JsonValue.Create(value);

    /// <summary>A number as JSON.</summary>
    public static JsonNode Of(double value) => JsonValue.Create(value);

    /// <summary>A decimal number as JSON.</summary>
    public static JsonNode Of(decimal value) => JsonValue.Create(value);

    /// <summary>A date as JSON.</summary>
    public static JsonNode Of(DateOnly value) => Of(ScalarText.Of(value));

    /// <summary>A date and time as JSON.</summary>
    public static JsonNode Of(DateTimeOffset value) => Of(ScalarText.Of(value));

    /// <summary>Bytes as JSON: base64.</summary>
    public static JsonNode Of(byte[] value) => Of(ScalarText.Of(value));

    /// <summary>Any JSON; what is undefined is null.</summary>
    public static JsonNode? Of(JsonElement value) => value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? null : JsonValues.Parse(value.GetRawText());

    /// <summary>A list as JSON.</summary>
    public static JsonNode Of<T>(IReadOnlyList<T> list, Func<T, JsonNode?> item) => new JsonArray([.. Work.Through(list).Select(value => item(value))]);

    /// <summary>A map as JSON.</summary>
    public static JsonNode Of<T>(IReadOnlyDictionary<string, T> map, Func<T, JsonNode?> item) =>
        new JsonObject(map.Select(member => KeyValuePair.Create(member.Key, item(member.Value))));

    /// <summary>A value as JSON, or the text in its place.</summary>
    public static JsonNode? Of<T>(Expandable<T> expandable, Func<T, JsonNode?> value) => expandable.Value is { } given ? value(given) : JsonValue.Create(expandable.Text);

    /// <summary>A model as JSON.</summary>
    public static JsonNode Model<T>(T value)
        where T : IJsonModel<T> => JsonNode.Parse(JsonModel.ToBytes(value)) ?? new JsonObject();

    /// <summary>JSON as a model.</summary>
    public static T Read<T>(JsonNode node)
        where T : IJsonModel<T>
    {
        try
        {
            return JsonModel.Parse<T>(node.ToJsonString());
        }
        catch (JsonException failure)
        {
            throw new ExpressionException($"The value is no {typeof(T).Name}: {failure.Message}", failure);
        }
    }

    /// <summary>The value, which is an item of a list and not null.</summary>
    public static JsonNode Present(JsonNode? node) => node ?? throw new ExpressionException("An item is null, and a value is needed");

    /// <summary>A boolean.</summary>
    public static bool ToBool(JsonNode node) => JsonScalars.Boolean(node) ?? throw Wrong("a boolean", node);

    /// <summary>A whole number of 64 bits.</summary>
    public static long ToInt(JsonNode node) => JsonScalars.TryInt(node, out var number) ? number : throw Wrong("a whole number", node);

    /// <summary>A number.</summary>
    public static double ToNumber(JsonNode node) => JsonScalars.Number(node) ?? throw Wrong("a number", node);

    /// <summary>A decimal number.</summary>
    public static decimal ToDecimal(JsonNode node) => JsonScalars.Decimal(node) ?? throw Wrong("a number", node);

    /// <summary>Text.</summary>
    public static string ToText(JsonNode node) => JsonScalars.Text(node) ?? throw Wrong("text", node);

    /// <summary>A date.</summary>
    public static DateOnly ToDate(JsonNode node) => DateOnly.FromDateTime(ToDateTime(node).DateTime);

    /// <summary>A date and time.</summary>
    public static DateTimeOffset ToDateTime(JsonNode node) => Dates.Parse(ToText(node));

    /// <summary>Bytes, of base64.</summary>
    public static byte[] ToBytes(JsonNode node)
    {
        var text = ToText(node);
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var count) ? bytes[..count] : throw Wrong("base64", node);
    }

    /// <summary>A list; what is no array is a list of one.</summary>
    public static IReadOnlyList<T> ToList<T>(JsonNode node, Func<JsonNode?, T> item) => node is JsonArray items ? [.. Work.Through(items).Select(item)] : [item(node)];

    /// <summary>A map.</summary>
    public static IReadOnlyDictionary<string, T> ToMap<T>(JsonNode node, Func<JsonNode?, T> item) =>
        node is JsonObject members ? members.ToDictionary(static member => member.Key, member => item(member.Value), StringComparer.Ordinal) : throw Wrong("an object", node);

    /// <summary>A boolean as a template casts to one: the words true and false, else whether there is anything.</summary>
    public static bool ToBoolean(JsonNode node) => JsonScalars.Text(node) is not ("false" or "0") && JsonValues.IsTrue(node);

    internal static ExpressionException Wrong(string wanted, JsonNode node) => new($"The value must be {wanted}, but is {Said(node)}");

    // A value may be secret: only what kind it is is told.
    private static string Said(JsonNode node) => node is JsonArray or JsonObject ? "an " + JsonValues.Type(node) : "a " + JsonValues.Type(node);
}
