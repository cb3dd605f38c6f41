using Integrator.Generators.Definitions.Integrations.Reading;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.Integrations.Pages;

/// <summary>Pagination blocks.</summary>
internal static class PagingReader
{
    /// <summary>The block at a key: its own, one that removes the default, or none.</summary>
    public static PagingChoice Read(DefinitionObject owner)
    {
        const string Key = "pagination";
        return owner.ObjectIfAny(Key) is { } block ? new PagingChoice(IsGiven: true, Block(block), owner.Place[Key])
            : new PagingChoice(owner.Has(Key), Paging: null, owner.Place[Key]);
    }

    /// <summary>A block for a list that has the parameter, as a definition could write it.</summary>
    public static string Example(PageParameter kind, string parameter, string? limit)
    {
        var (format, key) = kind switch
        {
            PageParameter.Page => ("page", "page_key"),
            PageParameter.Offset => ("offset", "offset_key"),
            _ => ("cursor", "cursor_key"),
        };
        var path = kind == PageParameter.Cursor ? "\"cursor_path\": \"…\", " : "";
        var size = limit is null ? "" : $", \"limit_key\": \"{limit}\"";
        return $"\"pagination\": {{ \"format\": \"{format}\", \"config\": {{ {path}\"{key}\": \"{parameter}\"{size} }} }}";
    }

    private static PagingDefinition? Block(DefinitionObject block)
    {
        var config = block.Object("config");
        var size = Size(config);
        return block.Text("format") switch
        {
            "page" => new PagingDefinition.ByPage(config.Located("page_key", "page_param"), config.Whole("start_page"), config.Text("total_pages_path"), Stop(config), size, block.Place),
            "offset" => new PagingDefinition.ByOffset(
                config.Located("offset_key", "offset_param"), config.Whole("start"), config.Text("step") == "page_size" ? OffsetStep.PageSize : OffsetStep.Items, Stop(config), size, block.Place),
            "cursor" => new PagingDefinition.ByCursor(config.Located("cursor_key", "cursor_param"), config.Located("cursor_path")!, config.Text("prev_cursor_path"), Use(config), size, block.Place),
            "link_header" => new PagingDefinition.ByLink(config.Text("rel"), PatternReader.Header(config, "header"), size, block.Place),
            "range" => new PagingDefinition.ByRange(
                config.Text("range_unit"), PatternReader.Header(config, "range_header"), PatternReader.Header(config, "content_range_header"), size, block.Place),
            "dynamic" => config.Expression("get_pagination_values_expression") is { } next
                ? new PagingDefinition.ByExpression(config.Expression("get_initial_pagination_values_expression"), next, config.Expression("get_cursor_from_response_expression"), size, block.Place)
                : null,
            _ => null,
        };
    }

    private static PageSizeDefinition Size(DefinitionObject config)
    {
        var size = config.LocatedWhole("page_size");
        var most = config.Whole("max_limit");
        if (size is not null && size.Value > most)
        {
            config.Report.Add(Rules.PageTooLarge, size.Place, size.Value, most!.Value);
        }

        return new PageSizeDefinition(
            config.Located("limit_key", "limit_param"),
            size,
            most,
            config.Whole("max_pages"),
            config.Text("limit_data_type") == "string",
            config.Text("has_next_path"),
            config.Text("total_path"),
            config.Text("items_path"),
            config.TextPairs("headers"),
            Flag(config, "add_to_body", PageFlags.AddsToBody) | Flag(config, "add_to_query", PageFlags.AddsToQuery) | Flag(config, "ignore_limit_in_pagination", PageFlags.IgnoresLimitInPagination));
    }

    private static CursorUse Use(DefinitionObject config) => new(
        config.Text("cursor_path_object") == "header",
        config.Flag("is_link") == true,
        config.Flag("include_path") == true,
        config.Flag("use_content_hash") == true,
        config.Flag("is_cursor_url_encoded") == true,
        config.Flag("allow_empty_page_cursor") == true);

    private static PageStop Stop(DefinitionObject config) => config.Text("stop_on") switch
    {
        "empty_page" => PageStop.EmptyPage,
        "short_page" => PageStop.ShortPage,
        _ => PageStop.None,
    };

    private static PageFlags Flag(DefinitionObject config, string key, PageFlags flag) => config.Flag(key) == true ? flag : PageFlags.None;
}

/// <summary>What an owner says about its pages.</summary>
/// <param name="IsGiven">Whether it says anything, null included.</param>
/// <param name="Paging">Null if there are no pages, or nothing is said.</param>
internal sealed record PagingChoice(bool IsGiven, PagingDefinition? Paging, Place Place);
