using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Integrator.Json;

/// <summary>Writes one JSON value. It is not called for null: whoever calls it writes that.</summary>
public delegate void JsonWrite<in T>(JsonWriter json, T value);

/// <summary>The writers of scalars, as method groups.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonWrite
{
    /// <summary>Text.</summary>
    public static void String(JsonWriter json, string? value) => json.String(value);

    /// <summary>Any JSON, as it was built.</summary>
    public static void Node(JsonWriter json, JsonNode? value)
    {
        if (value is null)
        {
            json.Null();
            return;
        }

        json.Element(JsonElements.Of(value));
    }

    /// <summary>A 16-bit integer.</summary>
    public static void Int16(JsonWriter json, short value) => json.Int16(value);

    /// <summary>A 32-bit integer.</summary>
    public static void Int32(JsonWriter json, int value) => json.Int32(value);

    /// <summary>A 64-bit integer.</summary>
    public static void Int64(JsonWriter json, long value) => json.Int64(value);

    /// <summary>A byte.</summary>
    public static void UInt8(JsonWriter json, byte value) => json.UInt8(value);

    /// <summary>An unsigned 16-bit integer.</summary>
    public static void UInt16(JsonWriter json, ushort value) => json.UInt16(value);

    /// <summary>An unsigned 32-bit integer.</summary>
    public static void UInt32(JsonWriter json, uint value) => json.UInt32(value);

    /// <summary>An unsigned 64-bit integer.</summary>
    public static void UInt64(JsonWriter json, ulong value) => json.UInt64(value);

    /// <summary>A 32-bit floating point number.</summary>
    public static void Single(JsonWriter json, float value) => json.Single(value);

    /// <summary>A 64-bit floating point number.</summary>
    public static void Double(JsonWriter json, double value) => json.Double(value);

    /// <summary>A decimal number.</summary>
    public static void Decimal(JsonWriter json, decimal value) => json.Decimal(value);

    /// <summary>A boolean.</summary>
    public static void Boolean(JsonWriter json, bool value) => json.Boolean(value);

    /// <summary>A date and time, UTC as <c>Z</c>.</summary>
    public static void DateTime(JsonWriter json, DateTimeOffset value) => json.DateTime(value);

    /// <summary>A date.</summary>
    public static void Date(JsonWriter json, DateOnly value) => json.Date(value);

    /// <summary>A time of day.</summary>
    public static void Time(JsonWriter json, TimeOnly value) => json.Time(value);

    /// <summary>An ISO 8601 duration.</summary>
    public static void Duration(JsonWriter json, Duration value) => json.Duration(value);

    /// <summary>A time as seconds since 1970, UTC.</summary>
    public static void UnixSeconds(JsonWriter json, DateTimeOffset value) => json.UnixSeconds(value);

    /// <summary>A time as milliseconds since 1970, UTC.</summary>
    public static void UnixMilliseconds(JsonWriter json, DateTimeOffset value) => json.UnixMilliseconds(value);

    /// <summary>A UUID.</summary>
    public static void Guid(JsonWriter json, Guid value) => json.Guid(value);

    /// <summary>A URL, absolute or relative.</summary>
    public static void Uri(JsonWriter json, Uri? value) => json.Uri(value);

    /// <summary>Bytes as base64.</summary>
    public static void Bytes(JsonWriter json, byte[]? value) => json.Bytes(value);

    /// <summary>Any value, as it came.</summary>
    public static void Element(JsonWriter json, JsonElement value) => json.Element(value);

    /// <summary>A file: a part of a multipart body, base64 in any other.</summary>
    public static void File(JsonWriter json, ApiFile? value) => json.File(value);

    /// <summary>A 64-bit integer carried as text.</summary>
    public static void Int64Text(JsonWriter json, long value) => json.Int64Text(value);

    /// <summary>An unsigned 64-bit integer carried as text.</summary>
    public static void UInt64Text(JsonWriter json, ulong value) => json.UInt64Text(value);

    /// <summary>Bytes as base64url, or null.</summary>
    public static void Base64Url(JsonWriter json, byte[]? value) => json.Base64Url(value);

    /// <summary>A floating point number carried as text.</summary>
    public static void DoubleText(JsonWriter json, double value) => json.DoubleText(value);

    /// <summary>A decimal number carried as text.</summary>
    public static void DecimalText(JsonWriter json, decimal value) => json.DecimalText(value);
}
