using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Integrator.Json;

namespace Integrator.Expressions;

/// <summary>Text. Letters are counted as Unicode code points; comparison is ordinal.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Texts
{
    /// <summary>A boolean as text.</summary>
    public static string Of(bool value) => value ? "true" : "false";

    /// <summary>A whole number as text.</summary>
    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number as JSON writes it.</summary>
    public static string Of(double value)
    {
        var digits = value.ToString("R", CultureInfo.InvariantCulture);
        var mark = digits.IndexOf('E', StringComparison.Ordinal);
        return mark >= 0 ? Unfolded(digits[..mark], int.Parse(digits[(mark + 1)..], CultureInfo.InvariantCulture)) : value == 0 ? "0" : digits;
    }

    /// <summary>A number as text, with the decimals it has.</summary>
    public static string Of(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Another scalar as it travels: dates in ISO 8601, bytes in base64.</summary>
    public static string Of<T>(T value) => ScalarText.Of(value);

    /// <summary>Text as it is, other JSON as it is written.</summary>
    public static string? OfAny(JsonNode? node) => node is null ? null
        : JsonScalars.Text(node) ?? (JsonScalars.TryInt(node, out var whole) ? Of(whole) : JsonScalars.Number(node) is { } number ? Of(number) : JsonValues.Stringify(node));

    /// <summary>Text as it stands in XML: as an element's text or an attribute's value.</summary>
    public static string Xml(string text) => Limits.Checked(System.Security.SecurityElement.Escape(Work.Through(text)));

    /// <summary>Texts one after the other; null is none.</summary>
    public static string Concat(params ReadOnlySpan<string?> parts)
    {
        var length = 0L;
        foreach (var part in parts)
        {
            length += part?.Length ?? 0;
        }

        Work.Spend(Limits.Letters(length) / 16);
        return string.Concat(parts);
    }

    /// <summary>The text, unless it is empty.</summary>
    public static string? NonEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    /// <summary>How many letters there are.</summary>
    public static long Length(string text) => Work.Through(text).EnumerateRunes().Count();

    /// <summary>Part of a text; a negative start counts from the end.</summary>
    public static string Substring(string text, long start, long length = long.MaxValue)
    {
        var runes = Work.Through(text).EnumerateRunes().ToList();
        var first = (int)Math.Clamp(start < 0 ? runes.Count + start : start, 0, runes.Count);
        var count = (int)Math.Clamp(length, 0, runes.Count - first);
        return string.Concat(runes.Skip(first).Take(count));
    }

    /// <summary>What stands before the first of some letters; all, if they do not come.</summary>
    public static string SubstringBefore(string text, string mark) => Work.Through(text).IndexOf(mark, StringComparison.Ordinal) is >= 0 and var index ? text[..index] : text;

    /// <summary>What stands behind the first of some letters; all, if they do not come.</summary>
    public static string SubstringAfter(string text, string mark) => Work.Through(text).IndexOf(mark, StringComparison.Ordinal) is >= 0 and var index ? text[(index + mark.Length)..] : text;

    /// <summary>In capitals.</summary>
    public static string Uppercase(string text) => Work.Through(text).ToUpperInvariant();

    /// <summary>In small letters.</summary>
    public static string Lowercase(string text) => Work.Through(text).ToLowerInvariant();

    /// <summary>Without blank space at the ends, and with one blank where there was more within.</summary>
    public static string Trim(string text) => string.Join(' ', Work.Through(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>At least so many letters: filled on the right, on the left if negative.</summary>
    public static string Pad(string text, long width, string fill = " ")
    {
        var missing = Math.Abs((decimal)width) - Length(text);
        if (missing <= 0)
        {
            return text;
        }

        var runes = (fill.Length == 0 ? " " : fill).EnumerateRunes().ToList();
        var count = Limits.Letters((long)Math.Min(missing, long.MaxValue));
        var padding = new StringBuilder(count);
        for (var index = 0; index < count; index++)
        {
            padding.Append(runes[index % runes.Count].ToString());
        }

        return width > 0 ? text + padding : padding + text;
    }

    /// <summary>Whether letters stand in a text.</summary>
    public static bool Contains(string text, string part) => Work.Through(text).Contains(part, StringComparison.Ordinal);

    /// <summary>Whether a text begins with letters.</summary>
    public static bool StartsWith(string text, string part) => Work.Through(text).StartsWith(part, StringComparison.Ordinal);

    /// <summary>Whether a text ends with letters.</summary>
    public static bool EndsWith(string text, string part) => Work.Through(text).EndsWith(part, StringComparison.Ordinal);

    /// <summary>The parts between separators, or the letters where the separator is empty.</summary>
    public static IReadOnlyList<string> Split(string text, string separator, long limit = long.MaxValue)
    {
        Work.Through(text);
        var parts = separator.Length == 0 ? text.EnumerateRunes().Select(static rune => rune.ToString()) : text.Split(separator);
        var list = parts.Take((int)Math.Min(Limit(limit), int.MaxValue)).ToList();
        Work.Spend(list.Count);
        return list;
    }

    /// <summary>Texts with a separator between them.</summary>
    public static string Join(IReadOnlyList<string> texts, string separator = "")
    {
        Work.Spend(texts.Count + (Limits.Letters(texts.Sum(text => (long)text.Length + separator.Length)) / 16));
        return string.Join(separator, texts);
    }

    /// <summary>Letters replaced wherever they stand, or so many times.</summary>
    public static string Replace(string text, string part, string replacement, long limit = long.MaxValue)
    {
        if (part.Length == 0)
        {
            throw new ExpressionException("Empty text cannot be replaced");
        }

        var result = new StringBuilder();
        var start = 0;
        Work.Through(text);
        limit = Limit(limit);
        for (var index = text.IndexOf(part, StringComparison.Ordinal); index >= 0 && limit > 0; index = text.IndexOf(part, start, StringComparison.Ordinal), limit--)
        {
            result.Append(text, start, index - start).Append(replacement);
            start = index + part.Length;
            Limits.Letters(result.Length);
        }

        return result.Append(text, start, text.Length - start).ToString();
    }

    /// <summary>Whether a regular expression finds something in a text.</summary>
    public static bool Matches(string text, string pattern)
    {
        try
        {
            return Work.Patiently(text, (given, patience) => Regex.IsMatch(given, pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, patience));
        }
        catch (NotSupportedException)
        {
            return Backtracking(text, pattern);
        }
        catch (Exception failure) when (failure is ArgumentException or RegexMatchTimeoutException)
        {
            throw new ExpressionException("The pattern cannot be matched: " + failure.Message, failure);
        }
    }

    /// <summary>The text's UTF-8 in base64.</summary>
    public static string Base64Encode(string text) => Limits.Checked(Convert.ToBase64String(Encoding.UTF8.GetBytes(Work.Through(text))));

    /// <summary>The text whose UTF-8 is in base64.</summary>
    public static string Base64Decode(string text)
    {
        var bytes = new byte[Work.Through(text).Length];
        return Convert.TryFromBase64String(text, bytes, out var count) ? Encoding.UTF8.GetString(bytes, 0, count) : throw new ExpressionException("The text is no base64");
    }

    // From the millionths to below 10 to the 21st nothing needs a power of ten.
    private static string Unfolded(string digits, int power)
    {
        var sign = digits[0] == '-' ? "-" : "";
        var all = digits[sign.Length..].Replace(".", "", StringComparison.Ordinal);
        return power switch
        {
            < -6 or > 20 => string.Create(CultureInfo.InvariantCulture, $"{digits}e{(power > 0 ? "+" : "")}{power}"),
            < 0 => $"{sign}0.{new string('0', -power - 1)}{all}",
            _ => sign + all.PadRight(power + 1, '0'),
        };
    }

    private static long Limit(long limit) => limit >= 0 ? limit : throw new ExpressionException("A limit cannot be negative");

    // Look-around and back references are not for the engine that never goes back.
    private static bool Backtracking(string text, string pattern)
    {
        try
        {
            return Work.Patiently(text, (given, patience) => Regex.IsMatch(given, pattern, RegexOptions.CultureInvariant, patience));
        }
        catch (Exception failure) when (failure is ArgumentException or RegexMatchTimeoutException)
        {
            throw new ExpressionException("The pattern cannot be matched: " + failure.Message, failure);
        }
    }
}
