using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Integrator.Auth;

/// <summary>What AWS Signature Version 4 signs.</summary>
internal static partial class SigV4Text
{
    // Proxies and handlers below us may change or add these.
    private static readonly string[] s_unsigned = ["authorization", "connection", "user-agent", "x-amzn-trace-id", "expect", "transfer-encoding", "accept"];

    /// <summary>The names of the headers that are signed, and the canonical request.</summary>
    public static (string Names, string Text) Canonical(HttpRequestMessage message, string digest, bool encodesPathTwice)
    {
        var address = message.RequestUri!;
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["host"] = message.Headers.Host ?? address.Authority };
        foreach (var (name, values) in message.Headers.NonValidated)
        {
            Add(headers, name, values);
        }

        if (message.Content is { } content && content.Headers.NonValidated.TryGetValues("Content-Type", out var types))
        {
            Add(headers, "content-type", types);
        }

        var names = string.Join(';', headers.Keys);
        var lines = string.Concat(headers.Select(static header => $"{header.Key}:{header.Value}\n"));
        return (names, $"{message.Method.Method}\n{Path(address, encodesPathTwice)}\n{Query(address)}\n{lines}\n{names}\n{digest}");
    }

    public static string ToSign(string time, string place, string canonical) =>
        $"AWS4-HMAC-SHA256\n{time}\n{place}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";

    /// <param name="secret">The secret key.</param>
    /// <param name="place">Date, region, service and a fixed word, joined by slashes.</param>
    /// <param name="text">The string to sign.</param>
    public static string Sign(string secret, string place, string text)
    {
        var key = Encoding.UTF8.GetBytes("AWS4" + secret);
        foreach (var part in place.Split('/'))
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
    }

    private static void Add(SortedDictionary<string, string> headers, string name, IEnumerable<string> values)
    {
        var lower = name.ToLowerInvariant();
        if (lower != "host" && !s_unsigned.Contains(lower))
        {
            headers[lower] = string.Join(',', values.Select(static value => Blanks().Replace(value.Trim(), " ")));
        }
    }

    private static string Path(Uri address, bool encodesTwice) => encodesTwice
        ? string.Join('/', address.AbsolutePath.Split('/').Select(Uri.EscapeDataString))
        : address.AbsolutePath;

    private static string Query(Uri address) => string.Join('&', OAuth1Text.Decoded(address.Query.TrimStart('?').Replace("+", "%2B", StringComparison.Ordinal))
        .Select(static pair => (Name: Uri.EscapeDataString(pair.Key), Value: Uri.EscapeDataString(pair.Value)))
        .OrderBy(static pair => pair.Name, StringComparer.Ordinal)
        .ThenBy(static pair => pair.Value, StringComparer.Ordinal)
        .Select(static pair => $"{pair.Name}={pair.Value}"));

    [GeneratedRegex(" {2,}")]
    private static partial Regex Blanks();
}
