using Integrator.Generators.Definitions;
using Integrator.Generators.Definitions.Integrations.Flows;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Model.Flows;

/// <summary>Routers to the methods that send records on their ways.</summary>
internal sealed class RouteBuilder(FlowParts parts, StepBuilder steps)
{
    public EquatableArray<FlowRoute> Build(IReadOnlyList<RouterDefinition> routers)
    {
        Check(routers);
        var methods = routers.GroupBy(static router => router.Id.Value, StringComparer.Ordinal).ToDictionary(static same => same.Key, same => parts.Member(Names.Pascal(same.Key) + "Async"), StringComparer.Ordinal);

        // Members that a router adds are seen by those after it; they may be null, because not every record has come that way.
        var visible = new HashSet<string>(parts.Visible, StringComparer.Ordinal);
        return routers.GroupBy(static router => router.Id.Value, StringComparer.Ordinal).Select(same => Route(same.First(), methods, visible)).ToEquatableArray();
    }

    private FlowRoute Route(RouterDefinition router, Dictionary<string, string> methods, HashSet<string> visible)
    {
        string? Method(Located<string>? next) => next is not null && methods.TryGetValue(next.Value, out var method) ? method : null;
        var variables = new NameScope(["page", "records", "ways"]);
        var before = visible.ToList();
        var branches = new List<FlowBranch>();
        foreach (var branch in router.Branches)
        {
            var own = new HashSet<string>(before, StringComparer.Ordinal);
            var when = parts.Condition("Is" + Names.Pascal(branch.Name), branch.When, before);
            branches.Add(new FlowBranch(branch.Name, branch.Description, variables.Take(Names.Camel(branch.Name)), when, steps.Build(branch.Processors, own), Method(branch.Next)));
            visible.UnionWith(own);
        }

        var hook = router.Hook is { } named ? parts.Hook(new FlowHook.OfRoutes(Names.Pascal(named.Value) + "Async", $"Says for each record which branches of {router.Name ?? router.Id.Value} it takes: {string.Join(", ", router.Branches.Select(static branch => branch.Name))}.")) : null;
        return new FlowRoute(router.Id.Value, router.Name, methods[router.Id.Value], router.ToAll, router.Joins, hook, branches.ToEquatableArray(), Method(router.Next));
    }

    private void Check(IReadOnlyList<RouterDefinition> routers)
    {
        var report = parts.Directory.Report;
        var known = routers.GroupBy(static router => router.Id.Value, StringComparer.Ordinal).ToDictionary(static same => same.Key, static same => same.First(), StringComparer.Ordinal);
        foreach (var router in routers)
        {
            if (known[router.Id.Value] != router)
            {
                report.Add(Rules.BrokenRoute, router.Id.Place, router.Id.Value, "stands here a second time");
            }

            foreach (var next in Next(router).Where(next => !known.ContainsKey(next.Value)))
            {
                report.Add(Rules.UnknownName, next.Place, "Router", next.Value, Nearest.Hint(next.Value, known.Keys));
            }

            if (Leads(router, router, known, []))
            {
                report.Add(Rules.BrokenRoute, router.Id.Place, router.Id.Value, "leads back to itself");
            }

            var all = router.Branches.TakeWhile(static branch => branch.When is not null).Count();
            foreach (var unreached in router.ToAll || router.Hook is not null ? [] : router.Branches.Skip(all + 1))
            {
                report.AddAtKey(Rules.UnreachedBranch, unreached.Place, unreached.Name, router.Branches[all].Name);
            }
        }
    }

    private static IEnumerable<Located<string>> Next(RouterDefinition router) => router.Branches.Select(static branch => branch.Next).Append(router.Next).OfType<Located<string>>();

    private static bool Leads(RouterDefinition from, RouterDefinition to, Dictionary<string, RouterDefinition> known, HashSet<string> seen) =>
        Next(from).Any(next => next.Value == to.Id.Value || (seen.Add(next.Value) && known.TryGetValue(next.Value, out var router) && Leads(router, to, known, seen)));
}
