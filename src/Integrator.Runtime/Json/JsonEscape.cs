using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Integrator.Json;

/// <summary>Text in UTF-8 with what JSON escapes escaped, as <see cref="Encoder"/> would.</summary>
internal static class JsonEscape
{
    /// <summary>What a UTF-16 unit can take: six of ASCII as an escape.</summary>
    public const int MostBytes = 6;

    public const int LongestPart = 8192;

    private const int LongestOnStack = 512;

    private static readonly SearchValues<byte> s_plain = SearchValues.Create([.. Enumerable.Range(' ', 0x7F - ' ').Select(static unit => (byte)unit).Except("\"\\"u8.ToArray())]);

    public static JavaScriptEncoder Encoder => JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>The room the text takes. A surrogate without its other half becomes U+FFFD.</summary>
    public static int Write(ReadOnlySpan<char> text, Span<byte> room)
    {
        if (TryPlain(text, room))
        {
            return text.Length;
        }

        Utf8.FromUtf16(text, room, out _, out var length);
        var first = room[..length].IndexOfAnyExcept(s_plain);
        return first < 0 ? length : first + Escape(room[first..], length - first);
    }

    /// <summary>The beginning of a long text, with both halves of its last surrogate.</summary>
    public static ReadOnlySpan<char> Part(ReadOnlySpan<char> text) =>
        text.Length <= LongestPart ? text : text[..(char.IsHighSurrogate(text[LongestPart - 1]) ? LongestPart - 1 : LongestPart)];

    // Most text is ASCII without anything to escape: checked and narrowed in one pass, whose last step may go back into the one before.
    private static bool TryPlain(ReadOnlySpan<char> text, Span<byte> room)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(room.Length, text.Length);
        var last = text.Length - Vector128<ushort>.Count;
        if (last < 0)
        {
            return TryPlainBriefly(text, room);
        }

        ref var from = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        ref var to = ref MemoryMarshal.GetReference(room);
        for (var at = 0; ; at = Math.Min(at + Vector128<ushort>.Count, last))
        {
            var part = Vector128.LoadUnsafe(ref from, (nuint)at);
            var isPlain = Vector128.LessThanOrEqual(part - Vector128.Create((ushort)' '), Vector128.Create((ushort)('~' - ' ')))
                & ~(Vector128.Equals(part, Vector128.Create((ushort)'"')) | Vector128.Equals(part, Vector128.Create((ushort)'\\')));
            if (isPlain != Vector128<ushort>.AllBitsSet)
            {
                return false;
            }

            Vector128.Narrow(part, part).GetLower().StoreUnsafe(ref to, (nuint)at);
            if (at == last)
            {
                return true;
            }
        }
    }

    private static bool TryPlainBriefly(ReadOnlySpan<char> text, Span<byte> room)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is < ' ' or > '~' or '"' or '\\')
            {
                return false;
            }

            room[at] = (byte)text[at];
        }

        return true;
    }

    private static int Escape(Span<byte> room, int length)
    {
        var first = First(room[..length]);
        if (first == length)
        {
            return length;
        }

        var rented = length > LongestOnStack ? ArrayPool<byte>.Shared.Rent(length) : null;
        var text = rented is null ? stackalloc byte[LongestOnStack] : rented;
        text = text[..(length - first)];
        room[first..length].CopyTo(text);
        var escaped = Escape(text, room[first..]);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return first + escaped;
    }

    /// <summary>Where the first is that is escaped, or the text's length.</summary>
    private static int First(ReadOnlySpan<byte> text)
    {
        var at = 0;
        while (at < text.Length)
        {
            if (text[at] < 0x80)
            {
                at = text[at..].IndexOfAnyExcept(s_plain) is >= 0 and var found ? at + found : text.Length;
            }

            if (at == text.Length || Rune.DecodeFromUtf8(text[at..], out var rune, out var size) != OperationStatus.Done || Encoder.WillEncode(rune.Value))
            {
                return at;
            }

            at += size;
        }

        return at;
    }

    private static int Escape(ReadOnlySpan<byte> text, Span<byte> room)
    {
        var length = 0;
        while (true)
        {
            var plain = First(text);
            text[..plain].CopyTo(room[length..]);
            length += plain;
            if (plain == text.Length)
            {
                return length;
            }

            Rune.DecodeFromUtf8(text[plain..], out var rune, out var size);
            length += One(rune, room[length..]);
            text = text[(plain + size)..];
        }
    }

    private static int One(Rune rune, Span<byte> room)
    {
        if (Short(rune.Value) is > 0 and var letter)
        {
            room[0] = (byte)'\\';
            room[1] = letter;
            return 2;
        }

        Span<char> units = stackalloc char[2];
        var count = rune.EncodeToUtf16(units);
        for (var at = 0; at < count; at++)
        {
            Utf8.TryWrite(room[(at * MostBytes)..], $"\\u{(int)units[at]:X4}", out _);
        }

        return count * MostBytes;
    }

    private static byte Short(int rune) => rune switch
    {
        '"' or '\\' => (byte)rune,
        '\n' => (byte)'n',
        '\r' => (byte)'r',
        '\t' => (byte)'t',
        '\b' => (byte)'b',
        '\f' => (byte)'f',
        _ => 0,
    };
}
