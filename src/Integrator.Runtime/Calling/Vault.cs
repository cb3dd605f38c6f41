using Integrator.Auth;

namespace Integrator;

/// <summary>
/// Connections whose credentials are kept: opened by name, tenant and user, refreshed once for all processes that share the stores, and connected
/// again without losing their id. Many threads may use it at the same time.
/// </summary>
/// <param name="connections">Keeps what is known about connections.</param>
/// <param name="credentials">Keeps their secrets.</param>
/// <param name="options">How it works.</param>
public sealed class Vault(IConnectionStore connections, ICredentialStore credentials, VaultOptions? options = null)
{
    /// <summary>What is known about connections besides their secrets.</summary>
    public IConnectionStore Connections => connections;

    internal ICredentialStore Credentials => credentials;

    /// <summary>How it works.</summary>
    public VaultOptions Options { get; } = options ?? new VaultOptions();

    /// <summary>
    /// Stores a credential that is at hand: a new connection, or the credential of the one of that key, which keeps its id and is active then. This is
    /// also how tokens are imported that another system got.
    /// </summary>
    /// <param name="api">The remote side.</param>
    /// <param name="key">What the connection is asked for by.</param>
    /// <param name="credential">What proves who calls, with its token if there is one.</param>
    /// <param name="variables">The variables of the account, of the type that the connector generates for them; null if it has none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">The key is for another API.</exception>
    /// <exception cref="InvalidOperationException">The credential is for a method that the API does not have.</exception>
    /// <exception cref="FormException">A variable is not what its field allows.</exception>
    public async Task<StoredConnection> AddAsync(Api api, ConnectionKey key, Credential credential, object? variables = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(credential);
        var connection = await BeginAsync(api, key, cancellationToken).ConfigureAwait(false);
        await StoreAsync(api, connection, credential, variables, cancellationToken).ConfigureAwait(false);
        await SetStatusAsync(connection, ConnectionStatus.Active, null, cancellationToken).ConfigureAwait(false);
        return await FindAsync(connection.Id, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Connects an account. The credential is checked as the connector says (<see cref="LifeCycle.Validate"/>) and stored only if it works, so that a
    /// wrong one never replaces one that works. Then <see cref="LifeCycle.AfterConnecting"/> runs; if it fails, the status is
    /// <see cref="ConnectionStatus.PostInstallError"/>, and calling again tries again.
    /// </summary>
    /// <param name="api">The remote side.</param>
    /// <param name="key">What the connection is asked for by.</param>
    /// <param name="credential">What proves who calls, with its token if there is one.</param>
    /// <param name="variables">The variables of the account, of the type that the connector generates for them; null if it has none.</param>
    /// <param name="configure">Changes how calls are sent.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">The key is for another API.</exception>
    /// <exception cref="InvalidOperationException">The credential is for a method that the API does not have.</exception>
    /// <exception cref="FormException">A variable is not what its field allows.</exception>
    /// <exception cref="ConnectionRefusedException">The credential does not work. Nothing was stored.</exception>
    public async Task<StoredConnection> InstallAsync(
        Api api, ConnectionKey key, Credential credential, object? variables = null, Action<ConnectionOptions>? configure = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(credential);
        var connection = await BeginAsync(api, key, cancellationToken).ConfigureAwait(false);
        var installation = new Installation(this, api, connection, configure);
        var working = await installation.CheckAsync(credential, variables, cancellationToken).ConfigureAwait(false);
        await StoreAsync(api, connection, working, variables, cancellationToken).ConfigureAwait(false);
        await installation.FinishAsync(cancellationToken).ConfigureAwait(false);
        return await FindAsync(connection.Id, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Removes a connection with its credential, after <see cref="LifeCycle.BeforeDeleting"/> ran. What the provider registered for it otherwise, such
    /// as webhooks, stays. <see cref="IConnectionStore.DeleteAsync"/> removes without a call.
    /// </summary>
    /// <param name="api">The remote side.</param>
    /// <param name="id">The connection.</param>
    /// <param name="configure">Changes how calls are sent.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectionNotFoundException">There is no such connection.</exception>
    /// <exception cref="ApiException">What runs before failed. The connection is still there.</exception>
    public async Task DeleteAsync(Api api, string id, Action<ConnectionOptions>? configure = null, CancellationToken cancellationToken = default)
    {
        var stored = await FindAsync(id, cancellationToken).ConfigureAwait(false);
        Check(api, stored.Key);
        if (api.LifeCycle?.BeforeDeleting is { } before && stored.Status is ConnectionStatus.Active or ConnectionStatus.PostInstallError)
        {
            using var connection = await OpenAsync(api, stored, configure, cancellationToken).ConfigureAwait(false);
            await before(connection, cancellationToken).ConfigureAwait(false);
        }

        if (await connections.DeleteAsync(id, cancellationToken).ConfigureAwait(false))
        {
            await TellAsync(stored, stored.Status, null, null, cancellationToken).ConfigureAwait(false);
        }
    }

    internal async Task StoreAsync(Api api, StoredConnection connection, Credential credential, object? variables, CancellationToken cancellationToken)
    {
        api.Method(credential);
        if (variables is not null)
        {
            api.Account?.Check(variables);
        }

        var json = variables is null ? null : api.WriteVariables(variables);
        while (true)
        {
            var before = await credentials.ReadAsync(connection.Id, CredentialPurpose.Change, 0, cancellationToken).ConfigureAwait(false);
            var state = new CredentialState(credential, (before?.Generation ?? 0) + 1) { Variables = json ?? before?.Variables };
            if (await credentials.TryWriteAsync(connection.Id, state, cancellationToken).ConfigureAwait(false))
            {
                break;
            }

            if (await connections.FindAsync(connection.Id, cancellationToken).ConfigureAwait(false) is null)
            {
                throw new ConnectionNotFoundException(connection.Id);
            }
        }
    }

    /// <summary>The connection of a key, which is added as <see cref="ConnectionStatus.Connecting"/> if there is none: the user goes to connect it.</summary>
    /// <param name="api">The remote side.</param>
    /// <param name="key">What the connection is asked for by.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">The key is for another API.</exception>
    public async Task<StoredConnection> BeginAsync(Api api, ConnectionKey key, CancellationToken cancellationToken = default)
    {
        Check(api, key);
        while (true)
        {
            if (await connections.FindAsync(key, cancellationToken).ConfigureAwait(false) is { } known)
            {
                return known;
            }

            var now = Options.TimeProvider.GetUtcNow();
            var added = new StoredConnection(Guid.CreateVersion7(now).ToString("n"), key) { Status = ConnectionStatus.Connecting, CreatedAt = now, UpdatedAt = now };
            if (await connections.TryAddAsync(added, cancellationToken).ConfigureAwait(false))
            {
                await TellAsync(added, null, ConnectionStatus.Connecting, null, cancellationToken).ConfigureAwait(false);
                return added;
            }
        }
    }

    /// <summary>Opens a connection. The caller disposes it; it sees tokens that other processes get, and users that connect again.</summary>
    /// <param name="api">The remote side, as a generated client names it.</param>
    /// <param name="key">What the connection is asked for by.</param>
    /// <param name="configure">Changes how calls are sent.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectionNotFoundException">There is no such connection.</exception>
    /// <exception cref="ReauthenticationException">Nobody has connected it yet.</exception>
    /// <exception cref="CredentialStoreException">Its credential cannot be decrypted.</exception>
    public async Task<Connection> ConnectAsync(Api api, ConnectionKey key, Action<ConnectionOptions>? configure = null, CancellationToken cancellationToken = default)
    {
        Check(api, key);
        var connection = await connections.FindAsync(key, cancellationToken).ConfigureAwait(false) ?? throw new ConnectionNotFoundException(key.ToString());
        return await OpenAsync(api, connection, configure, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Replaces the token of a connection now, before anybody calls with it.</summary>
    /// <param name="api">The remote side.</param>
    /// <param name="id">The connection.</param>
    /// <param name="configure">Changes how calls are sent.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>Whether it has a token that can be replaced.</returns>
    /// <exception cref="ConnectionNotFoundException">There is no such connection.</exception>
    /// <exception cref="ReauthenticationException">The credential was refused before.</exception>
    /// <exception cref="TokenException">The token endpoint gave no token.</exception>
    public async Task<bool> RefreshAsync(Api api, string id, Action<ConnectionOptions>? configure = null, CancellationToken cancellationToken = default)
    {
        var stored = await FindAsync(id, cancellationToken).ConfigureAwait(false);
        Check(api, stored.Key);
        using var connection = await OpenAsync(api, stored, configure, cancellationToken).ConfigureAwait(false);
        return await connection.RefreshAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Changes the status of a connection and tells of it.</summary>
    /// <param name="id">The connection.</param>
    /// <param name="status">The new status.</param>
    /// <param name="error">Why it does not work, without secrets; null while it does.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectionNotFoundException">There is no such connection.</exception>
    public async Task SetStatusAsync(string id, ConnectionStatus status, string? error = null, CancellationToken cancellationToken = default) =>
        await SetStatusAsync(await FindAsync(id, cancellationToken).ConfigureAwait(false), status, error, cancellationToken).ConfigureAwait(false);

    internal async ValueTask SetStatusAsync(StoredConnection connection, ConnectionStatus status, string? error, CancellationToken cancellationToken)
    {
        if (await connections.SetStatusAsync(connection.Id, status, error, cancellationToken).ConfigureAwait(false) is { } before)
        {
            await TellAsync(connection, before, status, error, cancellationToken).ConfigureAwait(false);
        }
    }

    internal async Task<Connection> OpenAsync(Api api, StoredConnection connection, Action<ConnectionOptions>? configure, CancellationToken cancellationToken)
    {
        var state = await credentials.ReadAsync(connection.Id, CredentialPurpose.Call, 0, cancellationToken).ConfigureAwait(false)
            ?? throw new ReauthenticationException($"{connection.Key} ({connection.Id})", "Nobody has connected it yet.");
        var opened = OptionsFor(connection.Key, configure);
        opened.Variables = api.ReadVariables(state.Variables);
        opened.Stored = new StoredAccount(this, api, connection, state);
        return new Connection(api, state.Credential, opened);
    }

    /// <summary>How the calls of a connection are sent: as <see cref="VaultOptions.Configure"/> says, then as the caller does.</summary>
    /// <param name="key">The connection.</param>
    /// <param name="configure">Changes how calls are sent.</param>
    public ConnectionOptions OptionsFor(ConnectionKey key, Action<ConnectionOptions>? configure = null)
    {
        var made = new ConnectionOptions { TimeProvider = Options.TimeProvider };
        Options.Configure?.Invoke(key, made);
        configure?.Invoke(made);
        return made;
    }

    private async Task<StoredConnection> FindAsync(string id, CancellationToken cancellationToken) =>
        await connections.FindAsync(id, cancellationToken).ConfigureAwait(false) ?? throw new ConnectionNotFoundException(id);

    private ValueTask TellAsync(StoredConnection connection, ConnectionStatus? before, ConnectionStatus? status, string? error, CancellationToken cancellationToken) =>
        Options.StatusChanged?.Invoke(new ConnectionChange(connection.Id, connection.Key, before, status, error), cancellationToken) ?? default;

    private static void Check(Api api, ConnectionKey key)
    {
        ArgumentNullException.ThrowIfNull(api);
        ArgumentNullException.ThrowIfNull(key);
        if (key.Api != api.Name)
        {
            throw new ArgumentException($"The key {key} is not one of {api.Name}.", nameof(key));
        }
    }
}
