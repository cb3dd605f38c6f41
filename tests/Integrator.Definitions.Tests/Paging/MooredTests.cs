using Moored;

namespace Integrator.Definitions.Tests.Paging;

/// <summary>The keys of each way of paging, as a server sees them.</summary>
public sealed class MooredTests : IAsyncLifetime
{
    private WireServer _server = null!;
    private MooredClient _client = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await WireServer.StartAsync();
        _client = new MooredClient(_server.Connect(MooredClient.Api, MooredCredentials.Key("k"), static options => options.Variables = new MooredContext { Harbour = "north/2" }));
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact, Trait("Feature", "T35")]
    public async Task NumberedPagesEndWithTheNumberOfPagesAndHaveTheirHeaders()
    {
        // The second page is short, but the response says that there is a third one; a fourth one is not asked for.
        _server
            .Then("""{"pages":3,"boats":[{"id":1},{"id":2}]}""")
            .Then("""{"pages":3,"boats":[{"id":3}]}""")
            .Then("""{"pages":"3","boats":[{"id":4},{"id":5}]}""");

        Assert.Equal([1, 2, 3, 4, 5], await IdsAsync(_client.Boats.ListAsync(Token)));
        Assert.Equal(["/v1/boats?most=2&page=1", "/v1/boats?most=2&page=2", "/v1/boats?most=2&page=3"], _server.Targets);
        Assert.All(_server.Calls, static call => Assert.Equal("numbered", call.Header("X-Page-Style")));
    }

    [Fact, Trait("Feature", "T35")]
    public async Task ThePageIsAsLongAsTheListThatIsCounted()
    {
        _server
            .Then("""{"found":[1,2],"boats":[{"id":1}]}""")
            .Then("""{"found":[3,4],"boats":[]}""")
            .Then("""{"found":[5],"boats":[{"id":5}]}""");

        Assert.Equal([1, 5], await IdsAsync(_client.Boats.ListCountedAsync(Token)));
        Assert.Equal(3, _server.Calls.Count);
    }

    [Fact, Trait("Feature", "T71")]
    public async Task OffsetsBeginWhereTheDefinitionSaysAndGrowByTheSizeOfAPage()
    {
        _server.Then("""{"boats":[{"id":1}]}""").Then("""{"boats":[{"id":3},{"id":4}]}""").Then("""{"boats":[]}""");

        Assert.Equal([1, 3, 4], await IdsAsync(_client.Boats.ListFromAsync(Token)));
        Assert.Equal(["/v1/boats/from?most=2&from=1", "/v1/boats/from?most=2&from=3", "/v1/boats/from?most=2&from=5"], _server.Targets);
        Assert.All(_server.Calls, static call => Assert.Equal("offset", call.Header("X-Page-Style")));
    }

    [Fact, Trait("Feature", "T70")]
    public async Task LinksAreReadFromTheNamedHeader()
    {
        _server
            .Then("""{"boats":[{"id":1}]}""", 200, ("Link", "</v1/wrong>; rel=\"older\""), ("X-Links", "</v1/wrong>; rel=\"next\", </v1/boats/linked?after=1>; rel=\"older\""))
            .Then("""{"boats":[{"id":2}]}""", 200, ("Link", "</v1/wrong>; rel=\"older\""));

        Assert.Equal([1, 2], await IdsAsync(_client.Boats.ListLinkedAsync(Token)));
        Assert.Equal(["/v1/boats/linked", "/v1/boats/linked?after=1"], _server.Targets);
    }

    [Fact, Trait("Feature", "T72")]
    public async Task RangesStandInHeadersOfTheApi()
    {
        _server
            .Then("""{"boats":[{"id":1},{"id":2}]}""", 200, ("X-Came", "boats 0-1/3"))
            .Then("""{"boats":[{"id":3}]}""", 200, ("X-Came", "boats 2-2/3"));

        var pages = await _client.Boats.ListRangedPagesAsync(cancellationToken: Token).ToListAsync(Token);

        Assert.Equal([1, 2, 3], pages.SelectMany(static page => page.Items).Select(static boat => (int)boat.Id));
        Assert.Equal([3L, 3L], pages.Select(static page => page.Total));
        Assert.Equal(["boats=0-1", "boats=2-3"], _server.Calls.Select(static call => call.Header("X-Range")));
        Assert.All(_server.Calls, static call => Assert.Null(call.Header("Range")));
    }

    [Fact, Trait("Feature", "T77")]
    public async Task FollowingPagesHaveAPathOfTheirOwnWithItsOwnPlaceholders()
    {
        _server.Then("""{"next":"b","boats":[{"id":1}]}""").Then("""{"next":"c","boats":[{"id":2}]}""").Then("""{"boats":[{"id":3}]}""");

        Assert.Equal([1, 2, 3], await IdsAsync(_client.Boats.ListOfFleetAsync("a b", "p/1", Token)));
        Assert.Equal(["/v1/fleets/a%20b/boats", "/v1/fleets/a%20b/north%2F2/more/p%2F1?cursor=b", "/v1/fleets/a%20b/north%2F2/more/p%2F1?cursor=c"], _server.Targets);
    }

    [Fact]
    public async Task AListWhoseCursorExpiredBeginsAgain()
    {
        _server
            .Then("""{"next":"b","boats":[{"id":1}]}""")
            .Then("""{"error":"gone"}""", 410)
            .Then("""{"next":"c","boats":[{"id":1}]}""")
            .Then("""{"boats":[{"id":2}]}""");

        Assert.Equal([1, 1, 2], await IdsAsync(_client.Boats.ListSnapshotAsync(Token)));
        Assert.Equal(["/v1/boats/snapshot", "/v1/boats/snapshot?cursor=b", "/v1/boats/snapshot", "/v1/boats/snapshot?cursor=c"], _server.Targets);
    }

    [Fact]
    public async Task AListThatFailsWithItsFirstPageIsNotBegunAgain()
    {
        _server.Then("""{"error":"gone"}""", 410);

        var failure = await Assert.ThrowsAsync<ApiException>(() => IdsAsync(_client.Boats.ListSnapshotAsync(Token)));

        Assert.Contains("The snapshot is gone.", failure.Message, StringComparison.Ordinal);
        Assert.Equal("/v1/boats/snapshot", _server.Call.Target);
    }

    private static async Task<IEnumerable<int>> IdsAsync(IAsyncEnumerable<Boat> boats) => (await boats.ToListAsync(Token)).Select(static boat => (int)boat.Id);
}
