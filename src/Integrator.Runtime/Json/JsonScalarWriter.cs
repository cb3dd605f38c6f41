using System.ComponentModel;
using System.Text.Json;

namespace Integrator.Json;

/// <summary>What a <see cref="JsonWriter"/> writes that holds nothing else.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class JsonScalarWriter : JsonBuffer
{
    private protected JsonScalarWriter()
    {
    }

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
    public void Duration(Duration value) => String(value.Text);

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

    /// <summary>An unsigned 64-bit integer carried as text.</summary>
    public void UInt64Text(ulong value) => Text(value);

    /// <summary>Bytes as base64url, or null.</summary>
    public void Base64Url(byte[]? value) => String(value is null ? null : System.Buffers.Text.Base64Url.EncodeToString(value));

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
            Raw("\"\""u8);
            Attachments.Add(new JsonAttachment(Length, value));
            Raw(","u8);
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
}
