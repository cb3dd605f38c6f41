using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Syntax;

namespace Integrator.Generators.Definitions.Integrations.Pages;

/// <summary>A pagination block as written.</summary>
/// <param name="Size">What every format has.</param>
internal abstract record PagingDefinition(PageSizeDefinition Size, Place Place)
{
    /// <summary>The parameters that the block names itself, with their places.</summary>
    public virtual IReadOnlyList<NamedParameter> Parameters => [.. Size.Limit is { } limit ? [new NamedParameter(PageParameter.Limit, limit)] : Array.Empty<NamedParameter>()];

    /// <summary>The name of a parameter that the block does not name; null if there is no such parameter then.</summary>
    public virtual string? Usual(PageParameter parameter) => null;

    internal sealed record ByPage(Located<string>? Parameter, int? FirstPage, string? TotalPagesPath, PageStop Stop, PageSizeDefinition Size, Place Place) : PagingDefinition(Size, Place)
    {
        public override IReadOnlyList<NamedParameter> Parameters => With(PageParameter.Page, Parameter, base.Parameters);

        public override string? Usual(PageParameter parameter) => parameter == PageParameter.Page ? "page" : null;
    }

    internal sealed record ByOffset(Located<string>? Parameter, int? Start, OffsetStep Step, PageStop Stop, PageSizeDefinition Size, Place Place) : PagingDefinition(Size, Place)
    {
        public override IReadOnlyList<NamedParameter> Parameters => With(PageParameter.Offset, Parameter, base.Parameters);

        public override string? Usual(PageParameter parameter) => parameter == PageParameter.Offset ? "offset" : null;
    }

    internal sealed record ByCursor(Located<string>? Parameter, Located<string> Path, string? PreviousPath, CursorUse Use, PageSizeDefinition Size, Place Place) : PagingDefinition(Size, Place)
    {
        public override IReadOnlyList<NamedParameter> Parameters => With(PageParameter.Cursor, Parameter, base.Parameters);
    }

    internal sealed record ByLink(string? Relation, string? Header, PageSizeDefinition Size, Place Place) : PagingDefinition(Size, Place);

    internal sealed record ByRange(string? Unit, string? RangeHeader, string? ContentRangeHeader, PageSizeDefinition Size, Place Place) : PagingDefinition(Size, Place);

    /// <param name="First">The values of the first page.</param>
    /// <param name="Next">The values of each following page.</param>
    /// <param name="Cursor">The cursor that a caller continues from.</param>
    internal sealed record ByExpression(ValueSyntax? First, ValueSyntax Next, ValueSyntax? Cursor, PageSizeDefinition Size, Place Place) : PagingDefinition(Size, Place);

    private static IReadOnlyList<NamedParameter> With(PageParameter kind, Located<string>? name, IReadOnlyList<NamedParameter> others) =>
        name is null ? others : [new NamedParameter(kind, name), .. others];
}

/// <summary>A parameter that paging fills in, as a block names it.</summary>
internal sealed record NamedParameter(PageParameter Kind, Located<string> Name);

/// <summary>Page sizes, limits, and where the parameters go.</summary>
internal sealed record PageSizeDefinition(
    Located<string>? Limit,
    Located<int>? Size,
    int? Most,
    int? MostPages,
    bool IsLimitText,
    string? HasNextPath,
    string? TotalPath,
    string? ItemsPath,
    IReadOnlyList<Reading.TextPair> Headers,
    PageFlags Flags);

[Flags]
internal enum PageFlags
{
    None = 0,
    AddsToBody = 1,
    AddsToQuery = 2,
    IgnoresLimitInPagination = 4,
}

/// <summary>How a cursor is taken from an answer and used in the next request.</summary>
internal sealed record CursorUse(bool IsInHeader, bool IsLink, bool IncludesPath, bool UsesContentHash, bool IsUrlEncoded, bool AllowsEmptyPage);

internal enum PageParameter
{
    Page,
    Offset,
    Cursor,
    Limit,
}

internal enum PageStop
{
    None,
    EmptyPage,
    ShortPage,
}

internal enum OffsetStep
{
    Items,
    PageSize,
}
