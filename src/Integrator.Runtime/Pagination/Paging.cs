using System.Globalization;
using System.Text.Json.Nodes;
using Integrator.Http;
using Integrator.Json;
using Integrator.Pagination;

namespace Integrator;

/// <summary>How a list is read page by page: what a request for a page looks like, and where the response says what comes next.</summary>
public abstract record Paging
{
    /// <summary>The parameter that holds the size of a page, or its path in the body; null if there is none.</summary>
    public string? LimitKey { get; init; }

    /// <summary>The size that is asked for if the caller gives none; null leaves it to the API.</summary>
    public int? PageSize { get; init; }

    /// <summary>The largest size that is asked for; null for no limit.</summary>
    public int? MaxLimit { get; init; }

    /// <summary>How the size is written into a body.</summary>
    public LimitType LimitType { get; init; }

    /// <summary>Whether the size is sent for the first page only.</summary>
    public bool IgnoresLimitInPagination { get; init; }

    /// <summary>The number of pages after which a list ends with a <see cref="PagingException"/>; 10,000 by default.</summary>
    public int MaxPages { get; init; } = 10_000;

    /// <summary>Whether paging parameters are members of the body.</summary>
    public bool AddsToBody { get; init; }

    /// <summary>Whether paging parameters are in the query as well, if <see cref="AddsToBody"/> is set.</summary>
    public bool AddsToQuery { get; init; }

    /// <summary>The path in the body where the response says whether there is another page; null if it does not. It overrides the total.</summary>
    public string? HasNextPath { get; init; }

    /// <summary>The path in the body where the response says how many items there are; null if it does not.</summary>
    public string? TotalPath { get; init; }

    /// <summary>The path in the body of the list whose items are counted; null if the result is that list.</summary>
    public string? ItemsPath { get; init; }

    /// <summary>What marks the last page, apart from what the response says; null for the default of the kind of paging.</summary>
    public PageStop? StopOn { get; init; }

    /// <summary>Headers of every page.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// The path of every page but the first, if it is another one. Its placeholders, such as <c>{id}</c>, are filled with the path values of the
    /// request, which may have more of them than the path of the first page uses.
    /// </summary>
    public string? PaginationPath { get; init; }

    /// <summary>Whether the body is sent with the first page only.</summary>
    public bool IgnoresBodyInPagination { get; init; }

    /// <summary>Whether a page with the same body as the page before ends the list.</summary>
    public bool UsesContentHash { get; init; }

    private protected virtual PageStop UsualStop => PageStop.None;

    /// <summary>Turns the request for the list into one for a page.</summary>
    internal void Change(ApiRequest request, PageCall page)
    {
        var isFollowing = page.Cursor is null ? page.Values is not null : IsFollowing(page.Cursor);
        if (isFollowing && PaginationPath is { } path)
        {
            request.Move(path);
        }

        if (isFollowing && IgnoresBodyInPagination)
        {
            request.SetContent(null);
        }

        foreach (var (name, value) in Headers)
        {
            request.SetHeader(name, value);
        }

        var size = Size(page.Limit);
        if (LimitKey is { } key && size is { } asked && !(isFollowing && (IgnoresLimitInPagination || (page.Cursor is { } cursor && IsLink(cursor)))))
        {
            Put(request, key, asked.ToString(CultureInfo.InvariantCulture), LimitType == LimitType.Number ? JsonValue.Create(asked) : null);
        }

        Begin(request, page, size);
    }

    /// <summary>Where the pages before and after begin.</summary>
    internal PageTurn Turn(PageAnswer page)
    {
        var turn = Read(page);
        var stop = StopOn ?? UsualStop;

        // Servers clamp the size, so a short page ends a list only if the response does not say that there are more.
        var more = HasNextPath is { } path ? JsonPath.IsTrue(page.Answer.Find(path)) : SaysMore(page);
        var isLast = more == false
            || (stop.HasFlag(PageStop.EmptyPage) && page.ItemCount == 0)
            || (stop.HasFlag(PageStop.ShortPage) && more is null && Size(page.Limit) is { } size && page.ItemCount < size);
        return isLast ? new PageTurn(null, turn.Previous) : turn;
    }

    internal int Count(Answer answer, int items) =>
        ItemsPath is { } path && answer.Find(path) is { ValueKind: System.Text.Json.JsonValueKind.Array } list ? list.GetArrayLength() : items;

    internal long? Total(Answer answer) => TotalPath is { } path && answer.Find(path) is { } total && long.TryParse(JsonPath.Text(total), CultureInfo.InvariantCulture, out var count) ? count : TotalOf(answer);

    private protected int? Size(int? limit) => (limit ?? PageSize) is { } asked ? Math.Max(1, Math.Min(asked, MaxLimit ?? asked)) : null;

    /// <summary>Writes one parameter where parameters go.</summary>
    private protected void Put(ApiRequest request, string key, string value, JsonNode? node = null)
    {
        if (AddsToBody)
        {
            request.SetContent(BodyChange.Set(request.Content, key, node?.DeepClone() ?? JsonValue.Create(value)));
        }

        if (AddsToQuery || !AddsToBody)
        {
            request.SetQuery(key, value);
        }
    }

    private protected virtual bool IsFollowing(string? cursor) => cursor is not null;

    /// <summary>Whether the counts of the response say that there are more items; null if they do not tell.</summary>
    private protected virtual bool? SaysMore(PageAnswer page) => null;

    /// <summary>Whether the cursor is an address that holds every parameter already.</summary>
    private protected virtual bool IsLink(string cursor) => false;

    private protected virtual long? TotalOf(Answer answer) => null;

    private protected abstract void Begin(ApiRequest request, PageCall page, int? size);

    private protected abstract PageTurn Read(PageAnswer page);

    private protected static long Number(string cursor) => long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new PagingException("The cursor is none that a page of this list gave.");

    private protected static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
