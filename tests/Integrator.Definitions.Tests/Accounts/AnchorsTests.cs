using System.Security.Cryptography;
using System.Text;
using Anchors;

namespace Integrator.Definitions.Tests.Accounts;

/// <summary>A provider of OAuth 1.0a: a request token, the user's consent, an access token.</summary>
public sealed class AnchorsTests
{
    private const string Confirmed = "oauth_token=request&oauth_token_secret=rs&oauth_callback_confirmed=true";
    private static readonly Uri s_back = new("https://app.example/back?tenant=1");

    [Fact, Trait("Feature", "T62")]
    public async Task AConsentTakesThreeStepsAndEachIsSigned()
    {
        await using var server = await WireServer.StartAsync();
        server.Then(Form(Confirmed)).Then(Form("oauth_token=access&oauth_token_secret=as&user_id=7")).Then("""{"name":"Ann"}""");
        using var consent = new Consent(AnchorsClient.Api, AnchorsCredentials.App(), server.Options());

        var begun = await consent.StartAsync(s_back, TestContext.Current.CancellationToken);
        var credential = await consent.CompleteAsync(begun, new Uri(s_back + "&oauth_token=request&oauth_verifier=v%2F1"), TestContext.Current.CancellationToken);
        var me = await new AnchorsClient(server.Connect(AnchorsClient.Api, credential)).Me.GetAsync(TestContext.Current.CancellationToken);

        Assert.Equal("https://login.anchors.example/authorize?lang=en&oauth_token=request", begun.Url.AbsoluteUri);
        Assert.Equal("Ann", me.Name);
        Assert.Equal(["login.anchors.example", "login.anchors.example", "api.anchors.example"], server.Calls.Select(static call => call.Host));
        Assert.Equal(["POST", "POST", "GET"], server.Calls.Select(static call => call.Method));
        IsSigned(server.Calls[0], "https://login.anchors.example/request_token", "", "oauth_callback", s_back.AbsoluteUri);
        IsSigned(server.Calls[1], "https://login.anchors.example/access_token", "rs", "oauth_verifier", "v/1");
        IsSigned(server.Calls[2], "https://api.anchors.example/v1/me", "as", "oauth_token", "access");
    }

    [Theory]
    [InlineData("oauth_token=request&oauth_token_secret=rs", "did not confirm")]
    [InlineData("oauth_token=request&oauth_token_secret=rs&oauth_callback_confirmed=false", "did not confirm")]
    [InlineData("oauth_callback_confirmed=true", "no text at 'oauth_token'")]
    public async Task ARequestTokenThatIsNotConfirmedIsNoBeginning(string answer, string words)
    {
        await using var server = await WireServer.StartAsync();
        server.Then(Form(answer));
        using var consent = new Consent(AnchorsClient.Api, AnchorsCredentials.App(), server.Options());

        var failure = await Assert.ThrowsAsync<TokenException>(() => consent.StartAsync(s_back, TestContext.Current.CancellationToken));

        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("oauth_token=another&oauth_verifier=v", "another")]
    [InlineData("oauth_verifier=v", "another")]
    [InlineData("oauth_token=request", "no verifier")]
    [InlineData("denied=request", "refused")]
    public async Task ARedirectOfAnotherConsentIsRefused(string query, string words)
    {
        await using var server = await WireServer.StartAsync();
        server.Then(Form(Confirmed));
        using var consent = new Consent(AnchorsClient.Api, AnchorsCredentials.App(), server.Options());
        var begun = await consent.StartAsync(s_back, TestContext.Current.CancellationToken);

        var failure = await Assert.ThrowsAsync<TokenException>(() => consent.CompleteAsync(begun, new Uri("https://app.example/back?" + query), TestContext.Current.CancellationToken));

        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
        Assert.Single(server.Calls);
    }

    [Fact]
    public async Task WithoutAConsentNothingIsSent()
    {
        await using var server = await WireServer.StartAsync();
        var client = new AnchorsClient(server.Connect(AnchorsClient.Api, AnchorsCredentials.App()));

        var failure = await Assert.ThrowsAsync<TokenException>(() => client.Me.GetAsync(TestContext.Current.CancellationToken));

        Assert.True(failure.NeedsReauthentication);
        Assert.Empty(server.Calls);
        using var consent = new Consent(AnchorsClient.Api, AnchorsCredentials.App(), server.Options());
        Assert.Contains("StartAsync", Assert.Throws<InvalidOperationException>(() => consent.Start(s_back)).Message, StringComparison.Ordinal);
    }

    private static WireAnswer Form(string body) => new(body, 200, [("Content-Type", "application/x-www-form-urlencoded")]);

    // RFC 5849, section 3.4, written anew.
    private static void IsSigned(WireCall call, string address, string tokenSecret, string name, string value)
    {
        var header = call.Header("Authorization")!;
        Assert.StartsWith("OAuth ", header, StringComparison.Ordinal);
        var pairs = header["OAuth ".Length..].Split(", ").Select(static pair => pair.Split('=', 2)).ToDictionary(static pair => pair[0], static pair => Uri.UnescapeDataString(pair[1].Trim('"')));
        Assert.Equal("ANCHORS_KEY", pairs["oauth_consumer_key"]);
        Assert.Equal(value, pairs[name]);
        Assert.True(pairs.Remove("oauth_signature", out var signature));
        var parameters = pairs.Select(static pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}").Order(StringComparer.Ordinal);
        var text = $"{call.Method}&{Uri.EscapeDataString(address)}&{Uri.EscapeDataString(string.Join('&', parameters))}";
        Assert.Equal(Convert.ToBase64String(HMACSHA256.HashData(Encoding.ASCII.GetBytes($"ANCHORS_SECRET&{tokenSecret}"), Encoding.ASCII.GetBytes(text))), signature);
    }
}
