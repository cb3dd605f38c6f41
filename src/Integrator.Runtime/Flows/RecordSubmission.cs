using Integrator.Json;

namespace Integrator.Flows;

/// <summary>An import in three stages: all records are mapped, all are sent, all answers are looked at.</summary>
internal sealed class RecordSubmission<TRecord, TAction, TAnswer>(
    RecordPage<TRecord> page,
    FlowStep step,
    Func<TRecord, StepCall, Task<TAction>> map,
    Func<TAction, StepCall, Task<TAnswer>> send,
    Func<TRecord, TAnswer, TRecord> grow,
    SubmitHooks<TRecord, TAction, TAnswer> hooks,
    StepRules<TRecord> rules)
    where TRecord : class, IJsonModel<TRecord>
    where TAction : class
{
    private readonly Dictionary<FlowRecord<TRecord>, TAction> _actions = [];
    private readonly Dictionary<FlowRecord<TRecord>, SubmitResult<TAnswer>> _results = [];
    private readonly HashSet<FlowRecord<TRecord>> _goesOn = [];

    public async Task<IReadOnlyList<FlowRecord<TRecord>>> RunAsync(IReadOnlyList<FlowRecord<TRecord>> records)
    {
        var mapped = await page.KeptAsync(step, records, MapAsync).ConfigureAwait(false);
        var sent = await MappedAsync(mapped).ConfigureAwait(false);
        await page.KeptAsync(step, sent, SendAsync).ConfigureAwait(false);
        await SubmittedAsync([.. sent.Where(_results.ContainsKey)]).ConfigureAwait(false);
        return [.. records.Where(_goesOn.Contains)];
    }

    private async Task<bool> MapAsync(FlowRecord<TRecord> record)
    {
        TAction? action = null;
        var failure = await page.CalledAsync(step, record, rules, async call => action = await map(record.Value, call).ConfigureAwait(false)).ConfigureAwait(false);
        if (failure is null)
        {
            lock (_actions)
            {
                _actions[record] = action!;
            }

            return true;
        }

        Ended(record, failure);
        return false;
    }

    private async Task<IReadOnlyList<FlowRecord<TRecord>>> MappedAsync(IReadOnlyList<FlowRecord<TRecord>> records)
    {
        if (hooks.Mapped is not { } hook || records.Count == 0)
        {
            return records;
        }

        var actions = records.Select(record => _actions[record]).ToList();
        if (await page.CalledAsync(step.Name, records, (values, cancellation) => hook(values, actions, cancellation)).ConfigureAwait(false) is not { } results)
        {
            return [];
        }

        var through = new List<FlowRecord<TRecord>>(records.Count);
        for (var index = 0; index < records.Count; index++)
        {
            if (RecordPage<TRecord>.Goes(step, records[index], results[index], _goesOn))
            {
                _actions[records[index]] = results[index].Data!;
                through.Add(records[index]);
            }
        }

        return through;
    }

    private async Task<bool> SendAsync(FlowRecord<TRecord> record)
    {
        var result = new SubmitResult<TAnswer>();
        var isPlanned = true;
        var failure = await page.CalledAsync(step, record, rules, async call =>
        {
            result = result with { Answer = await send(_actions[record], call).ConfigureAwait(false) };
            isPlanned = false;
        }).ConfigureAwait(false);
        if (failure is null && isPlanned)
        {
            // A dry run has no answer to look at.
            Ended(record, null);
            return true;
        }

        lock (_results)
        {
            _results[record] = failure is null ? result : result with { Code = failure.Code, Message = failure.Message };
        }

        return true;
    }

    private async Task SubmittedAsync(IReadOnlyList<FlowRecord<TRecord>> records)
    {
        IReadOnlyList<SubmitResult<TAnswer>>? results = [.. records.Select(record => _results[record])];
        if (hooks.Submitted is { } hook && records.Count > 0)
        {
            var all = results;
            results = await page.CalledAsync(step.Name, records, (values, cancellation) => hook(values, all, cancellation)).ConfigureAwait(false);
        }

        for (var index = 0; results is not null && index < records.Count; index++)
        {
            await EndAsync(records[index], results[index]).ConfigureAwait(false);
        }
    }

    private async Task EndAsync(FlowRecord<TRecord> record, SubmitResult<TAnswer> result)
    {
        if (result.Code is { } code)
        {
            Ended(record, new RecordFailure(code, result.Message ?? ""));
            return;
        }

        var failure = result.IsIgnored ? null : await page.TryOnceAsync(() =>
        {
            record.Value = grow(record.Value, result.Answer!);
            return Task.CompletedTask;
        }).ConfigureAwait(false);
        Ended(record, failure, result.IsIgnored);
    }

    private void Ended(FlowRecord<TRecord> record, RecordFailure? failure, bool isIgnored = false)
    {
        if (RecordPage<TRecord>.Ended(step, record, failure, rules, isIgnored))
        {
            lock (_goesOn)
            {
                _goesOn.Add(record);
            }
        }
    }
}
