using System.Buffers.Text;

namespace Integrator.Json;

/// <summary>ISO 8601 dates and times in UTF-8, read leniently: any fraction, either case, blank or T, offset or none.</summary>
internal static class IsoText
{
    private const int EndOfFraction = 27;

    /// <summary>The form that most come in, <c>2024-02-03T04:05:06Z</c>.</summary>
    public static bool TryUtc(ReadOnlySpan<byte> text, out DateTimeOffset value)
    {
        value = default;
        if (text.Length != 20 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z')
        {
            return false;
        }

        var year = (Pair(text, 0) * 100) + Pair(text, 2);
        var (month, day, hour, minute, second) = (Pair(text, 5), Pair(text, 8), Pair(text, 11), Pair(text, 14), Pair(text, 17));
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59)
        {
            return false;
        }

        value = new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero);
        return true;
    }

    public static bool TryDateTime(ReadOnlySpan<byte> text, out DateTimeOffset value)
    {
        value = default;
        if (text.Length < 10 || text[4] != '-' || text[7] != '-'
            || !TryDigits(text[..4], out var year) || !TryDigits(text[5..7], out var month) || !TryDigits(text[8..10], out var day)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        var date = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified);
        if (text.Length == 10)
        {
            value = new DateTimeOffset(date, TimeSpan.Zero);
            return true;
        }

        if (text[10] is not ((byte)'T' or (byte)'t' or (byte)' ') || !TryTime(text[11..], out var time, out var offset))
        {
            return false;
        }

        return TryAssemble(date.Ticks + time, offset, out value);
    }

    /// <summary>A date and time, UTC as <c>Z</c>, with as much of a fraction as it has; the room it takes.</summary>
    public static int Format(DateTimeOffset value, Span<byte> text)
    {
        // 2024-02-03T04:05:06.5000000Z, or with an offset.
        var length = 0;
        _ = value.Offset == TimeSpan.Zero
            ? Utf8Formatter.TryFormat(value.UtcDateTime, text, out length, 'O')
            : Utf8Formatter.TryFormat(value, text, out length, 'O');
        var end = text[..EndOfFraction].LastIndexOfAnyExcept((byte)'0') + 1;
        end -= text[end - 1] == '.' ? 1 : 0;
        text[EndOfFraction..length].CopyTo(text[end..]);
        return end + length - EndOfFraction;
    }

    /// <summary>A time of day; the offset is in minutes, and zero where none is given.</summary>
    public static bool TryTime(ReadOnlySpan<byte> text, out long ticks, out int offset)
    {
        ticks = 0;
        offset = 0;
        if (text.Length < 5 || text[2] != ':' || !TryDigits(text[..2], out var hour) || !TryDigits(text[3..5], out var minute)
            || hour > 24 || minute > 59)
        {
            return false;
        }

        ticks = (hour * TimeSpan.TicksPerHour) + (minute * TimeSpan.TicksPerMinute);
        text = text[5..];
        if (text.Length >= 3 && text[0] == ':')
        {
            // Sixty is a leap second.
            if (!TryDigits(text[1..3], out var second) || second > 60)
            {
                return false;
            }

            ticks += Math.Min(second, 59) * TimeSpan.TicksPerSecond;
            text = Fraction(text[3..], ref ticks);
        }

        return TryOffset(text.Trim((byte)' '), out offset);
    }

    private static ReadOnlySpan<byte> Fraction(ReadOnlySpan<byte> text, scoped ref long ticks)
    {
        if (text.Length < 2 || text[0] is not ((byte)'.' or (byte)','))
        {
            return text;
        }

        var unit = TimeSpan.TicksPerSecond / 10;
        var at = 1;
        for (; at < text.Length && text[at] is >= (byte)'0' and <= (byte)'9'; at++)
        {
            ticks += (text[at] - '0') * unit;
            unit /= 10;
        }

        return text[at..];
    }

    private static bool TryOffset(ReadOnlySpan<byte> text, out int minutes)
    {
        minutes = 0;
        if (text.IsEmpty || text is [(byte)'Z' or (byte)'z'])
        {
            return true;
        }

        if (text[0] is not ((byte)'+' or (byte)'-') || text.Length is not (3 or 5 or 6) || !TryDigits(text[1..3], out var hour))
        {
            return false;
        }

        var rest = text.Length == 6 && text[3] == ':' ? text[4..] : text[3..];
        if (!TryDigits(rest, out var minute))
        {
            return false;
        }

        minutes = ((hour * 60) + minute) * (text[0] == '-' ? -1 : 1);
        return hour <= 14 && minute < 60;
    }

    private static bool TryAssemble(long ticks, int offset, out DateTimeOffset value)
    {
        var utc = ticks - (offset * TimeSpan.TicksPerMinute);
        var isInRange = ticks >= 0 && ticks <= DateTime.MaxValue.Ticks && utc >= 0 && utc <= DateTime.MaxValue.Ticks
            && Math.Abs(offset) <= 14 * 60;
        value = isInRange ? new DateTimeOffset(ticks, TimeSpan.FromMinutes(offset)) : default;
        return isInRange;
    }

    // Far below zero where there is no digit.
    private static int Pair(ReadOnlySpan<byte> text, int at)
    {
        var (tens, ones) = (text[at] - '0', text[at + 1] - '0');
        return tens is >= 0 and <= 9 && ones is >= 0 and <= 9 ? (tens * 10) + ones : short.MinValue;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        foreach (var digit in text)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            value = (value * 10) + digit - '0';
        }

        return true;
    }
}
