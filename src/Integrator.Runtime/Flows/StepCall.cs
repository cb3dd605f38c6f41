namespace Integrator.Flows;

/// <summary>What a step may use while it works on a record.</summary>
public sealed class StepCall
{
    private readonly FlowRun _run;
    private readonly FlowStep _step;
    private readonly Connection? _connection;
    private readonly Func<int, string> _key;
    private int _number;

    internal StepCall(FlowRun run, FlowStep step, Connection? connection, Func<int, string> key) => (_run, _step, _connection, _key) = (run, step, connection, key);

    /// <summary>The connection of the step.</summary>
    /// <exception cref="InvalidOperationException">The step has none.</exception>
    public Connection Connection => _connection ?? throw new InvalidOperationException($"The step '{_step.Name}' has no connection.");

    /// <summary>What the state of the flow was when the job began: JSON by name.</summary>
    public IReadOnlyDictionary<string, string> State => _run.State;

    internal bool IsIgnored { get; private set; }

    /// <summary>Cancels the step.</summary>
    public CancellationToken CancellationToken => _run.CancellationToken;

    /// <summary>
    /// Sends an action. Where the API takes idempotency keys, the call has one that stays the same when the record is tried again. In a dry run an
    /// import does not send, and the step ends here.
    /// </summary>
    /// <param name="action">The action.</param>
    public Task<T> SendAsync<T>(IAction<T> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        if (_step.Kind is FlowStepKind.Import or FlowStepKind.Mark && _run.Planned is { } planned)
        {
            lock (planned)
            {
                planned.Add(new PlannedCall(_step.Name, action));
            }

            throw new NotSentException();
        }

        _run.Ensure();
        var number = Interlocked.Increment(ref _number);
        return Connection.SendAsync(action, () => _key(number), CancellationToken);
    }

    /// <summary>Sends an action that looks for something, also in a dry run.</summary>
    /// <param name="action">The action.</param>
    /// <returns>The default value of the type if the API says that there is no such thing (404 or 410).</returns>
    public async Task<T?> FindAsync<T>(IAction<T> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        try
        {
            return await Connection.SendAsync(action, CancellationToken).ConfigureAwait(false);
        }
        catch (ApiException failure) when (failure.Status is 404 or 410)
        {
            return default;
        }
    }

    /// <summary>Looks something up, also in a dry run. What was found is kept for as long as the lookup says.</summary>
    /// <param name="lookup">The lookup.</param>
    /// <param name="action">The action that finds it.</param>
    /// <returns>The default value of the type if the API says that there is no such thing (404 or 410).</returns>
    public async Task<T?> LookAsync<T>(FlowLookup lookup, IAction<T> action)
    {
        ArgumentNullException.ThrowIfNull(lookup);
        ArgumentNullException.ThrowIfNull(action);
        var connection = await _run.ConnectionAsync(lookup.Connection, null).ConfigureAwait(false);
        return await lookup.FindAsync(connection!, action, () => new StepCall(_run, _step, connection, _key).FindAsync(action), _run.Clock).ConfigureAwait(false);
    }

    /// <summary>The record goes on, and counts as left out.</summary>
    /// <param name="record">The record.</param>
    public T Ignore<T>(T record)
    {
        IsIgnored = true;
        return record;
    }
}

/// <summary>A dry run has come to a call that it does not make.</summary>
internal sealed class NotSentException : Exception;
