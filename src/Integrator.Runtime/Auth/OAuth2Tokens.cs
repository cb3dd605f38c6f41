using Integrator.Auth;

namespace Integrator;

/// <summary>Where a client proves itself to a token endpoint (RFC 6749, section 2.3.1).</summary>
public enum ClientAuthentication
{
    /// <summary>In the body, or in the query where the body is one.</summary>
    Body,

    /// <summary>In <c>Authorization: Basic</c>.</summary>
    Header,
}

/// <summary>How parameters are sent to a token endpoint.</summary>
public enum TokenBodyFormat
{
    /// <summary>A form (RFC 6749).</summary>
    Form,

    /// <summary>A JSON object.</summary>
    Json,

    /// <summary>The query.</summary>
    Query,
}

/// <summary>An OAuth 2.0 token endpoint (RFC 6749) and how to ask it.</summary>
public sealed record OAuth2Tokens : TokenSource
{
    /// <summary>
    /// What is asked for without a refresh token: <c>client_credentials</c>, <c>password</c>, a provider's own, or
    /// <c>authorization_code</c>, whose first token a <see cref="Consent"/> gets.
    /// </summary>
    public required string GrantType { get; init; }

    /// <summary>Gives the endpoint's address.</summary>
    public required Func<AuthScope, string> TokenUrl { get; init; }

    /// <summary>Gives the address for refreshing; the token endpoint's when null.</summary>
    public Func<AuthScope, string>? RefreshUrl { get; init; }

    /// <summary>Gives the address where the user consents; only for <c>authorization_code</c>.</summary>
    public Func<AuthScope, string>? AuthorizeUrl { get; init; }

    /// <summary>Gives the address where tokens are revoked (RFC 7009); null if the provider has none.</summary>
    public Func<AuthScope, string>? RevokeUrl { get; init; }

    /// <summary>Gives the client's id.</summary>
    public Func<AuthScope, string?> ClientId { get; init; } = static scope => scope.Field("client_id");

    /// <summary>Gives the client's secret; null for a public client.</summary>
    public Func<AuthScope, string?> ClientSecret { get; init; } = static scope => scope.Field("client_secret");

    /// <summary>What the client's id is called.</summary>
    public string IdParameter { get; init; } = "client_id";

    /// <summary>What the client's secret is called.</summary>
    public string SecretParameter { get; init; } = "client_secret";

    /// <summary>Where the client proves itself.</summary>
    public ClientAuthentication Authentication { get; init; }

    /// <summary>
    /// Whether the id and the secret are form-encoded in the header, as RFC 6749, section 2.3.1, says. Providers that compare the header as it
    /// comes need false.
    /// </summary>
    public bool EncodesClient { get; init; } = true;

    /// <summary>How parameters are sent.</summary>
    public TokenBodyFormat BodyFormat { get; init; }

    /// <summary>The method of the token endpoint.</summary>
    public string Method { get; init; } = "POST";

    /// <summary>What is asked for; nothing is sent when empty.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>Stands between scopes.</summary>
    public string ScopeSeparator { get; init; } = " ";

    /// <summary>Further parameters of the consent page, which go before ours of the same name; null leaves one out.</summary>
    public Func<AuthScope, IEnumerable<KeyValuePair<string, string?>>>? AuthorizeParameters { get; init; }

    /// <summary>Further parameters of a token request, which go before ours of the same name; null leaves one out.</summary>
    public Func<AuthScope, IEnumerable<KeyValuePair<string, string?>>>? TokenParameters { get; init; }

    /// <summary>Further parameters of a refresh, which go before ours of the same name; null leaves one out.</summary>
    public Func<AuthScope, IEnumerable<KeyValuePair<string, string?>>>? RefreshParameters { get; init; }

    /// <summary>Headers of both.</summary>
    public Func<AuthScope, IEnumerable<KeyValuePair<string, string?>>>? TokenHeaders { get; init; }

    /// <summary>How the consent is bound to who began it; <see cref="PkceMethod.S256"/> by default.</summary>
    public PkceMethod Pkce { get; init; }

    /// <summary>Parameters of the redirect that are kept in the token, by the name they get.</summary>
    public IReadOnlyDictionary<string, string> CaptureRedirect { get; init; } = new Dictionary<string, string>();

    internal override ConsentFlow? Flow => AuthorizeUrl is { } url ? new OAuth2Consent(this, url) : null;

    internal override async ValueTask<OAuthToken> FetchAsync(AuthScope scope, AuthTools tools, CancellationToken cancellationToken)
    {
        if (scope.Token?.RefreshToken is { } refresh)
        {
            List<KeyValuePair<string, string?>> refreshing = [new("grant_type", "refresh_token"), new("refresh_token", refresh)];
            return await AskAsync(RefreshUrl ?? TokenUrl, refreshing, RefreshParameters, scope, tools, cancellationToken).ConfigureAwait(false);
        }

        if (GrantType is "authorization_code" or "refresh_token")
        {
            throw new TokenException($"{tools.Api}: there is no token that could be refreshed; the user must consent.", isFinal: true);
        }

        return await AskAsync(TokenUrl, Asking(scope), TokenParameters, scope, tools, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Revokes a token. With the refresh token, the provider takes back all that was granted with it (RFC 7009, section 2.1).</summary>
    /// <exception cref="TokenException">The provider refused.</exception>
    internal async ValueTask RevokeAsync(Func<AuthScope, string> url, OAuthToken token, AuthScope scope, AuthTools tools, CancellationToken cancellationToken)
    {
        List<KeyValuePair<string, string?>> revoking = token.RefreshToken is { } refresh
            ? [new("token", refresh), new("token_type_hint", "refresh_token")]
            : [new("token", token.AccessToken), new("token_type_hint", "access_token")];
        using var request = TokenRequest.Of(this, tools.Address(url(scope)), revoking, [], scope);
        await TokenReader.SendAsync(request, tools, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks for a token with parameters of one's own.</summary>
    internal async ValueTask<OAuthToken> AskAsync(
        Func<AuthScope, string> url,
        List<KeyValuePair<string, string?>> parameters,
        Func<AuthScope, IEnumerable<KeyValuePair<string, string?>>>? further,
        AuthScope scope,
        AuthTools tools,
        CancellationToken cancellationToken)
    {
        tools.Redactor.Keep(ClientSecret(scope));
        using var request = TokenRequest.Of(this, tools.Address(url(scope)), parameters, further?.Invoke(scope) ?? [], scope);
        var json = await TokenReader.ExchangeAsync(request, tools, cancellationToken).ConfigureAwait(false);
        return TokenReader.Token(json, Answer, scope.Token, tools);
    }

    private List<KeyValuePair<string, string?>> Asking(AuthScope scope)
    {
        List<KeyValuePair<string, string?>> asking = [new("grant_type", GrantType)];
        if (GrantType == "password")
        {
            asking.Add(new("username", scope.Field("username")));
            asking.Add(new("password", scope.Field("password")));
        }

        if (Scopes.Count > 0)
        {
            asking.Add(new("scope", string.Join(ScopeSeparator, Scopes)));
        }

        return asking;
    }
}
