using System.Text.Json.Nodes;
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
    IReadOnlyList<TriggerDefinition> Triggers,
    IReadOnlyList<FlowGroup> Groups,
    DefinitionSettings? Settings);

/// <summary>A group in which people look for flows.</summary>
/// <param name="Settings">Settings that all flows of the group have.</param>
internal sealed record FlowGroup(string Name, DefinitionSettings? Settings);

/// <summary>Values that a user of flows may set.</summary>
/// <param name="Names">The names of the values.</param>
/// <param name="Json">The values that hold if the user sets none, as a JSON object.</param>
internal sealed record DefinitionSettings(IReadOnlyList<string> Names, string Json);

/// <summary>Something that starts flows.</summary>
/// <param name="Kind">What starts them: an event, new records of an export, a time, or a user.</param>
/// <param name="Event">The event of the webhook; null for one of the trigger's own name.</param>
/// <param name="Export">The export whose records start them.</param>
/// <param name="DedupeKey">What an event is known by; a second one with the same value starts nothing.</param>
internal sealed record TriggerDefinition(
    string Name, string Kind, Located<string>? Event, Located<string>? Export, ScheduleDefinition? Schedule, ValueSyntax? DedupeKey, string? Description, Place Place);

/// <summary>A connection that flows use.</summary>
internal sealed record ConnectionDefinition(
    string Name, Located<string> Integration, bool IsOfEndUser, string? Label, Located<string>? Credential, IReadOnlyList<string> Scopes, Place Place);

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
    OnceDefinition? Once,
    RecordPath? OneToMany,
    IReadOnlyList<RecordPath> GroupBy,
    TransformDefinition? Transform,
    Located<string>? PageHook,
    FlowSample? Sample,
    string Source,
    Place Place);

/// <summary>Records that are read once: each is marked when it is done.</summary>
/// <param name="Mark">The operation that marks a record.</param>
/// <param name="Field">The member that is true for a marked record.</param>
internal sealed record OnceDefinition(Located<string>? Mark, IReadOnlyList<MappingMember> Input, RecordPath? Field, Place Place);

/// <summary>Records in another shape.</summary>
/// <param name="IsModify">Whether a record keeps what the mapping does not name.</param>
internal sealed record TransformDefinition(bool IsModify, IReadOnlyList<MappingMember> Mapping, Place Place);

/// <summary>Records to try things with.</summary>
/// <param name="Json">A list.</param>
internal sealed record FlowSample(string Json, Place Place)
{
    /// <summary>Reports the members that nothing knows.</summary>
    /// <param name="known">The names of those that are known.</param>
    /// <param name="owner">What has them.</param>
    public void Check(IReadOnlyList<string> known, string owner, Report report)
    {
        foreach (var name in JsonNode.Parse(Json)!.AsArray().OfType<JsonObject>().SelectMany(static one => one.Select(static pair => pair.Key)).Distinct().Where(name => !known.Contains(name)))
        {
            report.Add(Rules.UnknownTarget, Place, name, owner, Nearest.Hint(name, known));
        }
    }
}

/// <param name="Param">The parameter that asks for later records.</param>
/// <param name="Field">The member that says when a record changed.</param>
/// <param name="Format">How the time is written; null for ISO 8601.</param>
internal sealed record DeltaDefinition(Located<string>? Param, RecordPath Field, string? Format, int LagSeconds, string? Start, Place Place);

/// <summary>Where records go.</summary>
internal sealed record ImportDefinition(
    string Name,
    OperationUse Use,
    string? Label,
    IReadOnlyList<MappingMember> Mapping,
    IReadOnlyList<LookupDefinition> Lookups,
    ValueSyntax? Filter,
    ImportAnswerDefinition? Response,
    UpsertDefinition? Upsert,
    int? BatchSize,
    int MaxAttempts,
    RecordPath? OneToMany,
    ValueSyntax? Lock,
    ValueSyntax? TraceKey,
    ImportHooks Hooks,
    FlowSample? Sample,
    string Source,
    Place Place);

