using Plainly;

namespace Integrator.Definitions.Tests.Accounts;

/// <summary>A provider that knows only the plain method of PKCE.</summary>
public sealed class PlainlyTests
{
    [Fact]
    public async Task PlainBecameS256WithoutAWord()
    {
        await using var server = await WireServer.StartAsync();
        server.Then("""{"access_token":"t"}""");
        using var consent = new Consent(PlainlyClient.Api, PlainlyCredentials.OAuth2(), server.Options());

        var start = consent.Start(new Uri("https://app.example/back"));
        var query = new WireCall("GET", "", start.Url.PathAndQuery, [], []).Query;
        await consent.CompleteAsync(start, new Uri($"https://app.example/back?code=c&state={query["state"].Single()}"), TestContext.Current.CancellationToken);

        Assert.Equal(["plain"], query["code_challenge_method"]);
        Assert.Contains($"code_verifier={query["code_challenge"].Single()}", server.Call.Body, StringComparison.Ordinal);
    }
}
