using Integrator.Generators.Definitions;
using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Definitions.Integrations.Flows;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Model.Integrations.Binding;

/// <summary>Checks the names that flows, exports, imports and triggers use. Names of other definitions are theirs to check.</summary>
internal sealed class NameCheck(IntegrationDefinition definition, Report report)
{
    private readonly IReadOnlyList<string> _events = [.. definition.Webhook?.Events.Select(static @event => @event.Name) ?? [], .. definition.Flows.Triggers.Select(static trigger => trigger.Name)];
    private readonly IReadOnlyList<string> _operations = [.. definition.Methods.Select(static method => method.FullName)];

    public void Check()
    {
        foreach (var use in definition.Flows.Uses)
        {
            var known = use.Known.Concat(Known(use.Kind)).ToList();
            if (use.Name.Value.IndexOf(':') < 0 && !known.Contains(use.Name.Value))
            {
                report.Add(Rules.UnknownName, use.Name.Place, use.Kind.ToString(), use.Name.Value, Nearest.Hint(use.Name.Value, known));
            }
        }

        foreach (var @event in definition.Webhook?.Events ?? [])
        {
            Resource(@event.Resource);
        }
    }

    private IReadOnlyList<string> Known(NameKind kind) => kind switch
    {
        NameKind.Operation => _operations,
        NameKind.Event => _events,
        NameKind.Export => definition.Flows.Exports,
        NameKind.Import => definition.Flows.Imports,
        NameKind.Lookup => definition.Flows.Lookups,
        NameKind.Flow => definition.Flows.Flows,
        NameKind.Router => [],
        _ => throw new InvalidOperationException(kind.ToString()),
    };

    private void Resource(Located<string>? resource)
    {
        var known = definition.Methods.Select(static method => method.Resource).Distinct().ToList();
        if (resource is not null && known.Count > 0 && !known.Contains(resource.Value))
        {
            report.Add(Rules.UnknownName, resource.Place, "Resource", resource.Value, Nearest.Hint(resource.Value, known));
        }
    }
}
