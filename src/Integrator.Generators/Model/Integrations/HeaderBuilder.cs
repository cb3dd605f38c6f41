using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Model.Integrations;

/// <summary>Headers that a definition names.</summary>
internal static class HeaderBuilder
{
    /// <summary>Whether the header is sent as it is written. What the body or the authorization says itself is not said twice.</summary>
    /// <param name="keys">What else the API, or the method, says.</param>
    public static bool IsWanted(string name, Place place, Written keys, Report report)
    {
        if (!HeaderNames.IsValid(name))
        {
            report.AddAtKey(Rules.InvalidHeader, place, name);
            return false;
        }

        if (name.Equals("Authorization", StringComparison.OrdinalIgnoreCase) && keys.Object("authorization").Text("format") is "bearer" or "basic" or "oauth1" or "aws_sigv4")
        {
            report.AddAtKey(Rules.RepeatedHeader, place, name);
            return false;
        }

        return !name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase);
    }
}
