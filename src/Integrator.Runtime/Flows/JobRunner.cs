using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Integrator.Flows;

/// <summary>Runs jobs that a node has claimed, and starts new ones.</summary>
/// <param name="store">Keeps the jobs.</param>
/// <param name="connections">Finds the connections of flows.</param>
/// <param name="options">How jobs are run.</param>
public sealed partial class JobRunner(IJobStore store, IFlowConnections connections, JobRunnerOptions? options = null)
{
    private readonly JobRunnerOptions _options = options ?? new();
    private readonly KeyedLocks _locks = new();

    /// <summary>Puts a job of a flow into the queue.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="request">What is to run; its name and what happens to an overlap are the flow's.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="FlowException">The flow rejects a start while another job is not done.</exception>
    public Task<JobAdded> AddAsync(Flow flow, JobRequest? request = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(flow);
        var wanted = (request ?? new JobRequest(flow.Info.Name)) with { Flow = flow.Info.Name, Overlap = flow.Info.Overlap };
        return store.AddAsync(wanted with { MutexKey = wanted.MutexKey.Length > 0 ? wanted.MutexKey : flow.MutexKey(Flow.Input(wanted.Payload)) ?? "" }, cancellationToken);
    }

    /// <summary>Puts a job into the queue that tries the failed records of another one again. What becomes of them is counted there.</summary>
    /// <param name="job">The job with failed records.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<Job> RetryAsync(Job job, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        return (await store.AddAsync(new JobRequest(job.Flow) { Tenant = job.Tenant, MutexKey = job.MutexKey, Trigger = JobTrigger.Retry, ParentId = job.Id }, cancellationToken).ConfigureAwait(false)).Job!;
    }

    /// <summary>Puts a job into the queue that goes on where another one failed or was cancelled.</summary>
    /// <param name="job">The job that did not come to its end.</param>
    /// <param name="version">The version of the flow to go on with, if it may be another than the job began with; null for that of the job.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<Job> ResumeAsync(Job job, string? version = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        var request = new JobRequest(job.Flow)
        {
            Tenant = job.Tenant,
            MutexKey = job.MutexKey,
            Trigger = job.Trigger,
            Payload = job.Payload,
            ParentId = job.Id,
            Checkpoint = job.Checkpoint ?? FlowCheckpoint.Start.ToString(),
            Version = version ?? job.Version,
        };
        return (await store.AddAsync(request, cancellationToken).ConfigureAwait(false)).Job!;
    }

    /// <summary>Claims and runs jobs of some flows until there is none left.</summary>
    /// <param name="flows">The flows.</param>
    /// <param name="stopping">Ends the work at the next border between pages; the job goes back into the queue.</param>
    /// <returns>How many jobs were run.</returns>
    public async Task<int> RunQueuedAsync(IReadOnlyCollection<Flow> flows, CancellationToken stopping = default)
    {
        ArgumentNullException.ThrowIfNull(flows);
        var claim = new JobClaim(_options.Node, [.. flows.Select(static flow => flow.Info.Name)], _options.Lease);
        for (var count = 0; ; count++)
        {
            if (stopping.IsCancellationRequested || await store.ClaimAsync(claim, CancellationToken.None).ConfigureAwait(false) is not { } job)
            {
                return count;
            }

            await RunAsync(flows.First(flow => flow.Info.Name == job.Flow), job, stopping).ConfigureAwait(false);
        }
    }

    /// <summary>Runs a job that was claimed. It goes on where the last attempt stored its place.</summary>
    /// <param name="flow">The flow of the job.</param>
    /// <param name="job">The job as the claim returned it.</param>
    /// <param name="stopping">Ends the work at the next border between pages; the job goes back into the queue.</param>
    /// <returns>The job as it is then. Failures of the flow are in it; a failure of the store is thrown.</returns>
    public async Task<Job> RunAsync(Flow flow, Job job, CancellationToken stopping = default)
    {
        ArgumentNullException.ThrowIfNull(flow);
        ArgumentNullException.ThrowIfNull(job);
        using var activity = FlowTelemetry.StartJob(job);
        using var lease = new JobLease(store, new JobHold(job.Id, job.Fence), _options);
        var run = new JobRun(flow, job, store, lease, Run(job, lease), _options);
        var end = await EndAsync(run, lease, stopping).ConfigureAwait(false);
        var state = end switch
        {
            JobEnd.Released => await store.ReleaseAsync(lease.Hold, CancellationToken.None).ConfigureAwait(false),
            JobEnd.Ended ended => await store.FinishAsync(lease.Hold, ended.Status, ended.Failure, CancellationToken.None).ConfigureAwait(false),
            _ => LeaseState.Lost,
        };
        var now = await store.FindAsync(job.Id, CancellationToken.None).ConfigureAwait(false) ?? job;
        FlowTelemetry.StopJob(activity, now);
        Ended(_options.Logger, flow.Info.Name, job.Id, state == LeaseState.Lost ? "taken over" : now.Status.ToString());
        _options.Progress?.Report(now);
        return now;
    }

    /// <summary>Reads the first records of a flow and takes them through it, without sending what imports would send and without storing anything.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="records">How many records of each source.</param>
    /// <param name="payload">The event that would start the job, as JSON; null for none.</param>
    /// <param name="tenant">For whom.</param>
    /// <param name="cancellationToken">Cancels the preview.</param>
    public Task<FlowPreview> PreviewAsync(Flow flow, int records = 1, string? payload = null, string? tenant = null, CancellationToken cancellationToken = default) =>
        PreviewAsync(flow, new FlowStart(Preview(tenant, cancellationToken), FlowCheckpoint.Start, "preview", payload) { Limit = records, IsBackfill = true });

    /// <summary>Takes the samples of a flow through it, without calling its sources, without sending what imports would send and without storing anything.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="tenant">For whom.</param>
    /// <param name="cancellationToken">Cancels the preview.</param>
    /// <exception cref="FlowException">A source has no sample.</exception>
    public Task<FlowPreview> PreviewSamplesAsync(Flow flow, string? tenant = null, CancellationToken cancellationToken = default) =>
        PreviewAsync(flow, new FlowStart(Preview(tenant, cancellationToken), FlowCheckpoint.Start, "preview", null) { IsBackfill = true, UsesSamples = true });

    private FlowRun Preview(string? tenant, CancellationToken cancellationToken) => new(connections, tenant, _options.Clock, cancellationToken) { Planned = [], Locks = _locks };

    private static async Task<FlowPreview> PreviewAsync(Flow flow, FlowStart start)
    {
        ArgumentNullException.ThrowIfNull(flow);
        var (run, reader) = (start.Run, flow.Open(start));
        var (counts, errors) = (new JobCounts(), new List<JobError>());
        await using (reader.ConfigureAwait(false))
        {
            while (await reader.NextAsync().ConfigureAwait(false) is { } page)
            {
                var result = await flow.ProcessAsync(page, run).ConfigureAwait(false);
                counts = counts.Add(result.Counts);
                errors.AddRange(result.Errors);
            }
        }

        return new FlowPreview(counts, run.Planned!, errors);
    }

    private FlowRun Run(Job job, JobLease lease) => new(connections, job.Tenant.Length == 0 ? null : job.Tenant, _options.Clock, lease.Work) { Ensure = lease.Ensure, Locks = _locks, RetryWait = _options.StepRetryWait };

    private static async Task<JobEnd> EndAsync(JobRun run, JobLease lease, CancellationToken stopping)
    {
        try
        {
            return await run.RunAsync(stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (lease.State != LeaseState.Held)
        {
            return lease.State == LeaseState.Cancelling ? new JobEnd.Ended(JobStatus.Cancelled) : new JobEnd.Lost();
        }
        catch (FlowException failure)
        {
            return new JobEnd.Ended(JobStatus.Failed, new JobFailure(failure.Code, failure.Message));
        }
        catch (Exception failure) when (failure is ReauthenticationException or MissingCredentialException)
        {
            return new JobEnd.Ended(JobStatus.Failed, new JobFailure("connection_offline", failure.Message));
        }
        catch (Exception failure) when (failure is not (JobStoreException or OutOfMemoryException))
        {
            var told = RecordFailure.Of(failure);
            return new JobEnd.Ended(JobStatus.Failed, new JobFailure(told.Code, told.Message));
        }
    }

    [LoggerMessage(20, LogLevel.Information, "{Flow}: job {Job} is {Status}.")]
    private static partial void Ended(ILogger logger, string flow, string job, string status);
}

/// <summary>How jobs are run.</summary>
public sealed record JobRunnerOptions
{
    /// <summary>The name of the node, unique among all that share a store.</summary>
    public string Node { get; init; } = $"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid():N}";

    /// <summary>For how long a node takes a job; it makes the lease longer while it works. A node that dies leaves its jobs alone for as long.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many times a page is begun before the job fails.</summary>
    public int MostPageAttempts { get; init; } = 3;

    /// <summary>How long a step with several attempts waits before the second one; each wait behind it is twice as long, and at most a minute.</summary>
    public TimeSpan StepRetryWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Is told when a page is done and when a job ends; null for nobody.</summary>
    public IProgress<Job>? Progress { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The log.</summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;
}

/// <summary>What a flow would do.</summary>
/// <param name="Counts">What would become of the records.</param>
/// <param name="Calls">What imports would send, in no certain order.</param>
/// <param name="Errors">The records that would fail.</param>
public sealed record FlowPreview(JobCounts Counts, IReadOnlyList<PlannedCall> Calls, IReadOnlyList<JobError> Errors);
