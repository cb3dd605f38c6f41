using Integrator.Generators.Definitions;
using Integrator.Generators.Definitions.Integrations.Flows;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions;
using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Model.Flows;

/// <summary>What one step does.</summary>
/// <param name="member">What the step is called.</param>
/// <param name="visible">The members that steps may have added; those of this step are added to it.</param>
internal sealed class WorkBuilder(FlowParts parts, GrowthBuilder growth, string member, HashSet<string> visible)
{
    private const string Records = "records";
    private const string Found = "found";

    private static readonly Term s_found = new Term.Variable(Found);

    public FlowWork? Import(ImportDefinition import, BoundUse use, ProcessorDefinition processor)
    {
        CheckKinds(import);
        if (import.Hooks.Completed is { } completed)
        {
            parts.Completed(parts.Hook(new FlowHook.OfJob(Names.Pascal(completed.Value) + "Async", "Is called when a job is done, before it ends."))!);
        }

        if (import.Sample is { } sample)
        {
            CheckSample(sample, use);
        }

        return import switch
        {
            { Upsert: { } upsert } => Upsert(import, upsert, use, processor),
            { BatchSize: { } size } => Batch(import, use, processor, size),
            { Hooks: { Mapped: not null } or { Submitted: not null } } => Hooked(import, use, processor),
            _ => Call(use, import.Mapping, import, processor, import.OneToMany, import.Place),
        };
    }

    /// <summary>A call for each record, or for each item of a list that it has.</summary>
    public FlowWork? Call(BoundUse use, IReadOnlyList<MappingMember> mapping, ImportDefinition? import, ProcessorDefinition processor, RecordPath? oneToMany, Place place)
    {
        var scope = parts.Scope(visible, use.Connector);
        if (oneToMany is null)
        {
            return new FlowWork.Send(Submit(use, mapping, import, processor.ResponseMapping, scope, place));
        }

        if (MappingBuilder.Items(oneToMany.Value, "one_to_many", scope) is not { } items)
        {
            return null;
        }

        var variable = MappingBuilder.Variable("item", scope);
        var item = new ScopeName("item", items.Type.Item!, new Term.Variable(variable));
        var inner = scope with { Scope = scope.Scope with { Names = [item, .. scope.Scope.Names], Root = item } };
        var submit = Submit(use, mapping, import, [], inner, place);
        var added = growth.Members(processor.ResponseMapping, FlowAnswers.List(use, scope), visible);
        return new FlowWork.Each(items.Expression, variable, submit with { Growth = added }, added.Any(static one => Uses(one, "answers")) && use.Operation.Result is { } answer ? use.Connector.Outside(answer) : null);
    }

    private static bool Uses(FlowMember member, string variable) => member.Value is FlowValue.Computed computed && computed.Expression.Value.Uses(variable);

    private FlowSubmit Submit(BoundUse use, IReadOnlyList<MappingMember> mapping, ImportDefinition? import, IReadOnlyList<MappingMember> response, FlowScope scope, Place place, ValueOccasion? occasion = null)
    {
        var call = parts.Mapping(use.Connector, import, occasion ?? Occasion(import, use)).Call(use.Operation, mapping, scope, place);
        var check = import?.Response is { } said ? FlowAnswers.Check(said, use, scope) : null;
        return new FlowSubmit(call, check, growth.Members(response, FlowAnswers.Scope(use, import?.Response, scope), visible));
    }

    private static ValueOccasion Occasion(ImportDefinition? import, BoundUse use) =>
        import is null ? ValueOccasion.Always : use.Operation.Verb is "PUT" or "PATCH" ? ValueOccasion.Update : ValueOccasion.Create;

    private FlowWork.Hooked? Hooked(ImportDefinition import, BoundUse use, ProcessorDefinition processor)
    {
        if (use.Operation.Result is not { } answer)
        {
            parts.Directory.Report.AddAtKey(Rules.MisfitInMapping, import.Place["hooks"], import.Name, "an operation that answers something", "one that answers nothing");
            return null;
        }

        var submit = Submit(use, import.Mapping, import, processor.ResponseMapping, parts.Scope(visible, use.Connector), import.Place);
        var (action, type) = ("global::" + submit.Call.Action, use.Connector.Outside(answer));
        return new FlowWork.Hooked(
            submit,
            type,
            import.Hooks.Mapped is { } mapped ? parts.Hook(new FlowHook.OfActions(Names.Pascal(mapped.Value) + "Async", $"Sees what {import.Name} sends.", action)) : null,
            import.Hooks.Submitted is { } submitted ? parts.Hook(new FlowHook.OfAnswers(Names.Pascal(submitted.Value) + "Async", $"Sees what became of the records of {import.Name}.", type)) : null);
    }

    // The items of the body are made of the records; everything else is made of all of them.
    private FlowWork.Batch? Batch(ImportDefinition import, BoundUse use, ProcessorDefinition processor, int size)
    {
        var one = parts.Scope(visible, use.Connector);
        var all = one with { Scope = one.Scope with { Names = [parts.All(visible, Records), .. one.Scope.Names.Where(static name => name.Name != "record")], Root = null } };
        var mapping = parts.Mapping(use.Connector, import, Occasion(import, use));
        var call = mapping.Batch(use.Operation, import.Mapping, all, one, import.Place);
        var check = import.Response is { } said ? FlowAnswers.Check(said, use, all) : null;
        return new FlowWork.Batch(size, new FlowSubmit(call, check, growth.Members(processor.ResponseMapping, FlowAnswers.Scope(use, import.Response, one), visible)));
    }

