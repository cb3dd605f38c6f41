using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Integrator.Json;

/// <summary>
/// JSON that holds bytes that are not UTF-8, or half of a surrogate pair. Both become U+FFFD where the body as a whole is looked at, as they do in
/// text, so that one broken letter does not take the rest away.
/// </summary>
internal static class JsonUnicode
{
    private const int EscapeLength = 6;

    /// <summary>The JSON as it is if it is Unicode; a repaired copy otherwise.</summary>
    public static ReadOnlySpan<byte> Repaired(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
        {
            json = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json));
        }

        if (LoneSurrogate(json, 0) < 0)
        {
            return json;
        }

        var repaired = json.ToArray();
        for (var at = LoneSurrogate(repaired, 0); at >= 0; at = LoneSurrogate(repaired, at + EscapeLength))
        {
            "fffd"u8.CopyTo(repaired.AsSpan(at + 2));
        }

        return repaired;
    }

    /// <summary>Where the escape of half a pair begins that has no other half; -1 if there is none.</summary>
    private static int LoneSurrogate(ReadOnlySpan<byte> json, int from)
    {
        var at = from;
        while (json[at..].IndexOf((byte)'\\') is >= 0 and var next)
        {
            at += next;
            var code = Code(json[at..]);
            if (code is >= 0xD800 and < 0xDC00 && Code(json[(at + EscapeLength)..]) is >= 0xDC00 and < 0xE000)
            {
                at += 2 * EscapeLength;
            }
            else if (code is >= 0xD800 and < 0xE000)
            {
                return at;
            }
            else
            {
                at = Math.Min(at + 2, json.Length);
            }
        }

        return -1;
    }

    private static int? Code(ReadOnlySpan<byte> json) =>
        json.Length >= EscapeLength && json[0] == '\\' && json[1] == 'u' && ushort.TryParse(json[2..EscapeLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            ? code
            : null;
}
