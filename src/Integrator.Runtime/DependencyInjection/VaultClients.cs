using System.Collections.Concurrent;

namespace Integrator;

/// <summary>
/// Clients of the connections that a <see cref="Vault"/> keeps. Those who ask for the same connection share a client, and with it limits and tokens.
/// Many threads may use it at the same time.
/// </summary>
/// <typeparam name="TClient">A generated client, such as <c>GitHubClient</c>.</typeparam>
public sealed class VaultClients<TClient> : IDisposable
    where TClient : class
{
    private const int MostClients = 10_000;

    private readonly ConcurrentDictionary<string, Entry> _open = new(StringComparer.Ordinal);
    private readonly Vault _vault;
    private readonly Api _api;
    private readonly Func<Connection, TClient> _create;
    private readonly Action<ConnectionKey, ConnectionOptions> _configure;
    private bool _isDisposed;

    internal VaultClients(Vault vault, Api api, Func<Connection, TClient> create, Action<ConnectionKey, ConnectionOptions> configure) =>
        (_vault, _api, _create, _configure) = (vault, api, create, configure);

    /// <summary>The client of a connection. Do not dispose its connection.</summary>
    /// <param name="tenant">The customer of the host; empty for a host with one.</param>
    /// <param name="user">The end user whose account it is; null for the account that the tenant's users share.</param>
    /// <param name="name">Tells the accounts apart that one owner has.</param>
    /// <param name="cancellationToken">Cancels the wait for the vault.</param>
    /// <exception cref="ConnectionNotFoundException">There is no such connection.</exception>
    /// <exception cref="ReauthenticationException">Nobody has connected it yet.</exception>
    /// <exception cref="CredentialStoreException">Its credential cannot be decrypted.</exception>
    public async ValueTask<TClient> GetAsync(string tenant = "", string? user = null, string name = ConnectionKey.DefaultName, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var key = new ConnectionKey(_api.Name, name) { Tenant = tenant, User = user };
        var stored = await _vault.Connections.FindAsync(key, cancellationToken).ConfigureAwait(false) ?? throw new ConnectionNotFoundException(key.ToString());
        if (!_open.TryGetValue(stored.Id, out var entry))
        {
            var connection = await _vault.OpenAsync(_api, stored, options => _configure(key, options), cancellationToken).ConfigureAwait(false);
            entry = _open.GetOrAdd(stored.Id, new Entry(connection, _create(connection)));
            if (!ReferenceEquals(entry.Connection, connection))
            {
                connection.Dispose();
            }

            Trim();
        }

        entry.LastUse = Environment.TickCount64;
        return entry.Client;
    }

    /// <summary>Opens a connection for one purpose, with options of its own. The caller disposes it.</summary>
    /// <param name="key">What the connection is asked for by.</param>
    /// <param name="configure">Changes how its calls are sent.</param>
    /// <param name="cancellationToken">Cancels the wait for the vault.</param>
    /// <exception cref="ConnectionNotFoundException">There is no such connection.</exception>
    /// <exception cref="ReauthenticationException">Nobody has connected it yet.</exception>
    /// <exception cref="CredentialStoreException">Its credential cannot be decrypted.</exception>
    public Task<Connection> OpenAsync(ConnectionKey key, Action<ConnectionOptions>? configure = null, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return _vault.ConnectAsync(
            _api,
            key,
            options =>
            {
                _configure(key, options);
                configure?.Invoke(options);
            },
            cancellationToken);
    }

    /// <summary>Ends all clients.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        foreach (var entry in _open.Values)
        {
            entry.Connection.Dispose();
        }
    }

    // Somebody may still call with a client that is let go, so it is not disposed: it holds nothing but memory.
    private void Trim()
    {
        if (_open.Count <= MostClients)
        {
            return;
        }

        foreach (var (id, _) in _open.OrderBy(static open => open.Value.LastUse).Take(MostClients / 2).ToList())
        {
            _open.TryRemove(id, out _);
        }
    }

    private sealed class Entry(Connection connection, TClient client)
    {
        public Connection Connection => connection;

        public TClient Client => client;

        public long LastUse { get; set; }
    }
}
