using System.Text;

namespace Integrator.Expressions.Tests.Support.Reference;

/// <summary>The functions on text. A letter is a code point.</summary>
internal static class TextLibrary
{
    public static object? Call(string name, string text, IReadOnlyList<object?> arguments) => name switch
    {
        "length" => (long)Letters(text).Count,
        "substring" => Substring(Letters(text), Library.Int(arguments[0]), arguments.Count > 1 ? Library.Int(arguments[1]) : null),
        "substringBefore" => text.Contains(Text(arguments[0]), StringComparison.Ordinal) ? text[..text.IndexOf(Text(arguments[0]), StringComparison.Ordinal)] : text,
        "substringAfter" => text.Contains(Text(arguments[0]), StringComparison.Ordinal) ? text[(text.IndexOf(Text(arguments[0]), StringComparison.Ordinal) + Text(arguments[0]).Length)..] : text,
        "uppercase" => text.ToUpperInvariant(),
        "lowercase" => text.ToLowerInvariant(),
        "trim" => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
        "pad" => Pad(text, Library.Int(arguments[0]), arguments.Count > 1 ? Text(arguments[1]) : " "),
        "contains" => text.Contains(Text(arguments[0]), StringComparison.Ordinal),
        "startsWith" => text.StartsWith(Text(arguments[0]), StringComparison.Ordinal),
        "endsWith" => text.EndsWith(Text(arguments[0]), StringComparison.Ordinal),
        "split" => Split(text, Text(arguments[0]), arguments.Count > 1 ? Library.Int(arguments[1]) : int.MaxValue),
        "replace" => Replace(text, Text(arguments[0]), Text(arguments[1]), arguments.Count > 2 ? Library.Int(arguments[2]) : int.MaxValue),
        "base64encode" => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)),
        "encodeUrlComponent" => Uri.EscapeDataString(text),
        "decodeUrlComponent" => Uri.UnescapeDataString(text),
        _ => throw new NotSupportedException(name),
    };

    private static string Text(object? value) => Library.Text(value);

    private static List<string> Letters(string text) => [.. text.EnumerateRunes().Select(static rune => rune.ToString())];

    private static string Substring(List<string> letters, long start, long? length)
    {
        var first = Math.Max(0, start < 0 ? letters.Count + start : start);
        return string.Concat(letters.Where((_, index) => index >= first && index < first + (length ?? letters.Count)));
    }

    private static string Pad(string text, long width, string fill)
    {
        var letters = Letters(fill.Length == 0 ? " " : fill);
        var missing = Math.Abs(width) - Letters(text).Count;
        var padding = string.Concat(Enumerable.Range(0, (int)Math.Clamp(missing, 0, 100_000)).Select(index => letters[index % letters.Count]));
        return width > 0 ? text + padding : padding + text;
    }

    private static Items Split(string text, string separator, long limit) => limit < 0
        ? throw new NoValueException("a negative limit")
        : new Items((separator.Length == 0 ? Letters(text) : [.. text.Split(separator)]).Take((int)limit));

    private static string Replace(string text, string part, string replacement, long limit)
    {
        if (part.Length == 0 || limit < 0)
        {
            throw new NoValueException("nothing to replace, or a negative limit");
        }

        var parts = text.Split(part, (int)Math.Min(limit + 1, int.MaxValue));
        return string.Join(replacement, parts);
    }
}
