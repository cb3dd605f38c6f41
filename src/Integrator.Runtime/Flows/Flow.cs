namespace Integrator.Flows;

/// <summary>Records on their way: pages of an export go through processors into imports. Generated from a definition, or written as a class.</summary>
public abstract class Flow
{
    private protected Flow()
    {
    }

    /// <summary>What the flow is called, when it runs, and what it is connected to.</summary>
    public abstract FlowInfo Info { get; }

    internal abstract IPageReader Open(FlowStart start);

    internal abstract Task<PageResult> ProcessAsync(FlowPageData page, FlowRun run);

    internal abstract FlowPageData ReadRecords(IReadOnlyList<JobError> errors);
}

/// <summary>A flow whose records are of one type.</summary>
/// <typeparam name="TRecord">A record: what the export gives, and what steps have added to it.</typeparam>
public abstract class Flow<TRecord> : Flow
    where TRecord : class, Json.IJsonModel<TRecord>
{
    /// <summary>Where the records come from, in order.</summary>
    protected abstract IReadOnlyList<FlowSource<TRecord>> Sources { get; }

    /// <summary>Takes the records of one page through all steps.</summary>
    /// <param name="page">The page.</param>
    protected abstract Task ProcessAsync(RecordPage<TRecord> page);

    internal override IPageReader Open(FlowStart start) => new PageReader<TRecord>(Sources, start);

    internal override async Task<PageResult> ProcessAsync(FlowPageData page, FlowRun run)
    {
        var records = new RecordPage<TRecord>((IReadOnlyList<FlowRecord<TRecord>>)page.Records, run);
        await ProcessAsync(records).ConfigureAwait(false);
        return records.Result();
    }

    // A record that failed at several steps is one record again.
    internal override FlowPageData ReadRecords(IReadOnlyList<JobError> errors)
    {
        var records = errors
            .Where(static error => error.Record is not null)
            .GroupBy(static error => error.Key, StringComparer.Ordinal)
            .Select(static same => FlowRecord<TRecord>.Of(same))
            .ToList();
        return new FlowPageData(records, records.Count, null, null, null);
    }
}