    private FlowWork.Upsert? Upsert(ImportDefinition import, UpsertDefinition upsert, BoundUse use, ProcessorDefinition processor)
    {
        var report = parts.Directory.Report;
        if (upsert.Find is not { Operation: { } operation } find)
        {
            report.AddAtKey(Rules.MisfitInMapping, upsert.Place, "find", "an operation", upsert.Find is null ? "nothing" : "a table");
            return null;
        }

        if (parts.Directory.Use(import.Use with { Operation = operation }) is not { } finder || finder.Operation.Result is not { } result)
        {
            return null;
        }

        var scope = parts.Scope(visible, use.Connector);
        var call = parts.Mapping(finder.Connector).Call(finder.Operation, find.Input, parts.Scope(visible, finder.Connector), find.Place);
        var (seen, convert) = finder.Connector.Seen.Of(result);
        var answer = new ScopeName("response", seen.OrNull(), new Term.Variable(find.Extract is null ? Found : "response")) { Convert = convert };
        var extract = Extracted(find, answer, scope);
        if (extract is null && find.Extract is not null)
        {
            return null;
        }

        var found = extract is null ? answer with { Name = Found } : new ScopeName(Found, extract.Type.OrNull(), s_found);

        var inner = scope.With(found);
        if (Exists(upsert, found, inner) is not { } condition)
        {
            return null;
        }

        var (before, after) = (new HashSet<string>(visible, StringComparer.Ordinal), new HashSet<string>(visible, StringComparer.Ordinal));
        var update = upsert.IgnoresExisting ? null : Branch(import, upsert.OnFound, use, processor, inner, ValueOccasion.Update, before);
        var create = upsert.IgnoresMissing ? null : Branch(import, upsert.OnMissing, use, processor, inner, ValueOccasion.Create, after);
        visible.UnionWith(before);
        visible.UnionWith(after);
        return new FlowWork.Upsert(call, extract?.Expression, condition, update, create);
    }

    // A record is found if it is there, a list if it has items, and other values if they are true.
    private static BoundExpression? Exists(UpsertDefinition upsert, ScopeName found, FlowScope scope)
    {
        if (upsert.ExistsWhen is null && found.Type.Kind == IxKind.Record)
        {
            return new BoundExpression(new Term.NullTest(s_found, IsNull: false), TermType.Flag, ExpressionText.At("", upsert.Place, Found).Location, []);
        }

        var path = RecordPath.Of(Found, upsert.Place);
        var isTrue = new CallNode(default, "not", default, [new CallNode(default, "not", default, [path.Root])]);
        return scope.Condition(upsert.ExistsWhen ?? path.With(isTrue))?.Expression;
    }

    private static TypedExpression? Extracted(LookupDefinition find, ScopeName answer, FlowScope scope) => find.Extract is not { } path ? null
        : (scope with { Scope = new Scope([answer], answer) }).Natural(path.Value);

    private FlowSubmit? Branch(ImportDefinition import, Located<string>? operation, BoundUse use, ProcessorDefinition processor, FlowScope scope, ValueOccasion occasion, HashSet<string> added)
    {
        var bound = operation is null ? use : parts.Directory.Use(import.Use with { Operation = operation });
        if (bound is null)
        {
            return null;
        }

        // What only the other operation can be given is left out here.
        var targets = new FlowTargets(bound.Operation, bound.Connector);
        var mapping = import.Mapping.Where(one => targets.Takes(one.Name) || !Others(import, bound).Any(other => other.Takes(one.Name))).ToList();
        return new WorkBuilder(parts, growth, member, added).Submit(bound, mapping, import, processor.ResponseMapping, scope, import.Place, occasion);
    }

    private static IEnumerable<FlowTargets> Others(ImportDefinition import, BoundUse own) =>
        new[] { import.Use.Operation, import.Upsert!.OnFound, import.Upsert.OnMissing }
            .Where(operation => operation is not null && operation.Value != own.Operation.Id)
            .Select(operation => own.Connector.Operation(operation!.Value))
            .OfType<Operation>()
            .Select(operation => new FlowTargets(operation, own.Connector));

    // What a step does is one of these; two of them would each have to come first.
    private void CheckKinds(ImportDefinition import)
    {
        List<string> kinds =
        [
            .. import.Upsert is null ? Array.Empty<string>() : ["upsert"],
            .. import.BatchSize is null ? Array.Empty<string>() : ["batch_size"],
            .. import.OneToMany is null ? Array.Empty<string>() : ["one_to_many"],
            .. import.Hooks is { Mapped: null, Submitted: null } ? Array.Empty<string>() : ["post_map or post_submit"],
        ];
        if (kinds.Count > 1)
        {
            parts.Directory.Report.AddAtKey(Rules.KeysExclude, import.Place, import.Name, kinds[0], kinds[1]);
        }
    }

    private void CheckSample(FlowSample sample, BoundUse use)
    {
        var targets = new FlowTargets(use.Operation, use.Connector);
        sample.Check([.. targets.Names], targets.ToString(), parts.Directory.Report);
    }
}
