using System.ComponentModel;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Integrator.Json;

/// <summary>Writes JSON for a model, exactly as the API describes it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonWriter : JsonScalarWriter
{
    // Bodies are not put into HTML, so text is escaped no more than JSON asks for. What is written is generated, so it is not validated.
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static JsonWriter? t_spare;

    private List<JsonAttachment>? _attachments;
    private byte[]? _discriminatorName;
    private byte[]? _discriminatorValue;

    /// <summary>Writes through another writer, which the caller flushes.</summary>
    public JsonWriter(Utf8JsonWriter utf8)
        : base(utf8)
    {
    }

    /// <summary>Begins an object; a discriminator that was announced is its first member.</summary>
    public void StartObject()
    {
        Utf8.WriteStartObject();
        if (_discriminatorName is { } name)
        {
            _discriminatorName = null;
            Utf8.WriteString(name, _discriminatorValue);
        }
    }

    /// <summary>Ends an object.</summary>
    public void EndObject() => Utf8.WriteEndObject();

    /// <summary>Announces the first member of the object that comes next.</summary>
    public void Discriminator(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        _discriminatorName = name.ToArray();
        _discriminatorValue = value.ToArray();
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
            Utf8.WriteStringValue(""u8);
            _attachments.Add(new JsonAttachment(Utf8.BytesCommitted + Utf8.BytesPending, value));
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

    /// <summary>An array, or null.</summary>
    public void List<T>(List<T>? value, JsonWrite<T> write)
    {
        if (value is null)
        {
            Null();
            return;
        }

        Utf8.WriteStartArray();
        foreach (var item in value)
        {
            Value(item, write);
        }

        Utf8.WriteEndArray();
    }

    /// <summary>An object whose members have names of their own, or null.</summary>
    public void Map<T>(Dictionary<string, T>? value, JsonWrite<T> write)
    {
        if (value is null)
        {
            Null();
            return;
        }

        Utf8.WriteStartObject();
        Additional(value, write);
        Utf8.WriteEndObject();
    }

    /// <summary>Members with names of their own, inside an object.</summary>
    public void Additional<T>(Dictionary<string, T>? value, JsonWrite<T> write)
    {
        if (value is not null)
        {
            foreach (var (name, item) in value)
            {
                Utf8.WritePropertyName(name);
                Value(item, write);
            }
        }
    }

    /// <summary>A value, or null.</summary>
    public void Nullable<T>(T? value, JsonWrite<T> write)
        where T : class => Value(value, write!);

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
    public void Optional(ReadOnlySpan<byte> name, string? value) { if (value is { } given) { Utf8.WritePropertyName(name); String(given); } }

    /// <summary>A member that is left out when it is null.</summary>
    public void Optional(ReadOnlySpan<byte> name, bool? value) { if (value is { } given) { Utf8.WritePropertyName(name); Boolean(given); } }

    /// <summary>A member that is left out when it is null.</summary>
    public void Optional(ReadOnlySpan<byte> name, int? value) { if (value is { } given) { Utf8.WritePropertyName(name); Int32(given); } }

    /// <summary>A member that is left out when it is null.</summary>
    public void Optional(ReadOnlySpan<byte> name, long? value) { if (value is { } given) { Utf8.WritePropertyName(name); Int64(given); } }

    /// <summary>A member that is left out when it is null.</summary>
    public void Optional(ReadOnlySpan<byte> name, float? value) { if (value is { } given) { Utf8.WritePropertyName(name); Single(given); } }

    /// <summary>A member that is left out when it is null.</summary>
    public void Optional(ReadOnlySpan<byte> name, double? value) { if (value is { } given) { Utf8.WritePropertyName(name); Double(given); } }

    /// <summary>A member that is left out when it is null.</summary>
    public void Optional(ReadOnlySpan<byte> name, decimal? value) { if (value is { } given) { Utf8.WritePropertyName(name); Decimal(given); } }

    /// <summary>A member that is left out when it is null.</summary>
    public void Optional(ReadOnlySpan<byte> name, DateTimeOffset? value) { if (value is { } given) { Utf8.WritePropertyName(name); DateTime(given); } }

    /// <summary>A member that is left out when it is null.</summary>
    public void Optional(ReadOnlySpan<byte> name, DateOnly? value) { if (value is { } given) { Utf8.WritePropertyName(name); Date(given); } }

    /// <summary>A member that is left out when it is null.</summary>
    public void Optional(ReadOnlySpan<byte> name, Guid? value) { if (value is { } given) { Utf8.WritePropertyName(name); Guid(given); } }

    /// <summary>A member that is left out when it is null.</summary>
    public void Optional(ReadOnlySpan<byte> name, Uri? value) { if (value is { } given) { Utf8.WritePropertyName(name); Uri(given); } }

    /// <summary>A member that is left out when it is null.</summary>
    public void Optional(ReadOnlySpan<byte> name, ApiFile? value) { if (value is { } given) { Utf8.WritePropertyName(name); File(given); } }

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
    public void Optional<T>(ReadOnlySpan<byte> name, Optional<T?> value, JsonWrite<T> write)
        where T : class { if (value.HasValue && HasMember(name, value.Value is not null)) { write(this, value.Value!); } }

    /// <summary>A member that is left out when it is absent, and written when it is null.</summary>
    public void Optional<T>(ReadOnlySpan<byte> name, Optional<T?> value, JsonWrite<T> write)
        where T : struct { if (value.HasValue && HasMember(name, value.Value is not null)) { write(this, value.Value.GetValueOrDefault()); } }

    internal static JsonWriter Rent(PooledBytes bytes, List<JsonAttachment>? attachments)
    {
        var writer = t_spare ?? new JsonWriter(new Utf8JsonWriter(bytes, s_options));
        t_spare = null;
        writer.Utf8.Reset(bytes);
        writer._attachments = attachments;
        return writer;
    }

    internal void Return()
    {
        Utf8.Flush();
        Utf8.Reset();
        _attachments = null;
        _discriminatorName = null;
        t_spare = this;
    }

    private bool HasMember(ReadOnlySpan<byte> name, bool hasValue)
    {
        Utf8.WritePropertyName(name);
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
