using Integrator.Http;
using Integrator.Pagination;

namespace Integrator;

/// <summary>
/// Pages that a header with links leads to (RFC 8288). A link is called as it stands: parameters that it drops are dropped. A link to an origin
/// that is not the API's is not followed.
/// </summary>
public sealed record LinkPaging : Paging
{
    /// <summary>The header that holds the links; <c>Link</c> by default.</summary>
    public string Header { get; init; } = "Link";

    /// <summary>The relation of the next page; <c>next</c> by default.</summary>
    public string Relation { get; init; } = "next";

    /// <summary>The relation of the page before; <c>prev</c> by default.</summary>
    public string PreviousRelation { get; init; } = "prev";

    private protected override bool IsLink(string cursor) => true;

    private protected override void Begin(ApiRequest request, PageCall page, int? size)
    {
        if (page.Cursor is { } cursor)
        {
            request.Follow(PageAddress.Of(cursor));
        }
    }

    private protected override PageTurn Read(PageAnswer page) => new(Link(page, Relation), Link(page, PreviousRelation));

    private string? Link(PageAnswer page, string relation) => PageAddress.Absolute(page, LinkText.Find(page.Answer.Headers.All(Header), relation)?.OriginalString);
}
