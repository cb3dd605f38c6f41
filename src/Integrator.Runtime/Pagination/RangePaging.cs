using System.Globalization;
using Integrator.Pagination;

namespace Integrator;

/// <summary>
/// Pages by ranges in headers: <c>Range: items=0-49</c> is answered by 206 and <c>Content-Range: items 0-49/120</c> (RFC 9110, section 14).
/// Any other status is the last page, unless the range stands in a header of the API's own, which has no such rule.
/// </summary>
public sealed record RangePaging : Paging
{
    private const string StandardHeader = "Content-Range";

    /// <summary>The unit of the range; <c>items</c> by default.</summary>
    public string Unit { get; init; } = "items";

    /// <summary>The request header that holds the range; <c>Range</c> by default.</summary>
    public string RangeHeader { get; init; } = "Range";

    /// <summary>The response header that holds the range that came; <c>Content-Range</c> by default.</summary>
    public string ContentRangeHeader { get; init; } = StandardHeader;

    private protected override bool IsFollowing(string? cursor) => cursor is not null && Number(cursor) != 0;

    private protected override void Begin(ApiRequest request, PageCall page, int? size)
    {
        var from = page.Cursor is null ? 0 : Number(page.Cursor);
        request.SetHeader(RangeHeader, $"{Unit}={Text(from)}-{(size is { } asked ? Text(from + asked - 1) : "")}");
    }

    private protected override PageTurn Read(PageAnswer page)
    {
        var from = page.Cursor is null ? 0 : Number(page.Cursor);
        var previous = from > 0 ? Text(Math.Max(0, from - (Size(page.Limit) ?? page.ItemCount))) : null;
        return (page.Answer.Status == 206 || ContentRangeHeader != StandardHeader) && Range(page.Answer) is { Last: { } last } range && last >= from && !(last + 1 >= range.Total)
            ? new(Text(last + 1), previous)
            : new(null, previous);
    }

    private protected override long? TotalOf(Answer answer) => Range(answer).Total;

    // items 0-49/120, items 0-49/*, items */120
    private (long? Last, long? Total) Range(Answer answer)
    {
        var text = answer.Headers.Text(ContentRangeHeader) ?? "";
        var (slash, dash) = (text.IndexOf('/', StringComparison.Ordinal), text.LastIndexOf('-'));
        return slash < 0 ? default : (dash >= 0 && dash < slash ? Count(text[(dash + 1)..slash]) : null, Count(text[(slash + 1)..]));
    }

    private static long? Count(string text) => long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
}
