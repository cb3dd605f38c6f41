using Integrator.Pagination;

namespace Integrator;

/// <summary>By how much an offset grows from page to page.</summary>
public enum OffsetStep
{
    /// <summary>By the number of items that came, which may be fewer than were asked for.</summary>
    Items,

    /// <summary>By the size that was asked for, for APIs that count the items that they filter out.</summary>
    PageSize,
}

/// <summary>
/// Pages by the number of items before them. A page without items is the last one. A page with fewer items than were asked for is the last one
/// too, unless the total or <see cref="Paging.HasNextPath"/> says that there are more.
/// </summary>
/// <param name="OffsetKey">The parameter that holds the number.</param>
public sealed record OffsetPaging(string OffsetKey) : Paging
{
    /// <summary>The offset of the first item; 0 by default.</summary>
    public int Start { get; init; }

    /// <summary>By how much the offset grows; by the items that came, by default.</summary>
    public OffsetStep Step { get; init; }

    private protected override PageStop UsualStop => PageStop.EmptyPage | PageStop.ShortPage;

    private protected override bool IsFollowing(string? cursor) => Offset(cursor) != Start;

    private protected override void Begin(ApiRequest request, PageCall page, int? size)
    {
        var offset = Offset(page.Cursor);
        Put(request, OffsetKey, Text(offset), System.Text.Json.Nodes.JsonValue.Create(offset));
    }

    private protected override PageTurn Read(PageAnswer page)
    {
        var offset = Offset(page.Cursor);
        var size = Size(page.Limit) ?? page.ItemCount;
        var step = Step == OffsetStep.PageSize ? size : page.ItemCount;
        return new(step == 0 ? null : Text(offset + step), offset > Start ? Text(Math.Max(Start, offset - size)) : null);
    }

    private protected override bool? SaysMore(PageAnswer page) => Total(page.Answer) is { } total ? Offset(page.Cursor) - Start + page.ItemCount < total : null;

    private long Offset(string? cursor) => cursor is null ? Start : Number(cursor);
}
