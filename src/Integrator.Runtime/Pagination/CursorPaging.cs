using System.Text.Json;
using Integrator.Json;
using Integrator.Pagination;

namespace Integrator;

/// <summary>Where a response carries its cursors.</summary>
public enum CursorPlace
{
    /// <summary>In the body.</summary>
    Body,

    /// <summary>In the headers.</summary>
    Header,
}

/// <summary>Pages by a cursor that each page gives for the next.</summary>
/// <param name="CursorPath">The place of the next cursor: a path in the body, or the name of a header.</param>
public sealed record CursorPaging(string CursorPath) : Paging
{
    /// <summary>The parameter that holds the cursor, or its path in the body. It may be null only for a link.</summary>
    public string? CursorKey { get; init; }

    /// <summary>The place of the cursor of the page before; null if responses have none.</summary>
    public string? PreviousCursorPath { get; init; }

    /// <summary>Where a response carries its cursors; in the body by default.</summary>
    public CursorPlace Place { get; init; }

    /// <summary>
    /// Whether the cursor is an address. Its query replaces the query of the request, as it stands: repeated parameters are repeated, and
    /// parameters that it drops are dropped.
    /// </summary>
    public bool IsLinked { get; init; }

    /// <summary>Whether the address is called as it is, path included. An address on an origin that is not the API's is not called.</summary>
    public bool IncludesPath { get; init; }

    /// <summary>Whether the cursor comes percent-encoded.</summary>
    public bool IsCursorUrlEncoded { get; init; }

    /// <summary>Whether a page without items may have a next one.</summary>
    public bool AllowsEmptyPageCursor { get; init; }

    private protected override PageStop UsualStop => AllowsEmptyPageCursor ? PageStop.None : PageStop.EmptyPage;

    private protected override bool IsLink(string cursor) => IsLinked;

    private protected override void Begin(ApiRequest request, PageCall page, int? size)
    {
        if (page.Cursor is not { } cursor)
        {
            return;
        }

        if (!IsLinked)
        {
            Put(request, CursorKey ?? throw new InvalidOperationException("The paging of a list needs the name of the cursor's parameter."), cursor);
            return;
        }

        var address = PageAddress.Of(cursor);
        if (IncludesPath)
        {
            request.Follow(address);
            return;
        }

        request.ReplaceQuery(address.Query.TrimStart('?'));
    }

    private protected override PageTurn Read(PageAnswer page) => new(Cursor(page, CursorPath), Cursor(page, PreviousCursorPath));

    private string? Cursor(PageAnswer page, string? path)
    {
        var text = path is null ? null : Place == CursorPlace.Header ? page.Answer.Headers.Text(path) : Text(page.Answer.Find(path));
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        text = IsCursorUrlEncoded ? Uri.UnescapeDataString(text) : text;
        return IsLinked ? PageAddress.Absolute(page, text) : text;
    }

    // A cursor that says there is none: false, and in many APIs an empty text.
    private static string? Text(JsonElement? value) => value switch
    {
        null or { ValueKind: JsonValueKind.False } => null,
        { ValueKind: JsonValueKind.Object or JsonValueKind.Array } whole => whole.GetRawText(),
        { } scalar => JsonPath.Text(scalar),
    };
}
