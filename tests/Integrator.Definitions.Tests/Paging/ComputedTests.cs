using Computed;

namespace Integrator.Definitions.Tests.Paging;

/// <summary>Pages that expressions ask for.</summary>
public sealed class ComputedTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact, Trait("Feature", "T73")]
    public async Task FollowingPagesWereAskedForWithTheInitialValues()
    {
        await using var server = await WireServer.StartAsync();
        server.Then("""{"boats":[{"id":1}],"next":"b"}""").Then("""{"boats":[{"id":2}],"next":"c"}""").Then("""{"boats":[{"id":3}]}""");
        var client = new ComputedClient(server.Connect(ComputedClient.Api, ComputedCredentials.Key("k")));

        var pages = await client.Boats.ListPagesAsync(cancellationToken: Token).ToListAsync(Token);

        Assert.Equal(["/v1/boats?mode=start", "/v1/boats?mode=go&from=b", "/v1/boats?mode=go&from=c"], server.Targets);
        Assert.Equal(["b", "c", null], pages.Select(static page => page.NextCursor));
    }
}
