namespace Integrator.Flows;

/// <summary>What the steps of one run share.</summary>
internal sealed class FlowRun(IFlowConnections connections, string? tenant, TimeProvider clock, CancellationToken cancellationToken)
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<(string Slot, string? Name), Connection?> _found = new();

    /// <summary>Where imports put what they would send; null if they send it.</summary>
    public List<PlannedCall>? Planned { get; init; }

    /// <summary>What the state of the flow was when the job began.</summary>
    public IReadOnlyDictionary<string, string> State { get; set; } = new Dictionary<string, string>();

    /// <summary>Throws if another node may have the job.</summary>
    public Action Ensure { get; init; } = static () => { };

    /// <summary>What records of the whole host are worked on one at a time.</summary>
    public KeyedLocks Locks { get; init; } = new();

    /// <summary>How long a step waits before its second attempt; each wait behind it is twice as long, and at most a minute.</summary>
    public TimeSpan RetryWait { get; init; } = TimeSpan.FromSeconds(1);

    public CancellationToken CancellationToken => cancellationToken;

    public TimeProvider Clock => clock;

    public async ValueTask<Connection?> ConnectionAsync(ConnectionSlot? slot, string? name)
    {
        if (slot is null)
        {
            return null;
        }

        if (!_found.TryGetValue((slot.Name, name), out var known))
        {
            known = await connections.FindAsync(slot, tenant, name, cancellationToken).ConfigureAwait(false);
            _found[(slot.Name, name)] = known;
        }

        return known ?? (name is null
            ? throw new FlowException("no_connection", $"The flow has no connection '{slot.Name}'.")
            : null);
    }
}

/// <summary>What an import would have sent.</summary>
/// <param name="Step">The step.</param>
/// <param name="Action">The action, ready to be sent.</param>
public sealed record PlannedCall(string Step, object Action);
