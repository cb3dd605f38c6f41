using System.ComponentModel;
using System.Text.Json;

namespace Integrator.Json;

/// <summary>What a <see cref="JsonWriter"/> writes that holds nothing else.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class JsonScalarWriter
{
    private protected JsonScalarWriter(Utf8JsonWriter utf8) => Utf8 = utf8;

    private protected Utf8JsonWriter Utf8 { get; }

    /// <summary>Where files go; null when the body has no parts.</summary>
    private protected List<JsonAttachment>? Attachments { get; set; }

    /// <summary>Text, or null.</summary>
    public void String(string? value) => Utf8.WriteStringValue(value);

    /// <summary>A 16-bit integer.</summary>
    public void Int16(short value) => Utf8.WriteNumberValue(value);

    /// <summary>A 32-bit integer.</summary>
    public void Int32(int value) => Utf8.WriteNumberValue(value);

    /// <summary>A 64-bit integer.</summary>
    public void Int64(long value) => Utf8.WriteNumberValue(value);

    /// <summary>A byte.</summary>
    public void UInt8(byte value) => Utf8.WriteNumberValue(value);

    /// <summary>An unsigned 16-bit integer.</summary>
    public void UInt16(ushort value) => Utf8.WriteNumberValue(value);

    /// <summary>An unsigned 32-bit integer.</summary>
    public void UInt32(uint value) => Utf8.WriteNumberValue(value);

    /// <summary>An unsigned 64-bit integer.</summary>
    public void UInt64(ulong value) => Utf8.WriteNumberValue(value);

    /// <summary>A 32-bit floating point number; NaN and the infinities, which JSON has no numbers for, as text.</summary>
    public void Single(float value)
    {
        if (float.IsFinite(value))
        {
            Utf8.WriteNumberValue(value);
        }
        else
        {
            Double(value);
        }
    }

    /// <summary>A 64-bit floating point number; NaN and the infinities, which JSON has no numbers for, as text.</summary>
    public void Double(double value)
    {
        if (double.IsFinite(value))
        {
            Utf8.WriteNumberValue(value);
        }
        else
        {
            Utf8.WriteStringValue(value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    /// <summary>A decimal number.</summary>
    public void Decimal(decimal value) => Utf8.WriteNumberValue(value);

    /// <summary>A boolean.</summary>
    public void Boolean(bool value) => Utf8.WriteBooleanValue(value);

    /// <summary>A date and time, UTC as <c>Z</c>.</summary>
    public void DateTime(DateTimeOffset value)
    {
        if (value.Offset == TimeSpan.Zero)
        {
            Utf8.WriteStringValue(value.UtcDateTime);
        }
        else
        {
            Utf8.WriteStringValue(value);
        }
    }

    /// <summary>A date.</summary>
    public void Date(DateOnly value) => ScalarText.Write(Utf8, value, "yyyy-MM-dd");

    /// <summary>A time of day, with a fraction where it has one.</summary>
    public void Time(TimeOnly value) => ScalarText.Write(Utf8, value, "HH:mm:ss.FFFFFFF");

    /// <summary>An ISO 8601 duration.</summary>
    public void Duration(Duration value) => Utf8.WriteStringValue(value.Text);

    /// <summary>A time as whole seconds since 1970.</summary>
    public void UnixSeconds(DateTimeOffset value) => Utf8.WriteNumberValue(value.ToUnixTimeSeconds());

    /// <summary>A time as whole milliseconds since 1970.</summary>
    public void UnixMilliseconds(DateTimeOffset value) => Utf8.WriteNumberValue(value.ToUnixTimeMilliseconds());

    /// <summary>A UUID.</summary>
    public void Guid(Guid value) => Utf8.WriteStringValue(value);

    /// <summary>A URL as it was given, or null.</summary>
    public void Uri(Uri? value) => Utf8.WriteStringValue(value?.OriginalString);

    /// <summary>A 64-bit integer carried as text.</summary>
    public void Int64Text(long value) => ScalarText.Write(Utf8, value, default);

    /// <summary>An unsigned 64-bit integer carried as text.</summary>
    public void UInt64Text(ulong value) => ScalarText.Write(Utf8, value, default);

    /// <summary>Bytes as base64url, or null.</summary>
    public void Base64Url(byte[]? value) => Utf8.WriteStringValue(value is null ? null : System.Buffers.Text.Base64Url.EncodeToString(value));

    /// <summary>A floating point number carried as text.</summary>
    public void DoubleText(double value) => ScalarText.Write(Utf8, value, default);

    /// <summary>A decimal number carried as text.</summary>
    public void DecimalText(decimal value) => ScalarText.Write(Utf8, value, default);

    /// <summary>Bytes as base64, or null.</summary>
    public void Bytes(byte[]? value)
    {
        if (value is null)
        {
            Null();
        }
        else
        {
            Utf8.WriteBase64StringValue(value);
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
            value.WriteTo(Utf8);
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
            Utf8.WriteStringValue(""u8);
            Attachments.Add(new JsonAttachment(Utf8.BytesCommitted + Utf8.BytesPending, value));
        }
        else if (value.IsInMemory)
        {
            Utf8.WriteBase64StringValue(value.Bytes.Span);
        }
        else
        {
            throw new InvalidOperationException("A file over a stream can only be sent in a multipart body. Make it from bytes.");
        }
    }

    /// <summary>Null.</summary>
    public void Null() => Utf8.WriteNullValue();
}
