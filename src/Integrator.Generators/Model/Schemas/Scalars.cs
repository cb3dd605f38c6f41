namespace Integrator.Generators.Model.Schemas;

/// <summary>The <c>format</c> registry (https://spec.openapis.org/registry/format/) as scalar kinds.</summary>
internal static class Scalars
{
    public static ScalarKind OfText(string? format) => format switch
    {
        "date-time" => ScalarKind.DateTime,
        "date" => ScalarKind.Date,
        "uuid" or "guid" => ScalarKind.Guid,
        "uri" or "url" => ScalarKind.Uri,
        "byte" or "base64" => ScalarKind.Bytes,
        "base64url" => ScalarKind.Base64Url,
        "time" or "partial-time" => ScalarKind.Time,
        "duration" => ScalarKind.Duration,
        "binary" => ScalarKind.File,
        "int64" => ScalarKind.Int64Text,
        "uint64" => ScalarKind.UInt64Text,
        "decimal" => ScalarKind.DecimalText,
        "double" or "float" => ScalarKind.DoubleText,
        _ => ScalarKind.String,
    };

    public static ScalarKind OfInteger(string? format) => format switch
    {
        "int32" => ScalarKind.Int32,
        "int16" => ScalarKind.Int16,
        "uint8" => ScalarKind.UInt8,
        "uint16" => ScalarKind.UInt16,
        "uint32" => ScalarKind.UInt32,
        "uint64" => ScalarKind.UInt64,
        "unix-time" or "unixtime" or "unix-timestamp" => ScalarKind.UnixSeconds,
        "unix-time-ms" or "unix-time-millis" or "unix-ms" or "epoch-ms" or "timestamp-ms" or "utc-millisec" => ScalarKind.UnixMilliseconds,
        _ => ScalarKind.Int64,
    };

    public static ScalarKind OfNumber(string? format) => format switch
    {
        "float" => ScalarKind.Single,
        "decimal" or "currency" => ScalarKind.Decimal,
        "int32" => ScalarKind.Int32,
        "int64" => ScalarKind.Int64,
        _ => ScalarKind.Double,
    };

    public static bool IsText(ScalarKind kind) =>
        kind is ScalarKind.String or ScalarKind.DateTime or ScalarKind.Date or ScalarKind.Time or ScalarKind.Duration or ScalarKind.Guid
            or ScalarKind.Uri or ScalarKind.Bytes or ScalarKind.Base64Url or ScalarKind.UInt64Text or ScalarKind.File or ScalarKind.Int64Text or ScalarKind.DoubleText or ScalarKind.DecimalText;

    public static bool IsNumber(ScalarKind kind) => !IsText(kind) && kind is not (ScalarKind.Boolean or ScalarKind.Element or ScalarKind.Stream);
}
