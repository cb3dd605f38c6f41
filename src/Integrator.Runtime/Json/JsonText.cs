using System.Text;
using System.Text.Json;

namespace Integrator.Json;

/// <summary>The characters of a scalar token.</summary>
internal static class JsonText
{
    private const int LongestBytesOnStack = 256;

    /// <summary>The token's text without outer white space; empty when it does not fit the buffer.</summary>
    public static ReadOnlySpan<byte> Trimmed(in JsonTokens json, Span<byte> buffer)
    {
        if (json.TokenType == JsonTokenType.Number)
        {
            return json.ValueSpan;
        }

        if (!json.ValueIsEscaped)
        {
            return json.ValueSpan.Trim(" \t\r\n"u8);
        }

        return json.ValueSpan.Length > buffer.Length ? default : buffer[..json.CopyString(buffer)].Trim(" \t\r\n"u8);
    }

    /// <summary>Text as it is; a number or a boolean as it was written.</summary>
    public static string Of(ref JsonTokens json) => json.TokenType switch
    {
        JsonTokenType.String or JsonTokenType.PropertyName => json.GetString()!,
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        JsonTokenType.Null => null!,
        JsonTokenType.Number => Encoding.UTF8.GetString(json.ValueSpan),
        _ => throw JsonFailure.Expected("Text", json),
    };

    /// <summary>As the other, of JSON that was written here.</summary>
    public static string Of(ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.String => json.GetString()!,
        _ => Encoding.UTF8.GetString(json.ValueSpan),
    };

    public static bool Boolean(ref JsonTokens json)
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

    public static Guid Guid(ref JsonTokens json)
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

    public static byte[] Bytes(ref JsonTokens json)
    {
        if (json.TokenType == JsonTokenType.String)
        {
            if (json.Text().TryGetBytesFromBase64(out var exact))
            {
                return exact;
            }

            // Base64url, with or without padding, with or without line ends.
            var text = json.GetString().Replace('-', '+').Replace('_', '/').ReplaceLineEndings("").TrimEnd('=');
            var bytes = new byte[(text.Length / 4 * 3) + 3];
            if (Convert.TryFromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='), bytes, out var written))
            {
                return bytes[..written];
            }
        }

        throw JsonFailure.Expected("Base64", json);
    }

    /// <summary>
    /// Text that is no URL, such as <c>http://[</c>, becomes a relative one with its colons percent-encoded: one broken link is no reason to lose
    /// what it comes with, and nobody takes it for an address.
    /// </summary>
    public static Uri Uri(ref JsonTokens json)
    {
        if (json.TokenType == JsonTokenType.String)
        {
            var text = json.GetString();
            if (System.Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out var value)
                || System.Uri.TryCreate(text.Replace(":", "%3A", StringComparison.Ordinal), UriKind.Relative, out value))
            {
                return value;
            }
        }

        throw JsonFailure.Expected("A URL", json);
    }
}
