using Integrator.Generators.Definitions;
using Integrator.Generators.Definitions.Integrations.Flows;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Model.Flows;

/// <summary>Processors to steps.</summary>
/// <param name="isOrdered">Whether records keep their order, so that each step takes one at a time.</param>
internal sealed class StepBuilder(FlowParts parts, bool isOrdered)
{
    private const string Import = "Import";

    private static readonly FlowRules s_noRules = new(null, null, null, null, null, null);

    private readonly NameScope _names = new([]);
    private readonly GrowthBuilder _growth = new(parts);

    public List<FlowStepModel> Steps { get; } = [];

    /// <summary>The steps of some processors, in order.</summary>
    /// <param name="visible">The members that steps may have added; those of these steps are added to it.</param>
    /// <returns>The members that hold the steps.</returns>
    public EquatableArray<string> Build(IReadOnlyList<ProcessorDefinition> processors, HashSet<string> visible)
    {
        var members = new List<string>();
        foreach (var step in processors.SelectMany(processor => Made(processor, visible)))
        {
            Steps.Add(step);
            members.Add(step.Member);
        }

        return members.ToEquatableArray();
    }

    /// <summary>The step that marks the records of a source.</summary>
    public FlowStepModel? Mark(ExportDefinition export, OnceDefinition once, HashSet<string> visible)
    {
        if (once.Mark is not { } operation || parts.Directory.Use(export.Use with { Operation = operation }) is not { } use)
        {
            return null;
        }

        var (name, member) = Named(export.Name + ".mark");
        List<MappingMember> input = [.. once.Input];
        if (once.Field is { } field && input.All(one => one.Name != field.Text) && new FlowTargets(use.Operation, use.Connector).Takes(field.Text))
        {
            input.Add(new MappingMember(field.Text, new MappingSyntax.Value(new ValueSyntax.Constant("true", "true", false, field.Place), field.Place), field.Place));
        }

        var call = parts.Mapping(use.Connector).Call(use.Operation, input, parts.Scope(visible, use.Connector), once.Place);
        var step = new FlowStepModel(name, member, "Mark", parts.Slot(use.Slot).Member, null, null, new FlowStepFacts(false, false, false, isOrdered, 1, 0), s_noRules, new FlowWork.Send(new FlowSubmit(call, null, [])));
        Steps.Add(step);
        return step;
    }

    private (string Name, string Member) Named(string wanted)
    {
        var name = _names.Take(wanted);
        var member = Names.Pascal(name);
        parts.Member(member + "Async");
        return (name, member);
    }

    // A processor is a call, a hook, or both in this order; a collection comes behind them.
    private IEnumerable<FlowStepModel> Made(ProcessorDefinition processor, HashSet<string> visible)
    {
        if (processor.Import is not null || processor.Export is not null || processor.Operation is not null)
        {
            if (Step(processor, visible) is { } step)
            {
                yield return step;
            }
        }

        if (processor.Hook is { } hook)
        {
            yield return Hook(processor, hook, visible);
        }

        if (processor.Collect is { } collect && Collect(processor, collect, visible) is { } collected)
        {
            yield return collected;
        }
    }

    private FlowStepModel Hook(ProcessorDefinition processor, Located<string> hook, HashSet<string> visible)
    {
        var (name, member) = Named(processor.Name ?? hook.Value);
        var method = parts.Hook(new FlowHook.OfRecords(Names.Pascal(hook.Value) + "Async", $"The step {name}: what becomes of each record."))!;
        var rules = new FlowRules(When(processor, null, null, member, visible), null, null, null, null, null);
        return new FlowStepModel(name, member, "Hook", null, null, processor.FilterDescription, Facts(processor, 1), rules, new FlowWork.Hook(method));
    }

