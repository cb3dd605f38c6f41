using System.Text.Json.Nodes;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Model.Integrations;

/// <summary>Values that must not stand in a definition: everybody who has the package would have them.</summary>
internal static class Secrets
{
    public static void Check(JsonNode? value, Place place, Report report)
    {
        if (value is not null && value.ToString().Length > 0 && !ValueBuilder.IsComputed(value))
        {
            report.Add(Rules.LiteralSecret, place);
        }
    }
}
