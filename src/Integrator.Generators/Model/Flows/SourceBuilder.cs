using Integrator.Generators.Definitions.Integrations.Flows;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions;
using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Model.Flows;

/// <summary>Page generators to sources.</summary>
/// <param name="wrapper">The type of the records, if they hold what the source gives as a member.</param>
internal sealed class SourceBuilder(FlowDirectory directory, string? wrapper)
{
    /// <summary>What the first source gives; null if it cannot be told, which has been reported.</summary>
    public FlowItem? Item(FlowDefinition flow)
    {
        var items = flow.Generators.Select(Item).ToList();
        if (items.Count == 0 || items.Contains(null))
        {
            return null;
        }

        for (var index = 1; index < items.Count; index++)
        {
            if (items[index]!.Type != items[0]!.Type)
            {
                directory.Report.Add(Rules.MisfitInMapping, flow.Generators[index].Place, "the record", items[0]!.Seen.ToString(), items[index]!.Seen.ToString());
            }
        }

        return items[0];
    }

    private FlowItem? Item(GeneratorDefinition generator)
    {
        if (generator.Trigger is { } trigger)
        {
            return directory.Event(trigger) is { Type: TypeRef.Named { IsStruct: false } named } ? Item(directory.Own!, named) : null;
        }

        if (generator.Export is not { } name || directory.Export(name) is not { } export || directory.Use(export.Use) is not { } use)
        {
            return null;
        }

        switch (Found(export, use).Item)
        {
            case TypeRef.Named { IsStruct: false } item:
                return Item(use.Connector, item);
            case { } any when any.NotNull() == TypeRef.Any:
                return FlowItem.Any;
        }

        directory.Report.Add(Rules.MisfitInMapping, (export.RecordPath ?? export.Use.Operation!).Place, "what an export gives", "a list of objects", use.Operation.Result is { } result ? use.Connector.Seen.Of(result).Type.ToString() : "nothing");
        return null;
    }

    private static FlowItem Item(FlowConnector connector, TypeRef.Named item) =>
        new("global::" + connector.Qualified(item.Name), new TypeRef.Named("global::" + connector.Qualified(item.Name), item.IsStruct), connector.Seen.Of(item.NotNull()).Type);

    // The items of an answer, and the way to them: the answer is a list, or has one at a path, or is the one item.
    private static (TypeRef? Item, FlowItems? Way) Found(ExportDefinition export, BoundUse use)
    {
        if (use.Operation.Paging is { } paging && export.RecordPath is null)
        {
            return (paging.Item.NotNull(), null);
        }

        if (use.Operation.Result?.NotNull() == TypeRef.Any)
        {
            return (TypeRef.Any, new FlowItems.OfJson(export.RecordPath?.Value));
        }

        var (type, members) = (use.Operation.Result?.NotNull(), new List<string>());
        foreach (var name in export.RecordPath?.Value.Split('.') ?? [])
        {
            var property = type is TypeRef.Named named && use.Connector.Find(named.Name) is ObjectModel model ? model.Wire.FirstOrDefault(property => property.Wire == name) : null;
            type = property?.Type.NotNull();
            members.Add(property?.Name ?? "");
        }

        return type is TypeRef.List list ? (list.Item.NotNull(), new FlowItems.Of(members.ToEquatableArray(), IsOne: false)) : (type, new FlowItems.Of(members.ToEquatableArray(), IsOne: true));
    }

    public EquatableArray<FlowSourceModel> Build(FlowDefinition flow, FlowParts parts) => flow.Generators.Select(generator => Source(generator, parts)).OfType<FlowSourceModel>().ToEquatableArray();

    private FlowSourceModel? Source(GeneratorDefinition generator, FlowParts parts)
    {
        if (generator.Trigger is { } trigger)
        {
            return new FlowSourceModel(trigger.Value, parts.Member(Names.Pascal(trigger.Value) + "Pages"), null, null, Item(generator)!.Type, false, null, null, wrapper is not null, null, null, null, null, null);
        }

        var export = directory.Export(generator.Export!)!;
        var use = directory.Use(export.Use)!;
        var stem = Names.Pascal(export.Name);
        var call = parts.Mapping(use.Connector, []).Call(use.Operation, export.Input, parts.Scope(null, use.Connector), export.Place, export.Delta);
        var way = Found(export, use).Way;
        return new FlowSourceModel(
            export.Name,
            parts.Member(stem + "Pages"),
            parts.Slot(use.Slot).Member,
            call,
            Item(generator)!.Type,
            way is null,
            export.PageSize,
            way,
            wrapper is not null,
            export.Label,
            export.Limit,
            parts.Condition("Wants" + stem, export.Filter, []),
            parts.Method(stem + "Key", export.TraceKey, new Target("the trace key", IxType.Text.OrNull()), []),
            Delta(export, parts));
    }

    private static FlowDelta? Delta(ExportDefinition export, FlowParts parts)
    {
        if (export.Delta is not { } delta)
        {
            return null;
        }

        var field = new ValueSyntax.Expression(ExpressionText.At("", delta.Field.Place, delta.Field.Value), PathParser.Parse(delta.Field.Value), delta.Field.Place);
        return parts.Method(Names.Pascal(export.Name) + "Time", field, new Target("the time of a change", IxType.DateTime.OrNull()), []) is { } value
            ? new FlowDelta(value, delta.LagSeconds, delta.Start)
            : null;
    }
}
