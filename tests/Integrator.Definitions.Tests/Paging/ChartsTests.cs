using Charts;

namespace Integrator.Definitions.Tests.Paging;

/// <summary>Each option of the cursor format that changes the query or the headers of a page.</summary>
public sealed class ChartsTests : IAsyncLifetime
{
    private WireServer _server = null!;
    private BoatsResource _boats = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await WireServer.StartAsync();
        _boats = new ChartsClient(_server.Connect(ChartsClient.Api, ChartsCredentials.Key("k"))).Boats;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory, Trait("Feature", "T69")]
    [InlineData("cursor_path", """{"boats":[{"id":1}],"meta":{"at":["x","a b"]}}""", "/v1/path?q=1", "/v1/path?q=1&cursor=a%20b")]
    [InlineData("cursor_key", """{"boats":[{"id":1}],"next":7}""", "/v1/named?q=1", "/v1/named?q=1&after=7")]
    [InlineData("has_next_path", """{"boats":[{"id":1}],"next":"b","more":"true"}""", "/v1/more?q=1", "/v1/more?q=1&cursor=b")]
    [InlineData("limit_key", """{"boats":[{"id":1}],"next":"b"}""", "/v1/sized?q=1&limit=10", "/v1/sized?q=1&limit=10&cursor=b")]
    [InlineData("ignore_limit_in_pagination", """{"boats":[{"id":1}],"next":"b"}""", "/v1/first-limit?q=1&limit=10", "/v1/first-limit?q=1&cursor=b")]
    [InlineData("is_link", """{"boats":[{"id":1}],"next":"/other?q=2&cursor=b"}""", "/v1/link?q=1", "/v1/link?q=2&cursor=b")]
    [InlineData("include_path", """{"boats":[{"id":1}],"next":"/other?cursor=b"}""", "/v1/whole-link?q=1", "/other?cursor=b")]
    [InlineData("headers", """{"boats":[{"id":1}],"next":"b"}""", "/v1/headers?q=1 on", "/v1/headers?q=1&cursor=b on")]
    public async Task AnOptionChangesThePages(string option, string answer, string first, string second)
    {
        _server.Then(answer).Then("""{"boats":[{"id":2}]}""");

        Assert.Equal([1, 2], (await List(option).ToListAsync(Token)).Select(static boat => (int)boat.Id));

        Assert.Equal([first, second], _server.Calls.Select(static call => call.Header("X-Page") is { } page ? $"{call.Target} {page}" : call.Target));
    }

    [Theory, Trait("Feature", "T69")]
    [InlineData("""{"boats":[{"id":1}],"next":"b","more":false}""")] // has_next_path says no
    [InlineData("""{"boats":[{"id":1}],"next":"","more":true}""")] // an empty cursor
    [InlineData("""{"boats":[{"id":1}],"next":null,"more":true}""")]
    [InlineData("""{"boats":[{"id":1}],"more":true}""")]
    [InlineData("""{"boats":[],"next":"b","more":true}""")] // without allow_empty_page_cursor
    public async Task TheLastPageIsTheLast(string answer)
    {
        _server.Then(answer);

        Assert.Null((await _boats.MorePageAsync(cancellationToken: Token)).NextCursor);
    }

    [Fact, Trait("Feature", "T69")]
    public async Task ThePageBeforeIsKnownByPrevCursorPath()
    {
        _server.Then("""{"boats":[{"id":1}],"next":"c","before":"a"}""").Then("""{"boats":[{"id":1}]}""");

        var page = await _boats.BeforePageAsync("b", cancellationToken: Token);
        Assert.Equal(("a", "c"), (page.PreviousCursor, page.NextCursor));
        await _boats.BeforePageAsync(page.PreviousCursor, cancellationToken: Token);

        Assert.Equal(["/v1/before?q=1&cursor=b", "/v1/before?q=1&cursor=a"], _server.Targets);
    }

    [Theory, Trait("Feature", "T69")]
    [InlineData(null, 5), InlineData(3, 3), InlineData(500, 5)]
    public async Task ACallerMayAskForLessThanMaxLimitAndNotForMore(int? limit, int sent)
    {
        _server.Then("""{"boats":[{"id":1}]}""");

        await _boats.MostPageAsync(limit: limit, cancellationToken: Token);

        Assert.Equal($"/v1/most?q=1&limit={sent}", _server.Call.Target);
    }

    private IAsyncEnumerable<Boat> List(string option) => option switch
    {
        "cursor_path" => _boats.PathAsync(Token),
        "cursor_key" => _boats.NamedAsync(Token),
        "has_next_path" => _boats.MoreAsync(Token),
        "limit_key" => _boats.SizedAsync(Token),
        "ignore_limit_in_pagination" => _boats.FirstLimitAsync(Token),
        "is_link" => _boats.LinkAsync(Token),
        "include_path" => _boats.WholeLinkAsync(Token),
        _ => _boats.HeadersAsync(Token),
    };
}
