using Integrator.Auth;

namespace Integrator;

/// <summary>Tokens that are fetched by hand.</summary>
public sealed record HookTokens : TokenSource
{
    /// <summary>Gives a token; the scope holds the one before, if there is any.</summary>
    public required Func<AuthScope, CancellationToken, ValueTask<OAuthToken>> Fetch { get; init; }

    internal override ValueTask<OAuthToken> FetchAsync(AuthScope scope, AuthTools tools, CancellationToken cancellationToken) => Fetch(scope, cancellationToken);
}
