using Integrator.Json;

namespace Integrator.Flows;

/// <summary>The records of one page, and the steps that they are taken through.</summary>
/// <typeparam name="TRecord">A record.</typeparam>
public sealed class RecordPage<TRecord>
    where TRecord : class, IJsonModel<TRecord>
{
    private readonly FlowRun _run;
    private readonly IReadOnlyList<FlowRecord<TRecord>> _all;

    internal RecordPage(IReadOnlyList<FlowRecord<TRecord>> records, FlowRun run) =>
        (_all, Records, _run) = (records, records.Any(static record => record.IsFailed) ? [.. records.Where(static record => !record.IsFailed)] : records, run);

    /// <summary>The records of the page, but for those that failed while they were read.</summary>
    public IReadOnlyList<FlowRecord<TRecord>> Records { get; }

    /// <summary>Cancels the work.</summary>
    public CancellationToken CancellationToken => _run.CancellationToken;

    /// <summary>Takes each record through a step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="records">The records that come to it.</param>
    /// <param name="run">Does the step's work and gives the record with what it adds.</param>
    /// <param name="when">Which records the step works on; null for all.</param>
    /// <param name="connection">The name of the connection that a record wants; null, or a null name, for the usual one.</param>
    /// <returns>The records that go on, in their order.</returns>
    public async Task<IReadOnlyList<FlowRecord<TRecord>>> EachAsync(
        FlowStep step,
        IReadOnlyList<FlowRecord<TRecord>> records,
        Func<TRecord, StepCall, Task<TRecord>> run,
        Func<TRecord, bool>? when = null,
        Func<TRecord, string?>? connection = null)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(run);
        await WaitAsync(step, records).ConfigureAwait(false);
        var goesOn = new bool[records.Count];
        if (step.Parallelism == 1 || records.Count == 1)
        {
            for (var index = 0; index < records.Count; index++)
            {
                goesOn[index] = await OneAsync(step, records[index], run, when, connection).ConfigureAwait(false);
            }
        }
        else
        {
            var options = new ParallelOptions { MaxDegreeOfParallelism = step.Parallelism, CancellationToken = CancellationToken };
            await Parallel.ForAsync(0, records.Count, options, async (index, _) =>
                goesOn[index] = await OneAsync(step, records[index], run, when, connection).ConfigureAwait(false)).ConfigureAwait(false);
        }

        return goesOn.All(static one => one) ? records : [.. records.Where((_, index) => goesOn[index])];
    }

    /// <summary>Takes records through a step that works on several at once.</summary>
    /// <param name="step">The step.</param>
    /// <param name="records">The records that come to it.</param>
    /// <param name="size">How many are worked on at once.</param>
    /// <param name="run">Does the step's work; what it throws is the error of every record.</param>
    /// <param name="when">Which records the step works on; null for all.</param>
    /// <returns>The records that go on, in their order.</returns>
    public async Task<IReadOnlyList<FlowRecord<TRecord>>> BatchAsync(
        FlowStep step,
        IReadOnlyList<FlowRecord<TRecord>> records,
        int size,
        Func<IReadOnlyList<TRecord>, StepCall, Task> run,
        Func<TRecord, bool>? when = null)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(run);
        await WaitAsync(step, records).ConfigureAwait(false);
        var goesOn = new HashSet<FlowRecord<TRecord>>();
        var wanted = new List<FlowRecord<TRecord>>();
        foreach (var record in records)
        {
            switch (Wants(step, record, when))
            {
                case true when !record.IsDone(step):
                    wanted.Add(record);
                    break;
                case true:
                case false when !step.BreaksOtherwise:
                    goesOn.Add(record);
                    break;
            }
        }

        foreach (var batch in wanted.Chunk(size))
        {
            var call = new StepCall(_run, step, await _run.ConnectionAsync(step.Connection, null).ConfigureAwait(false), number => batch[0].CallKey(step, number));
            var error = await TryAsync(() => run([.. batch.Select(static record => record.Value)], call)).ConfigureAwait(false);
            foreach (var record in batch)
            {
                if (Ended(step, record, error))
                {
                    goesOn.Add(record);
                }
            }
        }

        return [.. records.Where(goesOn.Contains)];
    }

    /// <summary>Sends records on different ways.</summary>
    /// <param name="router">The name of the router.</param>
    /// <param name="records">The records that come to it.</param>
    /// <param name="toAll">Whether a record goes into every branch that wants it, and not only into the first.</param>
    /// <param name="branches">Which records each branch wants; null for all.</param>
    /// <returns>The records of each branch.</returns>
    public IReadOnlyList<IReadOnlyList<FlowRecord<TRecord>>> Route(string router, IReadOnlyList<FlowRecord<TRecord>> records, bool toAll, params Func<TRecord, bool>?[] branches)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(branches);
        var routed = branches.Select(static _ => new List<FlowRecord<TRecord>>()).ToList();
        foreach (var record in records)
        {
            try
            {
                // A record whose conditions cannot be told takes no way at all.
                var wanting = branches.Select((branch, index) => branch?.Invoke(record.Value) ?? true ? index : -1).Where(static index => index >= 0);
                foreach (var index in toAll ? wanting.ToList() : wanting.Take(1).ToList())
                {
                    routed[index].Add(record);
                }
            }
            catch (Exception failure) when (failure is not (OperationCanceledException or OutOfMemoryException))
            {
                record.Fail(router, "filter", failure.Message, isWarning: false);
            }
        }

        return routed;
    }

    /// <summary>Brings records together again that went different ways; each goes on once.</summary>
    /// <param name="branches">The records that went through each branch.</param>
    public IReadOnlyList<FlowRecord<TRecord>> Join(params IReadOnlyList<FlowRecord<TRecord>>[] branches)
    {
        var through = branches.SelectMany(static branch => branch).ToHashSet();
        return [.. Records.Where(through.Contains)];
    }

    internal PageResult Result()
    {
        var failed = _all.Count(static record => record.IsFailed);
        var succeeded = _all.Count(static record => !record.IsFailed && record.IsImported);
        return new PageResult(
            new JobCounts { Pages = 1, Exported = _all.Count, Failed = failed, Succeeded = succeeded, Ignored = _all.Count - failed - succeeded },
            [.. _all.SelectMany(static record => record.Errors)],
            [.. _all.Where(static record => !record.IsFailed).SelectMany(static record => record.Resolves)],
            _all.Count(static record => !record.IsFailed && record.Resolves.Count > 0));
    }

    private async Task WaitAsync(FlowStep step, IReadOnlyList<FlowRecord<TRecord>> records)
    {
        if (step.Delay > TimeSpan.Zero && records.Count > 0)
        {
            await Task.Delay(step.Delay, _run.Clock, CancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<bool> OneAsync(FlowStep step, FlowRecord<TRecord> record, Func<TRecord, StepCall, Task<TRecord>> run, Func<TRecord, bool>? when, Func<TRecord, string?>? connection)
    {
        if (record.IsDone(step))
        {
            return true;
        }

        if (Wants(step, record, when) is not { } isWanted)
        {
            return false;
        }

        return isWanted
            ? Ended(step, record, await TryAsync(async () => record.Value = await run(record.Value, await CallAsync(step, record, connection).ConfigureAwait(false)).ConfigureAwait(false)).ConfigureAwait(false))
            : !step.BreaksOtherwise;
    }

    private async Task<StepCall> CallAsync(FlowStep step, FlowRecord<TRecord> record, Func<TRecord, string?>? name)
    {
        var wanted = name?.Invoke(record.Value);
        var connection = await _run.ConnectionAsync(step.Connection, wanted).ConfigureAwait(false);
        if (connection is null && step.Connection is not null)
        {
            connection = step.UsesDefaultConnectionIfMissing
                ? await _run.ConnectionAsync(step.Connection, null).ConfigureAwait(false)
                : throw new StepException("no_connection", $"There is no connection '{wanted}' for '{step.Connection.Name}'.");
        }

        return new StepCall(_run, step, connection, number => record.CallKey(step, number));
    }

    // Null if it cannot be told.
    private static bool? Wants(FlowStep step, FlowRecord<TRecord> record, Func<TRecord, bool>? when)
    {
        try
        {
            return when?.Invoke(record.Value) ?? true;
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or OutOfMemoryException))
        {
            record.Fail(step.Name, "filter", failure.Message, isWarning: false);
            return null;
        }
    }

    private static bool Ended(FlowStep step, FlowRecord<TRecord> record, RecordFailure? failure)
    {
        if (failure is null)
        {
            record.Complete(step);
            return true;
        }

        record.Fail(step.Name, failure.Code, failure.Message, step.ProceedsOnFailure);
        return step.ProceedsOnFailure;
    }

    // What one record does to a step is that record's failure; what the connection lacks stops the job.
    private async Task<RecordFailure?> TryAsync(Func<Task> run)
    {
        try
        {
            await run().ConfigureAwait(false);
            return null;
        }
        catch (NotSentException)
        {
            return null;
        }
        catch (OperationCanceledException) when (CancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failure) when (failure is FlowException or ReauthenticationException or MissingCredentialException or OutOfMemoryException)
        {
            throw;
        }
        catch (Exception failure)
        {
            return RecordFailure.Of(failure);
        }
    }
}
