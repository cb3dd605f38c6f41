using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.Integrations;

/// <summary>Whether what flows, exports and imports name is there. Names of other definitions are theirs to check.</summary>
internal sealed class FlowNames(IntegrationDefinition definition, Report report)
{
    private readonly List<string> _exports = [.. definition.Keys.Object("exports").Keys.Select(static member => member.Key)];
    private readonly List<string> _imports = [.. definition.Keys.Object("imports").Keys.Select(static member => member.Key)];
    private readonly List<string> _lookups = [.. definition.Keys.Object("lookups").Keys.Select(static member => member.Key)];
    private readonly List<string> _flows = [.. definition.Keys.Object("flows").Keys.Select(static member => member.Key)];
    private readonly List<string> _events = [.. definition.Webhook?.Events.Select(static @event => @event.Name) ?? [], .. definition.Keys.Object("triggers").Keys.Select(static member => member.Key)];
    private readonly List<string> _operations = [.. definition.Methods.Select(static method => method.Resource + "." + method.Name)];

    public void Check()
    {
        foreach (var (_, export) in definition.Keys.Object("exports").Objects().Concat(definition.Keys.Object("imports").Objects()).Where(static one => !one.Value.Has("integration")))
        {
            Named(export, "operation", "Operation", _operations);
            Named(export, "webhook", "Event", _events);
        }

        foreach (var import in definition.Keys.Object("imports").Objects().Select(static one => one.Value))
        {
            Lookups(import);
        }

        foreach (var (_, flow) in definition.Keys.Object("flows").Objects())
        {
            Flow(flow);
        }
    }

    private void Flow(Written flow)
    {
        foreach (var generator in flow.Items("page_generators"))
        {
            Named(generator, "export", "Export", _exports);
            Named(generator, "trigger", "Event", _events);
        }

        var routers = flow.Items("routers").ToList();
        var ids = routers.Select(static router => router.Text("id")!).ToList();
        foreach (var processor in flow.Items("page_processors").Concat(routers.SelectMany(static router => router.Items("branches")).SelectMany(static branch => branch.Items("page_processors"))))
        {
            Named(processor, "export", "Export", _exports);
            Named(processor, "import", "Import", _imports);
            Named(processor, "operation", "Operation", _operations);
        }

        foreach (var next in routers.Concat(routers.SelectMany(static router => router.Items("branches"))))
        {
            Named(next, "next_router", "Router", ids);
        }

        var run = flow.Texts("run_next");
        for (var index = 0; index < run.Count; index++)
        {
            Check(run[index], flow.Place["run_next"][index], "Flow", _flows);
        }
    }

    // A lookup of an import is its own, or one of the definition's.
    private void Lookups(Written import)
    {
        var own = import.Object("lookups");
        List<string> known = [.. own.Keys.Select(static lookup => lookup.Key), .. _lookups];
        foreach (var rule in import.Object("mapping").Objects().Where(static rule => rule.Value.Has("$lookup")))
        {
            Check(rule.Value.Text("$lookup")!, rule.Value.Place["$lookup"], "Lookup", known);
        }

        foreach (var lookup in own.Objects().Concat(definition.Keys.Object("lookups").Objects()).Select(static one => one.Value))
        {
            Named(lookup, "operation", "Operation", _operations);
        }
    }

    private void Named(Written keys, string key, string kind, IReadOnlyCollection<string> known)
    {
        if (keys.Text(key) is { } name)
        {
            Check(name, keys.Place[key], kind, known);
        }
    }

    private void Check(string name, Place place, string kind, IReadOnlyCollection<string> known)
    {
        if (!name.Contains(':') && !known.Contains(name))
        {
            report.Add(Rules.UnknownName, place, kind, name, Nearest.Hint(name, known));
        }
    }
}
