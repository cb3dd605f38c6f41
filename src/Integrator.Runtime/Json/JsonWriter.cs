using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Integrator.Json;

/// <summary>Writes JSON for a model, exactly as the API describes it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonWriter
{
    // Bodies are not put into HTML, so text is escaped no more than JSON asks for. What is written is generated, so it is not validated.
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static JsonWriter? t_spare;

    private readonly Utf8JsonWriter _utf8;
    private List<JsonAttachment>? _attachments;
    private byte[]? _discriminatorName;
    private byte[]? _discriminatorValue;

    /// <summary>Writes through another writer, which the caller flushes.</summary>
    public JsonWriter(Utf8JsonWriter utf8) => _utf8 = utf8;

    /// <summary>Begins an object; a discriminator that was announced is its first member.</summary>
    public void StartObject()
    {
        _utf8.WriteStartObject();
        if (_discriminatorName is { } name)
        {
            _discriminatorName = null;
            _utf8.WriteString(name, _discriminatorValue);
        }
    }

    /// <summary>Ends an object.</summary>
    public void EndObject() => _utf8.WriteEndObject();

    /// <summary>Announces the first member of the object that comes next.</summary>
    public void Discriminator(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        _discriminatorName = name.ToArray();
        _discriminatorValue = value.ToArray();
    }

    /// <summary>Text, or null.</summary>
    public void String(string? value) => _utf8.WriteStringValue(value);

    /// <summary>A 16-bit integer.</summary>
    public void Int16(short value) => _utf8.WriteNumberValue(value);

    /// <summary>A 32-bit integer.</summary>
    public void Int32(int value) => _utf8.WriteNumberValue(value);

    /// <summary>A 64-bit integer.</summary>
    public void Int64(long value) => _utf8.WriteNumberValue(value);

    /// <summary>A byte.</summary>
    public void UInt8(byte value) => _utf8.WriteNumberValue(value);

    /// <summary>An unsigned 16-bit integer.</summary>
    public void UInt16(ushort value) => _utf8.WriteNumberValue(value);

    /// <summary>An unsigned 32-bit integer.</summary>
    public void UInt32(uint value) => _utf8.WriteNumberValue(value);

    /// <summary>An unsigned 64-bit integer.</summary>
    public void UInt64(ulong value) => _utf8.WriteNumberValue(value);

    /// <summary>A 32-bit floating point number; JSON has no NaN and no infinity.</summary>
    public void Single(float value) => _utf8.WriteNumberValue(value);

    /// <summary>A 64-bit floating point number; JSON has no NaN and no infinity.</summary>
    public void Double(double value) => _utf8.WriteNumberValue(value);

    /// <summary>A decimal number.</summary>
    public void Decimal(decimal value) => _utf8.WriteNumberValue(value);

    /// <summary>A boolean.</summary>
    public void Boolean(bool value) => _utf8.WriteBooleanValue(value);

    /// <summary>A date and time, UTC as <c>Z</c>.</summary>
    public void DateTime(DateTimeOffset value) => ScalarText.Write(_utf8, value);

    /// <summary>A date.</summary>
    public void Date(DateOnly value) => ScalarText.Write(_utf8, value, "yyyy-MM-dd");

    /// <summary>A time of day, with a fraction where it has one.</summary>
    public void Time(TimeOnly value) => ScalarText.Write(_utf8, value, "HH:mm:ss.FFFFFFF");

    /// <summary>An ISO 8601 duration.</summary>
    public void Duration(TimeSpan value) => _utf8.WriteStringValue(ScalarText.Of(value));

    /// <summary>A time as whole seconds since 1970.</summary>
    public void UnixSeconds(DateTimeOffset value) => _utf8.WriteNumberValue(value.ToUnixTimeSeconds());

    /// <summary>A time as whole milliseconds since 1970.</summary>
    public void UnixMilliseconds(DateTimeOffset value) => _utf8.WriteNumberValue(value.ToUnixTimeMilliseconds());

    /// <summary>A UUID.</summary>
    public void Guid(Guid value) => _utf8.WriteStringValue(value);

    /// <summary>A URL as it was given, or null.</summary>
    public void Uri(Uri? value) => _utf8.WriteStringValue(value?.OriginalString);

    /// <summary>A 64-bit integer carried as text.</summary>
    public void Int64Text(long value) => ScalarText.Write(_utf8, value, default);

    /// <summary>A floating point number carried as text.</summary>
    public void DoubleText(double value) => ScalarText.Write(_utf8, value, default);

    /// <summary>A decimal number carried as text.</summary>
    public void DecimalText(decimal value) => ScalarText.Write(_utf8, value, default);

    /// <summary>Bytes as base64, or null.</summary>
    public void Bytes(byte[]? value)
    {
        if (value is null)
        {
            Null();
        }
        else
        {
            _utf8.WriteBase64StringValue(value);
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
            value.WriteTo(_utf8);
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
        else if (_attachments is not null)
        {
            _utf8.WriteStringValue(""u8);
            _attachments.Add(new JsonAttachment(_utf8.BytesCommitted + _utf8.BytesPending, value));
        }
        else if (value.IsInMemory)
        {
            _utf8.WriteBase64StringValue(value.Bytes.Span);
        }
        else
        {
            throw new InvalidOperationException("A file over a stream can only be sent in a multipart body. Make it from bytes.");
        }
    }

    /// <summary>An array, or null.</summary>
    public void List<T>(List<T>? value, JsonWrite<T> write)
    {
        if (value is null)
        {
            Null();
            return;
        }

        _utf8.WriteStartArray();
        foreach (var item in value)
        {
            Value(item, write);
        }

        _utf8.WriteEndArray();
    }

    /// <summary>An object whose members have names of their own, or null.</summary>
    public void Map<T>(Dictionary<string, T>? value, JsonWrite<T> write)
    {
        if (value is null)
        {
            Null();
            return;
        }

        _utf8.WriteStartObject();
        Additional(value, write);
        _utf8.WriteEndObject();
    }

    /// <summary>Members with names of their own, inside an object.</summary>
    public void Additional<T>(Dictionary<string, T>? value, JsonWrite<T> write)
    {
        if (value is not null)
        {
            foreach (var (name, item) in value)
            {
                _utf8.WritePropertyName(name);
                Value(item, write);
            }
        }
    }

    /// <summary>A value, or null.</summary>
    public void Nullable<T>(T? value, JsonWrite<T> write)
        where T : struct
    {
        if (value is { } given)
        {
            write(this, given);
        }
        else
        {
            Null();
        }
    }

    /// <summary>A member that is always written, be it null.</summary>
    public void Required(ReadOnlySpan<byte> name, string? value) { if (HasMember(name, value is not null)) { String(value); } }

    /// <summary>A member that is always written, be it null.</summary>
    public void Required(ReadOnlySpan<byte> name, bool? value) { if (HasMember(name, value is not null)) { Boolean(value.GetValueOrDefault()); } }

    /// <summary>A member that is always written, be it null.</summary>
    public void Required(ReadOnlySpan<byte> name, int? value) { if (HasMember(name, value is not null)) { Int32(value.GetValueOrDefault()); } }

    /// <summary>A member that is always written, be it null.</summary>
    public void Required(ReadOnlySpan<byte> name, long? value) { if (HasMember(name, value is not null)) { Int64(value.GetValueOrDefault()); } }

    /// <summary>A member that is always written, be it null.</summary>
    public void Required(ReadOnlySpan<byte> name, float? value) { if (HasMember(name, value is not null)) { Single(value.GetValueOrDefault()); } }

    /// <summary>A member that is always written, be it null.</summary>
    public void Required(ReadOnlySpan<byte> name, double? value) { if (HasMember(name, value is not null)) { Double(value.GetValueOrDefault()); } }

    /// <summary>A member that is always written, be it null.</summary>
    public void Required(ReadOnlySpan<byte> name, decimal? value) { if (HasMember(name, value is not null)) { Decimal(value.GetValueOrDefault()); } }

    /// <summary>A member that is always written, be it null.</summary>
    public void Required(ReadOnlySpan<byte> name, DateTimeOffset? value) { if (HasMember(name, value is not null)) { DateTime(value.GetValueOrDefault()); } }

    /// <summary>A member that is always written, be it null.</summary>
    public void Required(ReadOnlySpan<byte> name, DateOnly? value) { if (HasMember(name, value is not null)) { Date(value.GetValueOrDefault()); } }

    /// <summary>A member that is always written, be it null.</summary>
    public void Required(ReadOnlySpan<byte> name, Guid? value) { if (HasMember(name, value is not null)) { Guid(value.GetValueOrDefault()); } }

    /// <summary>A member that is always written, be it null.</summary>
    public void Required(ReadOnlySpan<byte> name, Uri? value) { if (HasMember(name, value is not null)) { Uri(value); } }

    /// <summary>A member that is always written, be it null.</summary>
    public void Required(ReadOnlySpan<byte> name, ApiFile? value) { if (HasMember(name, value is not null)) { File(value); } }

    /// <summary>A member that is left out when it is null.</summary>
    public void Optional(ReadOnlySpan<byte> name, string? value) { if (value is { } given) { _utf8.WritePropertyName(name); String(given); } }

    /// <summary>A member that is left out when it is null.</summary>
    public void Optional(ReadOnlySpan<byte> name, bool? value) { if (value is { } given) { _utf8.WritePropertyName(name); Boolean(given); } }

    /// <summary>A member that is left out when it is null.</summary>
    public void Optional(ReadOnlySpan<byte> name, int? value) { if (value is { } given) { _utf8.WritePropertyName(name); Int32(given); } }

    /// <summary>A member that is left out when it is null.</summary>
    public void Optional(ReadOnlySpan<byte> name, long? value) { if (value is { } given) { _utf8.WritePropertyName(name); Int64(given); } }

    /// <summary>A member that is left out when it is null.</summary>
    public void Optional(ReadOnlySpan<byte> name, float? value) { if (value is { } given) { _utf8.WritePropertyName(name); Single(given); } }

    /// <summary>A member that is left out when it is null.</summary>
    public void Optional(ReadOnlySpan<byte> name, double? value) { if (value is { } given) { _utf8.WritePropertyName(name); Double(given); } }

    /// <summary>A member that is left out when it is null.</summary>
    public void Optional(ReadOnlySpan<byte> name, decimal? value) { if (value is { } given) { _utf8.WritePropertyName(name); Decimal(given); } }

    /// <summary>A member that is left out when it is null.</summary>
    public void Optional(ReadOnlySpan<byte> name, DateTimeOffset? value) { if (value is { } given) { _utf8.WritePropertyName(name); DateTime(given); } }

    /// <summary>A member that is left out when it is null.</summary>
    public void Optional(ReadOnlySpan<byte> name, DateOnly? value) { if (value is { } given) { _utf8.WritePropertyName(name); Date(given); } }

    /// <summary>A member that is left out when it is null.</summary>
    public void Optional(ReadOnlySpan<byte> name, Guid? value) { if (value is { } given) { _utf8.WritePropertyName(name); Guid(given); } }

    /// <summary>A member that is left out when it is null.</summary>
    public void Optional(ReadOnlySpan<byte> name, Uri? value) { if (value is { } given) { _utf8.WritePropertyName(name); Uri(given); } }

    /// <summary>A member that is left out when it is null.</summary>
    public void Optional(ReadOnlySpan<byte> name, ApiFile? value) { if (value is { } given) { _utf8.WritePropertyName(name); File(given); } }

    /// <summary>A member that is always written, be it null.</summary>
    public void Required<T>(ReadOnlySpan<byte> name, T? value, JsonWrite<T> write)
        where T : class { if (HasMember(name, value is not null)) { write(this, value!); } }

    /// <summary>A member that is always written, be it null.</summary>
    public void Required<T>(ReadOnlySpan<byte> name, T? value, JsonWrite<T> write)
        where T : struct { if (HasMember(name, value is not null)) { write(this, value.GetValueOrDefault()); } }

    /// <summary>A member that is left out when it is null.</summary>
    public void Optional<T>(ReadOnlySpan<byte> name, T? value, JsonWrite<T> write)
        where T : class { if (value is not null && HasMember(name, true)) { write(this, value); } }

    /// <summary>A member that is left out when it is null.</summary>
    public void Optional<T>(ReadOnlySpan<byte> name, T? value, JsonWrite<T> write)
        where T : struct { if (value is { } given && HasMember(name, true)) { write(this, given); } }

    /// <summary>A member that is left out when it is absent, and written when it is null.</summary>
    public void Optional<T>(ReadOnlySpan<byte> name, Optional<T> value, JsonWrite<T> write) { if (value.HasValue && HasMember(name, value.Value is not null)) { write(this, value.Value!); } }

    /// <summary>A member that is left out when it is absent, and written when it is null.</summary>
    [OverloadResolutionPriority(1)]
    public void Optional<T>(ReadOnlySpan<byte> name, Optional<T?> value, JsonWrite<T> write)
        where T : struct { if (value.HasValue && HasMember(name, value.Value is not null)) { write(this, value.Value.GetValueOrDefault()); } }

    internal static JsonWriter Rent(PooledBytes bytes, List<JsonAttachment>? attachments)
    {
        var writer = t_spare ?? new JsonWriter(new Utf8JsonWriter(bytes, s_options));
        t_spare = null;
        writer._utf8.Reset(bytes);
        writer._attachments = attachments;
        return writer;
    }

    internal void Return()
    {
        _utf8.Flush();
        _utf8.Reset();
        _attachments = null;
        _discriminatorName = null;
        t_spare = this;
    }

    internal void Null() => _utf8.WriteNullValue();

    private bool HasMember(ReadOnlySpan<byte> name, bool hasValue)
    {
        _utf8.WritePropertyName(name);
        if (!hasValue)
        {
            Null();
        }

        return hasValue;
    }

    private void Value<T>(T item, JsonWrite<T> write)
    {
        if (item is null)
        {
            Null();
        }
        else
        {
            write(this, item);
        }
    }
}
