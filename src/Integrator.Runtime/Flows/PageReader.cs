using System.Globalization;
using System.Text.Json.Nodes;
using Integrator.Json;

namespace Integrator.Flows;

/// <summary>Reads the pages of all sources of a flow, one after the other.</summary>
internal sealed class PageReader<TRecord>(IReadOnlyList<FlowSource<TRecord>> sources, FlowStart start) : IPageReader
    where TRecord : class, IJsonModel<TRecord>
{
    private static readonly FlowStep s_mark = new("mark", FlowStepKind.Import);

    private FlowCheckpoint _at = start.At;
    private IAsyncEnumerator<Page<TRecord>>? _pages;
    private int _read;

    public async ValueTask<FlowPageData?> NextAsync()
    {
        while (_at.Source < sources.Count)
        {
            var source = sources[_at.Source];
            _pages ??= await OpenAsync(source).ConfigureAwait(false);
            if (await _pages.MoveNextAsync().ConfigureAwait(false))
            {
                return await ReadAsync(source, _pages.Current).ConfigureAwait(false);
            }

            await CloseAsync().ConfigureAwait(false);
            _at = new FlowCheckpoint(_at.Source + 1, _at.Page, null, null, null);
        }

        return null;
    }

    public async ValueTask DisposeAsync() => await CloseAsync().ConfigureAwait(false);

    private async Task<IAsyncEnumerator<Page<TRecord>>> OpenAsync(FlowSource<TRecord> source)
    {
        if (_at.Cursor is null && source.Delta is { } delta && !start.IsBackfill)
        {
            var seen = start.State.TryGetValue(StateKey(source), out var text) ? FlowCheckpoint.Time(JsonNode.Parse(text)) : null;
            _at = _at with { Since = seen is { } highest ? highest - delta.Lag : delta.Start };
        }

        _read = 0;
        var connection = await start.Run.ConnectionAsync(source.Connection, null).ConfigureAwait(false);
        var call = new SourceCall(connection, _at.Cursor, _at.Since, start.Payload, start.Run.CancellationToken);
        return source.PagesAsync(call).GetAsyncEnumerator(start.Run.CancellationToken);
    }

    private async ValueTask CloseAsync()
    {
        if (_pages is { } pages)
        {
            _pages = null;
            await pages.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask<FlowPageData> ReadAsync(FlowSource<TRecord> source, Page<TRecord> page)
    {
        var items = source.BeforePage is null ? page.Items : await source.BeforePage(page.Items, start.Run.CancellationToken).ConfigureAwait(false);
        var most = Math.Min(source.Limit ?? int.MaxValue, start.Limit ?? int.MaxValue) - _read;
        var place = string.Create(CultureInfo.InvariantCulture, $"{start.Place}/{source.Name}/{_at.Page}");
        var records = new List<FlowRecord<TRecord>>(items.Count);
        for (var index = 0; index < items.Count && records.Count < most; index++)
        {
            if (Record(source, items[index], string.Create(CultureInfo.InvariantCulture, $"{place}/{index}")) is { } record)
            {
                records.Add(record);
            }
        }

        _read += records.Count;
        var highest = Highest(source, page.Items);
        var isLast = page.NextCursor is null || records.Count == most;
        var state = isLast && source.Delta is not null && !start.IsBackfill && highest is not null
            ? new Dictionary<string, string> { [StateKey(source)] = $"\"{FlowCheckpoint.Text(highest)}\"" }
            : null;
        if (isLast)
        {
            await CloseAsync().ConfigureAwait(false);
        }

        _at = isLast
            ? new FlowCheckpoint(_at.Source + 1, _at.Page + 1, null, null, null)
            : _at with { Page = _at.Page + 1, Cursor = page.NextCursor, Highest = highest };
        return new FlowPageData(records, records.Count, _at, state, source.Mark is null ? null : run => MarkAsync(source, records, run));
    }

    // A filter that cannot be told makes the record fail where it can be seen.
    private static FlowRecord<TRecord>? Record(FlowSource<TRecord> source, TRecord item, string place)
    {
        try
        {
            return source.Filter?.Invoke(item) == false ? null : new FlowRecord<TRecord>(item, place, source.TraceKey?.Invoke(item));
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or OutOfMemoryException))
        {
            var record = new FlowRecord<TRecord>(item, place, null);
            record.Fail(source.Name, "filter", failure.Message, isWarning: false);
            return record;
        }
    }

    // The highest value so far; a page behind the highest one changes nothing.
    private DateTimeOffset? Highest(FlowSource<TRecord> source, IReadOnlyList<TRecord> items) =>
        source.Delta is not { } delta ? null : items.Select(delta.Value).Append(_at.Highest).Append(_at.Since + delta.Lag).Max();

    private static async Task MarkAsync(FlowSource<TRecord> source, List<FlowRecord<TRecord>> records, FlowRun run)
    {
        var connection = await run.ConnectionAsync(source.Connection, null).ConfigureAwait(false);
        foreach (var record in records.Where(static record => !record.IsFailed))
        {
            await source.Mark!(record.Value, new StepCall(run, s_mark, connection, number => record.CallKey(s_mark, number))).ConfigureAwait(false);
        }
    }

    private static string StateKey(FlowSource<TRecord> source) => "delta." + source.Name;
}
