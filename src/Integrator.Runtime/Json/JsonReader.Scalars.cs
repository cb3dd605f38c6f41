using System.Text.Json;

namespace Integrator.Json;

/// <summary>Values of one token.</summary>
public ref partial struct JsonReader
{
    /// <summary>Text; a number or a boolean gives its text, a null gives null.</summary>
    public string String() => JsonText.Of(ref _tokens);

    /// <summary>A 16-bit integer.</summary>
    public short Int16() => Null() ? default : JsonNumbers.Integer<short>(ref _tokens, "A 16-bit integer");

    /// <summary>A 32-bit integer.</summary>
    public int Int32() =>
        JsonNumbers.TryInteger(_tokens, out int value) ? value : Null() ? default : JsonNumbers.Integer<int>(ref _tokens, "A 32-bit integer");

    /// <summary>A 64-bit integer.</summary>
    public long Int64() =>
        JsonNumbers.TryInteger(_tokens, out long value) ? value : Null() ? default : JsonNumbers.Integer<long>(ref _tokens, "A 64-bit integer");

    /// <summary>A byte.</summary>
    public byte UInt8() => Null() ? default : JsonNumbers.Integer<byte>(ref _tokens, "A byte");

    /// <summary>An unsigned 16-bit integer.</summary>
    public ushort UInt16() => Null() ? default : JsonNumbers.Integer<ushort>(ref _tokens, "An unsigned 16-bit integer");

    /// <summary>An unsigned 32-bit integer.</summary>
    public uint UInt32() => Null() ? default : JsonNumbers.Integer<uint>(ref _tokens, "An unsigned 32-bit integer");

    /// <summary>An unsigned 64-bit integer.</summary>
    public ulong UInt64() => Null() ? default : JsonNumbers.Integer<ulong>(ref _tokens, "An unsigned 64-bit integer");

    /// <summary>A 32-bit floating point number.</summary>
    public float Single() => Null() ? default : JsonNumbers.Fraction<float>(ref _tokens, "A number");

    /// <summary>A 64-bit floating point number.</summary>
    public double Double() => Null() ? default : JsonNumbers.Fraction<double>(ref _tokens, "A number");

    /// <summary>A decimal number.</summary>
    public decimal Decimal() => Null() ? default : JsonNumbers.Fraction<decimal>(ref _tokens, "A decimal number");

    /// <summary>A boolean; 0, 1 and their text, and "true" and "false", are taken too.</summary>
    public bool Boolean() => Null() ? default : JsonText.Boolean(ref _tokens);

    /// <summary>A date and time; UTC where no offset is given.</summary>
    public DateTimeOffset DateTime() => Null() ? default : JsonDates.DateTime(ref _tokens);

    /// <summary>A date; of a date and time, the date as written.</summary>
    public DateOnly Date() => Null() ? default : JsonDates.Date(ref _tokens);

    /// <summary>A time of day; an offset is not kept.</summary>
    public TimeOnly Time() => Null() ? default : JsonDates.Time(ref _tokens);

    /// <summary>An ISO 8601 duration, as it came.</summary>
    public Duration Duration() => Null() ? default : new(String());

    /// <summary>A time as seconds since 1970, UTC.</summary>
    public DateTimeOffset UnixSeconds() => Null() ? default : JsonDates.Unix(ref _tokens, TimeSpan.TicksPerSecond);

    /// <summary>A time as milliseconds since 1970, UTC.</summary>
    public DateTimeOffset UnixMilliseconds() => Null() ? default : JsonDates.Unix(ref _tokens, TimeSpan.TicksPerMillisecond);

    /// <summary>A UUID, with or without dashes and braces.</summary>
    public Guid Guid() => Null() ? default : JsonText.Guid(ref _tokens);

    /// <summary>A URL, absolute or relative. Text that is no URL is a relative one with its colons percent-encoded.</summary>
    public Uri Uri() => Null() ? null! : JsonText.Uri(ref _tokens);

    /// <summary>Bytes as base64 or base64url.</summary>
    public byte[] Bytes() => Null() ? null! : JsonText.Bytes(ref _tokens);

    /// <summary>Any value, as it came.</summary>
    public JsonElement Element() => _tokens.Element();

    /// <summary>A file, as base64.</summary>
    public ApiFile File() => Null() ? null! : ApiFile.FromBytes(JsonText.Bytes(ref _tokens));

    /// <summary>A 64-bit integer carried as text.</summary>
    public long Int64Text() => Int64();

    /// <summary>An unsigned 64-bit integer carried as text.</summary>
    public ulong UInt64Text() => UInt64();

    /// <summary>Bytes as base64url.</summary>
    public byte[] Base64Url() => Bytes();

    /// <summary>A floating point number carried as text.</summary>
    public double DoubleText() => Double();

    /// <summary>A decimal number carried as text.</summary>
    public decimal DecimalText() => Decimal();
}
