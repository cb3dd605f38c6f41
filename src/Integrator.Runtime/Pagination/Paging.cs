using System.Globalization;
using System.Text.Json.Nodes;
using Integrator.Http;
using Integrator.Json;
using Integrator.Pagination;

namespace Integrator;

/// <summary>How an API turns pages: what a request for a page looks like, and where its answer says what comes next.</summary>
public abstract record Paging
{
    /// <summary>The parameter that holds the page's size, or its place in the body with dots; null when there is none.</summary>
    public string? LimitKey { get; init; }

    /// <summary>The size that is asked for when the caller says nothing; null leaves it to the API.</summary>
    public int? PageSize { get; init; }

    /// <summary>The largest size that is asked for; null for any.</summary>
    public int? MaxLimit { get; init; }

    /// <summary>How the size is written into a body.</summary>
    public LimitType LimitType { get; init; }

    /// <summary>Whether the size is sent for the first page only.</summary>
    public bool IgnoresLimitInPagination { get; init; }

    /// <summary>After how many pages a list ends with a <see cref="PagingException"/>.</summary>
    public int MaxPages { get; init; } = 10_000;

    /// <summary>Whether paging parameters are members of the body.</summary>
    public bool AddsToBody { get; init; }

    /// <summary>Whether paging parameters are in the query; they always are when they are not in the body.</summary>
    public bool AddsToQuery { get; init; }

    /// <summary>Where the answer says whether there is another page; null when it does not.</summary>
    public string? HasNextPath { get; init; }

    /// <summary>Where the answer says how many items there are; null when it does not.</summary>
    public string? TotalPath { get; init; }

    /// <summary>What else tells that a page is the last one; null for what is usual.</summary>
    public PageStop? StopOn { get; init; }

    /// <summary>The path of every page but the first, where it is another one.</summary>
    public string? PaginationPath { get; init; }

    /// <summary>Whether the body is sent with the first page only.</summary>
    public bool IgnoresBodyInPagination { get; init; }

    /// <summary>Whether the query is repeated in the body.</summary>
    public bool AddsQueryToBody { get; init; }

    /// <summary>Whether a page whose body is that of the page before ends the list.</summary>
    public bool UsesContentHash { get; init; }

    private protected virtual PageStop UsualStop => PageStop.None;

    internal void Change(ApiRequest request, string? cursor, int? limit)
    {
        var isFollowing = IsFollowing(cursor);
        if (isFollowing && PaginationPath is { } path)
        {
            request.Move(path);
        }

        if (isFollowing && IgnoresBodyInPagination)
        {
            request.SetContent(null);
        }

        if (AddsQueryToBody)
        {
            foreach (var (name, value) in request.QueryPairs())
            {
                request.SetContent(BodyChange.Set(request.Content, name, JsonValue.Create(value)));
            }
        }

        var size = Size(limit);
        if (LimitKey is { } key && size is { } asked && !(isFollowing && (IgnoresLimitInPagination || IsLink(cursor!))))
        {
            Put(request, key, asked.ToString(CultureInfo.InvariantCulture), LimitType == LimitType.Number ? JsonValue.Create(asked) : null);
        }

        Begin(request, cursor, size);
    }

    /// <summary>Where the pages before and after begin.</summary>
    internal PageTurn Turn(PageAnswer page)
    {
        var turn = Read(page);
        var stop = StopOn ?? UsualStop;
        var isLast = (HasNextPath is { } path && !JsonPath.IsTrue(page.Answer.Find(path)))
            || (stop.HasFlag(PageStop.EmptyPage) && page.ItemCount == 0)
            || (stop.HasFlag(PageStop.ShortPage) && Size(page.Limit) is { } size && page.ItemCount < size);
        return isLast ? turn with { Next = null } : turn;
    }

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

    /// <summary>Whether the cursor is an address that holds every parameter already.</summary>
    private protected virtual bool IsLink(string cursor) => false;

    private protected virtual long? TotalOf(Answer answer) => null;

    private protected abstract void Begin(ApiRequest request, string? cursor, int? size);

    private protected abstract PageTurn Read(PageAnswer page);

    private protected static long Number(string cursor) => long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new PagingException($"The cursor '{cursor}' is none that a page of this list gave.");

    private protected static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
