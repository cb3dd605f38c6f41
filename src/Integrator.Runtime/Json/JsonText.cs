using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Integrator.Json;

/// <summary>The characters of a scalar token.</summary>
internal static class JsonText
{
    private const int LongestBytesOnStack = 256;

    /// <summary>The token's text without outer white space; empty when it does not fit the buffer.</summary>
    public static ReadOnlySpan<byte> Trimmed(in Utf8JsonReader json, Span<byte> buffer)
    {
        if (json is { ValueIsEscaped: false, HasValueSequence: false })
        {
            return json.ValueSpan.Trim(" \t\r\n"u8);
        }

        var length = json.HasValueSequence ? json.ValueSequence.Length : json.ValueSpan.Length;
        if (length > buffer.Length)
        {
            return default;
        }

        if (json.TokenType == JsonTokenType.String)
        {
            return buffer[..json.CopyString(buffer)].Trim(" \t\r\n"u8);
        }

        json.ValueSequence.CopyTo(buffer);
        return buffer[..(int)length];
    }

    /// <summary>Text as it is; a number or a boolean as it was written.</summary>
    public static string Of(ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.String or JsonTokenType.PropertyName => json.GetString()!,
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        JsonTokenType.Null => null!,
        JsonTokenType.Number when json.HasValueSequence => Encoding.UTF8.GetString(json.ValueSequence),
        JsonTokenType.Number => Encoding.UTF8.GetString(json.ValueSpan),
        _ => throw JsonFailure.Expected("Text", json),
    };

    public static bool Boolean(ref Utf8JsonReader json)
    {
        if (json.TokenType is JsonTokenType.True or JsonTokenType.False)
        {
            return json.TokenType == JsonTokenType.True;
        }

        Span<byte> buffer = stackalloc byte[LongestBytesOnStack];
        var text = json.TokenType is JsonTokenType.String or JsonTokenType.Number ? Trimmed(json, buffer) : default;
        if (text is [(byte)'1'] || Ascii.EqualsIgnoreCase(text, "true"u8))
        {
            return true;
        }

        return text is [(byte)'0'] || Ascii.EqualsIgnoreCase(text, "false"u8)
            ? false
            : throw JsonFailure.Expected("A boolean", json);
    }

    public static Guid Guid(ref Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.String)
        {
            Span<byte> buffer = stackalloc byte[LongestBytesOnStack];
            if (System.Guid.TryParse(Encoding.UTF8.GetString(Trimmed(json, buffer)), out var value))
            {
                return value;
            }
        }

        throw JsonFailure.Expected("A UUID", json);
    }

    public static byte[] Bytes(ref Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.String)
        {
            if (json.TryGetBytesFromBase64(out var exact))
            {
                return exact;
            }

            // Base64url, with or without padding, with or without line ends.
            var text = json.GetString()!.Replace('-', '+').Replace('_', '/').ReplaceLineEndings("").TrimEnd('=');
            var bytes = new byte[(text.Length / 4 * 3) + 3];
            if (Convert.TryFromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='), bytes, out var written))
            {
                return bytes[..written];
            }
        }

        throw JsonFailure.Expected("Base64", json);
    }

    public static Uri Uri(ref Utf8JsonReader json) =>
        json.TokenType == JsonTokenType.String && System.Uri.TryCreate(json.GetString(), UriKind.RelativeOrAbsolute, out var value)
            ? value
            : throw JsonFailure.Expected("A URL", json);
}
