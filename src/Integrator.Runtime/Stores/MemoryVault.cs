using System.Runtime.CompilerServices;

namespace Integrator;

/// <summary>Connections and their credentials in memory, for one process and for tests. Nothing is encrypted, and all is gone when the process ends.</summary>
/// <param name="clock">Says when leases end; null for the clock of the system.</param>
public sealed class MemoryVault(TimeProvider? clock = null) : IConnectionStore, ICredentialStore
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public ValueTask<bool> TryAddAsync(StoredConnection connection, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        lock (_lock)
        {
            return new(!_entries.Values.Any(entry => entry.Connection.Key == connection.Key) && _entries.TryAdd(connection.Id, new Entry(connection)));
        }
    }

    /// <inheritdoc/>
    public ValueTask<StoredConnection?> FindAsync(string id, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            return new(_entries.GetValueOrDefault(id)?.Connection);
        }
    }

    /// <inheritdoc/>
    public ValueTask<StoredConnection?> FindAsync(ConnectionKey key, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            return new(_entries.Values.FirstOrDefault(entry => entry.Connection.Key == key)?.Connection);
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredConnection> ListAsync(string tenant, string? api = null, string? user = null, CancellationToken cancellationToken = default) =>
        List(connection => connection.Key.Tenant == tenant && (api is null || connection.Key.Api == api) && (user is null || connection.Key.User == user), cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredConnection> ListExpiringAsync(DateTimeOffset expiringBefore, CancellationToken cancellationToken = default) =>
        List(connection => connection is { Status: ConnectionStatus.Active, ExpiresAt: { } end } && end < expiringBefore, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ConnectionStatus?> SetStatusAsync(string id, ConnectionStatus status, string? error = null, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            if (_entries.GetValueOrDefault(id) is not { } entry || (entry.Connection.Status == status && entry.Connection.Error == error))
            {
                return new((ConnectionStatus?)null);
            }

            var before = entry.Connection.Status;
            entry.Connection = entry.Connection with { Status = status, Error = error, UpdatedAt = _clock.GetUtcNow() };
            return new(before == status ? null : before);
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> DeleteAsync(string id, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            return new(_entries.Remove(id));
        }
    }

    /// <inheritdoc/>
    public ValueTask<CredentialState?> ReadAsync(string connection, CredentialPurpose purpose, long after = 0, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            return new(_entries.GetValueOrDefault(connection)?.State is { } state && state.Generation > after ? state : null);
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> TryWriteAsync(string connection, CredentialState state, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(state);
        lock (_lock)
        {
            if (_entries.GetValueOrDefault(connection) is not { } entry || (entry.State?.Generation ?? 0) != state.Generation - 1)
            {
                return new(false);
            }

            entry.State = state;
            entry.Connection = entry.Connection with { Method = state.Credential.Method, ExpiresAt = state.Credential.Token?.ExpiresAt, UpdatedAt = _clock.GetUtcNow() };
            return new(true);
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> TryLeaseAsync(string connection, string holder, TimeSpan duration, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            var now = _clock.GetUtcNow();
            if (_entries.GetValueOrDefault(connection) is not { } entry || (entry.Holder is { } other && other != holder && entry.LeaseEnd > now))
            {
                return new(false);
            }

            (entry.Holder, entry.LeaseEnd) = (holder, now + duration);
            return new(true);
        }
    }

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(string connection, string holder, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            if (_entries.GetValueOrDefault(connection) is { } entry && entry.Holder == holder)
            {
                entry.Holder = null;
            }

            return default;
        }
    }

    private async IAsyncEnumerable<StoredConnection> List(Func<StoredConnection, bool> filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        StoredConnection[] found;
        lock (_lock)
        {
            found = [.. _entries.Values.Select(static entry => entry.Connection).Where(filter).OrderBy(static connection => connection.CreatedAt).ThenBy(static connection => connection.Id, StringComparer.Ordinal)];
        }

        foreach (var connection in found)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return connection;
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }

    private sealed class Entry(StoredConnection connection)
    {
        public StoredConnection Connection { get; set; } = connection;

        public CredentialState? State { get; set; }

        public string? Holder { get; set; }

        public DateTimeOffset LeaseEnd { get; set; }
    }
}
