using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Integrator.Json;

namespace Integrator.Expressions;

/// <summary>Dates and times, in the words of Luxon.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Dates
{
    /// <summary>The date and time that ISO 8601 writes.</summary>
    public static DateTimeOffset Parse(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return IsoText.TryDateTime(bytes, out var value) ? value : throw new ExpressionException("The text is no date in ISO 8601");
    }

    /// <summary>The beginning of a day, in UTC.</summary>
    public static DateTimeOffset Midnight(DateOnly value) => new(value, TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>The same instant in UTC.</summary>
    public static DateTimeOffset Utc(DateTimeOffset value) => value.ToUniversalTime();

    /// <summary>In ISO 8601, with milliseconds.</summary>
    public static string ToIso(DateTimeOffset value) =>
        value.ToString(value.Offset == TimeSpan.Zero ? "yyyy-MM-ddTHH:mm:ss.fffZ" : "yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture);

    /// <summary>The day in ISO 8601.</summary>
    public static string ToIsoDate(DateTimeOffset value) => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Milliseconds since 1970.</summary>
    public static long ToMillis(DateTimeOffset value) => value.ToUnixTimeMilliseconds();

    /// <summary>Seconds since 1970.</summary>
    public static double ToSeconds(DateTimeOffset value) => value.ToUnixTimeMilliseconds() / 1000d;

    /// <summary>Whole seconds since 1970.</summary>
    public static long ToUnixInteger(DateTimeOffset value) => value.ToUnixTimeSeconds();

    /// <summary>The instant that many milliseconds after 1970 began, in UTC.</summary>
    public static DateTimeOffset FromMillis(long value) => Within(() => DateTimeOffset.FromUnixTimeMilliseconds(value));

    /// <summary>In a format of Luxon's tokens.</summary>
    public static string ToFormat(DateTimeOffset value, string format) => DateFormat.Write(value, format);

    /// <summary>The date and time that a text writes in a format of Luxon's tokens.</summary>
    public static DateTimeOffset FromFormat(string text, string format) => DateFormat.Read(text, format);

    /// <summary>Later by an object of units, <c>{ 'days': 1 }</c>, or by milliseconds.</summary>
    public static DateTimeOffset Plus(DateTimeOffset value, JsonNode amount) => Moved(value, amount, 1);

    /// <summary>Earlier by an object of units, or by milliseconds.</summary>
    public static DateTimeOffset Minus(DateTimeOffset value, JsonNode amount) => Moved(value, amount, -1);

    /// <summary>The first instant of the unit that the time lies in.</summary>
    public static DateTimeOffset StartOf(DateTimeOffset value, string unit)
    {
        var day = new DateTimeOffset(value.Year, value.Month, value.Day, 0, 0, 0, value.Offset);
        return Unit(unit) switch
        {
            "year" => day.AddDays(1 - value.DayOfYear),
            "quarter" => day.AddDays(1 - value.Day).AddMonths(-((value.Month - 1) % 3)),
            "month" => day.AddDays(1 - value.Day),
            "week" => Within(() => day.AddDays(1 - Weekday(value))),
            "day" => day,
            "hour" => day.AddHours(value.Hour),
            "minute" => day.AddMinutes((value.Hour * 60) + value.Minute),
            "second" => day.AddSeconds(Math.Floor(value.TimeOfDay.TotalSeconds)),
            _ => day.AddMilliseconds(Math.Floor(value.TimeOfDay.TotalMilliseconds)),
        };
    }

    /// <summary>The last millisecond of the unit that the time lies in.</summary>
    public static DateTimeOffset EndOf(DateTimeOffset value, string unit) =>
        Within(() => Later(StartOf(value, unit), Unit(unit), 1).AddMilliseconds(-1));

    /// <summary>How much later the first is, in a unit.</summary>
    public static double Diff(DateTimeOffset value, DateTimeOffset other, string unit = "milliseconds")
    {
        var span = value - other;
        return Unit(unit) switch
        {
            "year" => Months(value, other) / 12,
            "quarter" => Months(value, other) / 3,
            "month" => Months(value, other),
            "week" => span.TotalDays / 7,
            "day" => span.TotalDays,
            "hour" => span.TotalHours,
            "minute" => span.TotalMinutes,
            "second" => span.TotalSeconds,
            _ => span.TotalMilliseconds,
        };
    }

    /// <summary>The same instant where clocks show another time: <c>utc</c>, <c>UTC+3</c>, or an IANA name.</summary>
    public static DateTimeOffset SetZone(DateTimeOffset value, string zone)
    {
        if (zone.StartsWith("UTC", StringComparison.OrdinalIgnoreCase))
        {
            return zone.Length == 3 ? Utc(value) : Within(() => value.ToOffset(Offset(zone[3..])));
        }

        return TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? TimeZoneInfo.ConvertTime(value, found) : throw new ExpressionException("The time zone is unknown");
    }

    /// <summary>The day of the week; Monday is 1.</summary>
    public static long Weekday(DateTimeOffset value) => value.DayOfWeek == DayOfWeek.Sunday ? 7 : (long)value.DayOfWeek;

    /// <summary>
    /// The seconds until the time that a <c>Retry-After</c> header names, which holds seconds or a date (RFC 9110, section 10.2.3). The result
    /// is zero if that time is past, and null if the text is missing or neither of both.
    /// </summary>
    /// <param name="text">The text of the header.</param>
    /// <param name="now">The instant from which the seconds are counted.</param>
    public static double? RetryAfter(string? text, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var seconds = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : (HttpDates.Parse(text.Trim()) - now)?.TotalSeconds;
        return seconds is { } wait ? Math.Max(0, wait) : null;
    }

    private static DateTimeOffset Moved(DateTimeOffset value, JsonNode amount, int sign) => Within(() => amount is JsonObject units
        ? units.OrderByDescending(static unit => Unit(unit.Key) is "year" or "quarter" or "month").Aggregate(value, (time, unit) => Later(time, Unit(unit.Key), sign * Numbers.Of(JsonConversions.Present(unit.Value))))
        : value.AddMilliseconds(sign * JsonConversions.ToNumber(amount)));

    private static DateTimeOffset Later(DateTimeOffset value, string unit, double count) => unit switch
    {
        "year" => value.AddYears(checked((int)count)),
        "quarter" => value.AddMonths(checked(3 * (int)count)),
        "month" => value.AddMonths(checked((int)count)),
        "week" => value.AddDays(7 * count),
        "day" => value.AddDays(count),
        "hour" => value.AddHours(count),
        "minute" => value.AddMinutes(count),
        "second" => value.AddSeconds(count),
        _ => value.AddMilliseconds(count),
    };

    // Whole months, and what is left as a part of the month it falls in.
    private static double Months(DateTimeOffset value, DateTimeOffset other)
    {
        var whole = ((value.Year - other.Year) * 12) + value.Month - other.Month;
        whole -= other.AddMonths(whole) > value ? 1 : 0;
        var start = other.AddMonths(whole);
        return whole + ((value - start) / (other.AddMonths(whole + 1) - start));
    }

    private static string Unit(string name)
    {
        var unit = name.ToLowerInvariant().TrimEnd('s');
        return unit is "year" or "quarter" or "month" or "week" or "day" or "hour" or "minute" or "second" or "millisecond"
            ? unit
            : throw new ExpressionException($"'{name}' is no unit of time");
    }

    private static TimeSpan Offset(string text)
    {
        var parts = text[1..].Split(':');
        return text[0] is '+' or '-' && parts.Length <= 2 && parts.All(static part => part.Length is 1 or 2 && part.All(char.IsAsciiDigit))
            ? new TimeSpan(int.Parse(parts[0], CultureInfo.InvariantCulture), parts.Length == 2 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0, 0) * (text[0] == '-' ? -1 : 1)
            : throw new ExpressionException("The time zone is unknown");
    }

    private static DateTimeOffset Within(Func<DateTimeOffset> time)
    {
        try
        {
            return time();
        }
        catch (Exception failure) when (failure is ArgumentException or OverflowException)
        {
            throw new ExpressionException("The time lies outside of the years 1 to 9999", failure);
        }
    }
}
