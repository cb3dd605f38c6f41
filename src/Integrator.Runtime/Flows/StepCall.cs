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
        if (_step.Kind == FlowStepKind.Import && _run.Planned is { } planned)
        {
            lock (planned)
            {
                planned.Add(new PlannedCall(_step.Name, action));
            }

            throw new NotSentException();
        }

        var number = Interlocked.Increment(ref _number);
        return Connection.SendAsync(action, () => _key(number), CancellationToken);
    }
}

/// <summary>A dry run has come to a call that it does not make.</summary>
internal sealed class NotSentException : Exception;
