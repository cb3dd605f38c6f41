using Integrator.Generators.Definitions.Integrations.Credentials;
using Integrator.Generators.Definitions.Integrations.Reading;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Model.Integrations.Requests;

/// <summary>Headers that a definition sets and that something else sets already.</summary>
internal static class HeaderCheck
{
    /// <summary>Whether the header is sent as it is written. The body and the authorization set their headers themselves.</summary>
    public static bool IsWanted(PairDefinition header, AuthorizationDefinition? authorization, Report report)
    {
        if (header.Name.Equals("Authorization", StringComparison.OrdinalIgnoreCase) && authorization?.SetsAuthorization == true)
        {
            report.AddAtKey(Rules.RepeatedHeader, header.Place, header.Name);
            return false;
        }

        return !header.Name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase);
    }
}
