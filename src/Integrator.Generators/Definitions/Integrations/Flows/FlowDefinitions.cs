using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Syntax;

namespace Integrator.Generators.Definitions.Integrations.Flows;

/// <summary>Exports, imports, lookups, flows, connections and triggers of a definition.</summary>
internal sealed record FlowDefinitions(
    IReadOnlyList<ExportDefinition> Exports,
    IReadOnlyList<ImportDefinition> Imports,
    IReadOnlyList<LookupDefinition> Lookups,
    IReadOnlyList<FlowDefinition> Flows,
    IReadOnlyList<ConnectionDefinition> Connections,
    IReadOnlyList<TriggerDefinition> Triggers);

/// <summary>Something that starts flows.</summary>
/// <param name="Event">The event of the webhook; null for one of the trigger's own name.</param>
internal sealed record TriggerDefinition(string Name, Located<string>? Event, Located<string>? Export, Place Place);

/// <summary>A connection that flows use.</summary>
internal sealed record ConnectionDefinition(string Name, Located<string> Integration, bool IsOfEndUser, Place Place);

/// <summary>An operation of a connector, and the connection it goes through.</summary>
/// <param name="Integration">The connector; null for the definition's own.</param>
internal sealed record OperationUse(Located<string>? Integration, Located<string>? Connection, Located<string>? Operation, Place Place);

/// <summary>Where records come from.</summary>
/// <param name="Source">Its text, by which a change is known.</param>
internal sealed record ExportDefinition(
    string Name,
    OperationUse Use,
    Located<string>? Webhook,
    string? Label,
    IReadOnlyList<MappingMember> Input,
    int? PageSize,
    int? Limit,
    DeltaDefinition? Delta,
    Located<string>? RecordPath,
    ValueSyntax? Filter,
    ValueSyntax? InputFilter,
    ValueSyntax? TraceKey,
    bool IsOrdered,
    string Source,
    Place Place);

/// <param name="Param">The parameter that asks for later records.</param>
/// <param name="Field">The member that says when a record changed.</param>
internal sealed record DeltaDefinition(Located<string>? Param, Located<string> Field, int LagSeconds, string? Start, Place Place);

/// <summary>Where records go.</summary>
internal sealed record ImportDefinition(
    string Name,
    OperationUse Use,
    string? Label,
    IReadOnlyList<MappingMember> Mapping,
    IReadOnlyList<LookupDefinition> Lookups,
    ValueSyntax? Filter,
    ImportAnswerDefinition? Response,
    string Source,
    Place Place);

/// <summary>What tells in an answer that it is a success, and what it has.</summary>
internal sealed record ImportAnswerDefinition(
    Located<string>? IdPath,
    Located<string>? SuccessPath,
    IReadOnlyList<string> SuccessValues,
    Located<string>? FailPath,
    IReadOnlyList<string> FailValues,
    Located<string>? ErrorPath);

/// <summary>A table from texts to texts.</summary>
/// <param name="Values">Each key with its value.</param>
internal sealed record LookupDefinition(string Name, IReadOnlyList<(string Key, string Value)> Values, string? Default, bool AllowsFailures, Place Place);

/// <summary>Records on their way from exports to imports.</summary>
internal sealed record FlowDefinition(
    string Name,
    string? Label,
    string? Description,
    bool IsDisabled,
    ScheduleDefinition? Schedule,
    string? Overlap,
    bool SkipsRetries,
    IReadOnlyList<GeneratorDefinition> Generators,
    IReadOnlyList<ProcessorDefinition> Processors,
    IReadOnlyList<RouterDefinition> Routers,
    IReadOnlyList<Located<string>> RunNext,
    string Source,
    Place Place);

internal sealed record ScheduleDefinition(string Cron, string? TimeZone, Place Place);

/// <summary>One source of a flow: an export or a trigger.</summary>
internal sealed record GeneratorDefinition(Located<string>? Export, Located<string>? Trigger, ScheduleDefinition? Schedule, Place Place);

/// <summary>One step of a flow.</summary>
/// <param name="BreaksOtherwise">Whether a record ends here that the filter does not let in.</param>
internal sealed record ProcessorDefinition(
    string? Name,
    Located<string>? Export,
    Located<string>? Import,
    Located<string>? Operation,
    IReadOnlyList<MappingMember> Input,
    IReadOnlyList<MappingMember> ResponseMapping,
    ValueSyntax? When,
    bool BreaksOtherwise,
    bool ProceedsOnFailure,
    ValueSyntax? ConnectionName,
    bool UsesDefaultConnection,
    double DelaySeconds,
    Place Place);

/// <summary>Where records take different ways.</summary>
internal sealed record RouterDefinition(Located<string> Id, bool ToAll, bool Joins, IReadOnlyList<BranchDefinition> Branches, Located<string>? Next, Place Place);

internal sealed record BranchDefinition(string Name, ValueSyntax? When, IReadOnlyList<ProcessorDefinition> Processors, Located<string>? Next, Place Place);
