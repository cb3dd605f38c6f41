using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Integrator.Credentials;

/// <summary>What a field makes of the text that was typed into it.</summary>
internal static class FieldText
{
    private const int LongestMailAddress = 254;

    /// <summary>Without blanks around it and what the form shows before and after; null when nothing is left. Secrets stay as they are.</summary>
    public static string? Typed(FormField field, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return null;
        }

        var text = field.IsSecret ? value : value.Trim();
        if (field.Prefix is { Length: > 0 } prefix && text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        {
            text = text[prefix.Length..];
        }

        return field.Suffix is { Length: > 0 } suffix && text.EndsWith(suffix, StringComparison.OrdinalIgnoreCase) ? text[..^suffix.Length] : text;
    }

    /// <summary>The end of a sentence that begins with the field; null when the value is fine. It never tells the value.</summary>
    public static string? Problem(FormField field, string? value)
    {
        if (value is null)
        {
            return field is { IsRequired: true, IsAutomatic: false } ? "is required" : null;
        }

        if (field.Options.Count > 0 && field.Options.All(option => option.Value != value))
        {
            return $"must be one of {string.Join(", ", field.Options.Select(static option => $"'{option.Value}'"))}";
        }

        return Shape(field, value) ?? (field.Pattern is null || Matches(field.Pattern, value) ? null : $"must match {field.Pattern}");
    }

    public static string Transformed(FieldTransform transform, string value) => transform switch
    {
        FieldTransform.Lowercase => value.ToLowerInvariant(),
        FieldTransform.Uppercase => value.ToUpperInvariant(),
        FieldTransform.Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value))),
        _ => value,
    };

    private static string? Shape(FormField field, string value) => (field.Format, field.Type) switch
    {
        (FieldFormat.Email, _) or (_, FieldType.Email) when !IsMailAddress(value) => "must be a mail address",
        (FieldFormat.Number, _) or (_, FieldType.Number or FieldType.Range) when !decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => "must be a number",
        (FieldFormat.Uuid, _) when !Guid.TryParse(value, out _) => "must be a UUID",
        (FieldFormat.Url, _) or (_, FieldType.Url) when !IsUrl(value) => "must be an address that begins with http:// or https://",
        (FieldFormat.Hostname, _) when !HostName.IsHost(value) => "must be a host name",
        (FieldFormat.Host, _) when !HostName.IsHost(value) && HostName.Address(value) is null => "must be a host name or an IP address",
        (_, FieldType.CheckBox) when value is not ("true" or "false") => "must be 'true' or 'false'",
        (_, FieldType.Date) when !IsTime(value, "yyyy-MM-dd") => "must be a day such as 2027-01-31",
        (_, FieldType.DateTime) when !IsTime(value, "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss") => "must be a day and a time such as 2027-01-31T18:30",
        (_, FieldType.Time) when !IsTime(value, "HH:mm", "HH:mm:ss") => "must be a time such as 18:30",
        (_, FieldType.Month) when !IsTime(value, "yyyy-MM") => "must be a month such as 2027-01",
        _ => null,
    };

    // HTML, section 2.3.5: how dates and times are entered.
    private static bool IsTime(string value, params string[] shapes) => DateTime.TryParseExact(value, shapes, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsMailAddress(string value) => value.Length <= LongestMailAddress
        && value.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && value.LastIndexOf('@') == at
        && !value.Any(static letter => char.IsWhiteSpace(letter) || char.IsControl(letter)) && HostName.IsHost(value[(at + 1)..]);

    private static bool IsUrl(string value) => Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";

    private static bool Matches(Regex pattern, string value)
    {
        // A pattern comes from a definition: it must not be able to hold up a form.
        var bounded = pattern.MatchTimeout == Regex.InfiniteMatchTimeout ? new Regex(pattern.ToString(), pattern.Options, TimeSpan.FromSeconds(1)) : pattern;
        try
        {
            return bounded.Match(value) is { Success: true } match && match.Length == value.Length;
        }
        catch (RegexMatchTimeoutException)
        {
            // A value for which nobody can say in time that it matches does not.
            return false;
        }
    }
}
