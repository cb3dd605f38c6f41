namespace Integrator.Generators.Definitions.Integrations;

/// <summary>The words of definitions for how a body is encoded.</summary>
internal static class MediaTypeNames
{
    /// <summary>The media type of what is sent.</summary>
    public static string Of(string? format) => format switch
    {
        "form" => "application/x-www-form-urlencoded",
        "multipart" => "multipart/form-data",
        "xml" => "application/xml",
        "text" or "raw" => "text/plain",
        "octet-stream" => "application/octet-stream",
        "ndjson" => "application/x-ndjson",
        _ => "application/json",
    };

    /// <summary>The media type of what is answered; null for the usual one.</summary>
    public static string? OfAnswer(string? format) => format switch
    {
        "xml" => "application/xml",
        "text" => "text/plain",
        "csv" => "text/csv",
        "binary" => "application/octet-stream",
        "ndjson" => "application/x-ndjson",
        "event_stream" => "text/event-stream",
        _ => null,
    };
}
