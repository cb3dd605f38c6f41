using System.Globalization;
using System.Xml;

namespace Integrator.Json;

/// <summary>Scalars as text: the same in a URL, a header, a form and a JSON string.</summary>
internal static class ScalarText
{
    private const string Utc = "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ";
    private const string WithOffset = "yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz";

    public static string Of<T>(T value) => value switch
    {
        null => "",
        string text => text,
        bool boolean => boolean ? "true" : "false",
        DateTimeOffset time => time.ToString(Format(time), CultureInfo.InvariantCulture),
        DateTime time => Of(new DateTimeOffset(time.Kind == DateTimeKind.Unspecified ? System.DateTime.SpecifyKind(time, DateTimeKind.Utc) : time)),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        TimeSpan duration => XmlConvert.ToString(duration),
        Uri address => address.OriginalString,
        byte[] bytes => Convert.ToBase64String(bytes),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Format(DateTimeOffset value) => value.Offset == TimeSpan.Zero ? Utc : WithOffset;
}
