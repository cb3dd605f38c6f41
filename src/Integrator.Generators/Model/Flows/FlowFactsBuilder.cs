using Integrator.Generators.Definitions;
using Integrator.Generators.Definitions.Integrations.Flows;

namespace Integrator.Generators.Model.Flows;

/// <summary>What a flow says of itself.</summary>
/// <param name="fullName">The full name of a flow of the definition.</param>
internal sealed class FlowFactsBuilder(FlowDirectory directory, Func<string, string> fullName)
{
    public FlowFacts Build(FlowDefinition flow, string? settings)
    {
        var triggers = flow.Generators.Select(static generator => generator.Trigger).OfType<Located<string>>().Select(trigger => (trigger.Value, Definition: directory.Trigger(trigger))).ToList();
        var schedules = new[] { flow.Schedule }.Concat(flow.Generators.Select(static generator => generator.Schedule)).Concat(triggers.Select(static trigger => trigger.Definition?.Schedule)).OfType<ScheduleDefinition>();
        var webhooks = flow.Generators.Select(static generator => generator.Export).OfType<Located<string>>().Select(name => directory.Definitions.Exports.FirstOrDefault(export => export.Name == name.Value)?.Webhook?.Value).OfType<string>();
        return new FlowFacts(
            fullName(flow.Name),
            Version(flow),
            flow.Label,
            flow.Description ?? triggers.Select(static trigger => trigger.Definition?.Description).FirstOrDefault(static text => text is not null),
            schedules.Select(static schedule => new FlowTime(schedule.Cron, schedule.TimeZone)).ToEquatableArray(),
            triggers.Where(static trigger => trigger.Definition is null or { Kind: "webhook" }).Select(static trigger => trigger.Definition?.Event?.Value ?? trigger.Value).Concat(webhooks).FirstOrDefault(),
            flow.Overlap is null ? null : Names.Pascal(flow.Overlap),
            flow.RunNext.Select(next => fullName(next.Value)).ToEquatableArray(),
            flow.IsDisabled,
            flow.SkipsRetries,
            flow.IsParallel,
            flow.Group?.Value,
            flow.IsLogged,
            settings);
    }

    // Changes with everything that the flow does, and not with the layout of the file (FNV-1a, 64 bits).
    private string Version(FlowDefinition flow)
    {
        var used = new HashSet<string>(flow.Steps
            .SelectMany(static processor => new[] { processor.Import?.Value, processor.Export?.Value })
            .Concat(flow.Generators.Select(static generator => generator.Export?.Value))
            .OfType<string>(), StringComparer.Ordinal);
        var texts = directory.Definitions.Exports.Where(export => used.Contains(export.Name)).Select(static export => export.Source)
            .Concat(directory.Definitions.Imports.Where(import => used.Contains(import.Name)).Select(static import => import.Source))
            .Concat(directory.Definitions.Lookups.Select(static lookup => lookup.Source));
        var hash = string.Join("\n", texts.Prepend(flow.Source)).Aggregate(14695981039346656037UL, static (hash, letter) => unchecked((hash ^ letter) * 1099511628211UL));
        return hash.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
    }
}
