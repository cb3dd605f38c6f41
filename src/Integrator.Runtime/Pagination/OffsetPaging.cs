using Integrator.Pagination;

namespace Integrator;

/// <summary>Pages by the number of items before them. Unless told otherwise, an empty or a short page is the last one.</summary>
/// <param name="OffsetKey">The parameter that holds the number.</param>
public sealed record OffsetPaging(string OffsetKey) : Paging
{
    private protected override PageStop UsualStop => PageStop.EmptyPage | PageStop.ShortPage;

    private protected override bool IsFollowing(string? cursor) => cursor is not null && Number(cursor) != 0;

    private protected override void Begin(ApiRequest request, string? cursor, int? size)
    {
        var offset = cursor is null ? 0 : Number(cursor);
        Put(request, OffsetKey, Text(offset), System.Text.Json.Nodes.JsonValue.Create(offset));
    }

    private protected override PageTurn Read(PageAnswer page)
    {
        var offset = page.Cursor is null ? 0 : Number(page.Cursor);
        long step = Size(page.Limit) ?? page.ItemCount;
        var isLast = step == 0 || offset + page.ItemCount >= Total(page.Answer);
        return new(isLast ? null : Text(offset + step), offset > 0 ? Text(Math.Max(0, offset - step)) : null);
    }
}
