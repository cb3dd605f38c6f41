namespace Integrator.Flows;

/// <summary>Finds the connections of flows.</summary>
public interface IFlowConnections
{
    /// <summary>The connection of a slot, which stays the host's.</summary>
    /// <param name="slot">What the flow needs.</param>
    /// <param name="tenant">For whom the job runs; null for the host itself.</param>
    /// <param name="name">The name that a step asks for instead of the usual connection; null for the usual one.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <returns>Null if there is no such connection.</returns>
    ValueTask<Connection?> FindAsync(ConnectionSlot slot, string? tenant, string? name, CancellationToken cancellationToken = default);
}

/// <summary>Connections that are given once, for every tenant alike.</summary>
public sealed class FlowConnections : IFlowConnections
{
    private readonly Dictionary<(string Slot, string? Name), Connection> _connections = [];

    /// <summary>Adds a connection.</summary>
    /// <param name="slot">The name of the slot.</param>
    /// <param name="connection">The connection.</param>
    /// <param name="name">The name by which a step can ask for it; null for the usual one of the slot.</param>
    public FlowConnections Add(string slot, Connection connection, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(slot);
        ArgumentNullException.ThrowIfNull(connection);
        _connections[(slot, name)] = connection;
        return this;
    }

    /// <inheritdoc/>
    public ValueTask<Connection?> FindAsync(ConnectionSlot slot, string? tenant, string? name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(slot);
        return new(_connections.GetValueOrDefault((slot.Name, name)));
    }
}
