using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
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

    /// <summary>Begins the object of a model; a model that is null is written as null, and false says so.</summary>
    public bool StartObject([NotNullWhen(true)] object? value)
    {
        if (value is null)
        {
            Null();
            return false;
        }

        StartObject();
        return true;
    }

    /// <summary>Begins an array; null is written as null, and false says so.</summary>
    public bool StartArray([NotNullWhen(true)] object? value)
    {
        if (value is null)
        {
            Null();
            return false;
        }

        Utf8.WriteStartArray();
        return true;
    }

    /// <summary>Ends an array.</summary>
    public void EndArray() => Utf8.WriteEndArray();

    /// <summary>The name of a member, whose value is written next.</summary>
    public JsonWriter Name(ReadOnlySpan<byte> name)
    {
        Utf8.WritePropertyName(name);
        return this;
    }

    /// <summary>Ends an object.</summary>
    public void EndObject() => Utf8.WriteEndObject();

    /// <summary>Announces the first member of the object that comes next.</summary>
    public void Discriminator(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        _discriminatorName = name.ToArray();
        _discriminatorValue = value.ToArray();
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
            write(this, item);
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
                write(this, item);
            }
        }
    }

    /// <summary>A value, or the text in its place.</summary>
    public void Expandable<T>(Expandable<T> value, JsonWrite<T> write)
    {
        if (value.IsExpanded)
        {
            write(this, value.Value);
        }
        else
        {
            String(value.Text);
        }
    }

    /// <summary>An array, or one value that stands bare.</summary>
    public void OneOrMany<T>(OneOrMany<T> value, JsonWrite<T> write)
    {
        if (!value.IsMany)
        {
            write(this, value.AsMany() is [var one] ? one : default!);
            return;
        }

        Utf8.WriteStartArray();
        foreach (var item in value.AsMany())
        {
            write(this, item);
        }

        Utf8.WriteEndArray();
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

    internal static JsonWriter Rent(PooledBytes bytes, List<JsonAttachment>? attachments)
    {
        var writer = t_spare ?? new JsonWriter(new Utf8JsonWriter(bytes, s_options));
        t_spare = null;
        writer.Utf8.Reset(bytes);
        writer.Attachments = attachments;
        return writer;
    }

    internal void Return()
    {
        Utf8.Flush();
        Utf8.Reset();
        Attachments = null;
        _discriminatorName = null;
        t_spare = this;
    }
}
