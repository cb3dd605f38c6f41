namespace Integrator.Tests.Pagination;

/// <summary>One row for each option of the cursor format: two pages, and what they look like on the wire.</summary>
public sealed class CursorPagingTests
{
    private static readonly CursorPaging s_plain = new("next") { CursorKey = "cursor" };

    public static TheoryData<string, CursorPaging, string, string, string> Rows { get; } = new()
    {
        { "cursor_path, cursor_key", new CursorPaging("meta.at[-1]") { CursorKey = "after" }, """{"items":[1],"meta":{"at":["x","a b"]}}""", "", "GET /v1/list?q=1&after=a%20b" },
        { "a number is a cursor", s_plain, """{"items":[1],"next":7}""", "", "GET /v1/list?q=1&cursor=7" },
        { "has_next_path", s_plain with { HasNextPath = "more" }, """{"items":[1],"next":"b","more":"true"}""", "", "GET /v1/list?q=1&cursor=b" },
        { "limit_key, page_size", s_plain with { LimitKey = "limit", PageSize = 10 }, """{"items":[1],"next":"b"}""", "GET /v1/list?q=1&limit=10", "GET /v1/list?q=1&limit=10&cursor=b" },
        { "max_limit", s_plain with { LimitKey = "limit", PageSize = 10, MaxLimit = 5 }, """{"items":[1],"next":"b"}""", "GET /v1/list?q=1&limit=5", "GET /v1/list?q=1&limit=5&cursor=b" },
        { "ignore_limit_in_pagination", s_plain with { LimitKey = "limit", PageSize = 10, IgnoresLimitInPagination = true }, """{"items":[1],"next":"b"}""", "GET /v1/list?q=1&limit=10", "GET /v1/list?q=1&cursor=b" },
        { "is_link", s_plain with { IsLinked = true }, """{"items":[1],"next":"/other?q=2&cursor=b"}""", "", "GET /v1/list?q=2&cursor=b" },
        { "is_link, include_path", s_plain with { IsLinked = true, IncludesPath = true }, """{"items":[1],"next":"/other?cursor=b"}""", "", "GET /other?cursor=b" },
        { "headers", s_plain with { Headers = new Dictionary<string, string> { ["X-Page"] = "on" } }, """{"items":[1],"next":"b"}""", "", "GET /v1/list?q=1&cursor=b [on]" },
        { "cursor_path_object: header", new CursorPaging("X-Next") { CursorKey = "cursor", Place = CursorPlace.Header }, """{"items":[1]}""", "", "GET /v1/list?q=1&cursor=h" },
        { "add_to_body", s_plain with { AddsToBody = true, CursorKey = "paging.cursor", LimitKey = "paging.limit", PageSize = 10 }, """{"items":[1],"next":"b"}""", """POST /v1/list?q=1 {"a":1,"paging":{"limit":10}}""", """POST /v1/list?q=1 {"a":1,"paging":{"limit":10,"cursor":"b"}}""" },
        { "limit_data_type", s_plain with { AddsToBody = true, LimitKey = "limit", PageSize = 10, LimitType = LimitType.Text }, """{"items":[1],"next":"b"}""", """POST /v1/list?q=1 {"a":1,"limit":"10"}""", """POST /v1/list?q=1 {"a":1,"limit":"10","cursor":"b"}""" },
        { "add_to_query", s_plain with { AddsToBody = true, AddsToQuery = true }, """{"items":[1],"next":"b"}""", "", """POST /v1/list?q=1&cursor=b {"a":1,"cursor":"b"}""" },
        { "is_cursor_url_encoded", s_plain with { IsCursorUrlEncoded = true }, """{"items":[1],"next":"b%3D%3D"}""", "", "GET /v1/list?q=1&cursor=b%3D%3D" },
        { "allow_empty_page_cursor", s_plain with { AllowsEmptyPageCursor = true }, """{"items":[],"next":"b"}""", "", "GET /v1/list?q=1&cursor=b" },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task AnOptionChangesTheSecondPage(string option, CursorPaging paging, string firstAnswer, string first, string second)
    {
        await using var probe = await StartAsync(firstAnswer, """{"items":[2]}""");

        await probe.Connection.PagesAsync(List(paging, second), cancellationToken: Token).ToListAsync(Token);

        Assert.True(probe.Server.Requests.Count == 2, option);
        Assert.Equal(second, Wire(probe.Server.Requests[1]));
        if (first.Length > 0)
        {
            Assert.Equal(first, Wire(probe.Server.Requests[0]));
        }
    }

    [Theory]
    [InlineData("""{"items":[1],"next":"b","more":false}""")] // has_next_path says no
    [InlineData("""{"items":[1],"next":"","more":true}""")] // an empty cursor
    [InlineData("""{"items":[1],"next":null,"more":true}""")]
    [InlineData("""{"items":[1],"more":true}""")]
    [InlineData("""{"items":[],"next":"b","more":true}""")] // without allow_empty_page_cursor
    public async Task TheLastPageIsTheLast(string answer)
    {
        await using var probe = await StartAsync(answer);
        Assert.Null((await probe.Connection.PageAsync(List(s_plain with { HasNextPath = "more" }, "GET"), cancellationToken: Token)).NextCursor);
    }

    [Fact]
    public async Task ThePageBeforeIsKnownByPrevCursorPath()
    {
        await using var probe = await StartAsync("""{"items":[1],"before":"a"}""");
        Assert.Equal("a", (await probe.Connection.PageAsync(List(s_plain with { PreviousCursorPath = "before" }, "GET"), "b", cancellationToken: Token)).PreviousCursor);
    }

    [Fact]
    public async Task WithUseContentHashARepeatedPageEndsTheList()
    {
        await using var probe = await StartAsync("""{"items":[1],"next":"a"}""", """{"items":[2],"next":"b"}""", """{"items":[2],"next":"b"}""", """{"items":[3],"next":"c"}""");
        var items = await probe.Connection.ItemsAsync(List(s_plain with { UsesContentHash = true }, "GET"), cancellationToken: Token).ToListAsync(Token);
        Assert.Equal([1, 2], items);
    }

    [Fact]
    public async Task ACallerMayAskForLess()
    {
        await using var probe = await StartAsync("""{"items":[1]}""");
        await probe.Connection.PageAsync(List(s_plain with { LimitKey = "limit", PageSize = 10 }, "GET"), limit: 3, cancellationToken: Token);
        Assert.Equal("GET /v1/list?q=1&limit=3", Wire(probe.Server.Request));
    }

    [Fact]
    public async Task AFormTakesTheCursorToo()
    {
        await using var probe = await StartAsync("""{"items":[1]}""");
        var list = new ListProbe(s_plain with { AddsToBody = true }, "POST", build: static request => request.Body("application/x-www-form-urlencoded", "a=1&cursor=x"));
        await probe.Connection.PageAsync(list, "b c", cancellationToken: Token);
        Assert.Equal("a=1&cursor=b%20c", probe.Server.Request.Body);
    }

    private static ListProbe List(Paging paging, string wire) => wire.StartsWith("POST", StringComparison.Ordinal)
        ? new ListProbe(paging, "POST", build: static request => request.Query("q", 1).Body("application/json", "{\"a\":1}"))
        : new ListProbe(paging, build: static request => request.Query("q", 1));

    private static string Wire(WireRequest request) =>
        $"{request.Method} {request.Target}{(request.Body.Length > 0 ? " " + request.Body : "")}{(request.Header("X-Page") is { } page ? $" [{page}]" : "")}";

    private static async Task<ProbeServer> StartAsync(params string[] answers)
    {
        var probe = await ProbeServer.StartAsync();
        for (var index = 0; index < answers.Length; index++)
        {
            probe.Server.Answers(answers[index], headers: index == 0 ? [("X-Next", "h")] : []);
        }

        return probe;
    }
}
