using System.Text.Json.Nodes;
using Integrator.Expressions;

namespace Integrator.Pagination;

/// <summary>A page that is asked for.</summary>
/// <param name="Cursor">Where it begins; null for the first page.</param>
/// <param name="Limit">The size that the caller asks for; null if the caller does not say.</param>
/// <param name="ItemsBefore">How many items came before it; null if the list was not read from its beginning.</param>
/// <param name="Evaluation">What one evaluation of an expression shares.</param>
internal sealed record PageCall(string? Cursor, int? Limit, long? ItemsBefore, Func<Evaluation> Evaluation)
{
    /// <summary>The values that expressions keep from page to page; null for other kinds of paging, and before the first page.</summary>
    public JsonObject? Values { get; set; }
}

/// <summary>A page as it was answered.</summary>
/// <param name="Call">What was asked for.</param>
/// <param name="Answer">What the API answered.</param>
/// <param name="Address">The address that was called, redirects followed.</param>
/// <param name="ItemCount">How many items came.</param>
internal sealed record PageAnswer(PageCall Call, Answer Answer, Uri? Address, int ItemCount)
{
    public string? Cursor => Call.Cursor;

    public int? Limit => Call.Limit;
}

/// <summary>Where the pages before and after a page begin; null where there is none.</summary>
/// <param name="Next">The cursor of the next page.</param>
/// <param name="Previous">The cursor of the page before.</param>
/// <param name="Values">What expressions keep for the next page; null for other kinds of paging.</param>
internal readonly record struct PageTurn(string? Next, string? Previous = null, JsonObject? Values = null)
{
    public bool IsLast => Next is null && Values is null;
}
