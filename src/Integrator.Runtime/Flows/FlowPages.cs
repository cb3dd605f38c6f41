using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Integrator.Json;

namespace Integrator.Flows;

public static partial class FlowValues
{
    /// <summary>The answer of one call as the only page.</summary>
    /// <param name="call">The call.</param>
    /// <param name="items">From the answer to its items.</param>
    public static async IAsyncEnumerable<Page<TItem>> OnePage<TResult, TItem>(Task<TResult> call, Func<TResult, IReadOnlyList<TItem>?> items)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(items);
        yield return new Page<TItem>(items(await call.ConfigureAwait(false)) ?? []);
    }

    /// <summary>Pages whose items become records.</summary>
    /// <param name="pages">The pages.</param>
    /// <param name="record">From an item to its record.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async IAsyncEnumerable<Page<TRecord>> Pages<TItem, TRecord>(
        IAsyncEnumerable<Page<TItem>> pages, Func<TItem, TRecord> record, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        await foreach (var page in pages.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return new Page<TRecord>([.. page.Items.Select(record)]) { NextCursor = page.NextCursor, Total = page.Total };
        }
    }

    /// <summary>Pages whose items have a list each, whose items become records.</summary>
    /// <param name="pages">The pages.</param>
    /// <param name="items">From an item to its list.</param>
    /// <param name="record">From an item and one of its list to a record.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async IAsyncEnumerable<Page<TRecord>> Split<TParent, TItem, TRecord>(
        IAsyncEnumerable<Page<TParent>> pages, Func<TParent, IReadOnlyList<TItem>?> items, Func<TParent, TItem, TRecord> record, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(record);
        await foreach (var page in pages.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return new Page<TRecord>([.. page.Items.SelectMany(parent => (items(parent) ?? []).Select(item => record(parent, item)))]) { NextCursor = page.NextCursor, Total = page.Total };
        }
    }

    /// <summary>Pages in which records with the same key are one record, in the order of the first of them. A group does not reach beyond its page.</summary>
    /// <param name="pages">The pages.</param>
    /// <param name="key">The key of a record.</param>
    /// <param name="group">From the first record of a group and all of them to the one that stands for them.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async IAsyncEnumerable<Page<TRecord>> Group<TRecord>(
        IAsyncEnumerable<Page<TRecord>> pages, Func<TRecord, string?> key, Func<TRecord, IReadOnlyList<TRecord>, TRecord> group, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(group);
        await foreach (var page in pages.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return new Page<TRecord>([.. page.Items.GroupBy(key, StringComparer.Ordinal).Select(same => group(same.First(), [.. same]))]) { NextCursor = page.NextCursor, Total = page.Total };
        }
    }

    /// <summary>The event that started the job as the only page: one record, or each of a list.</summary>
    /// <param name="call">The call.</param>
    /// <param name="name">The name of the source.</param>
    public static async IAsyncEnumerable<Page<TItem>> EventPages<TItem>(SourceCall call, string name)
        where TItem : IJsonModel<TItem>
    {
        ArgumentNullException.ThrowIfNull(call);
        await Task.CompletedTask.ConfigureAwait(false);
        yield return new Page<TItem>(Records<TItem, TItem>(call.Payload ?? throw new FlowException("no_event", $"'{name}' needs the event that starts it."), static item => item));
    }

    /// <summary>The input of the job as the only page: one record, or each of a list; an empty object if the job has none.</summary>
    /// <param name="call">The call.</param>
    /// <param name="name">The name of the source.</param>
    public static async IAsyncEnumerable<Page<JsonElement>> InputPages(SourceCall call, string name)
    {
        ArgumentNullException.ThrowIfNull(call);
        await Task.CompletedTask.ConfigureAwait(false);
        yield return new Page<JsonElement>(Items(Flow.Input(call.Payload ?? "{}"), null));
    }

    /// <summary>Records to try a flow with.</summary>
    /// <param name="json">A list.</param>
    /// <param name="record">From what the list holds to a record.</param>
    public static IReadOnlyList<TRecord> Sample<TItem, TRecord>(string json, Func<TItem, TRecord> record)
        where TItem : IJsonModel<TItem>
    {
        ArgumentNullException.ThrowIfNull(record);
        return [.. JsonElement.Parse(json).EnumerateArray().Select(item => record(JsonModel.Parse<TItem>(item.GetRawText())))];
    }

    /// <summary>Records to try a flow with, of JSON that nobody described.</summary>
    /// <param name="json">A list.</param>
    /// <param name="record">From what the list holds to a record.</param>
    public static IReadOnlyList<TRecord> Sample<TRecord>(string json, Func<JsonElement, TRecord> record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return [.. JsonElement.Parse(json).EnumerateArray().Select(record)];
    }

    /// <summary>The records of an event: one, or each of a list.</summary>
    /// <param name="payload">The event, as JSON.</param>
    /// <param name="record">From what the event holds to a record.</param>
    /// <exception cref="FlowException">The event is not what the flow takes.</exception>
    public static IReadOnlyList<TRecord> Records<TItem, TRecord>(string payload, Func<TItem, TRecord> record)
        where TItem : IJsonModel<TItem>
    {
        try
        {
            return JsonNode.Parse(payload) is JsonArray items
                ? [.. items.Select(item => record(JsonModel.Parse<TItem>(item?.ToJsonString() ?? "null")))]
                : [record(JsonModel.Parse<TItem>(payload))];
        }
        catch (JsonException failure)
        {
            throw new FlowException("event_unreadable", "The event is not what the flow takes: " + failure.Message, failure);
        }
    }
}
