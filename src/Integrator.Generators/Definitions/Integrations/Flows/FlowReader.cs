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
    private const string IntegrationKey = "integration";

    public static FlowDefinitions Read(DefinitionObject definition) => new(
        [.. Named(definition, "exports").Select(static export => Export(export.Key, export.Value))],
        [.. Named(definition, "imports").Select(static import => Import(import.Key, import.Value))],
        [.. Lookups(definition)],
        [.. Named(definition, "flows").Select(static flow => Flow(flow.Key, flow.Value))],
        [.. Named(definition, "connections").Select(static one => Connection(one.Key, one.Value)).OfType<ConnectionDefinition>()],
        [.. Named(definition, "triggers").Select(static trigger => Trigger(trigger.Key, trigger.Value))]);

    private static IEnumerable<(string Key, DefinitionObject Value)> Named(DefinitionObject definition, string key) => definition.Object(key).Objects();

    private static ConnectionDefinition? Connection(string name, DefinitionObject keys) =>
        keys.Located(IntegrationKey) is { } integration ? new ConnectionDefinition(name, integration, keys.Flag("end_user") ?? false, keys.Place) : null;

    private static TriggerDefinition Trigger(string name, DefinitionObject keys)
    {
        ScheduleReader.Check(keys);
        return new TriggerDefinition(name, keys.Located("event"), keys.Located(ExportKey), keys.Place);
    }

    private static OperationUse Use(DefinitionObject keys) => new(keys.Located(IntegrationKey), keys.Located("connection"), keys.Located(OperationKey), keys.Place);

    private static ExportDefinition Export(string name, DefinitionObject keys) => new(
        name,
        Use(keys),
        keys.Located("webhook"),
        keys.Text(LabelKey),
        MappingReader.Members(keys.Object("input")),
        keys.Whole("page_size"),
        keys.Whole("limit") ?? (keys.Text("type") == "test" ? 1 : null),
        Delta(keys),
        keys.Located("record_path"),
        FilterReader.Read(keys, FilterKey),
        FilterReader.Read(keys, "input_filter"),
        keys.Expression("trace_key"),
        keys.Flag("preserve_order") ?? false,
        keys.Members.ToJsonString(),
        keys.Place);

    private static DeltaDefinition? Delta(DefinitionObject export)
    {
        var delta = export.Object("delta");
        return export.Text("type") == "delta" && delta.Located("field") is { } field
            ? new DeltaDefinition(delta.Located("param"), field, delta.Whole("lag_seconds") ?? 0, delta.Text("start"), delta.Place)
            : null;
    }

    private static ImportDefinition Import(string name, DefinitionObject keys) => new(
        name,
        Use(keys),
        keys.Text(LabelKey),
        MappingReader.Members(keys.Object("mapping")),
        [.. Lookups(keys)],
        FilterReader.Read(keys, FilterKey),
        keys.ObjectIfAny("response") is { } response ? Response(response) : null,
        keys.Members.ToJsonString(),
        keys.Place);

    private static ImportAnswerDefinition Response(DefinitionObject keys) => new(
        keys.Located("id_path"),
        keys.Located("success_path"),
        Constants(keys, "success_values"),
        keys.Located("fail_path"),
        Constants(keys, "fail_values"),
        keys.Located("error_path"));

    private static IReadOnlyList<string> Constants(DefinitionObject keys, string key) =>
        [.. (keys.Node(key) as System.Text.Json.Nodes.JsonArray ?? []).Select(static value => value?.ToJsonString() ?? "null")];

    private static IEnumerable<LookupDefinition> Lookups(DefinitionObject owner) => owner.Object("lookups").Objects()
        .Where(static lookup => lookup.Value.Has("map"))
        .Select(static lookup => new LookupDefinition(
            lookup.Key,
            [.. lookup.Value.Object("map").Members.Select(static entry => (entry.Key, entry.Value?.ToString() ?? ""))],
            lookup.Value.Scalar("default"),
            lookup.Value.Flag("allow_failures") ?? false,
            lookup.Value.Place));

    private static FlowDefinition Flow(string name, DefinitionObject keys) => new(
        name,
        keys.Text(LabelKey),
        keys.Text("description"),
        keys.Flag("disabled") ?? false,
        ScheduleReader.Read(keys, keys),
        keys.Text("overlap"),
        keys.Flag("skip_retries") ?? false,
        [.. keys.Items("page_generators").Select(generator => new GeneratorDefinition(generator.Located(ExportKey), generator.Located("trigger"), ScheduleReader.Read(generator, keys), generator.Place))],
        [.. keys.Items(ProcessorsKey).Select(Processor)],
        [.. keys.Items("routers").Select(Router)],
        keys.Texts("run_next"),
        keys.Members.ToJsonString(),
        keys.Place);

    private static RouterDefinition Router(DefinitionObject keys) => new(
        keys.Located("id")!,
        keys.Text("route_records_to") == "all_matching_branches",
        keys.Flag("join") ?? false,
        [.. keys.Items("branches").Select(static branch => new BranchDefinition(
            branch.Text("name")!, FilterReader.Read(branch, WhenKey), [.. branch.Items(ProcessorsKey).Select(Processor)], branch.Located(NextKey), branch.Place))],
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
            keys.Place);
    }
}