/// <summary>Code of the user's around an import.</summary>
internal sealed record ImportHooks(Located<string>? Before, Located<string>? Mapped, Located<string>? Submitted, Located<string>? Completed);

/// <summary>A record is updated if the target has it, and made if not.</summary>
/// <param name="Find">Looks for it.</param>
/// <param name="ExistsWhen">Whether it was found; null for whether there is something.</param>
/// <param name="OnFound">The operation that updates it; null for the import's own.</param>
/// <param name="OnMissing">The operation that makes it; null for the import's own.</param>
internal sealed record UpsertDefinition(
    LookupDefinition? Find, ValueSyntax? ExistsWhen, Located<string>? OnFound, Located<string>? OnMissing, bool IgnoresExisting, bool IgnoresMissing, Place Place);

/// <summary>What tells in an answer that it is a success, and what it has.</summary>
internal sealed record ImportAnswerDefinition(
    RecordPath? IdPath,
    RecordPath? SuccessPath,
    IReadOnlyList<string> SuccessValues,
    RecordPath? FailPath,
    IReadOnlyList<string> FailValues,
    RecordPath? ErrorPath);

/// <summary>Something to look values up in: a table, an operation, or a value of the flow's state.</summary>
/// <param name="Values">Each key of the table with its value.</param>
/// <param name="Operation">The operation; null for a table.</param>
/// <param name="Extract">The path of the value in what was found; null for the whole.</param>
/// <param name="CacheSeconds">For how long an answer is kept; 0 for not at all.</param>
/// <param name="Cache">The name of the value of the state that has the table.</param>
internal sealed record LookupDefinition(
    string Name,
    IReadOnlyList<(string Key, string Value)> Values,
    Located<string>? Operation,
    IReadOnlyList<MappingMember> Input,
    RecordPath? Extract,
    int CacheSeconds,
    Located<string>? Cache,
    ValueSyntax? Default,
    bool AllowsFailures,
    string Source,
    Place Place);

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
    bool IsParallel,
    Located<string>? Group,
    bool IsLogged,
    ValueSyntax? MutexKey,
    ValueSyntax? StateKey,
    DefinitionSettings? Settings,
    string Source,
    Place Place)
{
    /// <summary>All steps, those of branches included.</summary>
    public IEnumerable<ProcessorDefinition> Steps => Processors.Concat(Routers.SelectMany(static router => router.Branches).SelectMany(static branch => branch.Processors));
}

internal sealed record ScheduleDefinition(string Cron, string? TimeZone, Place Place);

/// <summary>One source of a flow: an export or a trigger.</summary>
/// <param name="Behind">The flow whose delta export must have seen a record before this one reads it; <c>flow/export</c> if it has several.</param>
internal sealed record GeneratorDefinition(Located<string>? Export, Located<string>? Trigger, ScheduleDefinition? Schedule, bool SkipsRetries, Located<string>? Behind, Place Place);

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
    Located<string>? Hook,
    Located<string>? AfterHook,
    CollectDefinition? Collect,
    string? FilterDescription,
    Place Place);

/// <summary>Records that were split from the same one become one again.</summary>
/// <param name="Into">The member that gets a value of each.</param>
/// <param name="Value">The value; null for the record.</param>
internal sealed record CollectDefinition(Located<string> Into, ValueSyntax? Value, Place Place);

/// <summary>Where records take different ways.</summary>
/// <param name="Hook">Code of the user's that says which way each record takes; null where filters do.</param>
internal sealed record RouterDefinition(
    Located<string> Id, string? Name, bool ToAll, bool Joins, Located<string>? Hook, IReadOnlyList<BranchDefinition> Branches, Located<string>? Next, Place Place);

internal sealed record BranchDefinition(string Name, string? Description, ValueSyntax? When, IReadOnlyList<ProcessorDefinition> Processors, Located<string>? Next, Place Place);
