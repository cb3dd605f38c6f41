using System.Globalization;

namespace Integrator.Generators.Definitions.Integrations.Flows;

/// <summary>
/// Cron expressions of five fields, or of six with seconds before them: numbers, names of months and days, <c>*</c>, <c>?</c>, lists,
/// ranges and steps; <c>L</c>, <c>W</c> and <c>#</c> for days as Quartz has them.
/// </summary>
internal static class CronSyntax
{
    private static readonly string[] s_months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly string[] s_days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    private static readonly CronField[] s_fields =
    [
        new("second", 0, 59, []), new("minute", 0, 59, []), new("hour", 0, 23, []), new("day of the month", 1, 31, []), new("month", 1, 12, s_months), new("day of the week", 0, 7, s_days),
    ];

    /// <summary>What is wrong with an expression; null if it is valid.</summary>
    public static string? Failure(string expression)
    {
        var parts = expression.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length is not (5 or 6))
        {
            return $"it has {parts.Length.ToString(CultureInfo.InvariantCulture)} fields, and 5 or 6 are allowed";
        }

        var fields = parts.Length == 5 ? s_fields.Skip(1) : s_fields;
        return parts.Zip(fields, static (text, field) => Failure(text, field)).FirstOrDefault(static failure => failure is not null) ?? Impossible(parts);
    }

    /// <summary>Whether a valid expression has more than one second of a minute.</summary>
    public static bool IsMoreThanOnceAMinute(string expression)
    {
        var parts = expression.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 6 && parts[0] != "?" && !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out _);
    }

    private static string? Failure(string text, CronField field) => text == "?" && field.CanBeOpen ? null
        : text.Split(',').Select(item => field.Failure(item)).FirstOrDefault(static failure => failure is not null);

    // A day that none of the months has, however long they are.
    private static string? Impossible(string[] parts)
    {
        var (day, month) = (parts[parts.Length - 3], parts[parts.Length - 2]);
        if (parts[parts.Length - 1] is not ("*" or "?") || First(day) is not { } first || first <= s_months.Select(static (_, index) => index + 1).Where(number => IsIn(month, number)).Max(Longest))
        {
            return null;
        }

        return int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out _) || s_months.Contains(month.ToUpperInvariant()) ? $"the month has no day {day}" : $"none of the months has a day {day}";
    }

    // The earliest of several days; null if one of them is not a number.
    private static int? First(string days)
    {
        var starts = days.Split(',').Select(static item => int.TryParse(item.Split('-', '/')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null).ToList();
        return starts.Contains(null) ? null : starts.Min();
    }

    private static bool IsIn(string months, int number) => months.Split(',').Any(item =>
    {
        var (range, step) = item.Split('/') is { Length: 2 } parts ? (parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture)) : (item, 0);
        var ends = range == "*" ? [1, 12] : range.Split('-').Select(Month).ToArray();
        var last = ends.Length == 2 ? ends[1] : step > 0 ? 12 : ends[0];
        return number >= ends[0] && number <= last && (step == 0 || (number - ends[0]) % step == 0);
    });

    private static int Month(string text) => Array.FindIndex(s_months, name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is >= 0 and var index ? index + 1 : int.Parse(text, CultureInfo.InvariantCulture);

    private static int Longest(int month) => month switch { 2 => 29, 4 or 6 or 9 or 11 => 30, _ => 31 };

    private sealed record CronField(string Name, int Least, int Most, string[] Names)
    {
        /// <summary>Whether <c>?</c> stands for any value: of days, and of the second, where it is 0.</summary>
        public bool CanBeOpen => IsOfDays || Name == "second";

        private bool IsOfDays => Name.StartsWith("day", StringComparison.Ordinal);

        public string? Failure(string item)
        {
            var parts = item.Split('/');
            var isValid = parts.Length <= 2 && IsRange(parts[0]) && (parts.Length == 1 || (int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var step) && step > 0 && step <= Most));
            return isValid ? null : $"'{item}' is not a {Name}: {Least.ToString(CultureInfo.InvariantCulture)} to {Most.ToString(CultureInfo.InvariantCulture)}";
        }

        private bool IsRange(string text)
        {
            if (text == "*" || (IsOfDays && IsSpecial(text)))
            {
                return true;
            }

            var ends = text.Split('-');
            return ends.Length <= 2 && ends.All(end => Number(end) is not null) && (ends.Length == 1 || Number(ends[0]) <= Number(ends[1]) || Names.Length == 7);
        }

        // L, 15W, LW, 6L, 6#3.
        private bool IsSpecial(string text) => text.ToUpperInvariant() is "L" or "LW"
            || (text.Length > 1 && text[text.Length - 1] is 'L' or 'W' && Number(text.Substring(0, text.Length - 1)) is not null)
            || (text.Split('#') is { Length: 2 } parts && Number(parts[0]) is not null && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var week) && week is >= 1 and <= 5);

        private int? Number(string text)
        {
            var index = Array.FindIndex(Names, name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
            return index >= 0 ? index + (Names.Length == 12 ? 1 : 0)
                : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= Least && number <= Most ? number
                : null;
        }
    }
}
