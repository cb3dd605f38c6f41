using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Integrator.Expressions.Tests.Support.Reference;

/// <summary>What values are: as JSON, as truth, as text, as numbers; which are equal, and which come first.</summary>
internal static class Values
{
    private static readonly JsonSerializerOptions s_relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonNode? Json(object? value) => value switch
    {
        null => null,
        JsonNode node => node.DeepClone(),
        bool truth => JsonValue.Create(truth),
        long whole => JsonValue.Create(whole),
        double number => JsonValue.Create(number),
        decimal number => JsonValue.Create(number),
        string text => JsonValue.Create(text),
        Items items => new JsonArray([.. items.Select(Json)]),
        Fields { Source: { } source } => source.DeepClone(),
        Fields fields => new JsonObject(fields.Select(static field => KeyValuePair.Create(field.Key, Json(field.Value)))),
        _ => throw new NoValueException("no JSON"),
    };

    /// <summary>A scalar of JSON as what it holds; anything else as it is.</summary>
    public static object? Plain(object? value) => value is not JsonValue node ? value : node.GetValueKind() switch
    {
        JsonValueKind.String => node.GetValue<string>(),
        JsonValueKind.Number => Number(node),
        _ => node.GetValueKind() == JsonValueKind.True,
    };

    public static bool IsTrue(object? value) => Plain(value) switch
    {
        null => false,
        bool truth => truth,
        long whole => whole != 0,
        double number => number != 0,
        decimal number => number != 0,
        string text => text.Length > 0,
        Items items => items.Any(IsTrue),
        JsonArray items => items.Any(IsTrue),
        JsonObject members => members.Count > 0,
        Fields fields => fields.Source is not null || fields.Count > 0,
        _ => true,
    };

    public static bool AreEqual(object? left, object? right) => (Whole(left), Whole(right)) switch
    {
        (null, null) => true,
        (Items some, Items others) => some.Count == others.Count && some.Zip(others).All(static pair => AreEqual(pair.First, pair.Second)),
        (Fields some, Fields others) => some.Count == others.Count && some.All(member => others.TryGetValue(member.Key, out var other) && AreEqual(member.Value, other)),
        (bool some, bool other) => some == other,
        (string some, string other) => some == other,
        var (some, other) when IsNumber(some) && IsNumber(other) => Compared(some!, other!) == 0,
        _ => false,
    };

    /// <summary>Null where the two have no order.</summary>
    public static int? Compare(object? left, object? right) => (Plain(left), Plain(right)) switch
    {
        (string some, string other) => string.CompareOrdinal(some, other),
        var (some, other) when IsNumber(some) && IsNumber(other) => Compared(some!, other!),
        _ => null,
    };

    public static bool IsNumber(object? value) => value is long or double or decimal;

    /// <summary>Text as it is, other values as they are written.</summary>
    public static string? Text(object? value) => Plain(value) switch
    {
        null => null,
        string text => text,
        bool truth => truth ? "true" : "false",
        long whole => whole.ToString(CultureInfo.InvariantCulture),
        double number => Digits(number),
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        var other => Json(other)!.ToJsonString(s_relaxed),
    };

    // Without an exponent where JavaScript has none.
    private static string Digits(double number)
    {
        var digits = number.ToString("R", CultureInfo.InvariantCulture);
        if (number == 0)
        {
            return "0";
        }

        return !digits.Contains('E') ? digits
            : Math.Abs(number) is >= 1e-6 and < 1e21 ? decimal.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture).ToString("0.############################", CultureInfo.InvariantCulture)
            : System.Text.RegularExpressions.Regex.Replace(digits, "E([+-])0*", "e$1");
    }

    private static object Number(JsonValue node)
    {
        var written = node.ToJsonString();
        if (long.TryParse(written, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            return whole;
        }

        var number = double.Parse(written, CultureInfo.InvariantCulture);
        return Math.Floor(number) == number && Math.Abs(number) < 1L << 53 ? (long)number : number;
    }

    private static object? Whole(object? value) => value switch
    {
        JsonArray items => new Items(items),
        JsonObject members => Members(members),
        Fields { Source: JsonObject source } => Members(source),
        _ => Plain(value),
    };

    private static Fields Members(JsonObject members)
    {
        var fields = new Fields(StringComparer.Ordinal);
        foreach (var (name, value) in members)
        {
            fields.Add(name, value);
        }

        return fields;
    }

    private static int Compared(object left, object right) => left is long some && right is long other ? some.CompareTo(other)
        : left is decimal && right is decimal or long || left is long && right is decimal ? Convert.ToDecimal(left, CultureInfo.InvariantCulture).CompareTo(Convert.ToDecimal(right, CultureInfo.InvariantCulture))
        : Convert.ToDouble(left, CultureInfo.InvariantCulture).CompareTo(Convert.ToDouble(right, CultureInfo.InvariantCulture));
}
