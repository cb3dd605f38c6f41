using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions;
using Integrator.Generators.Expressions.Scopes;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Model.Integrations;

/// <summary>A pagination block to the way of paging that the runtime has.</summary>
internal sealed class PagingBuilder(IntegrationDefinition definition, ValueBuilder values)
{
    private const string Space = "global::Integrator.";

    private static readonly (string Key, string Member)[] s_texts = [("has_next_path", "HasNextPath"), ("total_path", "TotalPath")];
    private static readonly (string Key, string Member)[] s_flags =
    [
        ("add_to_body", "AddsToBody"), ("add_to_query", "AddsToQuery"), ("ignore_limit_in_pagination", "IgnoresLimitInPagination"), ("use_content_hash", "UsesContentHash"),
        ("is_link", "IsLinked"), ("include_path", "IncludesPath"), ("is_cursor_url_encoded", "IsCursorUrlEncoded"), ("allow_empty_page_cursor", "AllowsEmptyPageCursor"),
    ];

    /// <summary>The paging of a method; null where there is none, or where a rule is broken.</summary>
    /// <param name="names">What the method calls the block's parameters, where that is something else.</param>
    public Setting? Build(MethodDefinition method, PagingKeys names)
    {
        var block = method.Pagination(definition);
        var config = block.Object("config");
        CheckSize(config);
        var paging = block.Text("format") switch
        {
            "page" => New("PagePaging", names.Of("page_key") ?? "page").With(Number(config, "start_page", "FirstPage")),
            "offset" => New("OffsetPaging", names.Of("offset_key") ?? "offset"),
            "cursor" => Cursor(config, names),
            "link_header" => New("LinkPaging", null).With(config.Text("rel") is { } relation and not "next" ? [new("Relation", new Setting.Text(relation))] : []),
            "range" => New("RangePaging", null).With(config.Text("range_unit") is { } unit ? [new("Unit", new Setting.Text(unit))] : []),
            "dynamic" => Dynamic(config, method.Resource + " " + method.Name),
            _ => null,
        };
        return paging?.With(Common(method, config, names));
    }

    private static Setting.New Cursor(Written config, PagingKeys names) => New("CursorPaging", config.Text("cursor_path")).With(
    [
        .. names.Of("cursor_key") is { } key ? new NamedSetting[] { new("CursorKey", new Setting.Text(key)) } : [],
        .. config.Text("prev_cursor_path") is { } previous ? new NamedSetting[] { new("PreviousCursorPath", new Setting.Text(previous)) } : [],
        .. config.Text("cursor_path_object") == "header" ? new NamedSetting[] { new("Place", new Setting.Code(Space + "CursorPlace.Header")) } : [],
        .. config.Object("headers").Keys.Count > 0 ? new NamedSetting[] { new("Headers", new Setting.Map(config.Object("headers").Keys.Select(static header => new NamedSetting(header.Key, new Setting.Text(header.Value?.ToString() ?? ""))).ToEquatableArray())) } : [],
    ]);

    private Setting.New? Dynamic(Written config, string name)
    {
        const string First = "get_initial_pagination_values_expression";
        const string Next = "get_pagination_values_expression";
        const string Back = "get_cursor_from_response_expression";
        var first = config.Has(First) ? Expression(config, First, name + " first page", IxType.Any) : new Setting.Function("_", new Setting.Code("null"));
        var next = Expression(config, Next, name + " next page", IxType.Any);
        var cursor = config.Has(Back) ? Expression(config, Back, name + " cursor", IxType.Text.OrNull()) : null;
        return first is null || next is null ? null : new Setting.New(
            Space + "DynamicPaging",
            new[] { first, next }.ToEquatableArray(),
            cursor is null ? [] : new NamedSetting[] { new("Cursor", cursor) }.ToEquatableArray());
    }

    private Setting? Expression(Written config, string key, string name, IxType type) =>
        values.Expression(config.Value(key), config.Place[key], name, DefinitionScopes.Paging(), ScopeKind.Paging, new Target(key, type));

    private static IEnumerable<NamedSetting> Common(MethodDefinition method, Written config, PagingKeys names)
    {
        IEnumerable<NamedSetting?> members =
        [
            names.Of("limit_key") is { } limit ? new NamedSetting("LimitKey", new Setting.Text(limit)) : null,
            .. Number(config, "page_size", "PageSize"),
            .. Number(config, "max_limit", "MaxLimit"),
            .. Number(config, "max_pages", "MaxPages"),
            config.Text("limit_data_type") == "string" ? new NamedSetting("LimitType", new Setting.Code(Space + "LimitType.Text")) : null,
            config.Text("stop_on") is { } stop ? new NamedSetting("StopOn", new Setting.Code(Space + "PageStop." + Names.Pascal(stop))) : null,
            .. s_texts.Select(text => config.Text(text.Key) is { } path ? new NamedSetting(text.Member, new Setting.Text(path)) : null),
            .. s_flags.Select(flag => config.Flag(flag.Key) == true || (flag.Key == "add_to_body" && names.AreInBody) ? new NamedSetting(flag.Member, Setting.Of(true)) : null),
            method.Keys.Text("pagination_path") is { } next ? new NamedSetting("PaginationPath", new Setting.Text(next)) : null,
            method.Keys.Flag("ignore_body_in_pagination") == true ? new NamedSetting("IgnoresBodyInPagination", Setting.Of(true)) : null,
        ];
        return members.OfType<NamedSetting>();
    }

    private void CheckSize(Written config)
    {
        if (config.Whole("page_size") is { } size && config.Whole("max_limit") is { } most && size > most)
        {
            values.Report.Add(Rules.PageTooLarge, config.Place["page_size"], size, most);
        }
    }

    private static NamedSetting[] Number(Written config, string key, string member) => config.Whole(key) is { } number ? [new NamedSetting(member, Setting.Of(number))] : [];

    private static Setting.New New(string type, string? key) => new(Space + type, key is null ? [] : new Setting[] { new Setting.Text(key) }.ToEquatableArray(), []);
}
