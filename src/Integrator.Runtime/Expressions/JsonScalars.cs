using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Integrator.Expressions;

/// <summary>What stands in a JSON value, however the value was made.</summary>
internal static class JsonScalars
{
    // Beyond it a double does not tell a whole number from the next.
    private const long MostExact = 1L << 53;

    public static string? Text(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? TextOf(value) : null;

    public static bool? Boolean(JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>A whole number of 64 bits.</summary>
    public static bool TryInt(JsonNode? node, out long number)
    {
        number = 0;
        return IsNumber(node) && ((node!.AsValue().TryGetValue(out number) && Math.Abs((double)number) < MostExact)
            || long.TryParse(node.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number)
            || TryWhole(node, out number));
    }

    /// <summary>A number; null if there is none, or none that a 64-bit floating point number can hold.</summary>
    public static double? Number(JsonNode? node)
    {
        if (!IsNumber(node))
        {
            return null;
        }

        var number = node!.AsValue().TryGetValue<double>(out var given) ? given : double.Parse(node.ToJsonString(), CultureInfo.InvariantCulture);
        return double.IsFinite(number) ? number : null;
    }

    public static decimal? Decimal(JsonNode? node) =>
        IsNumber(node) && decimal.TryParse(node!.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static bool IsNumber(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.Number;

    // 3.0 and 3e2 are whole.
    private static bool TryWhole(JsonNode node, out long number)
    {
        var value = Number(node) ?? double.NaN;
        var isWhole = Math.Floor(value) == value && Math.Abs(value) < MostExact;
        number = isWhole ? (long)value : 0;
        return isWhole;
    }

    // A value made from another type, such as a date, is text only once it is written.
    private static string TextOf(JsonValue value)
    {
        if (value.TryGetValue<string>(out var text))
        {
            return text;
        }

        using var document = JsonDocument.Parse(value.ToJsonString());
        return document.RootElement.GetString()!;
    }
}
