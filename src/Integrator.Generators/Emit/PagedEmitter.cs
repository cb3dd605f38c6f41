using Integrator.Generators.Model;
using static Integrator.Generators.Emit.Template;

namespace Integrator.Generators.Emit;

/// <summary>Lists that come page by page.</summary>
internal static class PagedEmitter
{
    public static string Members(Operation operation, TypeText types) => operation.Paging is not { } paging ? "" : Code($$"""
        private static readonly global::Integrator.Paging s_paging = {{SettingEmitter.Value(paging.Value)}};

        global::Integrator.Paging {{Interface(operation, paging, types)}}.Paging => s_paging;
        """);

    public static string Methods(Operation operation, Paging paging) => Code($$"""
        /// <summary>{{ResourceEmitter.Summary(operation)}} Every item; pages are sent for as items are asked for.</summary>
        {{ResourceEmitter.Remarks(operation)}}
        {{ResourceEmitter.Parameters(operation)}}
        {{ResourceEmitter.Obsolete(operation.IsObsolete)}}
        public virtual global::System.Collections.Generic.IAsyncEnumerable<{{TypeText.Type(paging.Item)}}> {{operation.Method}}Async{{ResourceEmitter.Signature(operation)}} =>
            _connection.ItemsAsync({{ResourceEmitter.Construction(operation)}}, null, cancellationToken);

        /// <summary>As <c>{{operation.Method}}Async</c>, page by page; from a cursor that another page gave.</summary>
        {{ResourceEmitter.Obsolete(operation.IsObsolete)}}
        public virtual global::System.Collections.Generic.IAsyncEnumerable<{{Page(paging)}}> {{operation.Method}}PagesAsync{{ResourceEmitter.Signature(operation, Further(paging))}} =>
            _connection.PagesAsync({{ResourceEmitter.Construction(operation)}}, {{paging.Cursor}}, {{paging.Limit}}, cancellationToken);

        /// <summary>As <c>{{operation.Method}}PagesAsync</c>, one page only.</summary>
        {{ResourceEmitter.Obsolete(operation.IsObsolete)}}
        public virtual global::System.Threading.Tasks.Task<{{Page(paging)}}> {{operation.Method}}PageAsync{{ResourceEmitter.Signature(operation, Further(paging))}} =>
            _connection.PageAsync({{ResourceEmitter.Construction(operation)}}, {{paging.Cursor}}, {{paging.Limit}}, cancellationToken);
        """);

    private static string Interface(Operation operation, Paging paging, TypeText types) =>
        $"global::Integrator.IPagedAction<{types.Qualified(operation.Result)}, {types.Qualified(paging.Item)}>";

    private static string Page(Paging paging) => $"global::Integrator.Page<{TypeText.Type(paging.Item)}>";

    private static string[] Further(Paging paging) => [$"string? {paging.Cursor} = null", $"int? {paging.Limit} = null"];
}
