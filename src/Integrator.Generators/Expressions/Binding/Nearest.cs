namespace Integrator.Generators.Expressions.Binding;

/// <summary>Near misses.</summary>
internal static class Nearest
{
    /// <summary>The most similar of some names, in words that follow a sentence; empty if none is similar.</summary>
    public static string Hint(string name, IEnumerable<string> known, string prefix = "")
    {
        var nearest = Of(name, known);
        return nearest is null ? "" : $"; did you mean '{prefix}{nearest}'?";
    }

    public static string? Of(string name, IEnumerable<string> known) => known
        .Select(other => (Name: other, Distance: Distance(name.ToLowerInvariant(), other.ToLowerInvariant())))
        .Where(other => other.Distance <= Math.Max(1, name.Length / 2))
        .OrderBy(static other => other.Distance)
        .ThenBy(static other => other.Name, StringComparer.Ordinal)
        .Select(static other => other.Name)
        .FirstOrDefault();

    // Letters to put in, take out or change; beyond this length nobody mistypes.
    private static int Distance(string left, string right)
    {
        const int Longest = 64;
        if (left.Length > Longest || right.Length > Longest)
        {
            return int.MaxValue;
        }

        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                (corner, row[j]) = (row[j], Math.Min(corner + (left[i - 1] == right[j - 1] ? 0 : 1), 1 + Math.Min(row[j], row[j - 1])));
            }
        }

        return row[right.Length];
    }
}
