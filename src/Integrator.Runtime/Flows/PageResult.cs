namespace Integrator.Flows;

/// <summary>What became of the records of a page.</summary>
/// <param name="Counts">How many records there were.</param>
/// <param name="Errors">The errors of its records.</param>
/// <param name="Resolved">Errors of an earlier job that are resolved.</param>
/// <param name="ResolvedRecords">How many records of an earlier job are no longer failed.</param>
internal sealed record PageResult(JobCounts Counts, IReadOnlyList<JobError> Errors, IReadOnlyList<long> Resolved, long ResolvedRecords);

/// <summary>A page that was read.</summary>
/// <param name="Records">The records, of the type that the flow has.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Next">Where the page behind it begins; null if there is none.</param>
/// <param name="State">Values of the flow's state that change when the page is done; null for none.</param>
internal sealed record FlowPageData(object Records, int Count, FlowCheckpoint? Next, IReadOnlyDictionary<string, string>? State);

/// <summary>Reads the pages of all sources of a flow.</summary>
internal interface IPageReader : IAsyncDisposable
{
    /// <summary>The next page; null if there is none.</summary>
    ValueTask<FlowPageData?> NextAsync();
}

/// <summary>How the reading begins.</summary>
/// <param name="Run">The run.</param>
/// <param name="At">Where it begins.</param>
/// <param name="Place">What all records of the run have in common in their keys.</param>
/// <param name="Payload">The event that started the job, as JSON; null for none.</param>
internal sealed record FlowStart(FlowRun Run, FlowCheckpoint At, string Place, string? Payload)
{
    /// <summary>A value of the state of a flow, as JSON; null if there is none.</summary>
    public Func<string, string, Task<string?>> StateAsync { get; init; } = static (_, _) => Task.FromResult<string?>(null);

    /// <summary>Whether records are the samples of the sources, and nothing is called.</summary>
    public bool UsesSamples { get; init; }

    /// <summary>How many records are read at most from each source; null for all.</summary>
    public int? Limit { get; init; }

    /// <summary>Whether the state is left as it is: everything is read, and the next job begins where it would have begun without this one.</summary>
    public bool IsBackfill { get; init; }
}
