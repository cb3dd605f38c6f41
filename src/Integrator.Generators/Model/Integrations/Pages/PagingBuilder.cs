using Integrator.Generators.Definitions.Integrations.Pages;
using Integrator.Generators.Definitions.Integrations.Requests;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Types;
using Integrator.Generators.Model.Expressions;
using Integrator.Generators.Model.Integrations.Values;

namespace Integrator.Generators.Model.Integrations.Pages;

/// <summary>Operations whose list comes page by page.</summary>
internal sealed class PagingBuilder(MethodDefinition method, PageParameters parameters, ValueBuilder values)
{
    private readonly Build _build = values.Build;

    /// <summary>How the pages of the operation are fetched; null if it has none.</summary>
    public Paging? Build(Operation operation)
    {
        foreach (var unknown in parameters.Unknown)
        {
            var names = parameters.BlockNames.ToList();
            unknown.Text.Add(_build.Report, Rules.UnknownPagingValue, unknown.Names[1].Span, unknown.Member!, names.Count == 0 ? "none" : string.Join(", ", names));
        }

        if (PageParameters.Block(method, _build.Definition) is not { } paging)
        {
            PagingSuggestion.Check(method, operation, _build);
            return null;
        }

        if (operation.Result is TypeRef.List list)
        {
            // What holds for all methods holds for those it fits.
            return method.Paging.IsGiven || operation.Verb == "GET" || paging.Size.Flags.HasFlag(PageFlags.AddsToBody) ? Paging(paging, list.Item, Arguments(operation)) : null;
        }

        if (method.Paging.IsGiven)
        {
            _build.Report.AddAtKey(Rules.PagingWithoutList, method.Paging.Place, method.Resource, method.Name);
        }

        return null;
    }

    private Paging? Paging(PagingDefinition paging, TypeRef item, PageArguments arguments)
    {
        var settings = Settings(paging);
        return paging switch
        {
            PagingDefinition.ByPage page => new Paging.ByPage(parameters.Of(PageParameter.Page)!, page.FirstPage, page.TotalPagesPath, item, arguments, settings),
            PagingDefinition.ByOffset offset => new Paging.ByOffset(parameters.Of(PageParameter.Offset)!, offset.Start, offset.Step == OffsetStep.PageSize, item, arguments, settings),
            PagingDefinition.ByCursor cursor => new Paging.ByCursor(
                cursor.Path.Value, parameters.Of(PageParameter.Cursor), cursor.PreviousPath,
                new CursorSettings(cursor.Use.IsInHeader, cursor.Use.IsLink, cursor.Use.IncludesPath, cursor.Use.UsesContentHash, cursor.Use.IsUrlEncoded, cursor.Use.AllowsEmptyPage), item, arguments, settings),
            PagingDefinition.ByLink link => new Paging.ByLink(link.Relation, link.Header, item, arguments, settings),
            PagingDefinition.ByRange range => new Paging.ByRange(range.Unit, range.RangeHeader, range.ContentRangeHeader, item, arguments, settings),
            PagingDefinition.ByExpression expression => Computed(expression, item, arguments, settings),
            _ => throw new InvalidOperationException(paging.GetType().Name),
        };
    }

    private Paging.ByExpression? Computed(PagingDefinition.ByExpression paging, TypeRef item, PageArguments arguments, PageSettings settings)
    {
        var first = Expression(paging.First, "first page", IxType.Any);
        var next = Expression(paging.Next, "next page", IxType.Any);
        var cursor = Expression(paging.Cursor, "cursor", IxType.Text.OrNull());
        return next is null || (first is null && paging.First is not null) ? null : new Paging.ByExpression(first, next, cursor, item, arguments, settings);
    }

    private Value? Expression(ValueSyntax? value, string name, IxType type) =>
        values.Computed(value, $"{method.Resource} {method.Name} {name}", DefinitionScopes.Paging(), ScopeKind.Paging, new Target(value?.Place.Segment ?? name, type));

    private PageSettings Settings(PagingDefinition paging)
    {
        var size = paging.Size;
        var stop = paging switch { PagingDefinition.ByPage page => page.Stop, PagingDefinition.ByOffset offset => offset.Stop, _ => PageStop.None };
        return new PageSettings(
            parameters.Of(PageParameter.Limit),
            size.Size?.Value,
            size.Most,
            size.MostPages,
            size.IsLimitText,
            stop == PageStop.None ? null : stop.ToString(),
            size.HasNextPath,
            size.TotalPath,
            size.ItemsPath,
            size.Headers.Select(static header => new NamedText(header.Name, header.Text)).ToEquatableArray(),
            size.Flags.HasFlag(PageFlags.AddsToBody) || parameters.AreInBody,
            size.Flags.HasFlag(PageFlags.AddsToQuery),
            size.Flags.HasFlag(PageFlags.IgnoresLimitInPagination),
            method.PagingExtras.NextPath?.Template,
            method.PagingExtras.IgnoresBody);
    }

    private static PageArguments Arguments(Operation operation)
    {
        var arguments = new NameScope(["cancellationToken", .. operation.Arguments.Select(static argument => argument.Name)]);
        return new PageArguments(arguments.Take("cursor"), arguments.Take("limit"));
    }
}
