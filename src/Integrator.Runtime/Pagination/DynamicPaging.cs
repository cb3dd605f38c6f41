using System.ComponentModel;
using System.Text;
using System.Text.Json.Nodes;
using Integrator.Expressions;
using Integrator.Http;
using Integrator.Json;
using Integrator.Pagination;

namespace Integrator;

/// <summary>What the expressions of <see cref="DynamicPaging"/> see.</summary>
public sealed class PagingScope
{
    private readonly Func<Evaluation> _evaluation;

    internal PagingScope(JsonObject values, Func<Evaluation> evaluation) => (Values, _evaluation) = (values, evaluation);

    /// <summary>The values that the expressions returned for this page; empty before the first page.</summary>
    public JsonObject Values { get; }

    /// <summary>The response with the page; null before the first page.</summary>
    public Answer? Answer { get; internal init; }

    /// <summary>The address of the page; null before the first page.</summary>
    public Uri? Url { get; internal init; }

    /// <summary>The cursor that the caller goes on from; null if the list is read from its beginning.</summary>
    public string? Cursor { get; internal init; }

    /// <summary>The size that is asked for; null if neither the caller nor the definition gives one.</summary>
    public int? Limit { get; internal init; }

    /// <summary>How many items came.</summary>
    public int ItemCount { get; internal init; }

    /// <summary>Where the page was asked, as text.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public string? UrlText => Url?.AbsoluteUri;

    /// <summary>What the API answered: status, headers and data.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public JsonNode? ResponseNode => Answer is null ? null : new JsonObject { ["status"] = Answer.Status, ["headers"] = Answer.HeaderNode, ["data"] = Node?.DeepClone() };

    /// <summary>The answer's body.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public JsonNode? Node => Answer?.Node;

    /// <summary>The query of the page's address.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public JsonNode QueryNode
    {
        get
        {
            var query = new JsonObject();
            foreach (var (name, value) in QueryPairs.Of(Url?.Query.TrimStart('?') ?? ""))
            {
                query[name] = value;
            }

            return query;
        }
    }

    /// <summary>The request's address and query.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public JsonNode RequestNode => new JsonObject { ["url"] = UrlText, ["query"] = QueryNode };

    /// <summary>What one evaluation of an expression shares.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Evaluation Evaluation() => _evaluation();
}

/// <summary>
/// Pages that expressions turn. The members <c>query</c>, <c>body</c> and <c>headers</c> of what they give change the request, <c>url</c>
/// takes its place; anything else is theirs to keep.
/// </summary>
/// <param name="Initial">Gives the values of the first page.</param>
/// <param name="Next">Gives the values of the next page; null ends the list.</param>
public sealed record DynamicPaging(Func<PagingScope, JsonNode?> Initial, Func<PagingScope, JsonNode?> Next) : Paging
{
    /// <summary>
    /// Returns the cursor for the caller, from which <see cref="Initial"/> goes on. If null, the values themselves are the cursor. While a list
    /// is read page by page, following pages are always asked for with the values that <see cref="Next"/> returned.
    /// </summary>
    public Func<PagingScope, string?>? Cursor { get; init; }

    private protected override void Begin(ApiRequest request, PageCall page, int? size)
    {
        var values = page.Values ??= Values(page, size);
        if (values["url"] is { } url)
        {
            request.Follow(PageAddress.Of(Text(url)));
        }

        foreach (var (name, value) in values["query"] as JsonObject ?? [])
        {
            request.SetQuery(name, value is null ? null : Text(value));
        }

        foreach (var (name, value) in values["headers"] as JsonObject ?? [])
        {
            if (value is not null)
            {
                request.SetHeader(name, Text(value));
            }
        }

        foreach (var (name, value) in values["body"] as JsonObject ?? [])
        {
            request.SetContent(BodyChange.Set(request.Content, name, value?.DeepClone()));
        }
    }

    private protected override PageTurn Read(PageAnswer page)
    {
        return Next(Scope(page.Call.Values!, page)) is not JsonObject next ? default
            : new PageTurn(Cursor is null ? next.ToJsonString() : Cursor(Scope(next, page)), Values: next);
    }

    private static PagingScope Scope(JsonObject values, PageAnswer page) =>
        new(values, page.Call.Evaluation) { Answer = page.Answer, Url = page.Address, Cursor = page.Cursor, Limit = page.Limit, ItemCount = page.ItemCount };

    private static string Text(JsonNode value) => value.GetValueKind() == System.Text.Json.JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();

    private JsonObject Values(PageCall page, int? size)
    {
        if (page.Cursor is not { } cursor || Cursor is not null)
        {
            return Initial(new PagingScope([], page.Evaluation) { Cursor = page.Cursor, Limit = size }) as JsonObject ?? [];
        }

        try
        {
            return JsonTree.Parse(Encoding.UTF8.GetBytes(cursor)) as JsonObject ?? [];
        }
        catch (System.Text.Json.JsonException)
        {
            throw new PagingException("The cursor is none that a page of this list gave.");
        }
    }
}
