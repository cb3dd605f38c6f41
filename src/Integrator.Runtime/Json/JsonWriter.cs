using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Integrator.Json;

/// <summary>Writes JSON for a model, exactly as the API describes it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonWriter : JsonScalarWriter
{
    // As deep as Utf8JsonWriter goes. What is deeper most likely holds itself.
    private const int MostDepth = 1000;

    [ThreadStatic]
    private static JsonWriter? t_spare;

    private byte[]? _discriminatorName;
    private byte[]? _discriminatorValue;
    private int _depth;

    private JsonWriter()
    {
    }

    /// <summary>Begins an object; a discriminator that was announced is its first member.</summary>
    /// <exception cref="JsonException">Objects and arrays stand in each other more than 1,000 deep.</exception>
    public void StartObject()
    {
        Open("{"u8);
        if (_discriminatorName is { } name)
        {
            _discriminatorName = null;
            Named(name);
            Raw("\""u8);
            Raw(_discriminatorValue);
            Raw("\","u8);
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

        Open("["u8);
        return true;
    }

    /// <summary>The name of a member, whose value is written next. It is copied as it is: what JSON escapes is escaped.</summary>
    public JsonWriter Name(ReadOnlySpan<byte> name)
    {
        Named(name);
        return this;
    }

    /// <summary>Ends an object.</summary>
    public void EndObject()
    {
        _depth--;
        Close((byte)'}');
    }

    /// <summary>Announces the first member of the object that comes next. What JSON escapes is escaped.</summary>
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

        Open("["u8);
        foreach (var item in value)
        {
            write(this, item);
        }

        EndArray();
    }

    /// <summary>An object whose members have names of their own, or null.</summary>
    public void Map<T>(Dictionary<string, T>? value, JsonWrite<T> write)
    {
        if (value is null)
        {
            Null();
            return;
        }

        Open("{"u8);
        Additional(value, write);
        EndObject();
    }

    /// <summary>Members with names of their own, inside an object.</summary>
    public void Additional<T>(Dictionary<string, T>? value, JsonWrite<T> write)
    {
        if (value is not null)
        {
            foreach (var (name, item) in value)
            {
                Quoted(name, (byte)':');
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

        Open("["u8);
        foreach (var item in value.AsMany())
        {
            write(this, item);
        }

        EndArray();
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

    internal static JsonWriter Rent(List<JsonAttachment>? attachments = null)
    {
        var writer = t_spare ?? new JsonWriter();
        t_spare = null;
        writer.Attachments = attachments;
        return writer;
    }

    internal void Return()
    {
        Release();
        Attachments = null;
        _discriminatorName = null;
        _depth = 0;
        t_spare = this;
    }

    private void Open(ReadOnlySpan<byte> start)
    {
        if (++_depth > MostDepth)
        {
            throw new JsonException("The value is nested more than 1,000 deep.");
        }

        Raw(start);
    }

    /// <summary>Ends an array.</summary>
    public void EndArray()
    {
        _depth--;
        Close((byte)']');
    }
}
