using Integrator.Generators.Definitions;
using Integrator.Generators.Definitions.Integrations.Flows;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Model.Flows;

/// <summary>The flows of one definition.</summary>
/// <param name="directory">What they may name.</param>
/// <param name="options">What the connector or the solution is called.</param>
/// <param name="types">The names that types of the namespace have.</param>
internal sealed class FlowBuilder(FlowDirectory directory, ConnectorOptions options, NameScope types)
{
    public EquatableArray<FlowModel> Build()
    {
        CheckOrder();
        CheckParts();
        return directory.Definitions.Flows.Select(Sound).OfType<FlowModel>().ToEquatableArray();
    }

    // A flow that breaks a rule is not generated, so that one mistake is told once.
    private FlowModel? Sound(FlowDefinition flow)
    {
        var own = directory with { Report = new Report(Place.Definition) };
        var built = new FlowBuilder(own, options, types).Flow(flow);
        directory.Report.Add(own.Report);
        return own.Report.Findings.Any(static finding => finding.Rule.DefaultSeverity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error) ? null : built;
    }

    // What no flow uses is checked all the same.
    private void CheckParts()
    {
        foreach (var use in directory.Definitions.Exports.Where(static export => export.Webhook is null).Select(static export => export.Use).Concat(directory.Definitions.Imports.Select(static import => import.Use)))
        {
            directory.Use(use);
        }

        foreach (var webhook in directory.Definitions.Exports.Select(static export => export.Webhook).OfType<Located<string>>())
        {
            directory.Event(webhook, webhook.Value);
        }

        foreach (var import in directory.Definitions.Imports)
        {
            foreach (var lookup in import.Mapping.SelectMany(static member => member.Value.Lookups))
            {
                directory.Lookup(lookup, import.Lookups);
            }
        }
    }

    private FlowModel? Flow(FlowDefinition flow)
    {
        Check(flow);
        var stem = Names.Pascal(flow.Name);
        var (name, record) = (types.Take(stem + "Flow"), types.Take(stem + "Record"));
        var qualified = $"global::{options.Namespace}.{record}";
        var items = new ItemReader(directory);
        if (items.Item(flow) is not { } item)
        {
            return null;
        }

        var exports = flow.Generators.Select(generator => generator.Export ?? (generator.Trigger is { } trigger ? directory.Trigger(trigger)?.Export : null)).OfType<Located<string>>().Select(directory.Export).OfType<ExportDefinition>().ToList();
        var isWrapped = IsWrapped(flow, item, exports);
        var settings = new FlowSettings(directory.Definitions.Settings, directory.Definitions.Groups.FirstOrDefault(group => group.Name == flow.Group?.Value)?.Settings, flow.Settings);
        var parts = new FlowParts(directory, new FlowShapes(item.Seen, $"{options.Namespace}.{record}", isWrapped), settings);
        var read = new SourceBuilder(directory, items, isWrapped ? qualified : null, FullName).Build(flow, parts);
        var steps = new StepBuilder(parts, exports.Any(static export => export.IsOrdered));
        var first = steps.Build(flow.Processors, new HashSet<string>(parts.Visible, StringComparer.Ordinal));
        var ways = new RouteBuilder(parts, steps).Build(flow.Routers);
        var marks = exports.Where(static export => export.Once is not null).Select(export => (export.Name, Step: steps.Mark(export, export.Once!, parts.Visible))).Where(static mark => mark.Step is not null).ToList();
        return new FlowModel(
            options.Namespace,
            options.Source,
            options.IsInternal,
            name,
            isWrapped ? qualified : item.Type,
            isWrapped ? Growth(record, item, parts.Shapes) : null,
            Prose.Sentence(Prose.Summary(flow.Description ?? flow.Label, "The flow " + flow.Name)),
            new FlowFactsBuilder(directory, FullName).Build(flow, settings.Json),
            parts.Slots,
            parts.Tables,
            read,
            steps.Steps.ToEquatableArray(),
            first,
            ways)
        {
            Lookups = parts.Fetches,
            Marks = marks.Select(static mark => new FlowMark(mark.Name, mark.Step!.Member)).ToEquatableArray(),
            Inputs = Inputs(flow, settings),
            Hooks = parts.Hooks,
            Completed = parts.AtEnd,
        };
    }

