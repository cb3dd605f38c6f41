using Integrator.Generators.Definitions.Integrations.Reading;

namespace Integrator.Generators.Definitions.Integrations.Flows;

/// <summary>Where records go.</summary>
internal static class ImportReader
{
    public static ImportDefinition Read(string name, DefinitionObject keys)
    {
        var hooks = keys.Object("hooks");
        return new ImportDefinition(
            name,
            FlowReader.Use(keys),
            keys.Text("label"),
            MappingReader.Members(keys.Object("mapping")),
            [.. LookupReader.Read(keys)],
            FilterReader.Read(keys, "filter"),
            keys.ObjectIfAny("response") is { } response ? Response(response) : null,
            keys.ObjectIfAny("upsert") is { } upsert ? Upsert(upsert) : null,
            keys.Whole("batch_size"),
            keys.Whole("max_attempts") ?? 1,
            RecordPathReader.Read(keys, "one_to_many"),
            keys.Value("id_lock"),
            keys.Expression("trace_key"),
            new ImportHooks(hooks.Located("pre_map"), hooks.Located("post_map"), hooks.Located("post_submit"), hooks.Located("post_aggregate")),
            FlowReader.Sample(keys),
            keys.Members.ToJsonString(),
            keys.Place);
    }

    private static UpsertDefinition Upsert(DefinitionObject keys) => new(
        keys.ObjectIfAny("find") is { } find ? LookupReader.Lookup("find", find) : null,
        keys.Expression("exists_when"),
        keys.Located("on_found"),
        keys.Located("on_missing"),
        keys.Flag("ignore_existing") ?? false,
        keys.Flag("ignore_missing") ?? false,
        keys.Place);

    private static ImportAnswerDefinition Response(DefinitionObject keys) => new(
        RecordPathReader.Read(keys, "id_path"),
        RecordPathReader.Read(keys, "success_path"),
        Constants(keys, "success_values"),
        RecordPathReader.Read(keys, "fail_path"),
        Constants(keys, "fail_values"),
        RecordPathReader.Read(keys, "error_path"));

    private static IReadOnlyList<string> Constants(DefinitionObject keys, string key) =>
        [.. (keys.Node(key) as System.Text.Json.Nodes.JsonArray ?? []).Select(static value => value?.ToJsonString() ?? "null")];
}
