namespace Integrator.Flows;

/// <summary>
/// Keeps jobs, the places they have come to, their errors, and the state of flows. A running job has an owner, a fence that grows with every
/// change of the owner, and a lease by the store's own clock; whoever writes for it names the fence, and writes nothing if there is a newer one.
/// </summary>
public interface IJobStore
{
    /// <summary>Puts a job into the queue.</summary>
    /// <param name="request">What is to run.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The job, and whether it is new: the same <see cref="JobRequest.Key"/> gives the same job.</returns>
    /// <exception cref="FlowException">The flow rejects a start while another job is not done.</exception>
    Task<JobAdded> AddAsync(JobRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Gives a job to a node: one whose lease has run out, else the oldest that is queued and whose flow and mutex key nobody works on. The number of
    /// the attempt is stored before this returns.
    /// </summary>
    /// <param name="claim">Who asks, and for which flows.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Null if there is nothing to do.</returns>
    Task<Job?> ClaimAsync(JobClaim claim, CancellationToken cancellationToken = default);

    /// <summary>Makes the lease of a job longer.</summary>
    /// <param name="hold">Who works on which job.</param>
    /// <param name="lease">How long from now.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<LeaseState> RenewAsync(JobHold hold, TimeSpan lease, CancellationToken cancellationToken = default);

    /// <summary>Stores in one transaction what a page has brought: the place it led to, counts, errors, state.</summary>
    /// <param name="hold">Who works on which job.</param>
    /// <param name="page">What the page has brought.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<LeaseState> CheckpointAsync(JobHold hold, PageOutcome page, CancellationToken cancellationToken = default);

    /// <summary>Ends a job. A cancelling job can only be cancelled or failed.</summary>
    /// <param name="hold">Who works on which job.</param>
    /// <param name="status">Completed, failed or cancelled.</param>
    /// <param name="failure">Why it failed.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="InvalidOperationException">The status is none in which a job ends.</exception>
    Task<LeaseState> FinishAsync(JobHold hold, JobStatus status, JobFailure? failure = null, CancellationToken cancellationToken = default);

    /// <summary>Puts a job back into the queue, so that another node goes on with it.</summary>
    /// <param name="hold">Who works on which job.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<LeaseState> ReleaseAsync(JobHold hold, CancellationToken cancellationToken = default);

    /// <summary>Cancels a job: at once if it is queued, else the node that works on it is told.</summary>
    /// <param name="id">The job.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What it is now; null if there is no such job. A final status stays.</returns>
    Task<JobStatus?> CancelAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>One job; null if there is no such job.</summary>
    /// <param name="id">The job.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<Job?> FindAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Jobs, the newest first.</summary>
    /// <param name="query">Which.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyList<Job>> ListAsync(JobQuery query, CancellationToken cancellationToken = default);

    /// <summary>The errors of a job, in the order in which they were stored.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="after">Errors up to this id are left out.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="isOpen">Whether only errors that a retry can take up are wanted.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyList<JobError>> ErrorsAsync(string jobId, long after = 0, int limit = 100, bool isOpen = false, CancellationToken cancellationToken = default);

    /// <summary>A value that a flow keeps from job to job; null if there is none.</summary>
    /// <param name="scope">Whose state: a flow and a tenant.</param>
    /// <param name="key">The name of the value.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<string?> StateAsync(StateScope scope, string key, CancellationToken cancellationToken = default);

    /// <summary>All values of a scope.</summary>
    /// <param name="scope">Whose state.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyDictionary<string, string>> StatesAsync(StateScope scope, CancellationToken cancellationToken = default);

    /// <summary>Sets a value, or removes it.</summary>
    /// <param name="scope">Whose state.</param>
    /// <param name="key">The name of the value.</param>
    /// <param name="value">JSON; null removes it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task SetStateAsync(StateScope scope, string key, string? value, CancellationToken cancellationToken = default);

    /// <summary>Removes jobs that ended, with their errors, in one small batch. A job with a retry that is not done stays.</summary>
    /// <param name="purge">Which.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>How many were removed; less than <see cref="JobPurge.Most"/> means that no more are left.</returns>
    Task<int> PurgeAsync(JobPurge purge, CancellationToken cancellationToken = default);

    /// <summary>How far the work on some flows is behind, by the clock of the store.</summary>
    /// <param name="flows">The names of the flows.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<JobBacklog> BacklogAsync(IReadOnlyCollection<string> flows, CancellationToken cancellationToken = default);
}

/// <summary>What is to run.</summary>
/// <param name="Flow">The name of the flow.</param>
public sealed record JobRequest(string Flow)
{
    /// <summary>For whom; empty for the host itself.</summary>
    public string Tenant { get; init; } = "";

