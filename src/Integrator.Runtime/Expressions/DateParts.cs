using System.Globalization;
using System.Text.RegularExpressions;

namespace Integrator.Expressions;

/// <summary>What the tokens of a date format read.</summary>
internal sealed class DateParts(IReadOnlyList<string> tokens, Match match)
{
    private static readonly DateTimeFormatInfo s_names = CultureInfo.InvariantCulture.DateTimeFormat;

    /// <summary>The time; what the format does not name begins anew.</summary>
    public DateTimeOffset Time()
    {
        try
        {
            if (Find("X") is { } seconds)
            {
                return DateTimeOffset.FromUnixTimeSeconds(Number(seconds));
            }

            return Find("x") is { } millis ? DateTimeOffset.FromUnixTimeMilliseconds(Number(millis)) : Assembled();
        }
        catch (ArgumentException failure)
        {
            throw new ExpressionException("The text is no date of that format", failure);
        }
    }

    private DateTimeOffset Assembled()
    {
        var time = new DateTimeOffset(Year(), Month(), (int)(Value("dd", "d") ?? 1), Hour(), (int)(Value("mm", "m") ?? 0), (int)(Value("ss", "s") ?? 0), Offset());
        return Find("SSS", "S", "u") is { } fraction ? time.AddTicks(long.Parse(fraction.PadRight(7, '0')[..7], CultureInfo.InvariantCulture)) : time;
    }

    private string? Find(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            for (var index = 0; index < tokens.Count; index++)
            {
                if (tokens[index] == name)
                {
                    return match.Groups[index + 1].Value;
                }
            }
        }

        return null;
    }

    private long? Value(params ReadOnlySpan<string> names) => Find(names) is { } text ? Number(text) : null;

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private int Year() => (int)(Value("yyyy", "y") ?? (Value("yy") is { } year ? year + (year > 60 ? 1900 : 2000) : 1));

    private int Month() => (int)(Value("MM", "M", "LL", "L") ?? Name(s_names.MonthNames, Find("MMMM", "LLLL")) ?? Name(s_names.AbbreviatedMonthNames, Find("MMM", "LLL")) ?? 1);

    private static long? Name(string[] names, string? text) =>
        text is null ? null : Array.FindIndex(names, name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) + 1;

    private int Hour()
    {
        if (Value("hh", "h") is not { } hour)
        {
            return (int)(Value("HH", "H") ?? 0);
        }

        var isAfternoon = Find("a")?.Equals("PM", StringComparison.OrdinalIgnoreCase) == true;
        return hour is < 1 or > 12 ? throw new ExpressionException("The text is no date of that format") : (int)((hour % 12) + (isAfternoon ? 12 : 0));
    }

    private TimeSpan Offset()
    {
        if (Find("ZZ", "ZZZ", "Z") is not { } text)
        {
            return TimeSpan.Zero;
        }

        var digits = text[1..].Replace(":", "", StringComparison.Ordinal);
        var hours = digits.Length > 2 ? digits[..^2] : digits;
        var minutes = digits.Length > 2 ? digits[^2..] : "0";
        return new TimeSpan((int)Number(hours), (int)Number(minutes), 0) * (text[0] == '-' ? -1 : 1);
    }
}
