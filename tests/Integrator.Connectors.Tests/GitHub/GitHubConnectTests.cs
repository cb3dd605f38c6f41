using GitHub;
using Integrator.Connectors.Tests.Support;

namespace Integrator.Connectors.Tests.GitHub;

/// <summary>Every way to connect, and what it sends.</summary>
public sealed class GitHubConnectTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ATokenIsSentAsItIs()
    {
        await using var fake = await Fake.StartAsync<GitHubFake>();

        await MeAsync(fake, GitHubCredentials.Pat(GitHubFake.Token));

        Assert.Equal("Bearer " + GitHubFake.Token, fake.Calls[^1].Header("Authorization"));
        Assert.Throws<FormException>(static () => GitHubCredentials.Pat("sk_live_of_another"));
    }

    [Fact]
    public async Task AUserConsentsAndTheTokenIsRefreshed()
    {
        await using var fake = await Fake.StartAsync<GitHubFake>();

        var (page, credential) = await fake.ConsentAsync(GitHubClient.Api, GitHubCredentials.OAuth2(), fake.Desk);
        await MeAsync(fake, credential);
        fake.Clock.Advance(TimeSpan.FromHours(8));
        await MeAsync(fake, credential);

        Assert.StartsWith("https://github.com/login/oauth/authorize?response_type=code&client_id=Iv1.fake&", page.AbsoluteUri, StringComparison.Ordinal);
        Assert.Contains("&scope=repo%20read%3Auser%20read%3Aorg%20workflow%20admin%3Arepo_hook%20delete_repo&", page.AbsoluteUri, StringComparison.Ordinal);
        Assert.EndsWith("&code_challenge_method=S256", page.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal(
            ["github.com/login/oauth/access_token", "api.github.com/user", "github.com/login/oauth/access_token", "api.github.com/user"],
            fake.Calls.Select(static call => call.Host + call.Target));
        Assert.Equal(("application/json", "authorization_code"), (fake.Calls[0].Header("Accept"), fake.Calls[0].Form["grant_type"]));
        Assert.Equal(("refresh_token", "refresh-1"), (fake.Calls[2].Form["grant_type"], fake.Calls[2].Form["refresh_token"]));
        Assert.Equal(("gho_fake2", "refresh-2"), (fake.Tokens[^1].AccessToken, fake.Tokens[^1].RefreshToken));
        Assert.Equal("repo,read:user", credential.Token!.Value("granted_scope"));
    }

    [Fact]
    public async Task ACodeOfAnotherIsRefusedThoughTheStatusIs200()
    {
        await using var fake = await Fake.StartAsync<GitHubFake>();
        using var consent = new Consent(GitHubClient.Api, GitHubCredentials.OAuth2(), fake.Options());
        var request = consent.Start(new Uri("https://app.example/callback"));
        var callback = fake.Desk.Consent(request.Url);

        var failure = await Assert.ThrowsAsync<TokenException>(() => consent.CompleteAsync(request with { Verifier = new string('v', 43) }, callback, Token));

        Assert.Contains("bad_verification_code", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAppGetsTheTokenOfItsInstallationAndAnotherWhenItEnds()
    {
        await using var fake = await Fake.StartAsync<GitHubFake>();
        using var connection = fake.Connect(GitHubClient.Api, GitHubCredentials.App("12345", "42", fake.AppKey.ExportRSAPrivateKeyPem()));

        await new GitHubClient(connection).Users.MeAsync(Token);
        await new GitHubClient(connection).Users.MeAsync(Token);
        fake.Clock.Advance(TimeSpan.FromMinutes(59));
        await new GitHubClient(connection).Users.MeAsync(Token);

        Assert.Equal(["/app/installations/42/access_tokens", "/user", "/user", "/app/installations/42/access_tokens", "/user"], fake.Calls.Select(static call => call.Target));
        Assert.Equal("Bearer " + GitHubFake.InstallationToken, fake.Calls[^1].Header("Authorization"));
    }

    [Fact]
    public async Task AKeyOfAnotherAppIsRefused()
    {
        await using var fake = await Fake.StartAsync<GitHubFake>();
        using var another = System.Security.Cryptography.RSA.Create(2048);

        await Assert.ThrowsAnyAsync<Exception>(() => MeAsync(fake, GitHubCredentials.App("12345", "42", another.ExportPkcs8PrivateKeyPem())));

        Assert.All(fake.Calls, static call => Assert.Equal("/app/installations/42/access_tokens", call.Target));
    }

    private static Task<User> MeAsync(GitHubFake fake, Credential credential) => new GitHubClient(fake.Connect(GitHubClient.Api, credential)).Users.MeAsync(Token);
}
