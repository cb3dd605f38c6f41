using System.Text.Json;
using Integrator.Json;

namespace Integrator.Auth;

/// <summary>The three steps of OAuth 1.0a (RFC 5849, section 2).</summary>
internal sealed class OAuth1Consent(OAuth1Tokens tokens) : ConsentFlow
{
    private const string Token = "oauth_token";
    private const string Secret = "oauth_token_secret";

    private static readonly TokenAnswer s_answer = new() { TokenPath = Token, Capture = new Dictionary<string, string> { [Secret] = Secret } };

    // Section 2.1: without the confirmation, whoever began could not be told from whoever ends.
    public override async ValueTask<AuthorizationRequest> StartAsync(Uri redirect, AuthScope scope, AuthTools tools, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(tokens.RequestTokenUrl(scope), new KeyValuePair<string, string>("oauth_callback", redirect.AbsoluteUri), scope.With(null), tools, cancellationToken).ConfigureAwait(false);
        if (JsonPath.Text(answer, "oauth_callback_confirmed") != "true")
        {
            throw new TokenException($"{tools.Api}: the provider did not confirm the callback (RFC 5849, section 2.1).");
        }

        var token = TokenReader.Token(answer, s_answer, null, tools);
        tools.Redactor.Pass(token);
        var page = TokenRequest.WithQuery(tools.Address(tokens.AuthorizeUrl(scope)), [new(Token, token.AccessToken)]);
        return new AuthorizationRequest(page, token.AccessToken, redirect, token.Value(Secret));
    }

    public override async ValueTask<OAuthToken> CompleteAsync(
        AuthorizationRequest request, IReadOnlyDictionary<string, string> query, AuthScope scope, AuthTools tools, CancellationToken cancellationToken)
    {
        if (!IsSame(query.GetValueOrDefault(Token), request.State))
        {
            throw new TokenException(query.ContainsKey("denied")
                ? $"{tools.Api}: the consent was refused."
                : $"{tools.Api}: the redirect does not belong to this consent: its token is another.", isFinal: query.ContainsKey("denied"));
        }

        tools.Redactor.Pass(query.GetValueOrDefault("oauth_verifier"));
        var verifier = query.GetValueOrDefault("oauth_verifier") ?? throw new TokenException($"{tools.Api}: the redirect carries no verifier.");
        var before = new OAuthToken(request.State) { Values = new Dictionary<string, string> { [Secret] = request.Verifier ?? "" } };
        var answer = await AskAsync(tokens.TokenUrl(scope), new KeyValuePair<string, string>("oauth_verifier", verifier), scope.With(before), tools, cancellationToken).ConfigureAwait(false);
        return TokenReader.Token(answer, s_answer, null, tools);
    }

    private async ValueTask<JsonElement> AskAsync(
        string address, KeyValuePair<string, string> further, AuthScope scope, AuthTools tools, CancellationToken cancellationToken)
    {
        tools.Redactor.Keep(tokens.Client.ConsumerSecret(scope));
        using var message = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent([]) };
        var scheme = tokens.Client with { Token = static scope => scope.Token?.AccessToken, TokenSecret = static scope => scope.Token?.Value(Secret), Protocol = [further] };
        await scheme.ApplyAsync(new Signing(message, scope, tools), cancellationToken).ConfigureAwait(false);
        return await TokenReader.ExchangeAsync(message, tools, cancellationToken).ConfigureAwait(false);
    }
}