    private FlowStepModel? Collect(ProcessorDefinition processor, CollectDefinition collect, HashSet<string> visible)
    {
        if (parts.Shapes.Added.FirstOrDefault(static known => known.Wire == SourceBuilder.Parent) is not { } parent)
        {
            parts.Directory.Report.AddAtKey(Rules.NothingToCollect, collect.Place, collect.Into.Value);
            return null;
        }

        var (name, member) = Named("collect_" + collect.Into.Value);
        var scope = parts.Scope(visible, null);
        var syntax = collect.Value ?? RecordPath.Of("record", collect.Place).Value;
        if (scope.Natural(syntax) is not { } value)
        {
            return null;
        }

        var (type, seen) = GrowthType.Of(value.Type.NotNull());
        var bound = seen == value.Type.NotNull() ? value : scope.Bind(syntax, new Target(collect.Into.Value, seen.OrNull()))!;
        var into = parts.Shapes.Add(collect.Into.Value, Names.Pascal(collect.Into.Value), new TypeRef.List(type), IxType.List(seen), null);
        visible.Add(collect.Into.Value);
        var work = new FlowWork.Collect(parts.Member(member + "Value"), new FlowValue.Computed(bound.Expression, type, bound.Type.IsNullable), into.Name, parent.Name);
        return new FlowStepModel(name, member, "Hook", null, null, null, Facts(processor, 1), s_noRules, work);
    }

    private FlowStepModel? Step(ProcessorDefinition processor, HashSet<string> visible)
    {
        var import = processor.Import is { } imported ? parts.Directory.Import(imported) : null;
        var export = processor.Export is { } exported ? parts.Directory.Export(exported) : null;
        var use = import?.Use ?? export?.Use ?? (processor.Operation is { } operation ? new OperationUse(null, null, operation, processor.Place) : null);
        if (use is null || parts.Directory.Use(use) is not { } bound)
        {
            return null;
        }

        var (name, member) = Named(processor.Name ?? processor.Import?.Value ?? processor.Export?.Value ?? processor.Operation!.Value);
        var before = new HashSet<string>(visible, StringComparer.Ordinal);
        var works = new WorkBuilder(parts, _growth, member, visible);
        var work = import is not null ? works.Import(import, bound, processor) : works.Call(bound, [.. export?.Input ?? [], .. processor.Input], null, processor, export?.OneToMany, export?.Place ?? processor.Place);
        var rules = new FlowRules(
            When(processor, import, export, member, before),
            parts.Method(member + "Connection", processor.ConnectionName, new Target("the name of a connection", IxType.Text.OrNull()), before),
            parts.Method(member + "Lock", import?.Lock, new Target("the key of a lock", IxType.Text.OrNull()), before),
            parts.Method(member + "Key", import?.TraceKey, new Target("the trace key", IxType.Text.OrNull()), before),
            Hook(import?.Hooks.Before, $"Sees the records before {name} makes calls of them."),
            Hook(processor.AfterHook, $"Sees the records behind {name}, with what it added."));
        var isImport = import is not null || (export is null && bound.Operation.Verb is not ("GET" or "HEAD"));
        return work is null ? null : new FlowStepModel(
            name, member, isImport ? Import : "Lookup", parts.Slot(bound.Slot).Member, import?.Label ?? export?.Label, processor.FilterDescription, Facts(processor, import?.MaxAttempts ?? 1), rules, work);
    }

    private string? Hook(Located<string>? hook, string summary) => hook is null ? null : parts.Hook(new FlowHook.OfRecords(Names.Pascal(hook.Value) + "Async", summary));

    private FlowStepFacts Facts(ProcessorDefinition processor, int maxAttempts) =>
        new(processor.ProceedsOnFailure, processor.BreaksOtherwise, processor.UsesDefaultConnection, isOrdered, maxAttempts, processor.DelaySeconds);

    private FlowMethod? When(ProcessorDefinition processor, ImportDefinition? import, ExportDefinition? export, string member, HashSet<string> visible)
    {
        var scope = parts.Scope(visible, null);
        var conditions = new[] { processor.When, import?.Filter, export?.InputFilter }.Select(scope.Condition).OfType<TypedExpression>().ToList();
        if (conditions.Count == 0)
        {
            return null;
        }

        var all = conditions.Select(static condition => condition.Expression).Aggregate(static (one, other) => one with { Value = new Term.And(Part(one), Part(other)) });
        return new FlowMethod(parts.Member("Wants" + member), all);
    }

    // Each part tells its own place.
    private static Term Part(BoundExpression condition) => condition.NeedsLocation ? condition.Located(IxType.Bool.Carrier) : condition.Value;
}
