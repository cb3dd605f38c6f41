using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Integrator.Expressions;

/// <summary>Formats of Luxon's tokens, in English.</summary>
internal static class DateFormat
{
    private const int LongestDate = 1_000;

    private const string Letters = "yMLdHhmsSaEcoZXxqWku";

    private static readonly DateTimeFormatInfo s_names = CultureInfo.InvariantCulture.DateTimeFormat;

    public static string Write(DateTimeOffset value, string format)
    {
        var text = new StringBuilder();
        foreach (var (token, isLiteral) in Tokens(format))
        {
            text.Append(isLiteral ? token : Written(value, token));
            Limits.Letters(text.Length);
        }

        return text.ToString();
    }

    public static DateTimeOffset Read(string text, string format)
    {
        if (text.Length > LongestDate)
        {
            throw new ExpressionException("The text is no date of that format");
        }

        var names = new List<string>();
        var pattern = new StringBuilder("^");
        foreach (var (token, isLiteral) in Tokens(format))
        {
            pattern.Append(isLiteral ? Regex.Escape(token) : $"({Pattern(token)})");
            if (!isLiteral)
            {
                names.Add(token);
            }
        }

        Work.Spend(text.Length);
        var match = Regex.Match(text, pattern.Append('$').ToString(), RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking, TimeSpan.FromSeconds(1));
        return match.Success ? new DateParts(names, match).Time() : throw new ExpressionException("The text is no date of that format");
    }

    private static IEnumerable<(string Token, bool IsLiteral)> Tokens(string format)
    {
        for (var index = 0; index < format.Length;)
        {
            var start = index++;
            if (format[start] == '\'')
            {
                var end = format.IndexOf('\'', index);
                end = end < 0 ? format.Length : end;
                yield return (format[index..end], true);
                index = end + 1;
            }
            else
            {
                while (index < format.Length && format[index] == format[start] && Letters.Contains(format[start], StringComparison.Ordinal))
                {
                    index++;
                }

                var token = format[start..index];
                yield return (token, !char.IsAsciiLetter(token[0]));
            }
        }
    }

    private static string Written(DateTimeOffset value, string token) => token switch
    {
        "y" => Number(value.Year, 1),
        "yy" => Number(value.Year % 100, 2),
        "yyyy" => Number(value.Year, 4),
        "M" or "L" => Number(value.Month, 1),
        "MM" or "LL" => Number(value.Month, 2),
        "MMM" or "LLL" => s_names.GetAbbreviatedMonthName(value.Month),
        "MMMM" or "LLLL" => s_names.GetMonthName(value.Month),
        "d" or "dd" => Number(value.Day, token.Length),
        "o" => Number(value.DayOfYear, 1),
        "ooo" => Number(value.DayOfYear, 3),
        "H" or "HH" => Number(value.Hour, token.Length),
        "h" or "hh" => Number((value.Hour + 11) % 12 + 1, token.Length),
        "m" or "mm" => Number(value.Minute, token.Length),
        "s" or "ss" => Number(value.Second, token.Length),
        "S" => Number(value.Millisecond, 1),
        "SSS" or "u" => Number(value.Millisecond, 3),
        "a" => value.Hour < 12 ? "AM" : "PM",
        "E" or "c" => Number(Dates.Weekday(value), 1),
        "EEE" or "ccc" => s_names.GetAbbreviatedDayName(value.DayOfWeek),
        "EEEE" or "cccc" => s_names.GetDayName(value.DayOfWeek),
        "Z" or "ZZ" or "ZZZ" => Offset(value.Offset, token.Length),
        "X" => Number(value.ToUnixTimeSeconds(), 1),
        "x" => Number(value.ToUnixTimeMilliseconds(), 1),
        "q" => Number((value.Month + 2) / 3, 1),
        "W" or "WW" => Number(ISOWeek.GetWeekOfYear(value.DateTime), token.Length),
        "kkkk" => Number(ISOWeek.GetYear(value.DateTime), 4),
        _ => throw new ExpressionException($"'{token}' is no token of a date format"),
    };

    private static string Pattern(string token) => token switch
    {
        "y" => "\\d{1,6}",
        "yy" => "\\d{2}",
        "yyyy" => "\\d{4}",
        "M" or "L" or "d" or "H" or "h" or "m" or "s" => "\\d{1,2}",
        "MM" or "LL" or "dd" or "HH" or "hh" or "mm" or "ss" => "\\d{2}",
        "MMM" or "LLL" => Any(s_names.AbbreviatedMonthNames),
        "MMMM" or "LLLL" => Any(s_names.MonthNames),
        "EEE" or "ccc" => Any(s_names.AbbreviatedDayNames),
        "EEEE" or "cccc" => Any(s_names.DayNames),
        "S" or "u" => "\\d{1,9}",
        "SSS" => "\\d{3}",
        "a" => "AM|PM",
        "Z" => "[+-]\\d{1,2}(?::\\d{2})?",
        "ZZ" => "[+-]\\d{2}:\\d{2}",
        "ZZZ" => "[+-]\\d{4}",
        "X" or "x" => "-?\\d{1,18}",
        _ => throw new ExpressionException($"'{token}' is no token that a date can be read by"),
    };

    private static string Any(string[] names) => string.Join('|', names.Where(static name => name.Length > 0));

    private static string Number(long value, int digits) => value.ToString("D" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static string Offset(TimeSpan offset, int style)
    {
        var sign = offset < TimeSpan.Zero ? "-" : "+";
        var (hours, minutes) = (Math.Abs(offset.Hours), Math.Abs(offset.Minutes));
        return style switch
        {
            1 => sign + Number(hours, 1) + (minutes == 0 ? "" : ":" + Number(minutes, 2)),
            2 => sign + Number(hours, 2) + ":" + Number(minutes, 2),
            _ => sign + Number(hours, 2) + Number(minutes, 2),
        };
    }
}
