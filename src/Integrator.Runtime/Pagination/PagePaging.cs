using System.Globalization;
using Integrator.Json;
using Integrator.Pagination;

namespace Integrator;

/// <summary>
/// Numbered pages. A page without items is the last one. A page with fewer items than were asked for is the last one too, unless the total,
/// the number of pages or <see cref="Paging.HasNextPath"/> says that there are more.
/// </summary>
/// <param name="PageKey">The parameter that holds the number.</param>
public sealed record PagePaging(string PageKey) : Paging
{
    /// <summary>The number of the first page; 1 by default.</summary>
    public int FirstPage { get; init; } = 1;

    /// <summary>The path in the body where the response says how many pages there are; null if it does not.</summary>
    public string? TotalPagesPath { get; init; }

    private protected override PageStop UsualStop => PageStop.EmptyPage | PageStop.ShortPage;

    private protected override bool IsFollowing(string? cursor) => Page(cursor) != FirstPage;

    private protected override void Begin(ApiRequest request, PageCall page, int? size)
    {
        var number = Page(page.Cursor);
        Put(request, PageKey, Text(number), System.Text.Json.Nodes.JsonValue.Create(number));
    }

    private protected override PageTurn Read(PageAnswer page)
    {
        var number = Page(page.Cursor);
        return new(Text(number + 1), number > FirstPage ? Text(number - 1) : null);
    }

    private protected override bool? SaysMore(PageAnswer page)
    {
        var position = Page(page.Cursor) - FirstPage + 1;
        if (TotalPagesPath is { } path && page.Answer.Find(path) is { } pages && long.TryParse(JsonPath.Text(pages), CultureInfo.InvariantCulture, out var count))
        {
            return position < count;
        }

        return Total(page.Answer) is not { } total ? null
            : page.Call.ItemsBefore is { } before ? before + page.ItemCount < total

            // The sizes of the pages before are unknown: servers clamp what is asked for. If all were as this one, there are more.
            : position * page.ItemCount < total ? true : null;
    }

    private long Page(string? cursor) => cursor is null ? FirstPage : Number(cursor);
}
