namespace Integrator.Generators.Definitions.Integrations.Flows;

/// <summary>The names of the IANA time zone database (RFC 6557), which does not depend on the machine that compiles.</summary>
internal static class TimeZones
{
    private static readonly Lazy<HashSet<string>> s_names = new(Load);

    public static HashSet<string> Names => s_names.Value;

    private static HashSet<string> Load()
    {
        using var stream = typeof(TimeZones).Assembly.GetManifestResourceStream("timezones.txt")!;
        using var reader = new StreamReader(stream);
        return new HashSet<string>(reader.ReadToEnd().Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
    }
}
