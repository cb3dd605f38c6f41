using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Integrator.Flows;

/// <summary>How the work on a job came to an end.</summary>
internal abstract record JobEnd
{
    internal sealed record Ended(JobStatus Status, JobFailure? Failure = null) : JobEnd;

    /// <summary>The node stops, and another one goes on.</summary>
    internal sealed record Released : JobEnd;

    /// <summary>Another node has the job.</summary>
    internal sealed record Lost : JobEnd;
}

/// <summary>The work of one node on one job, page by page: while the records of a page are written, the next page is read.</summary>
internal sealed partial class JobRun(Flow flow, Job job, IJobStore store, JobLease lease, FlowRun run, JobRunnerOptions options)
{
    private const int RetriedAtOnce = 100;

    private JobCounts _counts = job.Counts;

    private bool IsRetry => job is { ParentId: not null, Trigger: JobTrigger.Retry };

    private StateScope Scope => new(flow.StateKey(Flow.Input(job.Payload)) is { } key ? $"{job.Flow}/{key}" : job.Flow, job.Tenant);

    public async Task<JobEnd> RunAsync(CancellationToken stopping)
    {
        CheckVersion();
        run.State = await store.StatesAsync(Scope, lease.Work).ConfigureAwait(false);
        if (job.PageAttempts > options.MostPageAttempts)
        {
            return await IsolateAsync().ConfigureAwait(false);
        }

        var isWhole = IsRetry ? await RetryAsync(stopping).ConfigureAwait(false) : await PagesAsync(stopping).ConfigureAwait(false);
        if (!isWhole)
        {
            return new JobEnd.Released();
        }

        await flow.CompletedAsync(lease.Work).ConfigureAwait(false);

        // Before the job ends, so that a crash in between starts them all the same; the key makes each of them one job.
        foreach (var next in flow.Info.RunNext)
        {
            await store.AddAsync(new JobRequest(next) { Tenant = job.Tenant, Trigger = JobTrigger.Flow, Key = $"{job.Id}/{next}" }, lease.Work).ConfigureAwait(false);
        }

        return new JobEnd.Ended(JobStatus.Completed);
    }

    private async Task<bool> PagesAsync(CancellationToken stopping)
    {
        var at = job.Checkpoint is null ? FlowCheckpoint.Start : FlowCheckpoint.Parse(job.Checkpoint);
        var reader = flow.Open(new FlowStart(run, at, job.RootId, job.Payload)
        {
            IsBackfill = job.Trigger == JobTrigger.Backfill,
            StateAsync = (name, key) => store.StateAsync(new StateScope(name, job.Tenant), key, lease.Work),
        });
        await using (reader.ConfigureAwait(false))
        {
            var page = await reader.NextAsync().ConfigureAwait(false);
            while (page is not null)
            {
                var next = reader.NextAsync().AsTask();
                try
                {
                    var result = await ProcessAsync(page).ConfigureAwait(false);
                    await StoreAsync(page.Next!.ToString(), result, page.State).ConfigureAwait(false);
                }
                finally
                {
                    // Not to leave a page behind that is still being read. What went wrong there is told when its turn comes.
                    await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }

                if (stopping.IsCancellationRequested)
                {
                    return false;
                }

                page = await next.ConfigureAwait(false);
            }
        }

        return true;
    }

    // The checkpoint is the last error that was taken up.
    private async Task<bool> RetryAsync(CancellationToken stopping)
    {
        var after = job.Checkpoint is null ? 0 : long.Parse(job.Checkpoint, CultureInfo.InvariantCulture);
        while (await store.ErrorsAsync(job.ParentId!, after, RetriedAtOnce, isOpen: true, lease.Work).ConfigureAwait(false) is { Count: > 0 } errors)
        {
            after = errors[^1].Id;
            var result = await ProcessAsync(flow.ReadRecords(errors)).ConfigureAwait(false);
            await StoreAsync(after.ToString(CultureInfo.InvariantCulture), result, null).ConfigureAwait(false);
            if (stopping.IsCancellationRequested)
            {
                return false;
            }
        }

        return true;
    }

    private async Task<PageResult> ProcessAsync(FlowPageData page)
    {
        using var activity = FlowTelemetry.StartPage(job, page.Count);
        var result = await flow.ProcessAsync(page, run).ConfigureAwait(false);
        FlowTelemetry.Count(job, result.Counts);
        if (flow.Info.IsLogged)
        {
            Log(result);
        }

        return result;
    }

    private void Log(PageResult result)
    {
        PageDone(options.Logger, job.Flow, job.Id, result.Counts.Exported, result.Counts.Succeeded, result.Counts.Failed, result.Counts.Ignored);
        foreach (var error in result.Errors)
        {
            RecordFailed(options.Logger, job.Flow, job.Id, error.Step, error.TraceKey ?? error.Key, error.Code, error.Message);
        }
    }

    [LoggerMessage(21, LogLevel.Information, "{Flow}: job {Job} has done a page of {Exported} records: {Succeeded} succeeded, {Failed} failed, {Ignored} ignored.")]
    private static partial void PageDone(ILogger logger, string flow, string job, long exported, long succeeded, long failed, long ignored);

    [LoggerMessage(22, LogLevel.Information, "{Flow}: job {Job}, step {Step}, record {Record}: {Code}, {Message}")]
    private static partial void RecordFailed(ILogger logger, string flow, string job, string step, string record, string code, string message);

    private async Task StoreAsync(string checkpoint, PageResult result, IReadOnlyDictionary<string, string>? state)
    {
        var outcome = new PageOutcome
        {
            Checkpoint = checkpoint,
            Version = flow.Info.Version,
            Counts = result.Counts,
            Errors = flow.Info.SkipsRetries ? [.. result.Errors.Select(static error => error with { Record = null })] : result.Errors,
            State = state ?? new Dictionary<string, string>(),
            Resolved = result.Resolved,
            ResolvedRecords = result.ResolvedRecords,
        };
        lease.Note(await store.CheckpointAsync(lease.Hold, outcome, CancellationToken.None).ConfigureAwait(false));
        lease.Work.ThrowIfCancellationRequested();
        _counts = _counts.Add(result.Counts);
        options.Progress?.Report(job with { Counts = _counts, Checkpoint = checkpoint });
    }

    private void CheckVersion()
    {
        if (job.Version is { } version && version != flow.Info.Version && job.Checkpoint is not null)
        {
            throw new FlowException(
                "definition_changed",
                $"The job began with another version of the flow '{flow.Info.Name}'. Nothing is lost: resume it with the new version, or with the application that has the old one.");
        }
    }

    // A page that ends every node that begins with it must not be begun again.
    private async Task<JobEnd> IsolateAsync()
    {
        var message = string.Create(CultureInfo.InvariantCulture, $"The page was begun {job.PageAttempts - 1} times, and the node ended each time before it was done.");
        var error = new JobError("export", "poison_page", message) { Record = null, Key = job.Checkpoint ?? "", Attempt = job.PageAttempts - 1 };
        var outcome = new PageOutcome { Checkpoint = job.Checkpoint ?? FlowCheckpoint.Start.ToString(), Version = job.Version ?? flow.Info.Version, Counts = new JobCounts(), Errors = [error] };
        lease.Note(await store.CheckpointAsync(lease.Hold, outcome, CancellationToken.None).ConfigureAwait(false));
        lease.Work.ThrowIfCancellationRequested();
        return new JobEnd.Ended(JobStatus.Failed, new JobFailure("poison_page", message));
    }
}
