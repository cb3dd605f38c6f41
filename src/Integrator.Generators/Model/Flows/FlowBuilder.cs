using Integrator.Generators.Definitions;
using Integrator.Generators.Definitions.Integrations.Flows;
using Integrator.Generators.Diagnostics;
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
        foreach (var use in directory.Definitions.Exports.Select(static export => export.Use).Concat(directory.Definitions.Imports.Select(static import => import.Use)))
        {
            directory.Use(use);
        }

        foreach (var webhook in directory.Definitions.Exports.Select(static export => export.Webhook).OfType<Located<string>>())
        {
            directory.Event(webhook);
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
        var processors = flow.Processors.Concat(flow.Routers.SelectMany(static router => router.Branches).SelectMany(static branch => branch.Processors));
        var qualified = $"global::{options.Namespace}.{record}";
        if (new SourceBuilder(directory, null).Item(flow) is not { } item)
        {
            return null;
        }

        // JSON that nobody described is no record by itself.
        var isWrapped = item.Seen.Shape is null || processors.Any(static processor => processor.ResponseMapping.Count > 0);
        var sources = new SourceBuilder(directory, isWrapped ? qualified : null);

        var parts = new FlowParts(directory, new FlowShapes(item.Seen, $"{options.Namespace}.{record}", isWrapped));
        var read = sources.Build(flow, parts);
        var steps = new StepBuilder(parts);
        var first = steps.Build(flow.Processors, []);
        var ways = new RouteBuilder(parts, steps).Build(flow.Routers);
        return new FlowModel(
            options.Namespace,
            options.Source,
            options.IsInternal,
            name,
            isWrapped ? qualified : item.Type,
            isWrapped ? Growth(record, item, parts.Shapes) : null,
            Prose.Sentence(Prose.Summary(flow.Description ?? flow.Label, "The flow " + flow.Name)),
            Facts(flow),
            parts.Slots,
            parts.Tables,
            read,
            steps.Steps.ToEquatableArray(),
            first,
            ways);
    }

    private FlowFacts Facts(FlowDefinition flow)
    {
        var schedules = new[] { flow.Schedule }.Concat(flow.Generators.Select(static generator => generator.Schedule)).OfType<ScheduleDefinition>();
        return new FlowFacts(
            FullName(flow.Name),
            Version(flow),
            flow.Label,
            flow.Description,
            schedules.Select(static schedule => new FlowTime(schedule.Cron, schedule.TimeZone)).ToEquatableArray(),
            flow.Generators.Select(static generator => generator.Trigger?.Value).FirstOrDefault(static trigger => trigger is not null),
            flow.Overlap is null ? null : Names.Pascal(flow.Overlap),
            flow.RunNext.Select(next => FullName(next.Value)).ToEquatableArray(),
            flow.IsDisabled,
            flow.SkipsRetries);
    }

    private string FullName(string flow) => options.Name.ToLowerInvariant() + "." + flow;

    // Changes with everything that the flow does, and not with the layout of the file (FNV-1a, 64 bits).
    private string Version(FlowDefinition flow)
    {
        var used = new HashSet<string>(flow.Processors.Concat(flow.Routers.SelectMany(static router => router.Branches).SelectMany(static branch => branch.Processors))
            .SelectMany(static processor => new[] { processor.Import?.Value, processor.Export?.Value })
            .Concat(flow.Generators.Select(static generator => generator.Export?.Value))
            .OfType<string>(), StringComparer.Ordinal);
        var texts = directory.Definitions.Exports.Where(export => used.Contains(export.Name)).Select(static export => export.Source)
            .Concat(directory.Definitions.Imports.Where(import => used.Contains(import.Name)).Select(static import => import.Source));
        var hash = string.Join("\n", texts.Prepend(flow.Source)).Aggregate(14695981039346656037UL, static (hash, letter) => unchecked((hash ^ letter) * 1099511628211UL));
        return hash.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
    }

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

        var triggers = flow.Generators.Count(static generator => generator.Trigger is not null);
        var isScheduled = flow.Schedule is not null || flow.Generators.Any(static generator => generator.Schedule is not null);
        if (triggers > 1 || (triggers == 1 && isScheduled))
        {
            report.AddAtKey(Rules.SeveralTriggers, flow.Place, triggers > 1 ? $"{triggers} triggers" : "both");
        }

        foreach (var next in flow.RunNext)
        {
            directory.CheckFlow(next);
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

/// <summary>What the sources of a flow give.</summary>
/// <param name="Type">Its type, with its namespace.</param>
internal sealed record FlowItem(string Type, TypeRef Ref, IxType Seen)
{
    /// <summary>JSON that nobody described.</summary>
    public static FlowItem Any { get; } = new("global::System.Text.Json.JsonElement", TypeRef.Any, IxType.Any);
}
