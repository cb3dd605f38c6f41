using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;

namespace Integrator.Json;

/// <summary>Dates and times as vendors send them, all of which stand for RFC 3339.</summary>
internal static class JsonDates
{
    private const int LongestText = 128;

    public static DateTimeOffset DateTime(ref JsonTokens json)
    {
        if (json is { TokenType: JsonTokenType.String, ValueIsEscaped: false } && IsoText.TryUtc(json.ValueSpan, out var value))
        {
            return value;
        }

        Span<byte> buffer = stackalloc byte[LongestText];
        var text = Text(json, buffer);
        if (IsoText.TryDateTime(text, out value)
            || DateTimeOffset.TryParseExact(Encoding.UTF8.GetString(text), "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value))
        {
            return value;
        }

        throw JsonFailure.Expected("A date and time", json);
    }

    public static DateOnly Date(ref JsonTokens json)
    {
        Span<byte> buffer = stackalloc byte[LongestText];
        return IsoText.TryDateTime(Text(json, buffer), out var value)
            ? DateOnly.FromDateTime(value.DateTime)
            : throw JsonFailure.Expected("A date", json);
    }

    public static TimeOnly Time(ref JsonTokens json)
    {
        Span<byte> buffer = stackalloc byte[LongestText];
        return IsoText.TryTime(Text(json, buffer), out var ticks, out _) && ticks < TimeSpan.TicksPerDay
            ? new TimeOnly(ticks)
            : throw JsonFailure.Expected("A time", json);
    }

    /// <summary>How long an ISO 8601 duration is; a year counts 365 days, a month 30.</summary>
    public static TimeSpan Length(string text)
    {
        if (text.StartsWith('P') && text.EndsWith('W')
            && double.TryParse(text.AsSpan(1, text.Length - 2), NumberStyles.Float, CultureInfo.InvariantCulture, out var weeks))
        {
            return TimeSpan.FromDays(7 * weeks);
        }

        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : XmlConvert.ToTimeSpan(text);
    }

    public static DateTimeOffset Unix(ref JsonTokens json, double ticksPerUnit)
    {
        var units = JsonNumbers.Fraction<decimal>(ref json, "A Unix time");
        var ticks = System.DateTime.UnixEpoch.Ticks + (units * (decimal)ticksPerUnit);
        return ticks >= 0 && ticks <= DateTimeOffset.MaxValue.UtcTicks
            ? new DateTimeOffset((long)ticks, TimeSpan.Zero)
            : throw JsonFailure.OutOfRange("A Unix time", -System.DateTime.UnixEpoch.Ticks / ticksPerUnit, (DateTimeOffset.MaxValue.UtcTicks - System.DateTime.UnixEpoch.Ticks) / ticksPerUnit, json);
    }

    private static ReadOnlySpan<byte> Text(in JsonTokens json, Span<byte> buffer) =>
        json.TokenType == JsonTokenType.String ? JsonText.Trimmed(json, buffer) : default;
}
