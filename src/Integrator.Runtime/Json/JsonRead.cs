using System.ComponentModel;
using System.Text.Json;

namespace Integrator.Json;

/// <summary>Reads the value the reader stands on and leaves the reader on its last token.</summary>
public delegate T JsonRead<out T>(ref JsonReader json);

/// <summary>The readers of scalars, as method groups.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonRead
{
    /// <summary>Text; a number or a boolean gives its text, a null gives null.</summary>
    public static string String(ref JsonReader json) => json.String();

    /// <summary>A 16-bit integer.</summary>
    public static short Int16(ref JsonReader json) => json.Int16();

    /// <summary>A 32-bit integer.</summary>
    public static int Int32(ref JsonReader json) => json.Int32();

    /// <summary>A 64-bit integer.</summary>
    public static long Int64(ref JsonReader json) => json.Int64();

    /// <summary>A byte.</summary>
    public static byte UInt8(ref JsonReader json) => json.UInt8();

    /// <summary>An unsigned 16-bit integer.</summary>
    public static ushort UInt16(ref JsonReader json) => json.UInt16();

    /// <summary>An unsigned 32-bit integer.</summary>
    public static uint UInt32(ref JsonReader json) => json.UInt32();

    /// <summary>An unsigned 64-bit integer.</summary>
    public static ulong UInt64(ref JsonReader json) => json.UInt64();

    /// <summary>A 32-bit floating point number.</summary>
    public static float Single(ref JsonReader json) => json.Single();

    /// <summary>A 64-bit floating point number.</summary>
    public static double Double(ref JsonReader json) => json.Double();

    /// <summary>A decimal number.</summary>
    public static decimal Decimal(ref JsonReader json) => json.Decimal();

    /// <summary>A boolean; 0, 1 and their text, and "true" and "false", are taken too.</summary>
    public static bool Boolean(ref JsonReader json) => json.Boolean();

    /// <summary>A date and time; UTC where no offset is given.</summary>
    public static DateTimeOffset DateTime(ref JsonReader json) => json.DateTime();

    /// <summary>A date; of a date and time, the date as written.</summary>
    public static DateOnly Date(ref JsonReader json) => json.Date();

    /// <summary>A time of day; an offset is not kept.</summary>
    public static TimeOnly Time(ref JsonReader json) => json.Time();

    /// <summary>An ISO 8601 duration, as it came.</summary>
    public static Duration Duration(ref JsonReader json) => json.Duration();

    /// <summary>A time as seconds since 1970, UTC.</summary>
    public static DateTimeOffset UnixSeconds(ref JsonReader json) => json.UnixSeconds();

    /// <summary>A time as milliseconds since 1970, UTC.</summary>
    public static DateTimeOffset UnixMilliseconds(ref JsonReader json) => json.UnixMilliseconds();

    /// <summary>A UUID, with or without dashes and braces.</summary>
    public static Guid Guid(ref JsonReader json) => json.Guid();

    /// <summary>A URL, absolute or relative. Text that is no URL is a relative one with its colons percent-encoded.</summary>
    public static Uri Uri(ref JsonReader json) => json.Uri();

    /// <summary>Bytes as base64 or base64url.</summary>
    public static byte[] Bytes(ref JsonReader json) => json.Bytes();

    /// <summary>Any value, as it came.</summary>
    public static JsonElement Element(ref JsonReader json) => json.Element();

    /// <summary>A file, as base64.</summary>
    public static ApiFile File(ref JsonReader json) => json.File();

    /// <summary>A 64-bit integer carried as text.</summary>
    public static long Int64Text(ref JsonReader json) => json.Int64Text();

    /// <summary>An unsigned 64-bit integer carried as text.</summary>
    public static ulong UInt64Text(ref JsonReader json) => json.UInt64Text();

    /// <summary>Bytes as base64url.</summary>
    public static byte[] Base64Url(ref JsonReader json) => json.Base64Url();

    /// <summary>A floating point number carried as text.</summary>
    public static double DoubleText(ref JsonReader json) => json.DoubleText();

    /// <summary>A decimal number carried as text.</summary>
    public static decimal DecimalText(ref JsonReader json) => json.DecimalText();

    /// <summary>A value that stands inside others.</summary>
    /// <param name="path">The names of the members that lead to it.</param>
    /// <param name="read">Reads the value.</param>
    /// <returns>A reader that throws a <see cref="JsonException"/> where the path leads nowhere.</returns>
    public static JsonRead<T> Inside<T>(string[] path, JsonRead<T> read) => new JsonInner<T>(path, read).Read;
}
