namespace Integrator;

/// <summary>Keeps what is known about connections besides their secrets.</summary>
public interface IConnectionStore
{
    /// <summary>Adds a connection.</summary>
    /// <returns>Whether it was added; false if there is one of its key or its id.</returns>
    ValueTask<bool> TryAddAsync(StoredConnection connection, CancellationToken cancellationToken = default);

    /// <summary>The connection of an id; null if there is none.</summary>
    ValueTask<StoredConnection?> FindAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>The connection of a key; null if there is none.</summary>
    ValueTask<StoredConnection?> FindAsync(ConnectionKey key, CancellationToken cancellationToken = default);

    /// <summary>The connections of a tenant, by their age.</summary>
    /// <param name="tenant">The customer of the host; empty for a host with one.</param>
    /// <param name="api">The connector's name; null for all.</param>
    /// <param name="user">The end user; null for those of all users and the shared ones.</param>
    /// <param name="cancellationToken">Cancels the list.</param>
    IAsyncEnumerable<StoredConnection> ListAsync(string tenant, string? api = null, string? user = null, CancellationToken cancellationToken = default);

    /// <summary>The connections of all tenants whose token ends before a time and that are active.</summary>
    /// <param name="expiringBefore">The time.</param>
    /// <param name="cancellationToken">Cancels the list.</param>
    IAsyncEnumerable<StoredConnection> ListExpiringAsync(DateTimeOffset expiringBefore, CancellationToken cancellationToken = default);

    /// <summary>Changes the status.</summary>
    /// <param name="id">The connection.</param>
    /// <param name="status">The new status.</param>
    /// <param name="error">Why it does not work, without secrets; null while it does.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The status before, if this call changed it; null if it was so already, or the connection does not exist.</returns>
    ValueTask<ConnectionStatus?> SetStatusAsync(string id, ConnectionStatus status, string? error = null, CancellationToken cancellationToken = default);

    /// <summary>Removes a connection with its credential.</summary>
    /// <returns>Whether there was one.</returns>
    ValueTask<bool> DeleteAsync(string id, CancellationToken cancellationToken = default);
}
