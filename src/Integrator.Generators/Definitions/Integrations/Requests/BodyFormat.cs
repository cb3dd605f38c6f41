namespace Integrator.Generators.Definitions.Integrations.Requests;

/// <summary>How a body is encoded, in the words of the format.</summary>
internal enum BodyFormat
{
    Json,
    Form,
    Multipart,
    Text,
    Xml,
    Binary,
    Lines,
}

internal static class BodyFormats
{
    /// <summary>The media type that a format names; that of JSON if there is none.</summary>
    public static string MediaType(this BodyFormat? format) => format switch
    {
        BodyFormat.Form => "application/x-www-form-urlencoded",
        BodyFormat.Multipart => "multipart/form-data",
        BodyFormat.Xml => "application/xml",
        BodyFormat.Text => "text/plain",
        BodyFormat.Binary => "application/octet-stream",
        BodyFormat.Lines => "application/x-ndjson",
        BodyFormat.Json or null => "application/json",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, null),
    };
}
