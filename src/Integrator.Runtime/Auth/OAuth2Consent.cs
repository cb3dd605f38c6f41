namespace Integrator.Auth;

/// <summary>The authorization code of OAuth 2.0 (RFC 6749, section 4.1), bound to whoever began (RFC 7636).</summary>
internal sealed class OAuth2Consent(OAuth2Tokens tokens, Func<AuthScope, string> authorizeUrl) : ConsentFlow
{
    private const int LongestMessage = 1_000;

    public AuthorizationRequest Start(Uri redirect, AuthScope scope, AuthTools tools)
    {
        var state = Pkce.Verifier(tools.RandomBytes);
        var verifier = tokens.Pkce != PkceMethod.None ? Pkce.Verifier(tools.RandomBytes) : null;
        List<KeyValuePair<string, string?>> query =
        [
            new("response_type", "code"),
            new(tokens.IdParameter, tokens.ClientId(scope)),
            new("redirect_uri", redirect.AbsoluteUri),
            new("scope", tokens.Scopes.Count > 0 ? string.Join(tokens.ScopeSeparator, tokens.Scopes) : null),
            new("state", state),
            new("code_challenge", verifier is null ? null : Pkce.Challenge(tokens.Pkce, verifier)),
            new("code_challenge_method", verifier is null ? null : tokens.Pkce == PkceMethod.Plain ? "plain" : "S256"),
        ];
        foreach (var pair in tokens.AuthorizeParameters?.Invoke(scope) ?? [])
        {
            // What guards the consent is ours alone.
            if (pair.Key is not ("state" or "code_challenge" or "code_challenge_method"))
            {
                query.RemoveAll(ours => ours.Key == pair.Key);
                query.Add(pair);
            }
        }

        return new AuthorizationRequest(TokenRequest.WithQuery(tools.Address(authorizeUrl(scope)), query), state, redirect, verifier);
    }

    public override ValueTask<AuthorizationRequest> StartAsync(Uri redirect, AuthScope scope, AuthTools tools, CancellationToken cancellationToken) => new(Start(redirect, scope, tools));

    public override async ValueTask<OAuthToken> CompleteAsync(
        AuthorizationRequest request, IReadOnlyDictionary<string, string> query, AuthScope scope, AuthTools tools, CancellationToken cancellationToken)
    {
        tools.Redactor.Pass(query.GetValueOrDefault("code"));
        if (!IsSame(query.GetValueOrDefault("state"), request.State))
        {
            throw new TokenException($"{tools.Api}: the redirect does not belong to this consent: its state is another.");
        }

        if (query.GetValueOrDefault("error") is { } error)
        {
            var words = query.GetValueOrDefault("error_description") is { } text ? $": {tools.Redactor.Redact(text, LongestMessage)}" : "";
            error = tools.Redactor.Redact(error, LongestMessage);
            throw new TokenException($"{tools.Api}: the consent was refused: {error}{words}.", code: error, isFinal: true);
        }

        var code = query.GetValueOrDefault("code") ?? throw new TokenException($"{tools.Api}: the redirect carries no code.");
        List<KeyValuePair<string, string?>> asking =
        [
            new("grant_type", "authorization_code"),
            new("code", code),
            new("redirect_uri", request.RedirectUri.AbsoluteUri),
            new("code_verifier", request.Verifier),
        ];
        var token = await tokens.AskAsync(tokens.TokenUrl, asking, tokens.TokenParameters, scope, tools, cancellationToken).ConfigureAwait(false);
        return token with { Values = WithRedirect(token.Values, query) };
    }

    private Dictionary<string, string> WithRedirect(IReadOnlyDictionary<string, string> captured, IReadOnlyDictionary<string, string> query)
    {
        var values = new Dictionary<string, string>(captured, StringComparer.Ordinal);
        foreach (var (name, parameter) in tokens.CaptureRedirect)
        {
            if (query.TryGetValue(parameter, out var value))
            {
                values[name] = value;
            }
        }

        return values;
    }
}
