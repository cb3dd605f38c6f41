using Integrator.Pagination;

namespace Integrator;

/// <summary>Numbered pages. Unless told otherwise, an empty or a short page is the last one.</summary>
/// <param name="PageKey">The parameter that holds the number.</param>
public sealed record PagePaging(string PageKey) : Paging
{
    /// <summary>The number of the first page.</summary>
    public int FirstPage { get; init; } = 1;

    private protected override PageStop UsualStop => PageStop.EmptyPage | PageStop.ShortPage;

    private protected override bool IsFollowing(string? cursor) => cursor is not null && Number(cursor) != FirstPage;

    private protected override void Begin(ApiRequest request, string? cursor, int? size)
    {
        var page = cursor is null ? FirstPage : Number(cursor);
        Put(request, PageKey, Text(page), System.Text.Json.Nodes.JsonValue.Create(page));
    }

    private protected override PageTurn Read(PageAnswer page)
    {
        var number = page.Cursor is null ? FirstPage : Number(page.Cursor);
        return new(Text(number + 1), number > FirstPage ? Text(number - 1) : null);
    }
}
