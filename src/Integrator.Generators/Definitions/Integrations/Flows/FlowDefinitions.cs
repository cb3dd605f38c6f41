using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.Integrations.Flows;

/// <summary>Exports, imports, lookups, flows and triggers: the names they use, and what is checked of them before they are built.</summary>
internal sealed record FlowDefinitions(
    IReadOnlyList<string> Exports,
    IReadOnlyList<string> Imports,
    IReadOnlyList<string> Lookups,
    IReadOnlyList<string> Flows,
    IReadOnlyList<TriggerDefinition> Triggers,
    IReadOnlyList<NameUse> Uses);

internal sealed record TriggerDefinition(string Name, Place Place);

/// <summary>A name that must be known.</summary>
/// <param name="Known">Further names, which are known there only.</param>
internal sealed record NameUse(NameKind Kind, Located<string> Name, IReadOnlyList<string> Known);

internal enum NameKind
{
    Operation,
    Event,
    Export,
    Import,
    Lookup,
    Flow,
    Router,
}
