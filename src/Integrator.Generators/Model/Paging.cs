namespace Integrator.Generators.Model;

/// <summary>How the pages of one operation are fetched.</summary>
/// <param name="Item">What the list holds.</param>
/// <param name="Arguments">The arguments of the methods that return pages.</param>
internal abstract record Paging(TypeRef Item, PageArguments Arguments, PageSettings Settings)
{
    /// <param name="Parameter">What the number of the page is called in the request; dots lead into a body.</param>
    internal sealed record ByPage(string Parameter, int? FirstPage, string? TotalPagesPath, TypeRef Item, PageArguments Arguments, PageSettings Settings) : Paging(Item, Arguments, Settings);

    /// <param name="IsStepPageSize">Whether the offset grows by the size of a page, and not by what came.</param>
    internal sealed record ByOffset(string Parameter, int? Start, bool IsStepPageSize, TypeRef Item, PageArguments Arguments, PageSettings Settings) : Paging(Item, Arguments, Settings);

    internal sealed record ByCursor(string Path, string? Parameter, string? PreviousPath, CursorSettings Cursor, TypeRef Item, PageArguments Arguments, PageSettings Settings) : Paging(Item, Arguments, Settings);

    internal sealed record ByLink(string? Relation, string? Header, TypeRef Item, PageArguments Arguments, PageSettings Settings) : Paging(Item, Arguments, Settings);

    internal sealed record ByRange(string? Unit, string? RangeHeader, string? ContentRangeHeader, TypeRef Item, PageArguments Arguments, PageSettings Settings) : Paging(Item, Arguments, Settings);

    /// <param name="First">Null if the first page needs no values.</param>
    internal sealed record ByExpression(Value? First, Value Next, Value? Cursor, TypeRef Item, PageArguments Arguments, PageSettings Settings) : Paging(Item, Arguments, Settings);
}

/// <summary>The names of the arguments for a cursor and for the size of a page.</summary>
internal sealed record PageArguments(string Cursor, string Limit);

/// <summary>What every way of paging has.</summary>
/// <param name="Stop">How the runtime calls the page that ends a list; null for its default.</param>
/// <param name="NextPath">The path of the pages after the first; null for that of the first.</param>
internal sealed record PageSettings(
    string? LimitParameter,
    int? Size,
    int? Most,
    int? MostPages,
    bool IsLimitText,
    string? Stop,
    string? HasNextPath,
    string? TotalPath,
    string? ItemsPath,
    EquatableArray<NamedText> Headers,
    bool AddsToBody,
    bool AddsToQuery,
    bool IgnoresLimitInPagination,
    string? NextPath,
    bool IgnoresBody);

internal sealed record CursorSettings(bool IsInHeader, bool IsLink, bool IncludesPath, bool UsesContentHash, bool IsUrlEncoded, bool AllowsEmptyPage);
