using System.Buffers;
using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Integrator.Json;

/// <summary>What a <see cref="JsonWriter"/> writes that holds nothing else.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class JsonScalarWriter
{
    // A decimal or a date is half as long.
    private const int LongestScalar = 64;
    private const int FirstRent = 16 * 1024;

    // Bodies are not put into HTML, so text is escaped no more than JSON asks for.
    private static readonly JsonWriterOptions s_options = new() { Encoder = JsonEscape.Encoder, SkipValidation = true };

    private byte[] _bytes = [];
    private int _length;
    private Utf8JsonWriter? _elements;

    private protected JsonScalarWriter()
    {
    }

    /// <summary>The value that was written, without the comma after it.</summary>
    internal ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length - 1);

    /// <summary>Where files go; null when the body has no parts.</summary>
    private protected List<JsonAttachment>? Attachments { get; set; }

    /// <summary>Text, or null.</summary>
    public void String(string? value)
    {
        if (value is null)
        {
            Null();
        }
        else
        {
            Quoted(value, (byte)',');
        }
    }

    /// <summary>A 16-bit integer.</summary>
    public void Int16(short value) => Number(value);

    /// <summary>A 32-bit integer.</summary>
    public void Int32(int value) => Number(value);

    /// <summary>A 64-bit integer.</summary>
    public void Int64(long value) => Number(value);

    /// <summary>A byte.</summary>
    public void UInt8(byte value) => Number(value);

    /// <summary>An unsigned 16-bit integer.</summary>
    public void UInt16(ushort value) => Number(value);

    /// <summary>An unsigned 32-bit integer.</summary>
    public void UInt32(uint value) => Number(value);

    /// <summary>An unsigned 64-bit integer.</summary>
    public void UInt64(ulong value) => Number(value);

    /// <summary>A 32-bit floating point number; JSON has no NaN and no infinity, so they are text.</summary>
    public void Single(float value)
    {
        if (float.IsFinite(value))
        {
            Number(value);
        }
        else
        {
            Text(value);
        }
    }

    /// <summary>A 64-bit floating point number; JSON has no NaN and no infinity, so they are text.</summary>
    public void Double(double value)
    {
        if (double.IsFinite(value))
        {
            Number(value);
        }
        else
        {
            Text(value);
        }
    }

    /// <summary>A decimal number.</summary>
    public void Decimal(decimal value) => Number(value);

    /// <summary>A boolean.</summary>
    public void Boolean(bool value) => Raw(value ? "true,"u8 : "false,"u8);

    /// <summary>A date and time, UTC as <c>Z</c>.</summary>
    public void DateTime(DateTimeOffset value)
    {
        var room = Room(LongestScalar);
        Quote(room, IsoText.Format(value, room[1..]));
    }

    /// <summary>A date.</summary>
    public void Date(DateOnly value) => Text(value, "yyyy-MM-dd");

    /// <summary>A time of day, with a fraction where it has one.</summary>
    public void Time(TimeOnly value) => Text(value, "HH:mm:ss.FFFFFFF");

    /// <summary>An ISO 8601 duration.</summary>
    public void Duration(TimeSpan value) => String(ScalarText.Of(value));

    /// <summary>A time as whole seconds since 1970.</summary>
    public void UnixSeconds(DateTimeOffset value) => Number(value.ToUnixTimeSeconds());

    /// <summary>A time as whole milliseconds since 1970.</summary>
    public void UnixMilliseconds(DateTimeOffset value) => Number(value.ToUnixTimeMilliseconds());

    /// <summary>A UUID.</summary>
    public void Guid(Guid value) => Text(value);

    /// <summary>A URL as it was given, or null.</summary>
    public void Uri(Uri? value) => String(value?.OriginalString);

    /// <summary>A 64-bit integer carried as text.</summary>
    public void Int64Text(long value) => Text(value);

    /// <summary>A floating point number carried as text.</summary>
    public void DoubleText(double value) => Text(value);

    /// <summary>A decimal number carried as text.</summary>
    public void DecimalText(decimal value) => Text(value);

    /// <summary>Bytes as base64, or null.</summary>
    public void Bytes(byte[]? value)
    {
        if (value is null)
        {
            Null();
        }
        else
        {
            Base64(value);
        }
    }

    /// <summary>Any value, as it came.</summary>
    public void Element(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Undefined)
        {
            Null();
        }
        else
        {
            Copy(value);
        }
    }

    /// <summary>A file: a part of a multipart body, base64 text in any other.</summary>
    /// <exception cref="InvalidOperationException">The file is over a stream and the body is not multipart.</exception>
    public void File(ApiFile? value)
    {
        if (value is null)
        {
            Null();
        }
        else if (Attachments is not null)
        {
            Raw("\"\","u8);
            Attachments.Add(new JsonAttachment(_length - 1, value));
        }
        else if (value.IsInMemory)
        {
            Base64(value.Bytes.Span);
        }
        else
        {
            throw new InvalidOperationException("A file over a stream can only be sent in a multipart body. Make it from bytes.");
        }
    }

    /// <summary>Null.</summary>
    public void Null() => Raw("null,"u8);

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

    private void Number<T>(T value)
        where T : struct, IUtf8SpanFormattable
    {
        var room = Room(LongestScalar);
        value.TryFormat(room, out var written, default, CultureInfo.InvariantCulture);
        room[written] = (byte)',';
        _length += written + 1;
    }

    private void Text<T>(T value, ReadOnlySpan<char> format = default)
        where T : struct, IUtf8SpanFormattable
    {
        var room = Room(LongestScalar);
        value.TryFormat(room[1..], out var written, format, CultureInfo.InvariantCulture);
        Quote(room, written);
    }

    private void Base64(ReadOnlySpan<byte> value)
    {
        var room = Room(checked(System.Buffers.Text.Base64.GetMaxEncodedToUtf8Length(value.Length) + 3));
        System.Buffers.Text.Base64.EncodeToUtf8(value, room[1..], out _, out var written);
        Quote(room, written);
    }

    private void Quote(Span<byte> room, int written, byte after = (byte)',')
    {
        room[written + 2] = after;
        room[written + 1] = (byte)'"';
        room[0] = (byte)'"';
        _length += written + 3;
    }

    private void Copy(JsonElement value)
    {
        using var bytes = new PooledBytes();
        _elements ??= new Utf8JsonWriter(bytes, s_options);
        _elements.Reset(bytes);
        value.WriteTo(_elements);
        _elements.Flush();
        Raw(bytes.Written);
        Raw(","u8);
    }

    private Span<byte> Room(int size)
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
