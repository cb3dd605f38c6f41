using Integrator.Auth;

namespace Integrator;

/// <summary>Where the tokens of a credential come from.</summary>
public abstract record TokenSource
{
    /// <summary>How long before its end a token is replaced. Never more than half of its life.</summary>
    public TimeSpan Leeway { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How a token is found in the answer.</summary>
    public TokenAnswer Answer { get; init; } = new();

    /// <summary>How a user's consent begins it; null where no user is needed.</summary>
    internal virtual ConsentFlow? Flow => null;

    /// <summary>A new token, from the scope's own where that can be refreshed.</summary>
    /// <exception cref="TokenException">The endpoint refused.</exception>
    internal abstract ValueTask<OAuthToken> FetchAsync(AuthScope scope, AuthTools tools, CancellationToken cancellationToken);
}
