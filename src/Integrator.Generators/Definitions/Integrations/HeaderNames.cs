namespace Integrator.Generators.Definitions.Integrations;

/// <summary>Names of HTTP headers (RFC 9110, section 5.6.2).</summary>
internal static class HeaderNames
{
    private const string Marks = "!#$%&'*+-.^_`|~";

    public static bool IsValid(string name) =>
        name.Length > 0 && name.All(static letter => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') || Marks.IndexOf(letter) >= 0);
}
