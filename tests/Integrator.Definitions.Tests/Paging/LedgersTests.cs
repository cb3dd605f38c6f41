using Ledgers;

namespace Integrator.Definitions.Tests.Paging;

/// <summary>Options of the cursor format that change bodies, that say where the cursor is, and that end a list.</summary>
public sealed class LedgersTests : IAsyncLifetime
{
    private const string First = """{"boats":[{"id":1}],"next":"b"}""";

    private WireServer _server = null!;
    private BoatsResource _boats = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await WireServer.StartAsync();
        _boats = new LedgersClient(_server.Connect(LedgersClient.Api, LedgersCredentials.Key("k"))).Boats;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory, Trait("Feature", "T69")]
    [InlineData("add_to_body", """{"a":1,"paging":{"limit":10}}""", """/v1/in-body?q=1 {"a":1,"paging":{"limit":10,"cursor":"b"}}""")]
    [InlineData("limit_data_type", """{"a":1,"limit":"10"}""", """/v1/limit-text?q=1 {"a":1,"limit":"10","cursor":"b"}""")]
    [InlineData("add_to_query", """{"a":1}""", """/v1/both?q=1&cursor=b {"a":1,"cursor":"b"}""")]
    [InlineData("a form", "a=1", "/v1/form?q=1 a=1&cursor=b")]
    public async Task AnOptionChangesTheBodies(string option, string first, string second)
    {
        _server.Then(First).Then("""{"boats":[{"id":2}]}""");

        Assert.Equal([1, 2], await IdsAsync(option switch
        {
            "add_to_body" => _boats.InBodyAsync(Token),
            "limit_data_type" => _boats.LimitTextAsync(Token),
            "add_to_query" => _boats.BothAsync(Token),
            _ => _boats.FormAsync(Token),
        }));

        Assert.Equal(first, _server.Calls[0].Body);
        Assert.Equal(second, $"{_server.Calls[1].Target} {_server.Calls[1].Body}");
    }

    [Fact, Trait("Feature", "T69")]
    public async Task ACursorThatIsEncodedIsSentAsItIs()
    {
        _server.Then("""{"boats":[{"id":1}],"next":"b%3D%3D"}""").Then("""{"boats":[{"id":2}]}""");

        Assert.Equal([1, 2], await IdsAsync(_boats.EncodedAsync(Token)));

        Assert.Equal("/v1/encoded?q=1&cursor=b%3D%3D", _server.Calls[1].Target);
    }

    [Fact, Trait("Feature", "T69")]
    public async Task TheCursorIsInAHeader()
    {
        _server.Then("""{"boats":[{"id":1}],"X-Next":"wrong"}""", 200, ("X-Next", "h")).Then("""{"boats":[{"id":2}]}""");

        Assert.Equal([1, 2], await IdsAsync(_boats.FromHeaderAsync(Token)));

        Assert.Equal(["/v1/from-header?q=1", "/v1/from-header?q=1&cursor=h"], _server.Targets);
    }

    [Fact, Trait("Feature", "T69")]
    public async Task ARepeatedPageEndsTheList()
    {
        _server.Then("""{"boats":[{"id":1}],"next":"a"}""").Then("""{"boats":[{"id":2}],"next":"b"}""").Then("""{"boats":[{"id":2}],"next":"b"}""");

        Assert.Equal([1, 2], await IdsAsync(_boats.HashedAsync(Token)));

        Assert.Equal(3, _server.Calls.Count);
    }

    [Fact, Trait("Feature", "T69")]
    public async Task AnEmptyPageMayHaveANextOne()
    {
        _server.Then("""{"boats":[],"next":"b"}""").Then("""{"boats":[{"id":2}]}""");

        Assert.Equal([2], await IdsAsync(_boats.EmptyAsync(Token)));
    }

    private static async Task<IEnumerable<int>> IdsAsync(IAsyncEnumerable<Boat> boats) => (await boats.ToListAsync(Token)).Select(static boat => (int)boat.Id);
}
