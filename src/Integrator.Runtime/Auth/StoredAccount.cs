namespace Integrator.Auth;

/// <summary>The credential of an open connection as the vault has it, and how it is replaced once for all who share it.</summary>
internal sealed class StoredAccount(Vault vault, Api api, StoredConnection connection, CredentialState state)
{
    private static readonly TimeSpan s_firstPoll = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan s_longestPoll = TimeSpan.FromMilliseconds(500);

    private readonly string _holder = Guid.NewGuid().ToString("n");
    private volatile CredentialState _state = state;

    // A token that the endpoint gave and that could not be stored yet. The one before may not work any more.
    private OAuthToken? _unsaved;

    /// <summary>The state that was seen last.</summary>
    public CredentialState State => _state;

    /// <summary>Why it does not work; null while it does.</summary>
    public string? Error { get; } = connection.Status == ConnectionStatus.NeedsReauth ? connection.Error ?? "The credential was refused." : null;

    /// <summary>How messages call it.</summary>
    public string Label { get; } = $"{connection.Key} ({connection.Id})";

    private VaultOptions Options => vault.Options;

    /// <summary>Reads what is stored now.</summary>
    /// <returns>Whether it is newer than what was seen last.</returns>
    public async ValueTask<bool> CatchUpAsync(CredentialPurpose purpose)
    {
        var newer = await vault.Credentials.ReadAsync(connection.Id, purpose, _state.Generation, CancellationToken.None).ConfigureAwait(false);
        _state = newer ?? _state;
        return newer is not null;
    }

    /// <summary>Replaces a token, unless another did: then what the other stored is taken.</summary>
    /// <param name="stale">The token that is replaced; null if there is none.</param>
    /// <param name="fetch">Asks for another token with a credential.</param>
    /// <exception cref="TokenException">The endpoint gave no token.</exception>
    /// <exception cref="ReauthenticationException">Another process was told that the credential is refused for good.</exception>
    /// <exception cref="TimeoutException">Another process did not come to an end with it.</exception>
    public async ValueTask ReplaceAsync(OAuthToken? stale, Func<CredentialState, ValueTask<OAuthToken>> fetch)
    {
        if (!await LeaseAsync(stale).ConfigureAwait(false))
        {
            return;
        }

        using var ending = new CancellationTokenSource();
        var prolonging = ProlongAsync(ending.Token);
        try
        {
            if (_unsaved is null && await IsReplacedAsync(stale).ConfigureAwait(false))
            {
                return;
            }

            _unsaved ??= await fetch(_state).ConfigureAwait(false);
            await SaveAsync(_unsaved).ConfigureAwait(false);
            _unsaved = null;
        }
        catch (TokenException failure) when (failure.NeedsReauthentication)
        {
            // Another may have replaced it without the lease, such as a user who connected again.
            if (!await IsReplacedAsync(stale).ConfigureAwait(false))
            {
                throw;
            }
        }
        finally
        {
            await ending.CancelAsync().ConfigureAwait(false);
            await prolonging.ConfigureAwait(false);
            await vault.Credentials.ReleaseAsync(connection.Id, _holder, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>The credential is refused for good, unless it was replaced since.</summary>
    public async ValueTask RefuseAsync(string error)
    {
        if (!await CatchUpAsync(CredentialPurpose.Call).ConfigureAwait(false))
        {
            await vault.SetStatusAsync(connection, ConnectionStatus.NeedsReauth, error, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>Stores variables of the account.</summary>
    public async ValueTask StoreVariablesAsync(object variables, CancellationToken cancellationToken)
    {
        var json = api.WriteVariables(variables);
        while (true)
        {
            var next = _state with { Variables = json, Generation = _state.Generation + 1 };
            if (await vault.Credentials.TryWriteAsync(connection.Id, next, cancellationToken).ConfigureAwait(false))
            {
                _state = next;
                return;
            }

            if (!await CatchUpAsync(CredentialPurpose.Change).ConfigureAwait(false))
            {
                await FindAsync().ConfigureAwait(false);
            }
        }
    }

    // False if another replaced the token in the meantime.
    private async ValueTask<bool> LeaseAsync(OAuthToken? stale)
    {
        var clock = Options.TimeProvider;
        var start = clock.GetTimestamp();
        for (var wait = s_firstPoll; ; wait = wait * 2 < s_longestPoll ? wait * 2 : s_longestPoll)
        {
            if (_unsaved is null && await IsReplacedAsync(stale).ConfigureAwait(false))
            {
                return false;
            }

            if (await vault.Credentials.TryLeaseAsync(connection.Id, _holder, Options.LeaseDuration, CancellationToken.None).ConfigureAwait(false))
            {
                return true;
            }

            if (clock.GetElapsedTime(start) > Options.LongestWait)
            {
                throw new TimeoutException($"{Label}: another process has been replacing the token for {Options.LongestWait.TotalSeconds:0} s.");
            }

            await Task.Delay(wait, clock).ConfigureAwait(false);
        }
    }

    private async ValueTask<bool> IsReplacedAsync(OAuthToken? stale)
    {
        await CatchUpAsync(CredentialPurpose.Refresh).ConfigureAwait(false);
        if (_state.Credential.Token?.AccessToken != stale?.AccessToken)
        {
            return true;
        }

        var now = await FindAsync().ConfigureAwait(false);
        return now.Status == ConnectionStatus.NeedsReauth ? throw new ReauthenticationException(Label, now.Error ?? "") : false;
    }

    private async ValueTask<StoredConnection> FindAsync() =>
        await vault.Connections.FindAsync(connection.Id, CancellationToken.None).ConfigureAwait(false) ?? throw new ConnectionNotFoundException(Label);

    private async Task ProlongAsync(CancellationToken ending)
    {
        while (true)
        {
            await Task.Delay(Options.LeaseDuration / 3, Options.TimeProvider, ending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (ending.IsCancellationRequested)
            {
                return;
            }

            try
            {
                await vault.Credentials.TryLeaseAsync(connection.Id, _holder, Options.LeaseDuration, CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                // The generation guards what is stored; the next attempt may come through.
                continue;
            }
        }
    }

    private async ValueTask SaveAsync(OAuthToken token)
    {
        while (true)
        {
            var before = _state;
            var next = before.Next(token);
            if (await vault.Credentials.TryWriteAsync(connection.Id, next, CancellationToken.None).ConfigureAwait(false))
            {
                _state = next;
                return;
            }

            // Variables or the form changed: the token is still the one that was replaced. Otherwise a user connected again, and that counts.
            if (!await CatchUpAsync(CredentialPurpose.Refresh).ConfigureAwait(false))
            {
                await FindAsync().ConfigureAwait(false);
            }
            else if (_state.Credential.Token?.AccessToken != before.Credential.Token?.AccessToken)
            {
                return;
            }
        }
    }
}
