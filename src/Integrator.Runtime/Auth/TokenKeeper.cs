namespace Integrator.Auth;

/// <summary>Holds a token and replaces it in time, once for all who wait.</summary>
internal sealed class TokenKeeper(TokenSource source, AuthScope scope, AuthTools tools)
{
    private readonly Lock _lock = new();
    private volatile OAuthToken? _current = scope.Token;
    private DateTimeOffset? _since;
    private Task? _replacing;

    public OAuthToken? Current => _current;

    public bool IsValid => _current is { } token && (token.ExpiresAt is not { } end || tools.Clock.GetUtcNow() + Leeway(end) < end);

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
            replacing = _replacing ??= Task.Run(FetchAsync, CancellationToken.None);
        }

        return replacing.WaitAsync(cancellationToken);
    }

    private async Task FetchAsync()
    {
        try
        {
            var token = await source.FetchAsync(scope.With(_current), tools, CancellationToken.None).ConfigureAwait(false);
            tools.Redactor.Pass(token);
            if (tools.TokenChanged is { } changed)
            {
                await changed(token, CancellationToken.None).ConfigureAwait(false);
            }

            _since = tools.Clock.GetUtcNow();
            _current = token;
        }
        finally
        {
            lock (_lock)
            {
                _replacing = null;
            }
        }
    }

    // A token that lives shorter than the leeway would be replaced before every call.
    private TimeSpan Leeway(DateTimeOffset end) => _since is { } start && (end - start) / 2 < source.Leeway ? (end - start) / 2 : source.Leeway;
}
