using Integrator.Auth;

namespace Integrator;

/// <summary>Where tokens of OAuth 1.0a come from (RFC 5849, section 2). A <see cref="Consent"/> gets the only token; it does not expire.</summary>
public sealed record OAuth1Tokens : TokenSource
{
    /// <summary>Gives the address of the temporary credentials, which a consent begins with.</summary>
    public required Func<AuthScope, string> RequestTokenUrl { get; init; }

    /// <summary>Gives the address of the page where the user consents.</summary>
    public required Func<AuthScope, string> AuthorizeUrl { get; init; }

    /// <summary>Gives the address of the token credentials, which a consent ends with.</summary>
    public required Func<AuthScope, string> TokenUrl { get; init; }

    /// <summary>The client, and how it signs the requests for tokens.</summary>
    public required OAuth1Scheme Client { get; init; }

    internal override ConsentFlow Flow => new OAuth1Consent(this);

    internal override ValueTask<OAuthToken> FetchAsync(AuthScope scope, AuthTools tools, CancellationToken cancellationToken) =>
        throw new TokenException($"{tools.Api}: a token of OAuth 1.0a cannot be fetched; the user must consent.", isFinal: true);
}
