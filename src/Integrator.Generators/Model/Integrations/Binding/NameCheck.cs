using Integrator.Generators.Definitions;
using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Model.Integrations.Binding;

/// <summary>Checks the names of resources that events use.</summary>
internal static class NameCheck
{
    public static void Check(IntegrationDefinition definition, Report report)
    {
        var known = definition.Methods.Select(static method => method.Resource).Distinct().ToList();
        foreach (var resource in (definition.Webhook?.Events ?? []).Select(static @event => @event.Resource).OfType<Located<string>>().Where(resource => known.Count > 0 && !known.Contains(resource.Value)))
        {
            report.Add(Rules.UnknownName, resource.Place, "Resource", resource.Value, Nearest.Hint(resource.Value, known));
        }
    }
}
