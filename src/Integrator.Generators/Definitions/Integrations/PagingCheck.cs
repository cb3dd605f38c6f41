using System.Text.Json.Nodes;
using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.Integrations;

/// <summary>What pagination says of a method against what the method takes and answers.</summary>
internal sealed class PagingCheck(MethodDefinition method, IntegrationDefinition definition, ApiDefinition api, Report report)
{
    private static readonly string[] s_keys = ["page_key", "page_param", "offset_key", "offset_param", "cursor_key", "cursor_param", "limit_key", "limit_param"];

    private readonly Written _block = method.Pagination(definition);

    private Written Config => _block.Object("config");

    /// <param name="own">What the method states.</param>
    /// <param name="bound">The operation of the document; null where the method stands alone.</param>
    /// <param name="responses">What the two answer together.</param>
    public void Check(OperationDefinition own, OperationDefinition? bound, IReadOnlyList<ResponseDefinition> responses)
    {
        // What holds for all methods holds for those it fits.
        if (method.Keys.Has("pagination"))
        {
            CheckParameters([.. own.Parameters.Concat(bound?.Parameters ?? []).Where(static parameter => parameter.In == ParameterPlace.Query).Select(static parameter => parameter.Name)], bound?.Id);
        }

        if (_block.Text("format") == "cursor" && Config.Text("cursor_path_object") != "header" && Config.Text("cursor_path") is { } path && Placeholders.Path(path).Count > 0)
        {
            CheckCursor(path, responses);
        }
    }

    private void CheckParameters(IReadOnlyList<string> known, string? operation)
    {
        if ((operation is null && !method.Keys.Has("query_schema")) || Config.Flag("add_to_body") == true || IsRenamed("query") || IsRenamed("body"))
        {
            return;
        }

        foreach (var key in s_keys)
        {
            if (Config.Text(key) is { } name && !known.Contains(name) && !method.Keys.Object("query").Has(name))
            {
                report.Add(Rules.UnknownPagingParameter, Config.Place[key], name, operation ?? method.Resource + "." + method.Name, Nearest.Hint(name, known));
            }
        }
    }

    // Then the block's names are its own, and the method says what they are on the wire.
    private bool IsRenamed(string key) => method.Keys.Value(key)?.ToJsonString().Contains("{{pagination.") == true;

    private void CheckCursor(string path, IReadOnlyList<ResponseDefinition> responses)
    {
        var at = Config.Place["cursor_path"];
        var schema = responses.Where(static response => response.Status.StartsWith("2", StringComparison.Ordinal)).SelectMany(static response => response.Contents).FirstOrDefault(static content => content.Schema is not null)?.Schema;
        var found = new Report();
        var end = schema is null ? null : new SchemaPath(api, found, at, path).Walk(schema);
        var isDescribed = method.Operation is not null || method.Keys.Has("response_schema");
        if (isDescribed && method.Keys.Has("pagination") && found.Findings.FirstOrDefault(static finding => finding.Rule == Rules.NoSuchMember) is { } missing)
        {
            report.Add(Rules.NoCursorInResponse, at, path, missing.Arguments[3]);
        }
        else if (Config.Flag("is_link") != true && ((end is not null && api.Target(end).Format is "uri" or "uri-reference" or "url") || IsAddress(path)))
        {
            report.Add(Rules.CursorIsLink, at, path);
        }
    }

    private bool IsAddress(string path)
    {
        var value = path.Split('.').Aggregate(Samples.Find(method, "response"), static (node, name) => (node as JsonObject)?[name]);
        return value is JsonValue && Uri.TryCreate(value.ToString(), UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
    }
}
