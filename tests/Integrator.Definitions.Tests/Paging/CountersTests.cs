using Counters;

namespace Integrator.Definitions.Tests.Paging;

/// <summary>Pages by expressions, and what of a request is repeated for the following pages.</summary>
public sealed class CountersTests : IAsyncLifetime
{
    private WireServer _server = null!;
    private BoatsResource _boats = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await WireServer.StartAsync();
        _boats = new CountersClient(_server.Connect(CountersClient.Api, CountersCredentials.Key("k"))).Boats;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact, Trait("Feature", "T73")]
    public async Task ACounterEndsAfterFiftyPages()
    {
        _server.On = static call => WireAnswer.Json($$"""{"boats":[{"id":{{call.Query["n"].Single()}}}]}""");

        Assert.Equal(Enumerable.Range(1, 50), (await _boats.CountedAsync(Token).ToListAsync(Token)).Select(static boat => (int)boat.Id));

        Assert.Equal(("/v1/boats?n=1", "1", """{"at":1}"""), (_server.Calls[0].Target, _server.Calls[0].Header("X-Page"), _server.Calls[0].Body));
        Assert.Equal(("/v1/boats?n=50", "50", """{"at":50}"""), (_server.Calls[49].Target, _server.Calls[49].Header("X-Page"), _server.Calls[49].Body));
        Assert.Equal(50, _server.Calls.Count);
    }

    [Fact, Trait("Feature", "T73")]
    public async Task ACallerGoesOnFromTheCursorThatAnExpressionGives()
    {
        _server.Then("""{"boats":[{"id":1}],"next":"b"}""").Then("""{"boats":[{"id":2}]}""");

        var first = await _boats.ResumedPageAsync(cancellationToken: Token);
        var second = await _boats.ResumedPageAsync(first.NextCursor, cancellationToken: Token);

        Assert.Equal(("b", null), (first.NextCursor, second.NextCursor));
        Assert.Equal(["/v1/boats", "/v1/boats?from=b"], _server.Targets);
    }

    [Fact, Trait("Feature", "T77"), Trait("Feature", "T79")]
    public async Task FollowingPagesHaveAnotherPathAndNoBody()
    {
        _server.Then("""{"boats":[{"id":1}],"next":"b"}""").Then("""{"boats":[{"id":2}]}""");

        Assert.Equal(2, (await _boats.OnceAsync("sail", Token).ToListAsync(Token)).Count);

        Assert.Equal(["/v1/once", "/v1/once/more?cursor=b"], _server.Targets);
        Assert.Equal(["""{"q":"sail"}""", ""], _server.Calls.Select(static call => call.Body));
        Assert.Equal(["application/json", null], _server.Calls.Select(static call => call.Header("Content-Type")));
    }

    [Fact, Trait("Feature", "T78")]
    public async Task TheQueryIsRepeatedInTheBodyOfEachPage()
    {
        _server.Then("""{"boats":[{"id":1}],"next":"b"}""").Then("""{"boats":[{"id":2}]}""");

        Assert.Equal(2, (await _boats.ToldAsync(kind: "oar row", q: "sail", cancellationToken: Token).ToListAsync(Token)).Count);

        Assert.Equal(["/v1/told?kind=oar%20row", "/v1/told?kind=oar%20row"], _server.Targets);
        Assert.Equal(["""{"q":"sail","kind":"oar row"}""", """{"q":"sail","kind":"oar row","cursor":"b"}"""], _server.Calls.Select(static call => call.Body));
    }

    [Fact, Trait("Feature", "T83")]
    public async Task ALinkToAnotherHostIsNotFollowed()
    {
        _server.Then("""{"boats":[{"id":1}]}""", 200, ("Link", "<https://api.elsewhere.example/v1/boats?page=2>; rel=\"next\""));

        var failure = await Assert.ThrowsAsync<PagingException>(async () => await _boats.ElsewhereAsync(Token).ToListAsync(Token));

        Assert.Equal("Counters: GET /elsewhere leads to api.elsewhere.example, which is not the API's own host.", failure.Message);
        Assert.Equal("api.counters.example", _server.Call.Host);
    }
}
