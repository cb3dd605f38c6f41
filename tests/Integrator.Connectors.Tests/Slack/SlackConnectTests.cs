using System.Text;
using Integrator.Connectors.Tests.Support;
using Slack;

namespace Integrator.Connectors.Tests.Slack;

/// <summary>Every way to connect, and what it sends.</summary>
public sealed class SlackConnectTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ATokenIsSentAsItIs()
    {
        await using var fake = await Fake.StartAsync<SlackFake>();

        await TestAsync(fake, SlackCredentials.Token(SlackFake.Token));

        Assert.Equal("Bearer " + SlackFake.Token, fake.Calls[^1].Header("Authorization"));
        Assert.Throws<FormException>(static () => SlackCredentials.Token("xapp-1"));
    }

    [Fact]
    public async Task AWorkspaceConsentsAndTheTokenIsRefreshed()
    {
        await using var fake = await Fake.StartAsync<SlackFake>();

        var (page, credential) = await fake.ConsentAsync(SlackClient.Api, SlackCredentials.OAuth2(), fake.Desk);
        await TestAsync(fake, credential);
        fake.Clock.Advance(TimeSpan.FromHours(12));
        await TestAsync(fake, credential);

        Assert.StartsWith("https://slack.com/oauth/v2/authorize?response_type=code&client_id=1.2&", page.AbsoluteUri, StringComparison.Ordinal);
        Assert.Contains("&scope=channels%3Ahistory%2Cchannels%3Ajoin%2C", page.AbsoluteUri, StringComparison.Ordinal);
        Assert.EndsWith("&code_challenge_method=S256", page.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal(["/api/oauth.v2.access", "/api/auth.test", "/api/oauth.v2.access", "/api/auth.test"], fake.Calls.Select(static call => call.Target));
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes("1.2:slack-secret")), fake.Calls[0].Header("Authorization"));
        Assert.False(fake.Calls[0].Form.ContainsKey("client_secret"));
        Assert.Equal(("refresh_token", "refresh-1"), (fake.Calls[2].Form["grant_type"], fake.Calls[2].Form["refresh_token"]));
        Assert.Equal(("T1", "U0"), (credential.Token!.Value("team_id"), credential.Token.Value("bot_user_id")));
    }

    [Fact]
    public async Task ACodeOfAnotherIsRefusedThoughTheStatusIs200()
    {
        await using var fake = await Fake.StartAsync<SlackFake>();
        using var consent = new Consent(SlackClient.Api, SlackCredentials.OAuth2(), fake.Options());
        var request = consent.Start(new Uri("https://app.example/callback"));
        var callback = fake.Desk.Consent(request.Url);

        var failure = await Assert.ThrowsAsync<TokenException>(() => consent.CompleteAsync(request with { Verifier = new string('v', 43) }, callback, Token));

        Assert.Contains("invalid_code", failure.Message, StringComparison.Ordinal);
    }

    private static Task<Identity> TestAsync(SlackFake fake, Credential credential) => new SlackClient(fake.Connect(SlackClient.Api, credential)).Auth.TestAsync(Token);
}