    /// <summary>Jobs of one flow and one key run one after the other.</summary>
    public string MutexKey { get; init; } = "";

    /// <summary>What starts it.</summary>
    public JobTrigger Trigger { get; init; }

    /// <summary>Two requests with the same key are one job; null for a job of its own.</summary>
    public string? Key { get; init; }

    /// <summary>The event, as JSON; null for none.</summary>
    public string? Payload { get; init; }

    /// <summary>The job whose failed records are tried again; null for none.</summary>
    public string? ParentId { get; init; }

    /// <summary>Where the job begins, as a checkpoint of the same flow says; null for the beginning.</summary>
    public string? Checkpoint { get; init; }

    /// <summary>The version of the flow that the checkpoint belongs to; null with no checkpoint.</summary>
    public string? Version { get; init; }

    /// <summary>When it is due; null for now.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>What happens while another job of the flow and the mutex key is not done.</summary>
    public FlowOverlap Overlap { get; init; }
}

/// <param name="Job">The job; null if the start was skipped because another job is not done.</param>
/// <param name="IsNew">Whether it was not there before.</param>
public sealed record JobAdded(Job? Job, bool IsNew);

/// <summary>A node that looks for work.</summary>
/// <param name="Node">Its name, unique among all nodes.</param>
/// <param name="Flows">The flows that it can run.</param>
/// <param name="Lease">For how long it takes a job; it makes the lease longer while it works.</param>
public sealed record JobClaim(string Node, IReadOnlyCollection<string> Flows, TimeSpan Lease);

/// <summary>Who works on which job.</summary>
/// <param name="JobId">The job.</param>
/// <param name="Fence">The fence that the node was given.</param>
public sealed record JobHold(string JobId, long Fence);

/// <summary>Whether a node still works on a job.</summary>
public enum LeaseState
{
    /// <summary>It does.</summary>
    Held,

    /// <summary>It does, and somebody wants the job to end.</summary>
    Cancelling,

    /// <summary>Another node does, or the job is over: nothing was written.</summary>
    Lost,
}

/// <summary>What a page has brought.</summary>
public sealed record PageOutcome
{
    /// <summary>Where the next page begins.</summary>
    public required string Checkpoint { get; init; }

    /// <summary>The version of the flow.</summary>
    public required string Version { get; init; }

    /// <summary>What the page adds to the counts.</summary>
    public required JobCounts Counts { get; init; }

    /// <summary>The errors of its records.</summary>
    public IReadOnlyList<JobError> Errors { get; init; } = [];

    /// <summary>Values of the flow's state that change with it.</summary>
    public IReadOnlyDictionary<string, string> State { get; init; } = new Dictionary<string, string>();

    /// <summary>Errors of the parent job that are resolved.</summary>
    public IReadOnlyList<long> Resolved { get; init; } = [];

    /// <summary>How many records of the parent job are no longer failed.</summary>
    public long ResolvedRecords { get; init; }
}

/// <summary>Which jobs.</summary>
public sealed record JobQuery
{
    /// <summary>Those of a flow; null for any.</summary>
    public string? Flow { get; init; }

    /// <summary>Those of a tenant; null for any.</summary>
    public string? Tenant { get; init; }

    /// <summary>Those of a status; null for any.</summary>
    public JobStatus? Status { get; init; }

    /// <summary>Those that try failed records of a job again; null for any.</summary>
    public string? ParentId { get; init; }

    /// <summary>Those older than the job of this id; null for the newest.</summary>
    public string? Before { get; init; }

    /// <summary>How many at most.</summary>
    public int Limit { get; init; } = 50;
}

/// <summary>Whose state.</summary>
/// <param name="Flow">The name of the flow.</param>
/// <param name="Tenant">For whom it runs; empty for the host itself.</param>
public sealed record StateScope(string Flow, string Tenant = "");
