using Integrator.Generators.Definitions.Integrations.Reading;

namespace Integrator.Generators.Definitions.Integrations.Flows;

/// <summary>Exports, imports, lookups, flows, triggers and connections.</summary>
internal static class FlowReader
{
    private const string OperationKey = "operation";
    private const string ExportKey = "export";
    private const string FilterKey = "filter";
    private const string WhenKey = "when";
    private const string ProcessorsKey = "page_processors";
    private const string NextKey = "next_router";
    private const string LabelKey = "label";
    private const string DescriptionKey = "description";
    private const string HookKey = "hook";
    private const string IntegrationKey = "integration";

    public static FlowDefinitions Read(DefinitionObject definition) => new(
        [.. Named(definition, "exports").Select(static export => ExportReader.Read(export.Key, export.Value))],
        [.. Named(definition, "imports").Select(static import => ImportReader.Read(import.Key, import.Value))],
        [.. LookupReader.Read(definition)],
        [.. FlowInstances.Of(definition.Object("flows")).Select(static flow => Flow(flow.Key, flow.Value))],
        [.. Named(definition, "connections").Select(static one => Connection(one.Key, one.Value)).OfType<ConnectionDefinition>()],
        [.. Named(definition, "triggers").Select(static trigger => Trigger(trigger.Key, trigger.Value))],
        [.. definition.Items("flow_groupings").Select(static group => new FlowGroup(group.Text("name")!, Settings(group)))],
        Settings(definition));

    private static DefinitionSettings? Settings(DefinitionObject owner) =>
        owner.ObjectIfAny("settings") is { } settings ? new DefinitionSettings([.. settings.Members.Select(static member => member.Key)], settings.Members.ToJsonString()) : null;

    public static OperationUse Use(DefinitionObject keys) => new(keys.Located(IntegrationKey), keys.Located("connection"), keys.Located(OperationKey), keys.Place);

    /// <summary>Records to try things with: one, or a list.</summary>
    public static FlowSample? Sample(DefinitionObject keys) => keys.Node("sample") is not { } sample ? null
        : new FlowSample(sample is System.Text.Json.Nodes.JsonArray ? sample.ToJsonString() : $"[{sample.ToJsonString()}]", keys.Place["sample"]);

    private static IEnumerable<(string Key, DefinitionObject Value)> Named(DefinitionObject definition, string key) => definition.Object(key).Objects();

    private static ConnectionDefinition? Connection(string name, DefinitionObject keys) => keys.Located(IntegrationKey) is not { } integration ? null
        : new ConnectionDefinition(name, integration, keys.Flag("end_user") ?? false, keys.Text(LabelKey), keys.Located("credential"), [.. keys.Texts("scopes").Select(static scope => scope.Value)], keys.Place);

    private static TriggerDefinition Trigger(string name, DefinitionObject keys) => new(
        name, keys.Text("kind")!, keys.Located("event"), keys.Located(ExportKey), ScheduleReader.Read(keys, keys), keys.Expression("dedupe_key"), keys.Text(DescriptionKey), keys.Place);

    private static FlowDefinition Flow(string name, DefinitionObject keys) => new(
        name,
        keys.Text(LabelKey),
        keys.Text(DescriptionKey),
        keys.Flag("disabled") ?? false,
        ScheduleReader.Read(keys, keys),
        keys.Text("overlap"),
        keys.Flag("skip_retries") ?? false,
        [.. keys.Items("page_generators").Select(generator => new GeneratorDefinition(
            generator.Located(ExportKey), generator.Located("trigger"), ScheduleReader.Read(generator, keys), generator.Flag("skip_retries") ?? false, generator.Located("keep_delta_behind"), generator.Place))],
        [.. keys.Items(ProcessorsKey).Select(Processor)],
        [.. keys.Items("routers").Select(Router)],
        keys.Texts("run_next"),
        keys.Flag("run_page_generators_in_parallel") ?? false,
        keys.Located("group"),
        keys.Flag("logging") ?? false,
        keys.Value("mutex_key"),
        keys.Value("state_key"),
        Settings(keys),
        keys.Members.ToJsonString(),
        keys.Place);

    private static RouterDefinition Router(DefinitionObject keys) => new(
        keys.Located("id")!,
        keys.Text("name"),
        keys.Text("route_records_to") == "all_matching_branches",
        keys.Flag("join") ?? false,
        keys.Text("route_records_using") == "input_filters" ? null : keys.Located(HookKey),
        [.. keys.Items("branches").Select(static branch => new BranchDefinition(
            branch.Text("name")!, branch.Text(DescriptionKey), FilterReader.Read(branch, WhenKey), [.. branch.Items(ProcessorsKey).Select(Processor)], branch.Located(NextKey), branch.Place))],
        keys.Located(NextKey),
        keys.Place);

    private static ProcessorDefinition Processor(DefinitionObject keys)
    {
        var filter = keys.Object(FilterKey);
        var connection = keys.Object("connection_override");
        return new ProcessorDefinition(
            keys.Text("name"),
            keys.Located(ExportKey),
            keys.Located("import"),
            keys.Located(OperationKey),
            MappingReader.Members(keys.Object("input")),
            MappingReader.Members(keys.Object("response_mapping")),
            FilterReader.Read(filter, WhenKey),
            filter.Text("otherwise") == "break",
            keys.Flag("proceed_on_failure") ?? false,
            connection.Expression("from"),
            connection.Text("if_missing") == "default",
            keys.Number("delay_seconds") ?? 0,
            keys.Located(HookKey),
            keys.Object("hooks").Located("post_response_map"),
            Collect(keys),
            filter.Text(DescriptionKey),
            keys.Place);
    }

    private static CollectDefinition? Collect(DefinitionObject keys)
    {
        var collect = keys.Object("collect");
        return collect.Located("into") is { } into ? new CollectDefinition(into, collect.Expression("value"), collect.Place) : null;
    }
}
