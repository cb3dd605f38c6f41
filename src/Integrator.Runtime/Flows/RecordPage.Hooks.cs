namespace Integrator.Flows;

public sealed partial class RecordPage<TRecord>
{
    /// <summary>Takes records through code of the user's.</summary>
    /// <param name="step">The step.</param>
    /// <param name="records">The records that come to it.</param>
    /// <param name="hook">Does the work.</param>
    /// <param name="rules">Which records the step works on; null for all alike.</param>
    /// <returns>The records that go on, in their order.</returns>
    public Task<IReadOnlyList<FlowRecord<TRecord>>> HookAsync(FlowStep step, IReadOnlyList<FlowRecord<TRecord>> records, RecordHook<TRecord> hook, StepRules<TRecord>? rules = null)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(hook);
        return StagesAsync(step, records, rules ?? StepRules<TRecord>.None, async wanted =>
        {
            var goesOn = new HashSet<FlowRecord<TRecord>>();
            foreach (var record in await HookedAsync(step, wanted, goesOn, hook).ConfigureAwait(false))
            {
                record.Complete(step, isIgnored: false);
                goesOn.Add(record);
            }

            return [.. wanted.Where(goesOn.Contains)];
        });
    }

    /// <summary>Takes records through an import whose actions and answers code of the user's sees.</summary>
    /// <param name="step">The step.</param>
    /// <param name="records">The records that come to it.</param>
    /// <param name="map">From a record to what is sent.</param>
    /// <param name="send">Sends it; what it throws is the error of the record.</param>
    /// <param name="grow">From a record and its answer to the record with what the step adds.</param>
    /// <param name="hooks">The code of the user's.</param>
    /// <param name="rules">Which records the step works on; null for all alike.</param>
    /// <returns>The records that go on, in their order.</returns>
    public Task<IReadOnlyList<FlowRecord<TRecord>>> SubmitAsync<TAction, TAnswer>(
        FlowStep step,
        IReadOnlyList<FlowRecord<TRecord>> records,
        Func<TRecord, StepCall, Task<TAction>> map,
        Func<TAction, StepCall, Task<TAnswer>> send,
        Func<TRecord, TAnswer, TRecord> grow,
        SubmitHooks<TRecord, TAction, TAnswer> hooks,
        StepRules<TRecord>? rules = null)
        where TAction : class
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(send);
        ArgumentNullException.ThrowIfNull(grow);
        ArgumentNullException.ThrowIfNull(hooks);
        var submission = new RecordSubmission<TRecord, TAction, TAnswer>(this, step, map, send, grow, hooks, rules ?? StepRules<TRecord>.None);
        return StagesAsync(step, records, rules ?? StepRules<TRecord>.None, submission.RunAsync);
    }

    /// <summary>Makes one record of those that were split from the same one: the first goes on, with a value of each.</summary>
    /// <param name="step">The name of the step.</param>
    /// <param name="records">The records that come to it.</param>
    /// <param name="parent">What a record was split from.</param>
    /// <param name="value">The value of a record.</param>
    /// <param name="grow">From the first record and all values to the record that goes on.</param>
    public IReadOnlyList<FlowRecord<TRecord>> Collect<TValue>(
        string step, IReadOnlyList<FlowRecord<TRecord>> records, Func<TRecord, object?> parent, Func<TRecord, TValue> value, Func<TRecord, IReadOnlyList<TValue>, TRecord> grow)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(grow);
        var firsts = new List<FlowRecord<TRecord>>();
        foreach (var same in records.GroupBy(record => parent(record.Value), ReferenceEqualityComparer.Instance))
        {
            try
            {
                var first = same.First();
                first.Value = grow(first.Value, [.. same.Select(record => value(record.Value))]);
                firsts.Add(first);
            }
            catch (Exception failure) when (failure is not (OperationCanceledException or OutOfMemoryException))
            {
                Fail(same, step, RecordFailure.Of(failure));
            }
        }

        return firsts;
    }

    /// <summary>Takes records through a hook, if there is one. Those that it leaves out go on; those that it refuses fail.</summary>
    internal async Task<IReadOnlyList<FlowRecord<TRecord>>> HookedAsync(FlowStep step, IReadOnlyList<FlowRecord<TRecord>> records, HashSet<FlowRecord<TRecord>> goesOn, RecordHook<TRecord>? hook)
    {
        if (hook is null || records.Count == 0)
        {
            return records;
        }

        if (await CalledAsync(step.Name, records, (values, cancellation) => hook(values, cancellation)).ConfigureAwait(false) is not { } results)
        {
            return [];
        }

        var through = new List<FlowRecord<TRecord>>(records.Count);
        for (var index = 0; index < records.Count; index++)
        {
            if (Goes(step, records[index], results[index], goesOn))
            {
                records[index].Value = results[index].Data!;
                through.Add(records[index]);
            }
        }

        return through;
    }

    /// <summary>Whether a record goes into the next stage.</summary>
    internal static bool Goes<T>(FlowStep step, FlowRecord<TRecord> record, HookResult<T> result, HashSet<FlowRecord<TRecord>> goesOn)
    {
        if (result.Code is { } code)
        {
            record.Fail(step.Name, code, result.Message ?? "", step.ProceedsOnFailure);
        }

        if (!result.Goes && (result.Code is null || step.ProceedsOnFailure))
        {
            goesOn.Add(record);
        }

        return result.Goes;
    }

    /// <summary>What a hook gives for some records; null if it throws or gives too few, which is the failure of all of them.</summary>
    internal async Task<IReadOnlyList<TResult>?> CalledAsync<TResult>(string step, IReadOnlyList<FlowRecord<TRecord>> records, Func<IReadOnlyList<TRecord>, CancellationToken, Task<IReadOnlyList<TResult>>> hook)
    {
        IReadOnlyList<TResult>? results = null;
        var failure = await TryOnceAsync(async () => results = await hook([.. records.Select(static record => record.Value)], CancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        if (failure is null && results!.Count != records.Count)
        {
            failure = new RecordFailure("hook_length", $"The hook got {records.Count} records and gave {results.Count} results.");
        }

        if (failure is not null)
        {
            Fail(records, step, failure);
        }

        return failure is null ? results : null;
    }

    private static void Fail(IEnumerable<FlowRecord<TRecord>> records, string step, RecordFailure failure)
    {
        foreach (var record in records)
        {
            record.Fail(step, failure.Code, failure.Message, isWarning: false);
        }
    }
}
