using Integrator.Pagination;

namespace Integrator;

/// <summary>Pages that the <c>Link</c> header leads to (RFC 8288). A link to a host that is not the API's is not followed.</summary>
public sealed record LinkPaging : Paging
{
    /// <summary>The relation of the next page.</summary>
    public string Relation { get; init; } = "next";

    /// <summary>The relation of the page before.</summary>
    public string PreviousRelation { get; init; } = "prev";

    private protected override bool IsLink(string cursor) => true;

    private protected override void Begin(ApiRequest request, string? cursor, int? size)
    {
        if (cursor is not null)
        {
            request.Follow(PageAddress.Of(cursor));
        }
    }

    private protected override PageTurn Read(PageAnswer page) => new(
        PageAddress.Absolute(page, page.Answer.Headers.Link(Relation)),
        PageAddress.Absolute(page, page.Answer.Headers.Link(PreviousRelation)));
}
