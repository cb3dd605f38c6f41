namespace Integrator.Http;

/// <summary>Pairs of an encoded query or form.</summary>
internal static class QueryPairs
{
    public static IEnumerable<KeyValuePair<string, string>> Of(string query)
    {
        foreach (var part in Parts(query))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            yield return equals < 0 ? new(Decoded(part), "") : new(Decoded(part[..equals]), Decoded(part[(equals + 1)..]));
        }
    }

    /// <summary>The pairs with one more, or without it when the value is null; others of its name are taken away.</summary>
    public static string With(string query, string name, string? value)
    {
        var kept = Parts(query).Where(part => Decoded(part.Split('=', 2)[0]) != name);
        return string.Join('&', value is null ? kept : kept.Append($"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}"));
    }

    private static string[] Parts(string query) => query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries);

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
