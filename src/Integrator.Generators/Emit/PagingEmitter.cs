using Integrator.Generators.Model;
using static Integrator.Generators.Emit.Initializer;
using static Integrator.Generators.Emit.Template;

namespace Integrator.Generators.Emit;

/// <summary>Lists that come page by page.</summary>
internal sealed class PagingEmitter(ValueEmitter values, TypeText types)
{
    private const string Sequence = "global::System.Collections.Generic.IAsyncEnumerable";

    /// <summary>The members of an action that is fetched by pages.</summary>
    public string Members(Operation operation) => operation.Paging is not { } paging ? "" : Code($$"""
        private static readonly {{RuntimeNames.Paging}} s_paging = {{Value(paging)}};

        {{RuntimeNames.Paging}} {{Interface(operation, paging)}}.Paging => s_paging;
        """);

    /// <summary>The methods of a resource.</summary>
    public static string Methods(Operation operation, Paging paging) => Code($$"""
        /// <summary>{{ResourceEmitter.Summary(operation)}} Returns all items and fetches pages on demand.</summary>
        {{ResourceEmitter.Remarks(operation)}}
        {{ResourceEmitter.Parameters(operation)}}
        {{ResourceEmitter.Attributes(operation)}}
        {{ResourceEmitter.Declaration($"{Sequence}<{TypeText.Type(paging.Item)}>", operation.Method + "Async", operation)}} =>
            {{ResourceEmitter.Call("ItemsAsync", operation, "null")}};

        /// <summary>Same as <c>{{operation.Method}}Async</c>, but returns page by page.</summary>
        {{ResourceEmitter.Parameters(operation, Documented(paging))}}
        {{ResourceEmitter.Attributes(operation)}}
        {{ResourceEmitter.Declaration($"{Sequence}<{Page(paging)}>", operation.Method + "PagesAsync", operation, Further(paging))}} =>
            {{ResourceEmitter.Call("PagesAsync", operation, paging.Arguments.Cursor, paging.Arguments.Limit)}};

        /// <summary>Same as <c>{{operation.Method}}PagesAsync</c>, but returns one page only.</summary>
        {{ResourceEmitter.Parameters(operation, Documented(paging))}}
        {{ResourceEmitter.Attributes(operation)}}
        {{ResourceEmitter.Declaration($"{RuntimeNames.Task}<{Page(paging)}>", operation.Method + "PageAsync", operation, Further(paging))}} =>
            {{ResourceEmitter.Call("PageAsync", operation, paging.Arguments.Cursor, paging.Arguments.Limit)}};
        """);

    private string Value(Paging paging) => paging switch
    {
        Paging.ByPage page => New(RuntimeNames.PagePaging, [CSharp.Literal(page.Parameter)], [Number("FirstPage", page.FirstPage), Text("TotalPagesPath", page.TotalPagesPath), .. Common(paging)]),
        Paging.ByOffset offset => New(
            RuntimeNames.OffsetPaging, [CSharp.Literal(offset.Parameter)], [Number("Start", offset.Start), Choice("Step", RuntimeNames.OffsetStep, offset.IsStepPageSize ? "PageSize" : null), .. Common(paging)]),
        Paging.ByCursor cursor => New(RuntimeNames.CursorPaging, [CSharp.Literal(cursor.Path)], [.. Cursor(cursor), .. Common(paging)]),
        Paging.ByLink link => New(RuntimeNames.LinkPaging, [], [Text("Relation", link.Relation), Text("Header", link.Header), .. Common(paging)]),
        Paging.ByRange range => New(
            RuntimeNames.RangePaging, [], [Text("Unit", range.Unit), Text("RangeHeader", range.RangeHeader), Text("ContentRangeHeader", range.ContentRangeHeader), .. Common(paging)]),
        Paging.ByExpression computed => New(
            RuntimeNames.DynamicPaging,
            [values.FunctionIfAny(computed.First, ScopeKind.Paging) ?? "static _ => null", values.Function(computed.Next, ScopeKind.Paging)],
            [Set("Cursor", values.FunctionIfAny(computed.Cursor, ScopeKind.Paging)), .. Common(paging)]),
        _ => throw new ArgumentOutOfRangeException(nameof(paging), paging, null),
    };

    private static IEnumerable<string?> Cursor(Paging.ByCursor paging) =>
    [
        Text("CursorKey", paging.Parameter),
        Text("PreviousCursorPath", paging.PreviousPath),
        Choice("Place", RuntimeNames.CursorPlace, paging.Cursor.IsInHeader ? "Header" : null),
        Flag("UsesContentHash", paging.Cursor.UsesContentHash),
        Flag("IsLinked", paging.Cursor.IsLink),
        Flag("IncludesPath", paging.Cursor.IncludesPath),
        Flag("IsCursorUrlEncoded", paging.Cursor.IsUrlEncoded),
        Flag("AllowsEmptyPageCursor", paging.Cursor.AllowsEmptyPage),
    ];

    private static IEnumerable<string?> Common(Paging paging)
    {
        var settings = paging.Settings;
        return
        [
            Text("LimitKey", settings.LimitParameter),
            Number("PageSize", settings.Size),
            Number("MaxLimit", settings.Most),
            Number("MaxPages", settings.MostPages),
            Choice("LimitType", RuntimeNames.LimitType, settings.IsLimitText ? "Text" : null),
            Choice("StopOn", RuntimeNames.PageStop, settings.Stop),
            Text("HasNextPath", settings.HasNextPath),
            Text("TotalPath", settings.TotalPath),
            Text("ItemsPath", settings.ItemsPath),
            Map("Headers", settings.Headers),
            Flag("AddsToBody", settings.AddsToBody),
            Flag("AddsToQuery", settings.AddsToQuery),
            Flag("IgnoresLimitInPagination", settings.IgnoresLimitInPagination),
            Text("PaginationPath", settings.NextPath),
            Flag("IgnoresBodyInPagination", settings.IgnoresBody),
        ];
    }

    private string Interface(Operation operation, Paging paging) => $"{RuntimeNames.PagedAction}<{types.Qualified(operation.Result)}, {types.Qualified(paging.Item)}>";

    private static string Page(Paging paging) => $"{RuntimeNames.Page}<{TypeText.Type(paging.Item)}>";

    private static string[] Further(Paging paging) => [$"string? {paging.Arguments.Cursor} = null", $"int? {paging.Arguments.Limit} = null"];

    private static string[] Documented(Paging paging) =>
    [
        $"/// <param name=\"{paging.Arguments.Cursor}\">Where the list continues: the <c>NextCursor</c> of a page. Null for the beginning.</param>",
        $"/// <param name=\"{paging.Arguments.Limit}\">The number of items to ask for in one request; the API may return fewer. Null for its default.</param>",
    ];
}
