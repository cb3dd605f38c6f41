using Integrator.Generators.Definitions.Integrations.Reading;

namespace Integrator.Generators.Definitions.Integrations.Flows;

/// <summary>Exports, imports, lookups, flows, triggers and connections. Their expressions are parsed, and bound when flows are built.</summary>
internal sealed class FlowReader(DefinitionObject definition)
{
    private const string OperationKey = "operation";
    private const string IntegrationKey = "integration";
    private const string ExportKey = "export";
    private const string LookupsKey = "lookups";
    private const string FilterKey = "filter";
    private const string WhenKey = "when";
    private const string ProcessorsKey = "page_processors";

    private readonly List<NameUse> _uses = [];

    public static FlowDefinitions Read(DefinitionObject definition) => new FlowReader(definition).Read();

    private FlowDefinitions Read()
    {
        var (exports, imports, lookups, flows, triggers) = (Named("exports"), Named("imports"), Named(LookupsKey), Named("flows"), Named("triggers"));
        foreach (var (_, export) in exports)
        {
            Source(export);
            Expressions(export, FilterKey, "input_filter", "trace_key");
            Values(export.Object("input"));
            Values(export.Object("transform").Object("mapping"));
        }

        foreach (var (_, import) in imports)
        {
            Source(import);
            Import(import);
        }

        foreach (var (_, lookup) in lookups)
        {
            Use(lookup, OperationKey, NameKind.Operation);
        }

        foreach (var (_, flow) in flows)
        {
            Flow(flow);
        }

        foreach (var (_, trigger) in triggers)
        {
            Trigger(trigger);
        }

        return new FlowDefinitions(
            Names(exports), Names(imports), Names(lookups), Names(flows), [.. triggers.Select(static trigger => new TriggerDefinition(trigger.Key, trigger.Value.Place))], _uses);
    }

    private List<(string Key, DefinitionObject Value)> Named(string key) => [.. definition.Object(key).Objects()];

    private static List<string> Names(List<(string Key, DefinitionObject Value)> named) => [.. named.Select(static one => one.Key)];

    // What another definition offers is known to that definition only.
    private void Source(DefinitionObject keys)
    {
        if (!keys.Has(IntegrationKey))
        {
            Use(keys, OperationKey, NameKind.Operation);
            Use(keys, "webhook", NameKind.Event);
        }
    }

    private void Import(DefinitionObject import)
    {
        var own = import.Object(LookupsKey).Objects().ToList();
        foreach (var (_, lookup) in own)
        {
            Use(lookup, OperationKey, NameKind.Operation);
        }

        foreach (var (_, rule) in import.Object("mapping").Objects())
        {
            Use(rule, "$lookup", NameKind.Lookup, Names(own));
        }

        Values(import.Object("mapping"));
        Expressions(import, FilterKey, "trace_key");
    }

    private void Flow(DefinitionObject flow)
    {
        foreach (var generator in flow.Items("page_generators"))
        {
            Use(generator, ExportKey, NameKind.Export);
            Use(generator, "trigger", NameKind.Event);
            ScheduleReader.Check(generator);
        }

        ScheduleReader.Check(flow);
        var routers = flow.Items("routers").ToList();
        var branches = routers.SelectMany(static router => router.Items("branches")).ToList();
        var ids = routers.Select(static router => router.Text("id")!).ToList();
        foreach (var processor in flow.Items(ProcessorsKey).Concat(branches.SelectMany(static branch => branch.Items(ProcessorsKey))))
        {
            Processor(processor);
        }

        foreach (var branch in branches)
        {
            Expressions(branch, WhenKey);
        }

        foreach (var next in routers.Concat(branches))
        {
            Use(next, "next_router", NameKind.Router, ids);
        }

        _uses.AddRange(flow.Texts("run_next").Select(static name => new NameUse(NameKind.Flow, name, [])));
    }

    private void Processor(DefinitionObject processor)
    {
        Use(processor, ExportKey, NameKind.Export);
        Use(processor, "import", NameKind.Import);
        Use(processor, OperationKey, NameKind.Operation);
        Expressions(processor.Object(FilterKey), WhenKey);
        Expressions(processor.Object("connection_override"), "from");
        Expressions(processor.Object("collect"), "value");
        Values(processor.Object("response_mapping"));
    }

    private void Trigger(DefinitionObject trigger)
    {
        Use(trigger, "event", NameKind.Event);
        Use(trigger, ExportKey, NameKind.Export);
        ScheduleReader.Check(trigger);
        Expressions(trigger, "dedupe_key");
    }

    // A filter may be written as a list, as the source system does; that form is read when flows are built.
    private static void Expressions(DefinitionObject keys, params string[] names)
    {
        foreach (var name in names.Where(name => keys.Node(name) is { } value and not System.Text.Json.Nodes.JsonArray))
        {
            keys.Expression(name);
        }
    }

    private static void Values(DefinitionObject mapping)
    {
        foreach (var member in mapping.Members)
        {
            mapping.Value(member.Key);
        }
    }

    private void Use(DefinitionObject keys, string key, NameKind kind, IReadOnlyList<string>? known = null)
    {
        if (keys.Located(key) is { } name)
        {
            _uses.Add(new NameUse(kind, name, known ?? []));
        }
    }
}
