using System.Text.Json.Nodes;
using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Definitions.Integrations.Pages;
using Integrator.Generators.Definitions.Integrations.Requests;
using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Model.Integrations.Pages;

namespace Integrator.Generators.Model.Integrations.Binding;

/// <summary>Checks what pagination says of a method against what the method takes and answers.</summary>
internal sealed class PagingCheck(MethodDefinition method, IntegrationDefinition definition, ApiDefinition api, Report report)
{
    private readonly PagingDefinition? _paging = PageParameters.Block(method, definition);

    /// <param name="parameters">What the method takes.</param>
    /// <param name="operation">The operation of the document; null if the method stands alone.</param>
    /// <param name="responses">What the method answers.</param>
    public void Check(IEnumerable<ParameterDefinition> parameters, string? operation, IReadOnlyList<ResponseDefinition> responses)
    {
        // What holds for all methods holds for those it fits.
        if (_paging is not null && method.Paging.IsGiven)
        {
            CheckParameters(_paging, [.. parameters.Where(static parameter => parameter.In == ParameterPlace.Query).Select(static parameter => parameter.Name)], operation);
        }

        if (_paging is PagingDefinition.ByCursor { Use.IsInHeader: false } cursor && cursor.Path.Value.Split('.').All(IsName))
        {
            CheckCursor(cursor, responses);
        }
    }

    private void CheckParameters(PagingDefinition paging, IReadOnlyList<string> known, string? operation)
    {
        // With placeholders of its own the method says what the parameters are in the request.
        var isNamed = PageParameters.Of(method, definition).AreNamedByMethod || paging.Size.Flags.HasFlag(PageFlags.AddsToBody);
        if ((operation is null && method.QueryParameters.All.Count == 0) || isNamed)
        {
            return;
        }

        foreach (var name in paging.Parameters.Select(static parameter => parameter.Name).Where(name => !known.Contains(name.Value) && method.Query.All(pair => pair.Name != name.Value)))
        {
            report.Add(Rules.UnknownPagingParameter, name.Place, name.Value, operation ?? method.FullName, Nearest.Hint(name.Value, known));
        }
    }

    private void CheckCursor(PagingDefinition.ByCursor cursor, IReadOnlyList<ResponseDefinition> responses)
    {
        var (path, at) = (cursor.Path.Value, cursor.Path.Place);
        var schema = responses.Where(static response => response.Status.StartsWith("2", StringComparison.Ordinal)).SelectMany(static response => response.Contents).FirstOrDefault(static content => content.Schema is not null)?.Schema;
        var found = new Report();
        var end = schema is null ? null : new SchemaPath(api, found, at, path).Walk(schema);
        var isDescribed = method.Operation is not null || method.Answer.IsSchemaGiven;
        if (isDescribed && method.Paging.IsGiven && found.Findings.FirstOrDefault(static finding => finding.Rule == Rules.NoSuchMember) is { } missing)
        {
            report.Add(Rules.NoCursorInResponse, at, path, missing.Arguments[3]);
        }
        else if (!cursor.Use.IsLink && ((end is not null && api.Target(end).Format is "uri" or "uri-reference" or "url") || IsAddress(path)))
        {
            report.Add(Rules.CursorIsLink, at, path);
        }
    }

    private bool IsAddress(string path)
    {
        var value = path.Split('.').Aggregate(method.Answer.Sample?.Value, static (node, name) => (node as JsonObject)?[name]);
        return value is JsonValue && Uri.TryCreate(value.ToString(), UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
    }

    private static bool IsName(string segment) =>
        segment.Length > 0 && !char.IsDigit(segment[0]) && segment.All(static letter => char.IsLetterOrDigit(letter) || letter == '_');
}