    // JSON that nobody described is no record by itself, and neither is what is made of an item or added to it.
    private static bool IsWrapped(FlowDefinition flow, FlowItem item, List<ExportDefinition> exports) =>
        item.Seen.Shape is null
        || item.Parent is not null
        || exports.Any(static export => export.GroupBy.Count > 0 || export.Transform is not null)
        || flow.Steps.Any(static processor => processor.ResponseMapping.Count > 0 || processor.Collect is not null);

    // What is computed of a job's input, before there is a record.
    private EquatableArray<FlowInputMethod> Inputs(FlowDefinition flow, FlowSettings settings)
    {
        var dedupe = flow.Generators.Select(static generator => generator.Trigger).OfType<Located<string>>().Select(directory.Trigger).FirstOrDefault()?.DedupeKey;
        var input = new ScopeName("input", IxType.Any, Runtime.JsonConversions.Of.Call(new Term.Variable("input")));
        var scope = new FlowScope(new Scope([input, settings.Name], input), directory.Report, new Variables());
        return new[] { ("MutexKey", flow.MutexKey), ("StateKey", flow.StateKey), ("DedupeKey", dedupe) }
            .Where(static one => one.Item2 is not null)
            .Select(one => scope.Bind(one.Item2!, new Target(one.Item1, IxType.Text.OrNull())) is { } bound ? new FlowInputMethod(one.Item1, bound.Expression) : null)
            .OfType<FlowInputMethod>()
            .ToEquatableArray();
    }

    private string FullName(string flow) => options.Name.ToLowerInvariant() + "." + flow;

    private static ObjectModel Growth(string record, FlowItem item, FlowShapes shapes)
    {
        var source = new Property("source", FlowShapes.Source, item.Ref, Presence.Required, MustBeSet: true, null, "What the export gave.", IsObsolete: false);
        EquatableArray<Property> members = [source, .. shapes.Added];
        return new ObjectModel(record, "A record of the flow: what the export gave, and what steps have added.", false, null, members, members, null, false, null, []);
    }

    private void Check(FlowDefinition flow)
    {
        var report = directory.Report;
        if (flow.Processors.Count > 0 && flow.Routers.Count > 0)
        {
            report.AddAtKey(Rules.StepsAndRouters, flow.Place);
        }

        if (flow.Group is { } group && directory.Definitions.Groups.Count > 0 && directory.Definitions.Groups.All(known => known.Name != group.Value))
        {
            report.Add(Rules.UnknownName, group.Place, "Group", group.Value, Nearest.Hint(group.Value, directory.Definitions.Groups.Select(static known => known.Name)));
        }

        var triggers = flow.Generators.Count(static generator => generator.Trigger is not null);
        var isScheduled = flow.Schedule is not null || flow.Generators.Any(static generator => generator.Schedule is not null);
        if (triggers > 1 || (triggers == 1 && isScheduled))
        {
            report.AddAtKey(Rules.SeveralTriggers, flow.Place, triggers > 1 ? $"{triggers} triggers" : "both");
        }

        foreach (var next in flow.RunNext)
        {
            directory.Flow(next);
        }
    }

    // Flows that start each other would never end.
    private void CheckOrder()
    {
        var next = directory.Definitions.Flows.GroupBy(static flow => flow.Name).ToDictionary(static same => same.Key, static same => same.First().RunNext, StringComparer.Ordinal);
        foreach (var flow in directory.Definitions.Flows.Where(flow => Leads(flow.Name, flow.Name, next, [])))
        {
            directory.Report.AddAtKey(Rules.EndlessFlows, flow.RunNext[0].Place, string.Join(", ", next.Keys.Where(name => Leads(name, name, next, []))));
        }
    }

    private static bool Leads(string from, string to, Dictionary<string, IReadOnlyList<Located<string>>> next, HashSet<string> seen) =>
        seen.Add(from) && next.TryGetValue(from, out var names) && names.Any(name => name.Value == to || Leads(name.Value, to, next, seen));
}
