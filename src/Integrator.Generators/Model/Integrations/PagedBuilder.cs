using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Model.Integrations;

/// <summary>Operations whose list comes page by page.</summary>
internal sealed class PagedBuilder(BoundApi bound, MethodDefinition method, ValueBuilder values, PagingKeys keys)
{
    private static readonly string[] s_parameters =
        ["page", "per_page", "page_size", "pagesize", "limit", "offset", "cursor", "page_token", "pagetoken", "next_token", "after", "starting_after", "skip", "take", "start_cursor", "page_cursor"];

    public Operation Apply(Operation operation)
    {
        var block = method.Pagination(bound.Definition);
        if (keys.Format is null or "none")
        {
            Suggest(operation);
            return operation;
        }

        var item = operation.Result is TypeRef.List list ? list.Item : operation.Result == TypeRef.Any ? TypeRef.Any : null;
        if (item is null || operation.Result is not TypeRef.List)
        {
            // What holds for all methods holds for those it fits.
            if (method.Keys.Has("pagination"))
            {
                values.Report.AddAtKey(Rules.PagingWithoutList, method.Place["pagination"], method.Resource, method.Name);
            }

            return operation;
        }

        if (!method.Keys.Has("pagination") && operation.Verb != "GET" && !block.Object("config").Has("add_to_body"))
        {
            return operation;
        }

        if (new PagingBuilder(bound.Definition, values).Build(method, keys) is not { } paging)
        {
            return operation;
        }

        var arguments = new NameScope(["cancellationToken", .. operation.Arguments.Select(static argument => argument.Name)]);
        return operation with { Paging = new Paging(paging, item, arguments.Take("cursor"), arguments.Take("limit")) };
    }

    // OpenAPI never says how pages are turned; names of parameters often do.
    private void Suggest(Operation operation)
    {
        if (method.Keys.Has("pagination") || bound.Definition.Keys.IsNull("pagination") || operation.Result is not TypeRef.List)
        {
            return;
        }

        var found = operation.Parameters
            .Where(static parameter => parameter is Parameter.Query && Array.IndexOf(s_parameters, parameter.Wire.ToLowerInvariant()) >= 0)
            .Select(static parameter => parameter.Wire)
            .ToList();
        if (found.Count > 0)
        {
            values.Report.AddAtKey(Rules.LooksPaged, method.Place, method.Resource, method.Name, string.Join(", ", found), Suggestion(found));
        }
    }

    private static string Suggestion(List<string> found)
    {
        var limit = found.FirstOrDefault(static name => name.ToLowerInvariant() is "per_page" or "page_size" or "pagesize" or "limit" or "take");
        var (format, key, name) = found.FirstOrDefault(static name => name.ToLowerInvariant() is "offset" or "skip") is { } offset ? ("offset", "offset_key", offset)
            : found.FirstOrDefault(static name => name.Equals("page", StringComparison.OrdinalIgnoreCase)) is { } page ? ("page", "page_key", page)
            : ("cursor", "cursor_key", found.FirstOrDefault(name => name != limit) ?? found[0]);
        var path = format == "cursor" ? "\"cursor_path\": \"…\", " : "";
        var size = limit is null ? "" : $", \"limit_key\": \"{limit}\"";
        return $"\"pagination\": {{ \"format\": \"{format}\", \"config\": {{ {path}\"{key}\": \"{name}\"{size} }} }}";
    }
}
