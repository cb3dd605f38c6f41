using Integrator.Generators.Definitions.Integrations.Flows;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Model.Flows;

/// <summary>What page generators give.</summary>
internal sealed class ItemReader(FlowDirectory directory)
{
    /// <summary>What the first generator gives; null if it cannot be told, which has been reported.</summary>
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

    public FlowItem? Item(GeneratorDefinition generator)
    {
        var trigger = generator.Trigger is { } named ? directory.Trigger(named) : null;
        if (generator.Trigger is { } unknown && trigger is null)
        {
            return directory.Event(unknown, unknown.Value) is { } lone ? OfEvent(lone) : null;
        }

        if ((generator.Export ?? trigger?.Export) is not { } name)
        {
            return trigger is null ? null : trigger.Kind != "webhook" ? FlowItem.Any : directory.Event(trigger.Event ?? generator.Trigger!, trigger.Event?.Value ?? trigger.Name) is { } found ? OfEvent(found) : null;
        }

        if (directory.Export(name) is not { } export)
        {
            return null;
        }

        if (export.Webhook is { } webhook)
        {
            return directory.Event(webhook, webhook.Value) is { } given && OfEvent(given) is { } whole ? Split(export, whole, given.Connector) : null;
        }

        return directory.Use(export.Use) is { } use && Whole(export, use) is { } item ? Split(export, item, use.Connector) : null;
    }

    private static FlowItem OfEvent((FlowConnector Connector, WebhookEvent Event) found) => found.Event.Type is TypeRef.Named { IsStruct: false } named ? Of(found.Connector, named) : FlowItem.Any;

    private FlowItem? Whole(ExportDefinition export, BoundUse use)
    {
        switch (Found(export, use).Item)
        {
            case TypeRef.Named { IsStruct: false } item:
                return Of(use.Connector, item);
            case { } any when any.NotNull() == TypeRef.Any:
                return FlowItem.Any;
        }

        directory.Report.Add(Rules.MisfitInMapping, (export.RecordPath ?? export.Use.Operation!).Place, "what an export gives", "a list of objects", use.Operation.Result is { } result ? use.Connector.Seen.Of(result).Type.ToString() : "nothing");
        return null;
    }

    // The items of a list that each item has.
    private FlowItem? Split(ExportDefinition export, FlowItem item, FlowConnector? connector)
    {
        if (export.OneToMany is not { } path)
        {
            return item;
        }

        if (item.Seen.Kind == IxKind.Any)
        {
            return item with { Parent = item, Split = new FlowItems.OfJson(path.Text) };
        }

        var (type, members) = Walk(item.Ref, path.Text, connector!);
        if (type is TypeRef.List { Item: TypeRef.Named { IsStruct: false } child })
        {
            return Of(connector!, child) with { Parent = item, Split = new FlowItems.Of(members, IsOne: false) };
        }

        directory.Report.Add(Rules.MisfitInMapping, path.Place, "one_to_many", "a list of objects", type is null ? "nothing" : connector!.Seen.Of(type).Type.ToString());
        return null;
    }

    private static FlowItem Of(FlowConnector connector, TypeRef.Named item)
    {
        var seen = connector.Seen.Of(item.NotNull()).Type;
        return new FlowItem("global::" + connector.Qualified(item.Name), new TypeRef.Named("global::" + connector.Qualified(item.Name), item.IsStruct), seen);
    }

    /// <summary>The items of an answer, and the way to them: the answer is a list, or has one at a path, or is the one item. No way for pages.</summary>
    public static (TypeRef? Item, FlowItems? Way) Found(ExportDefinition export, BoundUse use)
    {
        if (use.Operation.Paging is { } paging && export.RecordPath is null)
        {
            return (paging.Item.NotNull(), null);
        }

        if (use.Operation.Result?.NotNull() == TypeRef.Any)
        {
            return (TypeRef.Any, new FlowItems.OfJson(export.RecordPath?.Value));
        }

        var (type, members) = Walk(use.Operation.Result?.NotNull(), export.RecordPath?.Value, use.Connector);
        return type is TypeRef.List list ? (list.Item.NotNull(), new FlowItems.Of(members, IsOne: false)) : (type, new FlowItems.Of(members, IsOne: true));
    }

    private static (TypeRef? Type, EquatableArray<string> Members) Walk(TypeRef? from, string? path, FlowConnector connector)
    {
        var (type, members) = (from, new List<string>());
        foreach (var name in path?.Split('.') ?? [])
        {
            var property = type is TypeRef.Named named && connector.Find(Local(named.Name, connector)) is ObjectModel model ? model.Wire.FirstOrDefault(property => property.Wire == name) : null;
            type = property?.Type.NotNull();
            members.Add(property?.Name ?? "");
        }

        return (type, members.ToEquatableArray());
    }

    private static string Local(string name, FlowConnector connector)
    {
        var prefix = "global::" + connector.Connector.Namespace + ".";
        return name.StartsWith(prefix, StringComparison.Ordinal) ? name.Substring(prefix.Length) : name;
    }
}

/// <summary>What the sources of a flow give.</summary>
/// <param name="Type">Its type, with its namespace.</param>
internal sealed record FlowItem(string Type, TypeRef Ref, IxType Seen)
{
    /// <summary>JSON that nobody described.</summary>
    public static FlowItem Any { get; } = new("global::System.Text.Json.JsonElement", TypeRef.Any, IxType.Any);

    /// <summary>What it was split from; null for an item that was not.</summary>
    public FlowItem? Parent { get; init; }

    /// <summary>Where the parent has it.</summary>
    public FlowItems? Split { get; init; }

    /// <summary>From a member of its type to what expressions see; null if they are the same.</summary>
    public Func<Term, Term>? Convert => GrowthType.Convert(Seen);

    /// <summary>The same for a list of it.</summary>
    public Func<Term, Term>? Converts => Convert is { } convert ? list => Runtime.Lists.Map.Call(list, new Term.Lambda(["item"], convert(new Term.Variable("item")))) : null;
}
