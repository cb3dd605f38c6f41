using System.Buffers.Text;
using System.Text;
using System.Text.Encodings.Web;

namespace Integrator.Faults.Tests.Support;

/// <summary>The ways in which an API, a proxy or a log may repeat a secret.</summary>
internal static class Spelling
{
    /// <summary>Every way to write a secret, by its name.</summary>
    public static IEnumerable<(string Name, string Text)> Of(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        var json = JavaScriptEncoder.Default.Encode(secret);
        var percent = Uri.EscapeDataString(secret);
        yield return ("raw", secret);
        yield return ("JSON", json);
        yield return ("JSON in small letters", Lower(json, @"\u"));
        yield return ("JSON of PHP", JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(secret).Replace("/", @"\/", StringComparison.Ordinal));
        yield return ("JSON in JSON", JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(json));
        yield return ("every letter escaped in JSON", string.Concat(secret.Select(static letter => $@"\u{(int)letter:x4}")));
        yield return ("percent", percent);
        yield return ("percent in small letters", Lower(percent, "%"));
        yield return ("percent twice", Uri.EscapeDataString(percent));
        yield return ("every byte percent-encoded", string.Concat(bytes.Select(static value => $"%{value:X2}")));
        yield return ("form", percent.Replace("%20", "+", StringComparison.Ordinal));
        yield return ("HTML", System.Net.WebUtility.HtmlEncode(secret));
        yield return ("base64", Convert.ToBase64String(bytes));
        yield return ("base64 without padding", Convert.ToBase64String(bytes).TrimEnd('='));
        yield return ("base64url", Base64Url.EncodeToString(bytes));
        yield return ("base64, percent-encoded", Uri.EscapeDataString(Convert.ToBase64String(bytes)));
        foreach (var user in (string[])["", "u", "us", "use"])
        {
            yield return ($"Basic after {user.Length} letters", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{secret}")));
            yield return ($"Basic before {user.Length} letters", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{secret}:{user}")));
        }
    }

    /// <summary>The names of those ways to write one of the secrets that stand in the text.</summary>
    public static IEnumerable<string> Found(string text, params string[] secrets) => secrets
        .SelectMany(secret => Of(secret).Where(way => text.Contains(way.Text, StringComparison.Ordinal)).Select(way => $"{way.Name} of {secret}"))
        .Distinct();

    private static string Lower(string text, string mark)
    {
        var lower = new StringBuilder();
        for (var index = 0; index < text.Length; index++)
        {
            lower.Append(IsInEscape(text, index, mark) ? char.ToLowerInvariant(text[index]) : text[index]);
        }

        return lower.ToString();
    }

    private static bool IsInEscape(string text, int index, string mark)
    {
        var start = text.LastIndexOf(mark, index, StringComparison.Ordinal);
        return start >= 0 && index - start < (mark == "%" ? 3 : 6);
    }
}
