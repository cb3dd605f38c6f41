using Capped;

namespace Integrator.Definitions.Tests.Paging;

/// <summary>A server that gives 20 boats a page at most, whatever is asked for; there are 50, and 40 a page are asked for.</summary>
public sealed class CappedTests : IAsyncLifetime
{
    private WireServer _server = null!;
    private CappedClient _client = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await WireServer.StartAsync();
        _server.On = static call =>
        {
            var first = call.Query["page"].Any() ? Number(call, "page") * 20 : Number(call, "from");
            var ids = Enumerable.Range(0, 50).Skip(first).Take(Math.Min(20, Number(call, "most")));
            return WireAnswer.Json($$"""{"total":50,"boats":[{{string.Join(',', ids.Select(static id => $$"""{"id":{{id}}}"""))}}]}""");
        };
        _client = new CappedClient(_server.Connect(CappedClient.Api, CappedCredentials.Key("k")));
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact, Trait("Feature", "T71")]
    public async Task OffsetsThatGrewByWhatWasAskedForLostItems()
    {
        Assert.Equal(Enumerable.Range(0, 50), (await _client.Boats.ListAllAsync(Token).ToListAsync(Token)).Select(static boat => (int)boat.Id));
        Assert.Equal(["/v1/boats?most=40&from=0", "/v1/boats?most=40&from=20", "/v1/boats?most=40&from=40", "/v1/boats?most=40&from=50"], _server.Targets);
    }

    [Fact, Trait("Feature", "T71")]
    public async Task AShortPageEndedAListThoughTheTotalSaidThatThereIsMore()
    {
        Assert.Equal(Enumerable.Range(0, 50), (await _client.Boats.ListAsync(Token).ToListAsync(Token)).Select(static boat => (int)boat.Id));
        Assert.Equal(["/v1/boats?most=40&from=0", "/v1/boats?most=40&from=20", "/v1/boats?most=40&from=40"], _server.Targets);
    }

    [Fact]
    public async Task AShortNumberedPageEndedAListThoughTheTotalSaidThatThereIsMore()
    {
        Assert.Equal(Enumerable.Range(0, 50), (await _client.Boats.ListNumberedAsync(Token).ToListAsync(Token)).Select(static boat => (int)boat.Id));
        Assert.Equal(["/v1/boats?most=40&page=0", "/v1/boats?most=40&page=1", "/v1/boats?most=40&page=2"], _server.Targets);
    }

    private static int Number(WireCall call, string name) => int.Parse(call.Query[name].Single(), System.Globalization.CultureInfo.InvariantCulture);
}
