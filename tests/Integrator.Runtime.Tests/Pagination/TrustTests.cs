using System.Text.Json;
using System.Text.Json.Nodes;
using Integrator.Json;

namespace Integrator.Tests.Pagination;

/// <summary>Lists whose servers give fewer items than were asked for, or say something unexpected.</summary>
public sealed class TrustTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(PageStop.EmptyPage, null, "0 2 4 5")]
    [InlineData(null, "total", "0 2 4")]
    [InlineData(PageStop.ShortPage, "total", "0 2 4")]
    [InlineData(null, null, "0")]
    public async Task AnOffsetGrowsByTheItemsThatCame(PageStop? stop, string? totalPath, string offsets)
    {
        await using var probe = await ClampedAsync(5, 2, "offset");
        var paging = new OffsetPaging("offset") { LimitKey = "limit", PageSize = 3, StopOn = stop, TotalPath = totalPath };

        var items = await ItemsAsync(probe, paging);

        Assert.Equal(offsets, string.Join(' ', Values(probe, "offset")));
        Assert.Equal(Enumerable.Range(0, stop is null && totalPath is null ? 2 : 5), items);
    }

    [Fact]
    public async Task AnOffsetMayBeginAtOneAndGrowByTheSize()
    {
        await using var probe = await ProbeServer.StartAsync();
        probe.Server.Answers("""{"items":[1,2],"total":6}""").Answers("""{"items":[4],"total":6}""");
        var paging = new OffsetPaging("skip") { LimitKey = "take", PageSize = 3, Start = 1, Step = OffsetStep.PageSize, TotalPath = "total" };

        var pages = await probe.Connection.PagesAsync(new ListProbe(paging), cancellationToken: Token).Take(2).ToListAsync(Token);

        Assert.Equal(["1", "4"], Values(probe, "skip"));
        Assert.Equal([(null, "4"), ("1", "7")], pages.Select(static page => (page.PreviousCursor, page.NextCursor)));
    }

    [Fact]
    public async Task AShortPageDoesNotEndAListWhileHasNextSaysThatThereIsMore()
    {
        await using var probe = await ProbeServer.StartAsync();
        probe.Server.Answers("""{"items":[1],"more":true}""").Answers("""{"items":[2],"more":false}""");
        Assert.Equal([1, 2], await ItemsAsync(probe, new PagePaging("page") { LimitKey = "size", PageSize = 10, HasNextPath = "more" }));
    }

    [Theory]
    [InlineData("total", null)]
    [InlineData(null, "pages")]
    public async Task AShortNumberedPageDoesNotEndAListWhileTheTotalSaysThatThereIsMore(string? total, string? pages)
    {
        await using var probe = await ClampedAsync(5, 2, "page");
        var paging = new PagePaging("page") { LimitKey = "limit", PageSize = 3, FirstPage = 0, TotalPath = total, TotalPagesPath = pages };

        Assert.Equal(Enumerable.Range(0, 5), await ItemsAsync(probe, paging));
        Assert.Equal(["0", "1", "2"], Values(probe, "page"));
    }

    [Fact]
    public async Task AListThatIsGoneOnFromAPageIsReadToItsEndThoughTheSizesBeforeAreUnknown()
    {
        await using var probe = await ClampedAsync(5, 2, "page");
        var paging = new PagePaging("page") { LimitKey = "limit", PageSize = 3, FirstPage = 0, TotalPath = "total" };

        var pages = await probe.Connection.PagesAsync(new ListProbe(paging), "1", cancellationToken: Token).ToListAsync(Token);

        Assert.Equal([2, 3, 4], pages.SelectMany(static page => page.Items));
    }

    [Fact]
    public async Task ALinkThatIsACursorReplacesTheQueryAsItStands()
    {
        await using var probe = await ProbeServer.StartAsync(
            ConnectorProbe.Of(new QueryScheme("q", "key", static scope => scope.Field("k"))), ConnectorProbe.Fields(("k", "secret")));
        probe.Server
            .Answers("""{"items":[1],"next":"/v1/other?cursor=cD0y%2Bx%3D&tag=a&tag=b&q=x+y&key=old"}""")
            .Answers("""{"items":[2],"next":"?cursor=three"}""")
            .Answers("""{"items":[3],"next":null}""");
        var list = new ListProbe(new CursorPaging("next") { IsLinked = true, LimitKey = "limit", PageSize = 1 }, build: static request => request.Query("tag", "z").Query("sort", "up"));

        Assert.Equal([1, 2, 3], await probe.Connection.ItemsAsync(list, cancellationToken: Token).ToListAsync(Token));

        Assert.Equal(
            ["/v1/list?tag=z&sort=up&limit=1&key=secret", "/v1/list?cursor=cD0y%2Bx%3D&tag=a&tag=b&q=x+y&key=secret", "/v1/list?cursor=three&key=secret"],
            probe.Server.Requests.Select(static request => request.Target));
    }

    [Fact]
    public async Task TheHeadersOfLinksAndRangesMayHaveOtherNames()
    {
        await using var probe = await ProbeServer.StartAsync();
        probe.Server.Answers("""{"items":[1]}""", headers: [("X-Pages", "</v1/list?n=2>; rel=following")]).Answers("""{"items":[2]}""");
        Assert.Equal([1, 2], await ItemsAsync(probe, new LinkPaging { Header = "X-Pages", Relation = "following" }));

        probe.Server.Answers("""{"items":[1]}""", headers: [("X-Came", "items 0-0/2")]).Answers("""{"items":[2]}""", headers: [("X-Came", "items 1-1/2")]);
        Assert.Equal([1, 2], await ItemsAsync(probe, new RangePaging { RangeHeader = "X-Range", ContentRangeHeader = "X-Came" }));
        Assert.Equal([null, null, "items=0-", "items=1-"], probe.Server.Requests.Select(static request => request.Header("X-Range")));
    }

    [Fact]
    public async Task APaginationPathTakesThePathValuesOfTheRequest()
    {
        await using var probe = await ProbeServer.StartAsync();
        probe.Server.Answers("""{"items":[1],"next":"b"}""").Answers("""{"items":[2]}""");
        var list = new ListProbe(
            new CursorPaging("next") { CursorKey = "cursor", PaginationPath = "/boxes/{box}/more/{kind}" }, path: "/boxes/{box}", build: static request => request.Path("box", "a b").Path("kind", "k"));

        Assert.Equal([1, 2], await probe.Connection.ItemsAsync(list, cancellationToken: Token).ToListAsync(Token));
        Assert.Equal(["/v1/boxes/a%20b", "/v1/boxes/a%20b/more/k?cursor=b"], probe.Server.Requests.Select(static request => request.Target));
    }

    [Fact]
    public async Task FollowingPagesOfExpressionsUseTheNextValuesAndNotTheInitialOnes()
    {
        await using var probe = await ProbeServer.StartAsync();
        probe.Server.Answers("""{"items":[1],"at":"b"}""").Answers("""{"items":[2],"at":"c"}""").Answers("""{"items":[3]}""");
        var paging = new DynamicPaging(
            static _ => new JsonObject { ["query"] = new JsonObject { ["mode"] = "start" } },
            static scope => scope.Answer!.Member("at") is { } at ? new JsonObject { ["query"] = new JsonObject { ["mode"] = "go", ["from"] = at } } : null)
        {
            Cursor = static scope => scope.Answer!.Member("at"),
        };

        var pages = await probe.Connection.PagesAsync(new ListProbe(paging), cancellationToken: Token).ToListAsync(Token);

        Assert.Equal(["/v1/list?mode=start", "/v1/list?mode=go&from=b", "/v1/list?mode=go&from=c"], probe.Server.Requests.Select(static request => request.Target));
        Assert.Equal(["b", "c", null], pages.Select(static page => page.NextCursor));
    }

    [Fact]
    public async Task AListBeginsAgainWhenItsCursorIsNotValidAnyMore()
    {
        await using var probe = await ProbeServer.StartAsync(Resetting);
        probe.Server.Answers("""{"items":[1],"next":"old"}""").Answers("{}", 410).Answers("""{"items":[1],"next":"new"}""").Answers("""{"items":[2]}""");

        Assert.Equal([1, 1, 2], await ItemsAsync(probe, new CursorPaging("next") { CursorKey = "cursor" }));
        Assert.Equal(["/v1/list", "/v1/list?cursor=old", "/v1/list", "/v1/list?cursor=new"], probe.Server.Requests.Select(static request => request.Target));
    }

    [Fact]
    public async Task AListThatCannotBeginIsAFailureAndOneThatKeepsBeginningTooAfterThreeTimes()
    {
        await using var probe = await ProbeServer.StartAsync(Resetting);
        probe.Server.Answers("{}", 410);
        Assert.Equal(410, (await Assert.ThrowsAsync<ApiException>(() => ItemsAsync(probe, new CursorPaging("next") { CursorKey = "cursor" }))).Status);
        for (var round = 0; round < 4; round++)
        {
            probe.Server.Answers($$"""{"items":[1],"next":"{{round}}"}""").Answers("{}", 410);
        }

        Assert.Equal(410, (await Assert.ThrowsAsync<ApiException>(() => ItemsAsync(probe, new CursorPaging("next") { CursorKey = "cursor" }))).Status);
        Assert.Equal(9, probe.Server.Requests.Count);
    }

    [Fact]
    public async Task ItemsAreCountedWhereTheListStands()
    {
        await using var probe = await ProbeServer.StartAsync();
        probe.Server.Answers("""{"rows":[1,2,3],"items":[1]}""").Answers("""{"rows":[4],"items":[2]}""");
        Assert.Equal([1, 2], await ItemsAsync(probe, new OffsetPaging("o") { LimitKey = "l", PageSize = 3, ItemsPath = "rows" }));
        Assert.Equal(["0", "3"], Values(probe, "o"));
    }

    [Fact]
    public async Task AResultThatIsAListNeedsNoItems()
    {
        await using var probe = await ProbeServer.StartAsync();
        probe.Server.Answers("""["a","b"]""");
        Assert.Equal(["a", "b"], await probe.Connection.ItemsAsync(new Plain<List<string>, string>(new("GET", "/list"), static (ref JsonReader json) => json.List(JsonRead.String)), cancellationToken: Token).ToListAsync(Token));

        probe.Server.Answers("{}");
        await Assert.ThrowsAsync<InvalidOperationException>(() => probe.Connection.PageAsync(new Plain<JsonElement, string>(new("GET", "/list"), JsonRead.Element), cancellationToken: Token));
    }

    private static Api Resetting => new("Probe") { Policy = new CallPolicy { Retry = new RetryPolicy { Cases = [new RetryCase(RetryAction.ResetPagination) { StatusCodes = [410] }] } } };

    // A server that gives a certain number of items at most, whatever is asked for.
    private static async Task<ProbeServer> ClampedAsync(int total, int most, string key)
    {
        var probe = await ProbeServer.StartAsync();
        for (var count = 0; count < 10; count++)
        {
            probe.Server.Answers(async context =>
            {
                var at = int.Parse(context.Request.Query[key]!, System.Globalization.CultureInfo.InvariantCulture) * (key == "page" ? most : 1);
                var items = Enumerable.Range(0, total).Skip(at).Take(Math.Min(most, int.Parse(context.Request.Query["limit"]!, System.Globalization.CultureInfo.InvariantCulture)));
                context.Response.ContentType = "application/json";
                await Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, $$"""{"items":[{{string.Join(',', items)}}],"total":{{total}},"pages":{{(total + most - 1) / most}}}""");
            });
        }

        return probe;
    }

    private static IEnumerable<string> Values(ProbeServer probe, string name) =>
        probe.Server.Requests.Select(request => System.Web.HttpUtility.ParseQueryString(new Uri("http://x" + request.Target).Query)[name]!);

    private static async Task<List<int>> ItemsAsync(ProbeServer probe, Paging paging) =>
        await probe.Connection.ItemsAsync(new ListProbe(paging), cancellationToken: Token).ToListAsync(Token);

    private sealed class Plain<TResult, TItem>(ApiRequest<TResult> request, JsonRead<TResult> read) : IPagedAction<TResult, TItem>
    {
        public Paging Paging { get; } = new PagePaging("page") { StopOn = PageStop.ShortPage, PageSize = 10 };

        public ApiRequest<TResult> ToRequest() => request.Json("2XX", read);
    }
}
