namespace Integrator.Flows;

public sealed partial class RecordPage<TRecord>
{
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

    /// <summary>Sends records on the ways that code of the user's says.</summary>
    /// <param name="router">The name of the router.</param>
    /// <param name="records">The records that come to it.</param>
    /// <param name="toAll">Whether a record goes into every branch that is named for it, and not only into the first.</param>
    /// <param name="hook">Gives for each record, in the same order, the names of its branches; a record without a name takes no way.</param>
    /// <param name="branches">The names of the branches.</param>
    /// <returns>The records of each branch.</returns>
    public async Task<IReadOnlyList<IReadOnlyList<FlowRecord<TRecord>>>> RouteAsync(
        string router,
        IReadOnlyList<FlowRecord<TRecord>> records,
        bool toAll,
        Func<IReadOnlyList<TRecord>, CancellationToken, Task<IReadOnlyList<IReadOnlyList<string>>>> hook,
        params string[] branches)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(hook);
        ArgumentNullException.ThrowIfNull(branches);
        var routed = branches.Select(static _ => new List<FlowRecord<TRecord>>()).ToList();
        if (records.Count == 0 || await CalledAsync(router, records, hook).ConfigureAwait(false) is not { } ways)
        {
            return routed;
        }

        for (var index = 0; index < records.Count; index++)
        {
            foreach (var name in toAll ? ways[index].Distinct(StringComparer.Ordinal) : ways[index].Take(1))
            {
                if (Array.IndexOf(branches, name) is var branch and >= 0)
                {
                    routed[branch].Add(records[index]);
                }
                else
                {
                    records[index].Fail(router, "unknown_branch", $"The router has no branch '{name}'.", isWarning: false);
                }
            }
        }

        return routed;
    }
}
