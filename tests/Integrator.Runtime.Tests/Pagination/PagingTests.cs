using System.Text.Json.Nodes;

namespace Integrator.Tests.Pagination;

public sealed class PagingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NumberedPagesEndWithAShortOne()
    {
        await using var probe = await ProbeServer.StartAsync();
        probe.Server.Answers("""{"items":[1,2]}""").Answers("""{"items":[3,4]}""").Answers("""{"items":[5]}""");

        Assert.Equal([1, 2, 3, 4, 5], await ItemsAsync(probe, new PagePaging("page") { LimitKey = "per_page", PageSize = 2 }));
        Assert.Equal(["/v1/list?per_page=2&page=1", "/v1/list?per_page=2&page=2", "/v1/list?per_page=2&page=3"], Targets(probe));
    }

    [Fact]
    public async Task NumberedPagesEndWithAnEmptyOneAndMayBeginAtZero()
    {
        await using var probe = await ProbeServer.StartAsync();
        probe.Server.Answers("""{"items":[1,2]}""").Answers("""{"items":[]}""");

        Assert.Equal([1, 2], await ItemsAsync(probe, new PagePaging("page") { FirstPage = 0 }));
        Assert.Equal(["/v1/list?page=0", "/v1/list?page=1"], Targets(probe));
    }

    [Fact]
    public async Task AnOffsetStepsByThePageSizeAndEndsAtTheTotal()
    {
        await using var probe = await ProbeServer.StartAsync();
        probe.Server.Answers("""{"items":[1,2],"meta":{"total":4}}""").Answers("""{"items":[3,4],"meta":{"total":4}}""");
        var list = new ListProbe(new OffsetPaging("skip") { LimitKey = "take", PageSize = 50, MaxLimit = 2, TotalPath = "meta.total" });

        var pages = await probe.Connection.PagesAsync(list, cancellationToken: Token).ToListAsync(Token);

        Assert.Equal(["/v1/list?take=2&skip=0", "/v1/list?take=2&skip=2"], Targets(probe));
        Assert.Equal([("2", null, 4L), (null, "0", 4L)], pages.Select(static page => (page.NextCursor, page.PreviousCursor, page.Total!.Value)));
    }

    [Fact]
    public async Task LinksAreFollowedWhateverTheirShape()
    {
        await using var probe = await ProbeServer.StartAsync(ConnectorProbe.Of(new QueryScheme("q", "key", static scope => scope.Field("k"))), ConnectorProbe.Fields(("k", "secret")));
        probe.Server
            .Answers("""{"items":[1]}""", headers: [("Link", "</v1/first>; rel=\"first\"; title=\"a, <b>; rel=next\", <list?page=2&key=secret>; title=\"x\"; rel=\"last next\"")])
            .Answers("""{"items":[2]}""", headers: [("Link", $"<{new Uri(probe.Server.Address, "/v1/list?page=3").AbsoluteUri}>; rel=next"), ("Link", "</v1/list?page=1>; rel=prev")])
            .Answers("""{"items":[3]}""");
        var list = new ListProbe(new LinkPaging { LimitKey = "limit", PageSize = 1 });

        var pages = await probe.Connection.PagesAsync(list, cancellationToken: Token).ToListAsync(Token);

        Assert.Equal([1, 2, 3], pages.SelectMany(static page => page.Items));
        Assert.Equal(["/v1/list?limit=1&key=secret", "/v1/list?page=2&key=secret", "/v1/list?page=3&key=secret"], Targets(probe));
        Assert.EndsWith("/v1/list?page=1", pages[1].PreviousCursor, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("link")]
    [InlineData("cursor")]
    public async Task ALinkToAnotherHostIsNotFollowed(string kind)
    {
        await using var other = await LoopbackServer.StartAsync();
        await using var probe = await ProbeServer.StartAsync(ConnectorProbe.Of(new TokenScheme("b", static scope => scope.Field("k"))), ConnectorProbe.Fields(("k", "secret")));
        var next = new Uri(other.Address, "/v1/list?page=2").AbsoluteUri;
        probe.Server.Answers($$"""{"items":[1],"next":"{{next}}"}""", headers: [("Link", $"<{next}>; rel=next")]);
        Paging paging = kind == "link" ? new LinkPaging() : new CursorPaging("next") { IsLinked = true, IncludesPath = true };

        var failure = await Assert.ThrowsAsync<PagingException>(() => ItemsAsync(probe, paging));

        Assert.Equal("Probe: GET /list leads to 127.0.0.1, which is not the API's own host.", failure.Message);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task RangesGoOnUntilAnAnswerIsNotPartial()
    {
        await using var probe = await ProbeServer.StartAsync();
        probe.Server
            .Answers("""{"items":[1]}""", 206, headers: [("Content-Range", "items 0-49/120")])
            .Answers("""{"items":[2]}""", 206, headers: [("Content-Range", "items 50-99/120")])
            .Answers("""{"items":[3]}""", 200, headers: [("Content-Range", "items 100-119/120")]);
        var list = new ListProbe(new RangePaging { PageSize = 50 });

        var pages = await probe.Connection.PagesAsync(list, cancellationToken: Token).ToListAsync(Token);

        Assert.Equal(["items=0-49", "items=50-99", "items=100-149"], probe.Server.Requests.Select(static request => request.Header("Range")));
        Assert.Equal(["50", "100", null], pages.Select(static page => page.NextCursor));
        Assert.All(pages, static page => Assert.Equal(120, page.Total));
    }

    [Fact]
    public async Task ARangeThatReachesTheTotalIsTheLast()
    {
        await using var probe = await ProbeServer.StartAsync();
        probe.Server.Answers("""{"items":[1]}""", 206, headers: [("Content-Range", "items 0-49/50")]);
        Assert.Equal([1], await ItemsAsync(probe, new RangePaging { PageSize = 50 }));
    }

    [Fact]
    public async Task ExpressionsTurnPagesUntilTheyEnd()
    {
        await using var probe = await ProbeServer.StartAsync();
        for (var page = 0; page < 50; page++)
        {
            probe.Server.Answers($$"""{"items":[{{page}}]}""");
        }

        var paging = new DynamicPaging(
            static _ => new JsonObject { ["counter"] = 1, ["query"] = new JsonObject { ["n"] = 1 }, ["headers"] = new JsonObject { ["X-Page"] = "1" }, ["body"] = new JsonObject { ["at"] = 1 } },
            static scope => (int)scope.Values["counter"]! + 1 is var next && next > 50 ? null
                : new JsonObject { ["counter"] = next, ["query"] = new JsonObject { ["n"] = next }, ["headers"] = new JsonObject { ["X-Page"] = $"{next}" }, ["body"] = new JsonObject { ["at"] = next } });
        var list = new ListProbe(paging, "POST");

        Assert.Equal(50, (await probe.Connection.ItemsAsync(list, cancellationToken: Token).ToListAsync(Token)).Count);
        var last = probe.Server.Requests[^1];
        Assert.Equal(("/v1/list?n=50", "50", """{"at":50}"""), (last.Target, last.Header("X-Page"), last.Body));
    }

    [Fact]
    public async Task AnExpressionMayGiveTheCursorForTheCaller()
    {
        await using var probe = await ProbeServer.StartAsync();
        probe.Server.Answers("""{"items":[1],"at":"b"}""").Answers("""{"items":[2]}""");
        var paging = new DynamicPaging(
            static scope => scope.Cursor is null ? null : new JsonObject { ["query"] = new JsonObject { ["from"] = scope.Cursor } },
            static scope => scope.Answer!.Member("at") is { } at ? new JsonObject { ["from"] = at } : null)
        {
            Cursor = static scope => (string?)scope.Values["from"],
        };

        var first = await probe.Connection.PageAsync(new ListProbe(paging), cancellationToken: Token);
        Assert.Equal("b", first.NextCursor);
        var second = await probe.Connection.PageAsync(new ListProbe(paging), first.NextCursor, cancellationToken: Token);

        Assert.Equal([2], second.Items);
        Assert.Equal(["/v1/list", "/v1/list?from=b"], Targets(probe));
    }

    [Fact]
    public async Task FollowingPagesMayHaveAnotherPathAndNoBody()
    {
        await using var probe = await ProbeServer.StartAsync();
        probe.Server.Answers("""{"items":[1],"next":"b"}""").Answers("""{"items":[2]}""");
        var paging = new CursorPaging("next") { CursorKey = "cursor", PaginationPath = "/list/continue", IgnoresBodyInPagination = true };
        var list = new ListProbe(paging, "POST", build: static request => request.Body("application/json", "{\"q\":1}"));

        Assert.Equal(2, (await probe.Connection.ItemsAsync(list, cancellationToken: Token).ToListAsync(Token)).Count);

        Assert.Equal(["/v1/list", "/v1/list/continue?cursor=b"], Targets(probe));
        Assert.Equal(["{\"q\":1}", ""], probe.Server.Requests.Select(static request => request.Body));
    }

    [Fact]
    public async Task AListThatLeadsInACircleIsAnError()
    {
        await using var probe = await ProbeServer.StartAsync();
        probe.Server.Answers("""{"items":[1],"next":"a"}""").Answers("""{"items":[2],"next":"b"}""").Answers("""{"items":[3],"next":"a"}""");
        var items = new List<int>();

        var failure = await Assert.ThrowsAsync<PagingException>(async () =>
        {
            await foreach (var item in probe.Connection.ItemsAsync(new ListProbe(new CursorPaging("next") { CursorKey = "c" }), cancellationToken: Token))
            {
                items.Add(item);
            }
        });

        Assert.Equal([1, 2, 3], items);
        Assert.Equal("Probe: the list leads in a circle: a page gave a cursor that another gave before.", failure.Message);
        Assert.Equal(3, probe.Server.Requests.Count);
    }

    [Fact]
    public async Task AListWithTooManyPagesSaysWhereItGoesOn()
    {
        await using var probe = await ProbeServer.StartAsync();
        probe.Server.Answers("""{"items":[1],"next":"a"}""").Answers("""{"items":[2],"next":"b"}""");
        var failure = await Assert.ThrowsAsync<PagingException>(() => ItemsAsync(probe, new CursorPaging("next") { CursorKey = "c", MaxPages = 2 }));
        Assert.Equal("b", failure.NextCursor);
    }

    [Theory]
    [InlineData("page")]
    [InlineData("offset")]
    [InlineData("range")]
    [InlineData("link")]
    [InlineData("dynamic")]
    public async Task ACursorOfAnotherListIsRefused(string kind)
    {
        Paging paging = kind switch
        {
            "page" => new PagePaging("p"),
            "offset" => new OffsetPaging("o"),
            "range" => new RangePaging(),
            "link" => new LinkPaging(),
            _ => new DynamicPaging(static _ => null, static _ => null),
        };
        await using var probe = await ProbeServer.StartAsync();
        await Assert.ThrowsAsync<PagingException>(() => probe.Connection.PageAsync(new ListProbe(paging), "other", cancellationToken: Token));
        Assert.Empty(probe.Server.Requests);
    }

    [Fact]
    public async Task AFailedPageIsAnApiException()
    {
        await using var probe = await ProbeServer.StartAsync();
        probe.Server.Answers("""{"items":[1],"next":"a"}""").Answers("""{"message":"no"}""", 400);
        Assert.Equal(400, (await Assert.ThrowsAsync<ApiException>(() => ItemsAsync(probe, new CursorPaging("next") { CursorKey = "c" }))).Status);
    }

    private static string[] Targets(ProbeServer probe) => [.. probe.Server.Requests.Select(static request => request.Target)];

    private static async Task<List<int>> ItemsAsync(ProbeServer probe, Paging paging) =>
        await probe.Connection.ItemsAsync(new ListProbe(paging), cancellationToken: Token).ToListAsync(Token);
}
