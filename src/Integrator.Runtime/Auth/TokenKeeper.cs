namespace Integrator.Auth;

/// <summary>Holds a token and replaces it in time, once for all who wait.</summary>
internal sealed class TokenKeeper(TokenSource source, Account account, OAuthToken? first, AuthTools tools)
{
    private const int MostAttempts = 3;

    private static readonly TimeSpan s_firstWait = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan s_rest = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private volatile OAuthToken? _current = first;
    private DateTimeOffset? _since;
    private long _restsUntil;
    private Task? _replacing;

    public OAuthToken? Current => _current;

    /// <summary>Whether calls are made with the token as it is.</summary>
    public bool IsValid
    {
        get
        {
            if (_current is not { } token)
            {
                return false;
            }

            if (token.ExpiresAt is not { } end)
            {
                return true;
            }

            var now = tools.Clock.GetUtcNow();
            return now + Leeway(end) < end || (now < end && now.UtcTicks < Volatile.Read(ref _restsUntil));
        }
    }

    /// <summary>Takes a token that somebody else got.</summary>
    public void Take(OAuthToken? token)
    {
        lock (_lock)
        {
            _since = tools.Clock.GetUtcNow();
            _current = token;
        }
    }

    /// <summary>Gets another token than the one that is stale; returns at once when there is one already.</summary>
    public Task ReplaceAsync(OAuthToken? stale, CancellationToken cancellationToken)
    {
        Task replacing;
        lock (_lock)
        {
            if (!ReferenceEquals(_current, stale))
            {
                return Task.CompletedTask;
            }

            // Not on the token of whoever came first: others wait for it too, and a refresh token may work only once.
            replacing = _replacing ??= Task.Run(ReplaceAsync, CancellationToken.None);
        }

        return replacing.WaitAsync(cancellationToken);
    }

    private async Task ReplaceAsync()
    {
        try
        {
            if (tools.Stored is { } stored)
            {
                await stored.ReplaceAsync(_current, state => FetchAsync(state.Credential)).ConfigureAwait(false);
                account.Take(stored.State);
                await TakeAsync(stored.State.Credential.Token).ConfigureAwait(false);
            }
            else
            {
                await TakeAsync(await FetchAsync(null).ConfigureAwait(false)).ConfigureAwait(false);
            }
        }
        catch (Exception failure) when (IsPassing(failure) && IsUsable())
        {
            // The token is replaced ahead of its end. Until then it still works, and the endpoint may be back.
            Volatile.Write(ref _restsUntil, (tools.Clock.GetUtcNow() + s_rest).UtcTicks);
            AuthLog.TokenKept(tools.Logger, tools.Api, tools.Redactor.Redact(failure.Message));
        }
        finally
        {
            lock (_lock)
            {
                _replacing = null;
            }
        }
    }

    private async ValueTask TakeAsync(OAuthToken? token)
    {
        tools.Redactor.Pass(token);
        if (token is not null && tools.TokenChanged is { } changed)
        {
            await changed(token, CancellationToken.None).ConfigureAwait(false);
        }

        Take(token);
    }

    // An endpoint that is overloaded or down says nothing about the credential.
    private async ValueTask<OAuthToken> FetchAsync(Credential? credential)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var scope = credential is null ? account.Scope : account.Scope.WithCredential(credential);
                return await source.FetchAsync(credential is null ? scope.With(_current) : scope, tools, CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception failure) when (attempt < MostAttempts && IsPassing(failure))
            {
                await Task.Delay(s_firstWait * Math.Pow(2, attempt - 1), tools.Clock).ConfigureAwait(false);
            }
        }
    }

    private bool IsUsable() => _current is { ExpiresAt: { } end } && tools.Clock.GetUtcNow() < end;

    private static bool IsPassing(Exception failure) =>
        failure is HttpRequestException or TimeoutException or TokenException { NeedsReauthentication: false, Status: 408 or 429 or >= 500 };

    // A token that lives shorter than the leeway would be replaced before every call.
    private TimeSpan Leeway(DateTimeOffset end) => _since is { } start && (end - start) / 2 < source.Leeway ? (end - start) / 2 : source.Leeway;
}
