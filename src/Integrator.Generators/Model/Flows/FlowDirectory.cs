using Integrator.Generators.Definitions;
using Integrator.Generators.Definitions.Integrations.Flows;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Model.Flows;

/// <summary>An operation of a connector, and the connection that it goes through.</summary>
internal sealed record BoundUse(FlowConnector Connector, Operation Operation, FlowSlot Slot);

/// <summary>What the flows of one definition may name. A name that does not exist is reported.</summary>
/// <param name="Own">The definition's own connector; null for a solution.</param>
/// <param name="Others">From the name of another definition to its exports and imports; null if there is none.</param>
internal sealed record FlowDirectory(FlowDefinitions Definitions, FlowConnector? Own, IReadOnlyList<FlowConnector> All, Func<string, FlowDefinitions?> Others, Report Report)
{
    public ExportDefinition? Export(Located<string> name) => Of(name) is var (of, definitions, local) && Find(definitions.Exports, static export => export.Name, local, "Export") is { } export
        ? export with { Use = Of(export.Use, of) }
        : null;

    public ImportDefinition? Import(Located<string> name) => Of(name) is var (of, definitions, local) && Find(definitions.Imports, static import => import.Name, local, "Import") is { } import
        ? import with { Use = Of(import.Use, of) }
        : null;

    public FlowDefinition? Flow(Located<string> name) => Find(Definitions.Flows, static flow => flow.Name, name, "Flow");

    /// <summary>A trigger that the definition declares; null for an event that starts flows without one.</summary>
    public TriggerDefinition? Trigger(Located<string> name) => Definitions.Triggers.FirstOrDefault(trigger => trigger.Name == name.Value);

    // definition:name is a part of another definition.
    private (Located<string>? Of, FlowDefinitions Definitions, Located<string> Name)? Of(Located<string> name)
    {
        if (name.Value.IndexOf(':') is var colon && colon < 0)
        {
            return (null, Definitions, name);
        }

        var of = name with { Value = name.Value.Substring(0, colon) };
        if (Others(of.Value) is { } others)
        {
            return (of, others, name with { Value = name.Value.Substring(colon + 1) });
        }

        Report.Add(Rules.UnknownName, name.Place, "Integration", of.Value, "");
        return null;
    }

    private static OperationUse Of(OperationUse use, Located<string>? of) => of is null || use.Integration is not null ? use : use with { Integration = of };

    /// <summary>The table of a name: one of the import's own, else one of the definition's.</summary>
    public LookupDefinition? Lookup(Located<string> name, IReadOnlyList<LookupDefinition> ofImport)
    {
        var known = ofImport.Concat(Definitions.Lookups).ToList();
        return Find(known, static lookup => lookup.Name, name, "Lookup");
    }

    /// <summary>An event of the definition's own webhook, or of another one's as <c>definition:event</c>; null if there is none.</summary>
    /// <param name="name">Where it is named.</param>
    public (FlowConnector Connector, WebhookEvent Event)? Event(Located<string> name, string @event)
    {
        var colon = @event.IndexOf(':');
        var connector = colon < 0 ? Own : Connector(name with { Value = @event.Substring(0, colon) }, name.Place);
        var events = connector?.Connector.Integration?.Webhook?.Events ?? [];
        var wanted = Names.Pascal(@event.Substring(colon + 1));
        if (events.FirstOrDefault(known => known.Name == wanted || known.Name == wanted + "Event") is { } found)
        {
            return (connector!, found);
        }

        if (colon < 0 || connector is not null)
        {
            Report.Add(Rules.UnknownName, name.Place, "Event", @event, Nearest.Hint(@event, Definitions.Triggers.Select(static known => known.Name).Concat(events.Select(static known => known.Name))));
        }

        return null;
    }

    /// <summary>The operation and its connection.</summary>
    public BoundUse? Use(OperationUse use)
    {
        var connection = use.Connection is { } named ? Find(Definitions.Connections, static one => one.Name, named, "Connection") : null;
        if (use.Connection is not null && connection is null)
        {
            return null;
        }

        if (Connector(use.Integration ?? connection?.Integration, use.Place) is not { } connector || use.Operation is not { } operation)
        {
            return null;
        }

        if (connector.Operation(operation.Value) is not { } found)
        {
            Report.Add(Rules.UnknownName, operation.Place, "Operation", operation.Value, Nearest.Hint(operation.Value, connector.Operations));
            return null;
        }

        var name = use.Connection?.Value ?? use.Integration?.Value ?? connector.Connector.Name.ToLowerInvariant();
        return new BoundUse(connector, found, new FlowSlot(name, "s_" + Names.Camel(name + "_connection").TrimStart('@'), connector.Qualified(connector.Connector.Name + "Client"), connection?.IsOfEndUser ?? false, connection?.Label, Credential(connection, connector), connection?.Scopes.ToEquatableArray() ?? []));
    }

    private string? Credential(ConnectionDefinition? connection, FlowConnector connector)
    {
        if (connection?.Credential is not { } credential)
        {
            return null;
        }

        var known = connector.Connector.Integration?.Credentials.Select(static method => method.Wire).ToList() ?? [];
        if (!known.Contains(credential.Value))
        {
            Report.Add(Rules.UnknownName, credential.Place, "Credential", credential.Value, Nearest.Hint(credential.Value, known));
        }

        return credential.Value;
    }

    private FlowConnector? Connector(Located<string>? integration, Place place)
    {
        if (integration is null)
        {
            if (Own is null)
            {
                Report.AddAtKey(Rules.UnknownName, place, "Integration", "of " + place.Segment, "; a solution has no API of its own");
            }

            return Own;
        }

        var name = Names.Pascal(integration.Value);
        var found = All.FirstOrDefault(connector => string.Equals(connector.Connector.Name, name, StringComparison.OrdinalIgnoreCase));
        if (found is null)
        {
            Report.Add(Rules.UnknownName, integration.Place, "Integration", integration.Value, Nearest.Hint(integration.Value, All.Select(static connector => connector.Connector.Name)));
        }

        return found;
    }

    private T? Find<T>(IReadOnlyList<T> known, Func<T, string> name, Located<string> wanted, string kind)
        where T : class
    {
        var found = known.FirstOrDefault(one => name(one) == wanted.Value);
        if (found is null)
        {
            Report.Add(Rules.UnknownName, wanted.Place, kind, wanted.Value, Nearest.Hint(wanted.Value, known.Select(name)));
        }

        return found;
    }
}
