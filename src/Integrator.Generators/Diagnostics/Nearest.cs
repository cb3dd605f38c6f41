namespace Integrator.Generators.Diagnostics;

/// <summary>What somebody probably meant.</summary>
internal static class Nearest
{
    // Beyond this length nobody mistypes.
    private const int Longest = 64;

    /// <summary>The closest of the names, or null when none is close: more than a third of its letters would have to change.</summary>
    public static string? Of(string written, IEnumerable<string> names)
    {
        if (written.Length > Longest)
        {
            return null;
        }

        var best = names
            .Where(static name => name.Length <= Longest)
            .Select(name => (Name: name, Distance: Distance(written.ToLowerInvariant(), name.ToLowerInvariant())))
            .OrderBy(static candidate => candidate.Distance)
            .ThenBy(static candidate => candidate.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.Name is not null && best.Distance * 3 <= Math.Max(written.Length, best.Name.Length) ? best.Name : null;
    }

    /// <summary>The end of a message: <c>; did you mean 'name'?</c></summary>
    /// <param name="mark">What stands before each of the names.</param>
    public static string Hint(string written, IEnumerable<string> names, string mark = "") => Of(written, names) is { } name ? $"; did you mean '{mark}{name}'?" : "";

    // Optimal string alignment: two letters that changed places are one mistake.
    private static int Distance(string left, string right)
    {
        var rows = new int[left.Length + 1, right.Length + 1];
        for (var row = 0; row <= left.Length; row++)
        {
            rows[row, 0] = row;
        }

        for (var column = 0; column <= right.Length; column++)
        {
            rows[0, column] = column;
        }

        for (var row = 1; row <= left.Length; row++)
        {
            for (var column = 1; column <= right.Length; column++)
            {
                var cost = left[row - 1] == right[column - 1] ? 0 : 1;
                var least = Math.Min(Math.Min(rows[row - 1, column] + 1, rows[row, column - 1] + 1), rows[row - 1, column - 1] + cost);
                var isSwap = row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1];
                rows[row, column] = isSwap ? Math.Min(least, rows[row - 2, column - 2] + 1) : least;
            }
        }

        return rows[left.Length, right.Length];
    }
}
