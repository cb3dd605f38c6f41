using Integrator.Generators.Definitions;
using Integrator.Generators.Definitions.Integrations.Flows;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Model.Flows;

/// <summary>Page generators to sources.</summary>
/// <param name="items">What the generators give.</param>
/// <param name="wrapper">The type of the records, if they hold what the source gives as a member.</param>
/// <param name="flow">The full name of a flow of the definition.</param>
internal sealed class SourceBuilder(FlowDirectory directory, ItemReader items, string? wrapper, Func<string, string> flow)
{
    /// <summary>What a record was split from, as expressions know it.</summary>
    public const string Parent = "parent";

    /// <summary>The records that were grouped, as expressions know them.</summary>
    public const string Records = "records";

    public EquatableArray<FlowSourceModel> Build(FlowDefinition definition, FlowParts parts) =>
        definition.Generators.Select(generator => Source(generator, parts)).OfType<FlowSourceModel>().ToEquatableArray();

    private FlowSourceModel? Source(GeneratorDefinition generator, FlowParts parts)
    {
        var trigger = generator.Trigger is { } named ? directory.Trigger(named) : null;
        var export = (generator.Export ?? trigger?.Export) is { } exported ? directory.Export(exported) : null;
        var name = export?.Name ?? generator.Trigger!.Value;
        var stem = Names.Pascal(name);
        if (items.Item(generator) is not { } item)
        {
            return null;
        }

        var method = parts.Member(stem + "Pages");
        var source = export is { Webhook: null }
            ? Read(export, name, method, parts)
            : new FlowSourceModel(name, method, null, null, item.Type, false, null, null, wrapper is not null, export?.Label, export?.Limit, null, null, null) { IsInput = item.Type == FlowItem.Any.Type };
        parts.IsInput = source is { Call: null, IsInput: true };
        source = source with { Item = (item.Parent ?? item).Type, SkipsRetries = generator.SkipsRetries };
        return export is null ? source : Shaped(source, export, item, generator, stem, parts);
    }

    private FlowSourceModel Read(ExportDefinition export, string name, string method, FlowParts parts)
    {
        var use = directory.Use(export.Use)!;
        var call = parts.Mapping(use.Connector).Call(use.Operation, export.Input, parts.Scope(null, use.Connector), export.Place, export.Delta);
        var way = ItemReader.Found(export, use).Way;
        return new FlowSourceModel(name, method, parts.Slot(use.Slot).Member, call, "", way is null, export.PageSize, way, wrapper is not null, export.Label, export.Limit, null, null, null);
    }

    // In this order a record is made: split, grouped, given another shape, filtered, shown to the hook.
    private FlowSourceModel Shaped(FlowSourceModel source, ExportDefinition export, FlowItem item, GeneratorDefinition generator, string stem, FlowParts parts)
    {
        var visible = parts.Visible;
        parts.Shapes.HidesSource = false;
        if (item.Parent is { } parent)
        {
            parts.Shapes.Add(Parent, Names.Pascal(Parent), parent.Ref, parent.Seen, parent.Convert);
            visible.Add(Parent);
        }

        var group = Group(export, stem, parts);
        if (group is not null)
        {
            parts.Shapes.Add(Records, Names.Pascal(Records), new TypeRef.List(item.Ref), IxType.List(item.Seen), item.Converts);
            visible.Add(Records);
        }

        var delta = Delta(export, generator, stem, parts);
        var transform = Transform(export, stem, parts);
        return source with
        {
            Split = item.Split,
            Group = group,
            Delta = delta,
            Transform = transform,
            Filter = parts.Condition("Wants" + stem, Filter(export), visible),
            TraceKey = parts.Method(stem + "Key", export.TraceKey, new Target("the trace key", IxType.Text.OrNull()), visible),
            Hook = export.PageHook is { } hook ? parts.Hook(new FlowHook.OfPage(Names.Pascal(hook.Value) + "Async", $"Sees each page of {export.Name} before any step does.")) : null,
            Sample = Sample(export, item) is { } json ? new FlowSampleModel(json, item.Type) : null,
        };
    }

    // A record that was read once is not read again.
    private static ValueSyntax? Filter(ExportDefinition export)
    {
        if (export.Once?.Field is not { } field)
        {
            return export.Filter;
        }

        var isNew = new CallNode(default, "not", default, [field.Root]);
        return field.With(export.Filter is ValueSyntax.Expression filter ? new BinaryNode(default, "and", isNew, filter.Root) : isNew);
    }

    private static FlowMethod? Group(ExportDefinition export, string stem, FlowParts parts)
    {
        if (export.GroupBy.Count == 0)
        {
            return null;
        }

        // Texts of the values, with a mark between them that no value has.
        var keys = export.GroupBy.Select(static path => (Node)new CallNode(default, "string", default, [path.Root])).ToList();
        var all = keys.Skip(1).Aggregate(keys[0], static (one, other) => new BinaryNode(default, "&", new BinaryNode(default, "&", one, new LiteralNode(default, "\u001f")), other));
        return parts.Method(stem + "Group", export.GroupBy[0].With(all), new Target("group_by", IxType.Text.OrNull()), parts.Visible);
    }

    private static FlowTransform? Transform(ExportDefinition export, string stem, FlowParts parts)
    {
        if (export.Transform is not { } transform)
        {
            return null;
        }

        var members = new GrowthBuilder(parts).Members(transform.Mapping, parts.Scope(parts.Visible, null), parts.Visible, mayOverwrite: true);
        parts.Shapes.HidesSource = !transform.IsModify;
        return new FlowTransform(parts.Member(stem + "Shape"), members);
    }

    private FlowDelta? Delta(ExportDefinition export, GeneratorDefinition generator, string stem, FlowParts parts)
    {
        if (export.Delta is not { } delta)
        {
            return null;
        }

        var behind = generator.Behind is { } named ? Behind(named) : null;
        return parts.Method(stem + "Time", delta.Field.Value, new Target("the time of a change", IxType.DateTime.OrNull()), parts.Visible) is { } value
            ? new FlowDelta(value, delta.LagSeconds, delta.Start, behind?.Flow, behind?.Source)
            : null;
    }

    // A flow with one export, or flow/export.
    private (string Flow, string Source)? Behind(Located<string> name)
    {
        var parts = name.Value.Split('/');
        if (directory.Flow(name with { Value = parts[0] }) is not { } other)
        {
            return null;
        }

        var exports = other.Generators.Select(static generator => generator.Export?.Value).OfType<string>().ToList();
        var source = parts.Length > 1 ? exports.FirstOrDefault(known => known == parts[1]) : exports.FirstOrDefault();
        if (source is null)
        {
            directory.Report.Add(Rules.UnknownName, name.Place, "Export", parts[parts.Length - 1], Nearest.Hint(parts[parts.Length - 1], exports));
            return null;
        }

        return (flow(other.Name), source);
    }

    private string? Sample(ExportDefinition export, FlowItem item)
    {
        if (export.Sample is not { } sample)
        {
            return null;
        }

        if (item.Seen.Shape is { } shape)
        {
            sample.Check([.. shape.Members.Select(static member => member.Wire)], item.Seen.ToString(), directory.Report);
        }

        return sample.Json;
    }
}
