namespace Integrator.Flows;

/// <summary>Which records a step works on, and what it knows them by. A rule that throws makes its record fail.</summary>
/// <typeparam name="TRecord">A record.</typeparam>
public sealed record StepRules<TRecord>
{
    internal static StepRules<TRecord> None { get; } = new();

    /// <summary>Which records the step works on; null for all.</summary>
    public Func<TRecord, bool>? When { get; init; }

    /// <summary>The name of the connection that a record wants; null, or a null name, for the usual one.</summary>
    public Func<TRecord, string?>? Connection { get; init; }

    /// <summary>
    /// A key of which the host works on one record at a time, in all jobs and steps with the same connection slot; null, or a null key, for no
    /// such limit. Other hosts do not see the key: an API that must not get two writes at once needs a flow with one job at a time.
    /// </summary>
    public Func<TRecord, string?>? Lock { get; init; }

    /// <summary>What people find an error of the step by; null, or a null key, for what the source says.</summary>
    public Func<TRecord, string?>? TraceKey { get; init; }

    /// <summary>Sees the records before the step does; null for nothing.</summary>
    public RecordHook<TRecord>? Before { get; init; }

    /// <summary>Sees the records that the step has taken, with what it added; null for nothing.</summary>
    public RecordHook<TRecord>? After { get; init; }
}

/// <summary>Code of the user's that sees the records of a page.</summary>
/// <typeparam name="TRecord">A record.</typeparam>
/// <param name="records">The records.</param>
/// <param name="cancellationToken">Cancels the work.</param>
/// <returns>One result for each record, in the same order.</returns>
public delegate Task<IReadOnlyList<HookResult<TRecord>>> RecordHook<TRecord>(IReadOnlyList<TRecord> records, CancellationToken cancellationToken);

/// <summary>Code of the user's that sees what an import sends and what is answered.</summary>
/// <typeparam name="TRecord">A record.</typeparam>
/// <typeparam name="TAction">What is sent.</typeparam>
/// <typeparam name="TAnswer">What is answered.</typeparam>
public sealed record SubmitHooks<TRecord, TAction, TAnswer>
    where TAction : class
{
    /// <summary>Sees the records with the actions that were made of them, and gives the actions that are sent; null for nothing.</summary>
    public Func<IReadOnlyList<TRecord>, IReadOnlyList<TAction>, CancellationToken, Task<IReadOnlyList<HookResult<TAction>>>>? Mapped { get; init; }

    /// <summary>Sees what became of the records, and says what counts; null for nothing.</summary>
    public Func<IReadOnlyList<TRecord>, IReadOnlyList<SubmitResult<TAnswer>>, CancellationToken, Task<IReadOnlyList<SubmitResult<TAnswer>>>>? Submitted { get; init; }
}
