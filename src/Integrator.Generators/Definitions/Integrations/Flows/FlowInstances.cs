using System.Text.Json.Nodes;
using Integrator.Generators.Definitions.Integrations.Reading;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.Integrations.Flows;

/// <summary>Flows that run. An abstract flow does not; flows that extend it have its structure.</summary>
internal static class FlowInstances
{
    private const string ExtendsKey = "extends";
    private const string OverridesKey = "overrides";

    private static readonly string[] s_structure = ["page_generators", "page_processors", "routers"];

    public static IEnumerable<(string Key, DefinitionObject Value)> Of(DefinitionObject flows)
    {
        foreach (var (name, flow) in flows.Objects())
        {
            if (flow.Flag("abstract") == true)
            {
                CheckAbstract(name, flow);
            }
            else if (flow.Located(ExtendsKey) is not { } extended)
            {
                CheckSources(name, flow);
                yield return (name, flow);
            }
            else if (Extended(name, flow, extended, flows) is { } instance)
            {
                yield return (name, instance);
            }
        }
    }

    private static void CheckAbstract(string name, DefinitionObject flow)
    {
        CheckSources(name, flow);
        if (flow.Has("schedule") || flow.Items(s_structure[0]).Any(static generator => generator.Has("schedule")))
        {
            flow.Report.AddAtKey(Rules.AbstractFlow, flow.Place, name, "is abstract and does not run, so it has no schedule");
        }
    }

    private static void CheckSources(string name, DefinitionObject flow)
    {
        if (!flow.Has(s_structure[0]))
        {
            flow.Report.AddAtKey(Rules.AbstractFlow, flow.Place, name, $"has no {s_structure[0]}, and extends no flow that has them");
        }
    }

    // The extended flow, changed by the overrides as a merge patch (RFC 7396), with the keys of the flow itself.
    private static DefinitionObject? Extended(string name, DefinitionObject flow, Located<string> extended, DefinitionObject flows)
    {
        if (flows.ObjectIfAny(extended.Value) is not { } source || source.Flag("abstract") != true)
        {
            var known = flows.Objects().Where(static one => one.Value.Flag("abstract") == true).Select(static one => one.Key);
            flow.Report.Add(Rules.UnknownName, extended.Place, "Abstract flow", extended.Value, Nearest.Hint(extended.Value, known));
            return null;
        }

        foreach (var key in s_structure.Where(flow.Has))
        {
            flow.Report.Add(Rules.AbstractFlow, flow.Place[key], name, $"extends '{extended.Value}' and has {key} of its own; what differs belongs into {OverridesKey}");
        }

        var merged = (JsonObject)source.Members.DeepClone();
        merged.Remove("abstract");
        Patch(merged, flow.Object(OverridesKey).Members);
        foreach (var own in flow.Members.Where(static own => own.Key is not (ExtendsKey or OverridesKey)).ToList())
        {
            merged[own.Key] = own.Value?.DeepClone();
        }

        return new DefinitionObject(merged, source.Place, flow.Values);
    }

    private static void Patch(JsonObject target, JsonObject patch)
    {
        foreach (var member in patch.ToList())
        {
            switch (member.Value)
            {
                case null:
                    target.Remove(member.Key);
                    break;
                case JsonObject inner when target[member.Key] is JsonObject below:
                    Patch(below, inner);
                    break;
                default:
                    target[member.Key] = member.Value.DeepClone();
                    break;
            }
        }
    }
}
