using System.Globalization;
using System.Text.Json.Nodes;
using Integrator.Json;

namespace Integrator.Flows;

/// <summary>Reads the pages of one source.</summary>
internal sealed class SourceReader<TRecord>(FlowSource<TRecord> source, FlowStart start, SourcePlace place) : IAsyncDisposable
    where TRecord : class, IJsonModel<TRecord>
{
    private IAsyncEnumerator<Page<TRecord>>? _pages;
    private DateTimeOffset? _behind;
    private bool _isAtEnd;

    /// <summary>Where the next page begins.</summary>
    public SourcePlace Place { get; private set; } = place;

    private static string StateKey(string source) => "delta." + source;

    private int Most => Math.Min(source.Limit ?? int.MaxValue, start.Limit ?? int.MaxValue);

    private DeltaSource<TRecord>? Delta => start.IsBackfill ? null : source.Delta;

    /// <summary>Reads the next page.</summary>
    /// <returns>False if there is none.</returns>
    public async Task<bool> ReadAsync()
    {
        _pages ??= await OpenAsync().ConfigureAwait(false);
        if (await _pages.MoveNextAsync().ConfigureAwait(false))
        {
            return true;
        }

        // The highest value is kept with the last page, even if that one turns out to hold nothing.
        await DisposeAsync().ConfigureAwait(false);
        _isAtEnd = Delta is not null && Place.Highest is not null;
        Place = Place with { IsDone = !_isAtEnd };
        return _isAtEnd;
    }

    /// <summary>The page that was read.</summary>
    /// <param name="at">Where all sources are when the page is done.</param>
    public async Task<FlowPageData> TakeAsync(Func<FlowCheckpoint> at)
    {
        var page = _isAtEnd ? new Page<TRecord>([]) : _pages!.Current;
        var records = await RecordsAsync(page.Items).ConfigureAwait(false);
        var (read, highest) = (Place.Read + records.Count, Highest(page.Items));
        var isLast = page.NextCursor is null || read == Most;
        if (isLast)
        {
            await DisposeAsync().ConfigureAwait(false);
        }

        Place = Place with { Page = Place.Page + 1, Cursor = page.NextCursor, Highest = highest, Read = read, IsDone = isLast };
        var state = isLast && Delta is not null && highest is not null ? new Dictionary<string, string> { [StateKey(source.Name)] = $"\"{SourcePlace.Text(highest)}\"" } : null;
        return new FlowPageData(records, records.Count, at(), state);
    }

    public async ValueTask DisposeAsync()
    {
        if (_pages is { } pages)
        {
            _pages = null;
            await pages.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task<IAsyncEnumerator<Page<TRecord>>> OpenAsync()
    {
        if (Delta is { } delta)
        {
            _behind = delta.Behind is { } other ? SourcePlace.Time(Parsed(await start.StateAsync(other.Flow, StateKey(other.Source)).ConfigureAwait(false))) ?? DateTimeOffset.MinValue : null;
            if (Place.Cursor is null)
            {
                Place = Place with { Since = Seen is { } highest ? highest - delta.Lag : delta.Start };
            }
        }

        if (start.UsesSamples)
        {
            return Sample().GetAsyncEnumerator(start.Run.CancellationToken);
        }

        var connection = await start.Run.ConnectionAsync(source.Connection, null).ConfigureAwait(false);
        var call = new SourceCall(connection, Place.Cursor, Place.Since, start.Payload, start.Run.CancellationToken);
        return source.PagesAsync(call).GetAsyncEnumerator(start.Run.CancellationToken);
    }

    private DateTimeOffset? Seen => SourcePlace.Time(Parsed(start.Run.State.GetValueOrDefault(StateKey(source.Name))));

    private static JsonNode? Parsed(string? json) => json is null ? null : JsonNode.Parse(json);

    private async IAsyncEnumerable<Page<TRecord>> Sample()
    {
        await Task.CompletedTask.ConfigureAwait(false);
        yield return new Page<TRecord>(source.Sample?.Invoke() ?? throw new FlowException("no_sample", $"'{source.Name}' has no sample."));
    }

    private async Task<List<FlowRecord<TRecord>>> RecordsAsync(IReadOnlyList<TRecord> items)
    {
        var left = Most - Place.Read;
        var records = new List<FlowRecord<TRecord>>(items.Count);
        for (var index = 0; index < items.Count && records.Count < left; index++)
        {
            if (!IsAhead(items[index]) && Record(items[index], index) is { } record)
            {
                records.Add(record);
            }
        }

        return source.BeforePage is { } hook && records.Count > 0 ? await HookedAsync(records, hook).ConfigureAwait(false) : records;
    }

    // The place of a record: what it is known by in every attempt.
    private string At(int index) => string.Create(CultureInfo.InvariantCulture, $"{start.Place}/{source.Name}/{Place.Page}/{index}");

    private FlowRecord<TRecord> Made(TRecord item, int index, string? traceKey) => new(item, At(index), traceKey, source.Name) { SkipsRetries = source.SkipsRetries };

    // What the other flow has not seen yet is read when it has.
    private bool IsAhead(TRecord item) => _behind is { } bound && Delta!.Value(item) is { } time && time > bound;

    // A filter that cannot be told makes the record fail where it can be seen.
    private FlowRecord<TRecord>? Record(TRecord item, int index)
    {
        try
        {
            var shaped = source.Transform is { } transform ? transform(item) : item;
            return source.Filter?.Invoke(shaped) == false ? null : Made(shaped, index, source.TraceKey?.Invoke(shaped));
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or OutOfMemoryException))
        {
            var record = Made(item, index, null);
            record.Fail(source.Name, "filter", failure.Message, isWarning: false);
            return record;
        }
    }

    private async Task<List<FlowRecord<TRecord>>> HookedAsync(List<FlowRecord<TRecord>> records, Func<IReadOnlyList<TRecord>, CancellationToken, Task<PageHookResult<TRecord>>> hook)
    {
        var result = await hook([.. records.Where(static record => !record.IsFailed).Select(static record => record.Value)], start.Run.CancellationToken).ConfigureAwait(false);
        if (result.Abort is { } reason)
        {
            throw new FlowException("aborted", reason);
        }

        List<FlowRecord<TRecord>> all = [.. records.Where(static record => record.IsFailed), .. result.Records.Select((item, index) => Made(item, index, source.TraceKey?.Invoke(item)))];
        foreach (var error in result.Errors)
        {
            var record = Made(error.Record, all.Count, source.TraceKey?.Invoke(error.Record));
            record.Fail(source.Name, error.Code, error.Message, isWarning: false);
            all.Add(record);
        }

        return all;
    }

    // The highest value so far; a page behind the highest one changes nothing, and what another flow has not seen does not count.
    private DateTimeOffset? Highest(IReadOnlyList<TRecord> items) =>
        source.Delta is not { } delta ? null : items.Where(item => !IsAhead(item)).Select(delta.Value).Append(Place.Highest).Append(Place.Since + delta.Lag).Max();
}
