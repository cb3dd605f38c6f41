using System.Globalization;

namespace Integrator.Expressions;

/// <summary>Dates as HTTP writes them (RFC 9110, section 5.6.7), the two obsolete forms included, and as ISO 8601 writes them.</summary>
internal static class HttpDates
{
    private static readonly string[] s_formats = ["r", "dddd, dd-MMM-yy HH:mm:ss 'GMT'", "ddd MMM d HH:mm:ss yyyy"];

    /// <summary>The date, or null if the text is not one.</summary>
    public static DateTimeOffset? Parse(string text) =>
        DateTimeOffset.TryParseExact(text, s_formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out var date) ? date
        : text is [>= '0' and <= '9', >= '0' and <= '9', >= '0' and <= '9', >= '0' and <= '9', '-', ..] && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out date) ? date
        : null;
}
