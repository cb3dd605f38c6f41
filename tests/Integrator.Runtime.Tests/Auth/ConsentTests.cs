using Integrator.Auth;
using Microsoft.AspNetCore.WebUtilities;

namespace Integrator.Tests.Auth;

public sealed class ConsentTests
{
    private static readonly Uri s_redirect = new("https://app.example/callback");

    [Fact]
    public async Task AConsentGivesATokenThatIsBoundToWhoBegan()
    {
        await using var issuer = await LoopbackServer.StartAsync();
        issuer.Answers("""{"access_token":"t1","refresh_token":"r1","expires_in":3600,"instance":"eu7"}""");
        using var consent = new Consent(Api(issuer), Fields());

        var request = consent.Start(s_redirect);
        var query = QueryHelpers.ParseQuery(request.Url.Query);

        Assert.Equal("https://login.example/authorize", request.Url.GetLeftPart(UriPartial.Path));
        Assert.Equal(("code", "id", "https://app.example/callback", "a b", "select_account", "S256"),
            (query["response_type"].ToString(), query["client_id"].ToString(), query["redirect_uri"].ToString(), query["scope"].ToString(), query["prompt"].ToString(), query["code_challenge_method"].ToString()));
        Assert.Equal(Pkce.Challenge(PkceMethod.S256, request.Verifier!), query["code_challenge"].ToString());
        Assert.Equal(request.State, query["state"].ToString());

        var credential = await consent.CompleteAsync(request, new Uri($"{s_redirect}?code=c1&realm=9&state={request.State}"), TestContext.Current.CancellationToken);

        Assert.Equal($"grant_type=authorization_code&code=c1&redirect_uri=https%3A%2F%2Fapp.example%2Fcallback&code_verifier={request.Verifier}&client_id=id&client_secret=cs", issuer.Request.Body);
        Assert.Equal(("t1", "r1", "eu7", "9"), (credential.Token!.AccessToken, credential.Token.RefreshToken, credential.Token.Value("instance"), credential.Token.Value("realm")));
        Assert.DoesNotContain(request.Verifier!, request.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?code=c1&state=other", "Probe: the redirect does not belong to this consent: its state is another.")]
    [InlineData("?error=access_denied&error_description=no&state={0}", "Probe: the consent was refused: access_denied: no.")]
    [InlineData("?state={0}", "Probe: the redirect carries no code.")]
    public async Task ARedirectThatBringsNoCodeIsRefused(string query, string message)
    {
        await using var issuer = await LoopbackServer.StartAsync();
        using var consent = new Consent(Api(issuer), Fields());
        var request = consent.Start(s_redirect);

        var failure = await Assert.ThrowsAsync<TokenException>(() => consent.CompleteAsync(
            request, new Uri(s_redirect + query.Replace("{0}", request.State, StringComparison.Ordinal)), TestContext.Current.CancellationToken));

        Assert.Equal(message, failure.Message);
        Assert.Empty(issuer.Requests);
    }

    [Fact]
    public void AMethodWithoutAConsentHasNone() =>
        Assert.Throws<InvalidOperationException>(() => new Consent(ConnectorProbe.Of(new NoScheme()), Fields()));

    private static Credential Fields() => ConnectorProbe.Fields(("client_id", "id"), ("client_secret", "cs"));

    private static Api Api(LoopbackServer issuer) => ConnectorProbe.Of(ConnectorProbe.Bearer, new OAuth2Tokens
    {
        GrantType = "authorization_code",
        TokenUrl = _ => issuer.Address.AbsoluteUri,
        AuthorizeUrl = static _ => "https://login.example/authorize",
        AuthorizeParameters = static _ => [new("prompt", "select_account"), new("state", "fixed")],
        Scopes = ["a", "b"],
        Answer = new() { Capture = new Dictionary<string, string> { ["instance"] = "instance" } },
        CaptureRedirect = new Dictionary<string, string> { ["realm"] = "realm" },
    });
}
