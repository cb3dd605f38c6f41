namespace Integrator.Flows;

/// <summary>Reads the pages of all sources of a flow: one source after the other, or all at the same time.</summary>
internal sealed class PageReader<TRecord> : IPageReader
    where TRecord : class, Json.IJsonModel<TRecord>
{
    private readonly List<SourceReader<TRecord>> _sources;
    private readonly bool _isParallel;
    private readonly Dictionary<SourceReader<TRecord>, Task<bool>> _reading = [];

    public PageReader(IReadOnlyList<FlowSource<TRecord>> sources, FlowStart start, bool isParallel)
    {
        _sources = [.. sources.Select((source, index) => new SourceReader<TRecord>(source, start, index < start.At.Sources.Count ? start.At.Sources[index] : SourcePlace.Start))];
        _isParallel = isParallel;
    }

    public async ValueTask<FlowPageData?> NextAsync()
    {
        while (await TurnAsync().ConfigureAwait(false) is { } source)
        {
            if (await ReadAsync(source).ConfigureAwait(false))
            {
                return await source.TakeAsync(() => new FlowCheckpoint([.. _sources.Select(static one => one.Place)])).ConfigureAwait(false);
            }
        }

        return null;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var reading in _reading.Values)
        {
            // What went wrong there is told by nobody, because nobody waits for it any more.
            await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        foreach (var source in _sources)
        {
            await source.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task<bool> ReadAsync(SourceReader<TRecord> source)
    {
        var reading = _reading.Remove(source, out var begun) ? begun : source.ReadAsync();
        return await reading.ConfigureAwait(false);
    }

    // The source whose page comes next; null at the end.
    private async Task<SourceReader<TRecord>?> TurnAsync()
    {
        var open = _sources.Where(static source => !source.Place.IsDone).ToList();
        if (!_isParallel || open.Count < 2)
        {
            return open.FirstOrDefault();
        }

        foreach (var source in open.Where(source => !_reading.ContainsKey(source)))
        {
            _reading[source] = source.ReadAsync();
        }

        var first = await Task.WhenAny(_reading.Values).ConfigureAwait(false);
        return _reading.First(reading => reading.Value == first).Key;
    }
}
