namespace Integrator;

/// <summary>Parameters of a query.</summary>
internal static class QueryText
{
    public static string? Find(string query, string name)
    {
        foreach (var part in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = part.Split('=', 2);
            if (Decoded(pair[0]) == name)
            {
                return pair.Length > 1 ? Decoded(pair[1]) : "";
            }
        }

        return null;
    }

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
