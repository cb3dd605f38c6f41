using System.Globalization;
using System.Text;

namespace Integrator.Auth;

/// <summary>
/// Compares a text with what it may stand for: escapes of JSON, of URLs, of forms and of HTML, also where one of them was escaped again.
/// </summary>
internal static class EscapedText
{
    /// <summary>The letters that escapes begin with.</summary>
    public const string Starts = "\\%+&";

    /// <summary>In how many ways the beginning of a text can be read at most.</summary>
    public const int MostReadings = 3;

    private const int MostBytes = 4;
    private const int MostBranches = 4;
    private const int LongestEntity = 9;

    private static readonly (string Entity, char Letter)[] s_entities = [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&apos;", '\'')];

    /// <summary>What the text may begin with.</summary>
    /// <returns>How many readings there are.</returns>
    public static int Firsts(ReadOnlySpan<char> text, Span<char> firsts)
    {
        firsts[0] = text[0];
        var count = 1;
        for (var way = 0; way < MostReadings - 1; way++)
        {
            if (Read(text, way) is { Length: > 0 } reading)
            {
                firsts[count++] = reading.First;
            }
        }

        return count;
    }

    /// <summary>How much of the text stands for the secret; 0 if it does not begin with it.</summary>
    public static int Match(ReadOnlySpan<char> text, ReadOnlySpan<char> secret)
    {
        // Whoever escapes a text escapes all of it in the same way, so that way comes first at each place that can be read in several.
        for (var way = 0; way < MostReadings; way++)
        {
            if (Match(text, secret, way, MostBranches) is > 0 and var length)
            {
                return length;
            }
        }

        return 0;
    }

    private static int Match(ReadOnlySpan<char> text, ReadOnlySpan<char> secret, int way, int branches)
    {
        Span<Reading> readings = stackalloc Reading[MostReadings];
        var at = 0;
        while (!secret.IsEmpty)
        {
            var count = at < text.Length ? Fitting(text[at..], secret, readings) : 0;
            if (count == 0)
            {
                return 0;
            }

            var usual = readings[way % count];
            for (var other = 0; other < count && count > 1 && branches > 0; other++)
            {
                if (other != way % count && Rest(text[at..], secret, readings[other], way, branches - 1) is > 0 and var length)
                {
                    return at + length;
                }
            }

            at += usual.Length;
            secret = secret[usual.Letters..];
        }

        return at;
    }

    private static int Rest(ReadOnlySpan<char> text, ReadOnlySpan<char> secret, Reading reading, int way, int branches)
    {
        var rest = secret[reading.Letters..];
        return rest.IsEmpty ? reading.Length : Match(text[reading.Length..], rest, way, branches) is > 0 and var length ? reading.Length + length : 0;
    }

    /// <summary>The ways to read the beginning of the text that give the beginning of the secret.</summary>
    private static int Fitting(ReadOnlySpan<char> text, ReadOnlySpan<char> secret, Span<Reading> readings)
    {
        var count = 0;
        for (var way = 0; way < MostReadings - 1 && Starts.Contains(text[0], StringComparison.Ordinal); way++)
        {
            if (Read(text, way) is { Length: > 0 } reading && reading.First == secret[0]
                && (reading.Second == default || (secret.Length > 1 && reading.Second == secret[1]))
                && (count == 0 || readings[count - 1].Length != reading.Length))
            {
                readings[count++] = reading;
            }
        }

        // An escape is meant as one almost always, so the plain letter is the last way.
        if (text[0] == secret[0])
        {
            readings[count++] = new Reading(text[0], default, 1);
        }

        return count;
    }

    private static Reading Read(ReadOnlySpan<char> text, int way) => (text[0], way) switch
    {
        ('\\', 0) => Backslash(text, 1),
        ('\\', _) => Backslash(text, Run(text)),
        ('%', 0) => Percent(text, 0),
        ('%', _) => Percent(text, Again(text)),
        ('+', 0) => new Reading(' ', default, 1),
        ('&', 0) => Entity(text),
        _ => default,
    };

    // JSON in a text of JSON has two backslashes for one, and so on.
    private static int Run(ReadOnlySpan<char> text) => text.IndexOfAnyExcept('\\') is >= 0 and var length ? length : text.Length;

    private static Reading Backslash(ReadOnlySpan<char> text, int slashes)
    {
        if (slashes >= text.Length)
        {
            return default;
        }

        var letter = text[slashes];
        if (letter == 'u')
        {
            return text.Length >= slashes + 5 && ushort.TryParse(text.Slice(slashes + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
                ? new Reading((char)code, default, slashes + 5)
                : default;
        }

        return letter switch
        {
            'n' => new Reading('\n', default, slashes + 1),
            'r' => new Reading('\r', default, slashes + 1),
            't' => new Reading('\t', default, slashes + 1),
            'b' => new Reading('\b', default, slashes + 1),
            'f' => new Reading('\f', default, slashes + 1),
            '"' or '\\' or '/' or '\'' => new Reading(letter, default, slashes + 1),
            _ => default,
        };
    }

    // %252B is %2B that was encoded again.
    private static int Again(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (text[(length + 1)..].StartsWith("25") && Byte(text, length + 3) is not null)
        {
            length += 2;
        }

        return length;
    }

    private static Reading Percent(ReadOnlySpan<char> text, int again)
    {
        Span<byte> bytes = stackalloc byte[MostBytes];
        var at = 0;
        for (var count = 0; count < MostBytes && at < text.Length && text[at] == '%' && (again == 0 || Again(text[at..]) == again); count++)
        {
            if (Byte(text, at + again + 1) is not { } value)
            {
                return default;
            }

            bytes[count] = value;
            at += again + 3;
            if (Rune.DecodeFromUtf8(bytes[..(count + 1)], out var rune, out _) == System.Buffers.OperationStatus.Done)
            {
                return Of(rune, at);
            }
        }

        return default;
    }

    private static byte? Byte(ReadOnlySpan<char> text, int at) =>
        text.Length >= at + 2 && byte.TryParse(text.Slice(at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static Reading Entity(ReadOnlySpan<char> text)
    {
        foreach (var (entity, letter) in s_entities)
        {
            if (text.StartsWith(entity))
            {
                return new Reading(letter, default, entity.Length);
            }
        }

        if (!text.StartsWith("&#") || text.IndexOf(';') is not (> 2 and <= LongestEntity and var end))
        {
            return default;
        }

        var isHex = text[2] is 'x' or 'X';
        return int.TryParse(text[(isHex ? 3 : 2)..end], isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var code) && Rune.TryCreate(code, out var rune)
            ? Of(rune, end + 1)
            : default;
    }

    private static Reading Of(Rune rune, int length) => rune.IsBmp
        ? new Reading((char)rune.Value, default, length)
        : new Reading((char)(0xD800 + ((rune.Value - 0x10000) >> 10)), (char)(0xDC00 + ((rune.Value - 0x10000) & 0x3FF)), length);

    /// <param name="First">What it stands for.</param>
    /// <param name="Second">The second half of a surrogate pair; none otherwise.</param>
    /// <param name="Length">How much of the text it takes; 0 if the text cannot be read so.</param>
    private readonly record struct Reading(char First, char Second, int Length)
    {
        /// <summary>How many letters it stands for.</summary>
        public int Letters => Second == default ? 1 : 2;
    }
}
