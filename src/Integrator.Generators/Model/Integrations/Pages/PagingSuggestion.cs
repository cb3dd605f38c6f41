using Integrator.Generators.Definitions.Integrations.Pages;
using Integrator.Generators.Definitions.Integrations.Requests;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Model.Integrations.Pages;

/// <summary>Lists that look as if they came page by page: OpenAPI never says so, but names of parameters often do.</summary>
internal static class PagingSuggestion
{
    private static readonly string[] s_sizes = ["per_page", "page_size", "pagesize", "limit", "take"];

    private static readonly string[] s_parameters =
        [.. s_sizes, "page", "offset", "cursor", "page_token", "pagetoken", "next_token", "after", "starting_after", "skip", "start_cursor", "page_cursor"];

    public static void Check(MethodDefinition method, Operation operation, Build build)
    {
        if (method.Paging.IsGiven || build.Definition.Paging is { IsGiven: true, Paging: null } || operation.Result is not TypeRef.List)
        {
            return;
        }

        var found = operation.Parameters
            .Where(static parameter => parameter is Parameter.Query && Array.IndexOf(s_parameters, parameter.Wire.ToLowerInvariant()) >= 0)
            .Select(static parameter => parameter.Wire)
            .ToList();
        if (found.Count > 0)
        {
            build.Report.AddAtKey(Rules.LooksPaged, method.Place, method.Resource, method.Name, string.Join(", ", found), Suggestion(found));
        }
    }

    private static string Suggestion(List<string> found)
    {
        var limit = found.Find(static name => Array.IndexOf(s_sizes, name.ToLowerInvariant()) >= 0);
        var (kind, name) = found.Find(static name => name.ToLowerInvariant() is "offset" or "skip") is { } offset ? (PageParameter.Offset, offset)
            : found.Find(static name => name.Equals("page", StringComparison.OrdinalIgnoreCase)) is { } page ? (PageParameter.Page, page)
            : (PageParameter.Cursor, found.Find(name => name != limit) ?? found[0]);
        return PagingReader.Example(kind, name, limit);
    }
}
