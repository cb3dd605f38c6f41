using Integrator.Json;

namespace Integrator.Flows;

/// <summary>The records of one page, and the steps that they are taken through.</summary>
/// <typeparam name="TRecord">A record.</typeparam>
public sealed partial class RecordPage<TRecord>
    where TRecord : class, IJsonModel<TRecord>
{
    private readonly FlowRun _run;
    private readonly IReadOnlyList<FlowRecord<TRecord>> _all;

    internal RecordPage(IReadOnlyList<FlowRecord<TRecord>> records, FlowRun run) =>
        (_all, Records, _run) = (records, records.Any(static record => record.IsFailed) ? [.. records.Where(static record => !record.IsFailed)] : records, run);

    /// <summary>The records of the page, but for those that failed while they were read.</summary>
    public IReadOnlyList<FlowRecord<TRecord>> Records { get; }

    /// <summary>The records of one source that have not failed so far.</summary>
    /// <param name="source">The name of the source.</param>
    public IReadOnlyList<FlowRecord<TRecord>> Read(string source) => [.. Records.Where(record => record.Source == source && !record.IsFailed)];

    /// <summary>Cancels the work.</summary>
    public CancellationToken CancellationToken => _run.CancellationToken;

    /// <summary>Takes each record through a step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="records">The records that come to it.</param>
    /// <param name="run">Does the step's work and gives the record with what it adds.</param>
    /// <param name="rules">Which records the step works on; null for all alike.</param>
    /// <returns>The records that go on, in their order.</returns>
    public async Task<IReadOnlyList<FlowRecord<TRecord>>> EachAsync(
        FlowStep step,
        IReadOnlyList<FlowRecord<TRecord>> records,
        Func<TRecord, StepCall, Task<TRecord>> run,
        StepRules<TRecord>? rules = null)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(run);
        var all = rules ?? StepRules<TRecord>.None;
        return await StagesAsync(step, records, all, wanted => KeptAsync(step, wanted, record => OneAsync(step, record, run, all))).ConfigureAwait(false);
    }

    /// <summary>Takes records through a step that works on several at once.</summary>
    /// <param name="step">The step.</param>
    /// <param name="records">The records that come to it.</param>
    /// <param name="size">How many are worked on at once.</param>
    /// <param name="run">Does the step's work and gives the records with what it adds, in the same order. What it throws is the error of every record.</param>
    /// <param name="rules">Which records the step works on; null for all alike. A connection of a record's own is not looked at.</param>
    /// <returns>The records that go on, in their order.</returns>
    public async Task<IReadOnlyList<FlowRecord<TRecord>>> BatchAsync(
        FlowStep step,
        IReadOnlyList<FlowRecord<TRecord>> records,
        int size,
        Func<IReadOnlyList<TRecord>, StepCall, Task<IReadOnlyList<TRecord>>> run,
        StepRules<TRecord>? rules = null)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(run);
        return await StagesAsync(step, records, rules ?? StepRules<TRecord>.None, async wanted =>
        {
            var kept = new List<FlowRecord<TRecord>>();
            foreach (var batch in wanted.Chunk(size))
            {
                var failure = await TryAsync(step, async () =>
                {
                    var call = new StepCall(_run, step, await _run.ConnectionAsync(step.Connection, null).ConfigureAwait(false), number => FlowRecord.CallKey(batch.Select(static record => record.Key), step, number));
                    SetValues(batch, await run([.. batch.Select(static record => record.Value)], call).ConfigureAwait(false));
                }).ConfigureAwait(false);
                kept.AddRange(batch.Where(record => Ended(step, record, failure, rules)));
            }

            return kept;
        }).ConfigureAwait(false);
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

    // The records that go on, in their order.
    internal async Task<IReadOnlyList<FlowRecord<TRecord>>> KeptAsync(FlowStep step, IReadOnlyList<FlowRecord<TRecord>> records, Func<FlowRecord<TRecord>, Task<bool>> one)
    {
        var goesOn = new bool[records.Count];
        if (step.Parallelism == 1 || records.Count == 1)
        {
            for (var index = 0; index < records.Count; index++)
            {
                goesOn[index] = await one(records[index]).ConfigureAwait(false);
            }
        }
        else
        {
            var options = new ParallelOptions { MaxDegreeOfParallelism = step.Parallelism, CancellationToken = CancellationToken };
            await Parallel.ForAsync(0, records.Count, options, async (index, _) => goesOn[index] = await one(records[index]).ConfigureAwait(false)).ConfigureAwait(false);
        }

        return goesOn.All(static kept => kept) ? records : [.. records.Where((_, index) => goesOn[index])];
    }

    // The records that a step works on go through its stages; those that it does not want go on beside it.
    private async Task<IReadOnlyList<FlowRecord<TRecord>>> StagesAsync(
        FlowStep step, IReadOnlyList<FlowRecord<TRecord>> records, StepRules<TRecord> rules, Func<IReadOnlyList<FlowRecord<TRecord>>, Task<IReadOnlyList<FlowRecord<TRecord>>>> work)
    {
        await WaitAsync(step, records).ConfigureAwait(false);
        var (wanted, goesOn) = Sorted(step, records, rules.When);
        var through = await work(await HookedAsync(step, wanted, goesOn, rules.Before).ConfigureAwait(false)).ConfigureAwait(false);
        goesOn.UnionWith(through);
        if (rules.After is not null)
        {
            await AfterAsync(step, [.. records.Where(goesOn.Contains).Where(record => record.IsDone(step))], goesOn, rules.After).ConfigureAwait(false);
        }

        return goesOn.Count == records.Count ? records : [.. records.Where(goesOn.Contains)];
    }

    // A record whose hook failed is tried again there, and not at the call before it.
    private async Task AfterAsync(FlowStep step, List<FlowRecord<TRecord>> done, HashSet<FlowRecord<TRecord>> goesOn, RecordHook<TRecord> hook)
    {
        var after = step with { Name = step.Name + ".after", Kind = FlowStepKind.Hook };
        done.RemoveAll(record => record.IsDone(after));
        goesOn.ExceptWith(done);
        foreach (var record in await HookedAsync(after, done, goesOn, hook).ConfigureAwait(false))
        {
            record.Complete(after, isIgnored: false);
            goesOn.Add(record);
        }
    }

    // Those that the step works on, and those that go on without it.
    private static (IReadOnlyList<FlowRecord<TRecord>> Wanted, HashSet<FlowRecord<TRecord>> GoesOn) Sorted(FlowStep step, IReadOnlyList<FlowRecord<TRecord>> records, Func<TRecord, bool>? when)
    {
        var (wanted, goesOn) = (new List<FlowRecord<TRecord>>(records.Count), new HashSet<FlowRecord<TRecord>>(records.Count));
        foreach (var record in records)
        {
            if (record.IsDone(step))
            {
                goesOn.Add(record);
            }
            else if (Wants(step, record, when) is { } isWanted)
            {
                if (isWanted)
                {
                    wanted.Add(record);
                }
                else if (!step.BreaksOtherwise)
                {
                    goesOn.Add(record);
                }
            }
        }

        return (wanted, goesOn);
    }

    private static void SetValues(FlowRecord<TRecord>[] batch, IReadOnlyList<TRecord> values)
    {
        for (var index = 0; index < batch.Length; index++)
        {
            batch[index].Value = values[index];
        }
    }

    private async Task<bool> OneAsync(FlowStep step, FlowRecord<TRecord> record, Func<TRecord, StepCall, Task<TRecord>> run, StepRules<TRecord> rules)
    {
        var isIgnored = false;
        var failure = await CalledAsync(step, record, rules, async call =>
        {
            record.Value = await run(record.Value, call).ConfigureAwait(false);
            isIgnored = call.IsIgnored;
        }).ConfigureAwait(false);
        return Ended(step, record, failure, rules, isIgnored);
    }

    /// <summary>Makes a call for a record, under its lock, as often as the step allows.</summary>
    internal Task<RecordFailure?> CalledAsync(FlowStep step, FlowRecord<TRecord> record, StepRules<TRecord> rules, Func<StepCall, Task> run) => TryAsync(step, async () =>
    {
        using var held = rules.Lock?.Invoke(record.Value) is { } key ? await _run.Locks.TakeAsync(step.Connection?.Name + "/" + key, CancellationToken).ConfigureAwait(false) : null;
        await run(await CallAsync(step, record, rules.Connection).ConfigureAwait(false)).ConfigureAwait(false);
    });

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

    internal static bool Ended(FlowStep step, FlowRecord<TRecord> record, RecordFailure? failure, StepRules<TRecord>? rules, bool isIgnored = false)
    {
        if (failure is null)
        {
            record.Complete(step, isIgnored);
            return true;
        }

        record.Fail(step.Name, failure.Code, failure.Message, step.ProceedsOnFailure, TraceKey(rules, record));
        return step.ProceedsOnFailure;
    }

    // A key that cannot be made does not hide the failure that it was for.
    private static string? TraceKey(StepRules<TRecord>? rules, FlowRecord<TRecord> record)
    {
        try
        {
            return rules?.TraceKey?.Invoke(record.Value);
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or OutOfMemoryException))
        {
            return null;
        }
    }

    // What one record does to a step is that record's failure; what the connection lacks stops the job.
    private async Task<RecordFailure?> TryAsync(FlowStep step, Func<Task> run)
    {
        for (var attempt = 1; ; attempt++)
        {
            var failure = await TryOnceAsync(run).ConfigureAwait(false);
            if (failure is not { IsTransient: true } || attempt >= step.MaxAttempts)
            {
                return failure;
            }

            var wait = TimeSpan.FromTicks(Math.Min(TimeSpan.TicksPerMinute, _run.RetryWait.Ticks << Math.Min(attempt - 1, 16)));
            await Task.Delay(wait, _run.Clock, CancellationToken).ConfigureAwait(false);
        }
    }

    internal async Task<RecordFailure?> TryOnceAsync(Func<Task> run)
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
