namespace Integrator.Auth;

/// <summary>A credential at work: its current token, and whether the API still takes it.</summary>
internal sealed class Account
{
    private readonly CredentialMethod _method;
    private readonly Api _api;
    private readonly AuthTools _tools;
    private readonly TokenKeeper? _keeper;
    private volatile Credential _credential;
    private volatile AuthScope _scope;
    private volatile string? _lastError;

    public Account(Api api, CredentialMethod method, Credential credential, object? variables, AuthTools tools)
    {
        _api = api;
        _method = method;
        _credential = credential;
        _tools = tools;
        tools.Redactor.Keep(credential, method.Form);
        _scope = new AuthScope(credential, variables, tools.Scope, credential.Token);
        _keeper = method.Tokens is { } source ? new TokenKeeper(source, this, credential.Token, tools) : null;
        _lastError = tools.Stored?.Error;
    }

    /// <summary>What the API said when it refused; null while it takes the credential.</summary>
    public string? LastError => _lastError;

    /// <summary>What expressions see now.</summary>
    public AuthScope Scope
    {
        get
        {
            var known = _scope;
            var current = known.With(Token);

            // Kept for the next call, unless variables were stored in the meantime.
            return ReferenceEquals(current, known) ? known : Kept(current, known);
        }
    }

    /// <summary>Takes variables that replace the others; the next token sees them too.</summary>
    public void Store(object variables) => _scope = _scope.WithVariables(variables);

    /// <summary>Makes sure that there is a token that is still valid.</summary>
    /// <exception cref="ReauthenticationException">The API refused the credential before.</exception>
    public ValueTask ReadyAsync(CancellationToken cancellationToken) =>
        _lastError is not null ? ReconnectedAsync(cancellationToken)
        : _keeper is null || _keeper.IsValid ? default
        : FetchAsync(_keeper, _keeper.Current, cancellationToken);

    /// <summary>The token that is held; null when there is none.</summary>
    public OAuthToken? Token => _keeper?.Current ?? _credential.Token;

    /// <summary>Gives the token it applied; null when there is none.</summary>
    public async ValueTask<OAuthToken?> ApplyAsync(List<ComputedScheme> schemes, HttpRequestMessage message, CancellationToken cancellationToken)
    {
        var token = Token;
        var signing = new Signing(message, Scope.With(token), _tools);
        foreach (var scheme in schemes)
        {
            await scheme.ApplyAsync(signing, cancellationToken).ConfigureAwait(false);
        }

        return token;
    }

    /// <summary>After a 401: whether there is a new token now. Several calls that were refused at once share one.</summary>
    public async ValueTask<bool> RenewAsync(OAuthToken? refused, CancellationToken cancellationToken)
    {
        if (_keeper is null)
        {
            return _tools.Stored is { } stored && await CatchUpAsync(stored).ConfigureAwait(false);
        }

        await FetchAsync(_keeper, refused, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Replaces the token now.</summary>
    /// <returns>Whether the credential has tokens.</returns>
    public async ValueTask<bool> RefreshAsync(CancellationToken cancellationToken)
    {
        if (_lastError is not null)
        {
            await ReconnectedAsync(cancellationToken).ConfigureAwait(false);
        }

        return _keeper is not null && await RenewAsync(_keeper.Current, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Revokes the token at the provider. Nothing is sent any more.</summary>
    /// <exception cref="InvalidOperationException">The method has no address where tokens are revoked.</exception>
    /// <exception cref="TokenException">The provider refused.</exception>
    public async ValueTask RevokeAsync(CancellationToken cancellationToken)
    {
        if (_method.Tokens is not OAuth2Tokens { RevokeUrl: { } url } tokens)
        {
            throw new InvalidOperationException($"{_tools.Api}: '{_method.Name}' has no address where tokens are revoked.");
        }

        try
        {
            if (Token is { } token)
            {
                await tokens.RevokeAsync(url, token, _scope.With(token), _tools, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (TokenException failure)
        {
            throw failure.Redacted(_tools.Redactor.Redact);
        }

        await RefuseAsync("The token was revoked.").ConfigureAwait(false);
    }

    /// <summary>The API refused for good: nothing is sent any more, by nobody who shares the credential.</summary>
    public async ValueTask RefuseAsync(string error)
    {
        error = _tools.Redactor.Redact(error);
        if (_tools.Stored is { } stored)
        {
            await stored.RefuseAsync(error).ConfigureAwait(false);
        }

        _lastError ??= error;
    }

    /// <summary>Takes what the vault has: a token that another got, or what a user gave who connected again.</summary>
    public void Take(CredentialState state)
    {
        _tools.Redactor.Keep(state.Credential, _method.Form);
        if (_api.ReadVariables(state.Variables) is { } variables)
        {
            foreach (var secret in _api.SecretsOf(variables))
            {
                _tools.Redactor.Keep(secret);
            }

            _scope = new AuthScope(state.Credential, variables, _tools.Scope, state.Credential.Token);
        }
        else
        {
            _scope = _scope.WithCredential(state.Credential);
        }

        _credential = state.Credential;
    }

    private AuthScope Kept(AuthScope current, AuthScope known)
    {
#pragma warning disable CS0420 // The exchange is as good as volatile.
        Interlocked.CompareExchange(ref _scope, current, known);
#pragma warning restore CS0420
        return current;
    }

    // Somebody may have connected again since it was refused; otherwise nothing is sent.
    private async ValueTask ReconnectedAsync(CancellationToken cancellationToken)
    {
        var error = _lastError ?? "";
        if (_tools.Stored is not { } stored || !await CatchUpAsync(stored).ConfigureAwait(false))
        {
            throw new ReauthenticationException(_tools.Api, error);
        }

        _lastError = null;
        await ReadyAsync(cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<bool> CatchUpAsync(StoredAccount stored)
    {
        if (!await stored.CatchUpAsync(CredentialPurpose.Call).ConfigureAwait(false))
        {
            return false;
        }

        Take(stored.State);
        _keeper?.Take(stored.State.Credential.Token);
        return true;
    }

    private async ValueTask FetchAsync(TokenKeeper keeper, OAuthToken? stale, CancellationToken cancellationToken)
    {
        try
        {
            await keeper.ReplaceAsync(stale, cancellationToken).ConfigureAwait(false);
        }
        catch (ReauthenticationException failure)
        {
            _lastError ??= failure.LastError;
            throw;
        }
        catch (TokenException failure)
        {
            // Endpoints repeat what they were sent.
            var told = failure.Redacted(_tools.Redactor.Redact);
            if (told.NeedsReauthentication)
            {
                await RefuseAsync(told.Message).ConfigureAwait(false);
            }

            throw told;
        }
    }
}
