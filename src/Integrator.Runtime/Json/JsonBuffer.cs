using System.Buffers;
using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Integrator.Json;

/// <summary>JSON while it is written. A comma stands after every value; the end of an array, an object or all takes the last one back.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class JsonBuffer
{
    // A decimal or a date is half as long.
    private protected const int LongestScalar = 64;
    private const int FirstRent = 16 * 1024;

    // Bodies are not put into HTML, so text is escaped no more than JSON asks for.
    private static readonly JsonWriterOptions s_options = new() { Encoder = JsonEscape.Encoder, SkipValidation = true };

    private byte[] _bytes = [];
    private int _length;
    private Utf8JsonWriter? _elements;

    private protected JsonBuffer()
    {
    }

    /// <summary>The value that was written, without the comma after it.</summary>
    internal ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length - 1);

    private protected int Length => _length;

    /// <summary>Gives the bytes away; a comma is their last.</summary>
    internal PooledBytes Take()
    {
        var bytes = new PooledBytes(_bytes, _length - 1);
        _bytes = [];
        _length = 0;
        return bytes;
    }

    private protected void Release()
    {
        if (_bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
        }

        _bytes = [];
        _length = 0;
    }

    /// <summary>Bytes that are JSON already.</summary>
    private protected void Raw(ReadOnlySpan<byte> json)
    {
        json.CopyTo(Room(json.Length));
        _length += json.Length;
    }

    /// <summary>Text in quotation marks and what comes after it.</summary>
    private protected void Quoted(ReadOnlySpan<char> text, byte after)
    {
        if (text.Length > JsonEscape.LongestPart)
        {
            QuotedInParts(text, after);
            return;
        }

        var room = Room((text.Length * JsonEscape.MostBytes) + 3);
        var written = JsonEscape.Write(text, room[1..]);
        Quote(room, written, after);
    }

    /// <summary>A name whose escapes are written already.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected void Named(ReadOnlySpan<byte> name)
    {
        var room = Room(name.Length + 3);
        name.CopyTo(room[1..]);
        Quote(room, name.Length, (byte)':');
    }

    /// <summary>The end of an object or an array, in the place of the comma after its last value.</summary>
    private protected void Close(byte end)
    {
        if (_bytes[_length - 1] == ',')
        {
            _length--;
        }

        var room = Room(2);
        room[0] = end;
        room[1] = (byte)',';
        _length += 2;
    }

    // So that room is kept for what could be escaped of a part, not of the whole.
    private void QuotedInParts(ReadOnlySpan<char> text, byte after)
    {
        Raw("\""u8);
        while (!text.IsEmpty)
        {
            var part = JsonEscape.Part(text);
            _length += JsonEscape.Write(part, Room(part.Length * JsonEscape.MostBytes));
            text = text[part.Length..];
        }

        Raw([(byte)'"', after]);
    }

    private protected void Number<T>(T value)
        where T : struct, IUtf8SpanFormattable
    {
        var room = Room(LongestScalar);
        value.TryFormat(room, out var written, default, CultureInfo.InvariantCulture);
        room[written] = (byte)',';
        _length += written + 1;
    }

    private protected void Text<T>(T value, ReadOnlySpan<char> format = default)
        where T : struct, IUtf8SpanFormattable
    {
        var room = Room(LongestScalar);
        value.TryFormat(room[1..], out var written, format, CultureInfo.InvariantCulture);
        Quote(room, written);
    }

    private protected void Base64(ReadOnlySpan<byte> value)
    {
        var room = Room(checked(System.Buffers.Text.Base64.GetMaxEncodedToUtf8Length(value.Length) + 3));
        System.Buffers.Text.Base64.EncodeToUtf8(value, room[1..], out _, out var written);
        Quote(room, written);
    }

    private protected void Quote(Span<byte> room, int written, byte after = (byte)',')
    {
        room[written + 2] = after;
        room[written + 1] = (byte)'"';
        room[0] = (byte)'"';
        _length += written + 3;
    }

    private protected void Copy(JsonElement value)
    {
        using var bytes = new PooledBytes();
        _elements ??= new Utf8JsonWriter(bytes, s_options);
        _elements.Reset(bytes);
        value.WriteTo(_elements);
        _elements.Flush();
        Raw(bytes.Written);
        Raw(","u8);
    }

    private protected Span<byte> Room(int size)
    {
        if (_bytes.Length - _length < size)
        {
            Grow(size);
        }

        return _bytes.AsSpan(_length);
    }

    private void Grow(int size)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(checked(_length + size), Math.Max(FirstRent, (int)Math.Min(_bytes.Length * 2L, Array.MaxLength))));
        _bytes.AsSpan(0, _length).CopyTo(larger);
        if (_bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
        }

        _bytes = larger;
    }
}
