using System.Globalization;
using System.Text.Json;

namespace Integrator.Json;

/// <summary>A place in JSON: member names and indices joined by dots, such as <c>data.items[0].id</c>; a negative index counts from the end.</summary>
internal static class JsonPath
{
    private static readonly JsonReaderOptions s_options = new() { MaxDepth = JsonReader.DefaultDepth };

    /// <summary>Null when there is nothing, or null, at the place. An empty path is the whole.</summary>
    public static JsonElement? Find(JsonElement root, string path)
    {
        var at = root;
        foreach (var step in path.Split(['.', '['], StringSplitOptions.RemoveEmptyEntries))
        {
            if (Step(at, step.EndsWith(']') ? step[..^1] : step) is not { } next)
            {
                return null;
            }

            at = next;
        }

        return at.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : at;
    }

    /// <summary>As <see cref="Find(JsonElement,string)"/>, as text; null where there is an object or a list.</summary>
    public static string? Text(JsonElement root, string path) => Find(root, path) is { } value ? Text(value) : null;

    public static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    /// <summary>Whether a value says yes: neither missing, false, zero nor empty, nor the text of one of those.</summary>
    public static bool IsTrue(JsonElement? value) => value switch
    {
        null => false,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.String } text => text.GetString() is { Length: > 0 } said && !said.Equals("false", StringComparison.OrdinalIgnoreCase) && said != "0",
        { ValueKind: JsonValueKind.Number } number => number.TryGetDouble(out var amount) && amount != 0,
        { ValueKind: JsonValueKind.Array } list => list.GetArrayLength() > 0,
        { ValueKind: JsonValueKind.Object } => true,
        _ => false,
    };

    /// <summary>The document, detached from the bytes; null when they are no JSON, go on after it, or nest too deep.</summary>
    public static JsonElement? Parse(ReadOnlySpan<byte> json)
    {
        json = JsonUnicode.Repaired(json.StartsWith("\uFEFF"u8) ? json[3..] : json);
        var reader = new Utf8JsonReader(json, s_options);
        try
        {
            return JsonElement.TryParseValue(ref reader, out var value) && json[(int)reader.BytesConsumed..].Trim(" \t\r\n"u8).IsEmpty ? value : null;
        }
        catch (JsonException)
        {
            // Not JSON is an answer too: whoever looks for a place in it finds nothing.
            return null;
        }
    }

    private static JsonElement? Step(JsonElement at, string step)
    {
        if (at.ValueKind == JsonValueKind.Object)
        {
            return at.TryGetProperty(step, out var member) ? member : null;
        }

        if (at.ValueKind != JsonValueKind.Array || !int.TryParse(step, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index))
        {
            return null;
        }

        index = index < 0 ? at.GetArrayLength() + index : index;
        return index >= 0 && index < at.GetArrayLength() ? at[index] : null;
    }
}
