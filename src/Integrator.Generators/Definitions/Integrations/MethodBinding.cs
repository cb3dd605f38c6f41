using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.Integrations;

/// <summary>A method over the operation that it is bound to: whatever the method states goes before.</summary>
internal sealed class MethodBinding(MethodDefinition method, IntegrationDefinition definition, DefinitionTexts texts, ApiDefinition api, Report report)
{
    /// <param name="own">What the method states.</param>
    /// <param name="bound">The operation of the document; null where the method stands alone.</param>
    public OperationDefinition Of(OperationDefinition own, OperationDefinition? bound)
    {
        if (bound is not null && method.Verb is { } verb && verb != bound.Verb)
        {
            report.Add(Rules.VerbMismatch, method.Place["method"], verb, bound.Verb);
        }

        var whole = own with
        {
            Alias = method.Name,
            Verb = method.Verb ?? bound?.Verb ?? own.Verb,
            Path = method.Path is null && bound is not null ? bound.Path : own.Path,
            Summary = own.Summary ?? bound?.Summary,
            Description = bound?.Description,
            IsDeprecated = own.IsDeprecated || bound?.IsDeprecated == true,
            Server = method.Keys.Text("base_url") is { } server && !server.Contains("{{") ? server : bound?.Server,
            Security = method.Keys.Flag("no_auth") == true ? [] : bound?.Security,
            Parameters = Parameters(own, bound),
            Body = method.Keys.Flag("ignore_body") == true || method.Keys.Flag("set_body_to_null") == true ? null : method.Keys.Has("body") ? own.Body : own.Body ?? bound?.Body,
            ComputedBody = method.Keys.Has("body") ? bound?.Body : null,
            ComputedPath = method.Path is null ? [] : [.. MethodPath.Of(method, texts, new Report())!.Parts.Where(static part => part.IsComputed).Select(static part => part.Name)],
            Responses = Responses(own, bound),
        };
        new SampleCheck(method, api, report).Check(own);
        new PagingCheck(method, definition, api, report).Check(own, bound, whole.Responses);
        return whole with { Responses = [.. whole.Responses.Select(Narrowed)] };
    }

    // What the method says itself, and what paging fills in, is not the caller's to give.
    private List<ParameterDefinition> Parameters(OperationDefinition own, OperationDefinition? bound)
    {
        var said = new HashSet<(ParameterPlace, string)>(
        [
            .. method.Keys.Object("query").Keys.Where(entry => !method.IsPassedOn(entry.Key)).Select(static entry => (ParameterPlace.Query, entry.Key)),
            .. method.Keys.Object("headers").Keys.Select(static entry => (ParameterPlace.Header, entry.Key)),
            .. Keys.Wire.Select(static key => (ParameterPlace.Query, key)),
        ]);
        List<ParameterDefinition> all =
        [
            .. (bound?.Parameters ?? []).Where(parameter => !own.Parameters.Any(other => other.In == parameter.In && other.Name == parameter.Name)),
            .. own.Parameters,
        ];
        return [.. all.Where(parameter => !said.Contains((parameter.In, parameter.Name))).Select(OfAccount)];
    }

    /// <summary>The parameters that paging fills in.</summary>
    private PagingKeys Keys { get; } = new(method.Pagination(definition));

    // A variable of the account stands for the parameter of its name, unless the caller gives another value.
    private ParameterDefinition OfAccount(ParameterDefinition parameter) =>
        parameter.In == ParameterPlace.Path && definition.Context.Any(field => field.Name == parameter.Name && field.Type is "text" or "url" or "hidden") && IsText(parameter.Schema)
            ? parameter with { IsRequired = false }
            : parameter;

    private bool IsText(SchemaDefinition? schema) => schema is not null && api.Target(schema) is { Kinds: JsonKinds.String, Values.Count: 0, Format: null or "" };

    // What the method answers replaces what the operation answers; the operation's errors stay.
    private IReadOnlyList<ResponseDefinition> Responses(OperationDefinition own, OperationDefinition? bound)
    {
        if (bound is null || method.Keys.Has("response_schema") || method.Keys.Has("api_response_format"))
        {
            return [.. own.Responses, .. (bound?.Responses ?? []).Where(static response => !IsSuccess(response))];
        }

        return bound.Responses;
    }

    private static bool IsSuccess(ResponseDefinition response) => response.Status.StartsWith("2", StringComparison.Ordinal);

    private ResponseDefinition Narrowed(ResponseDefinition response)
    {
        if (method.ResponsePath is not { Length: > 0 } path || !IsSuccess(response))
        {
            return response;
        }

        return response with { Contents = [.. response.Contents.Select(content => content.Schema is null ? content : Narrowed(content, path))] };
    }

    private ContentDefinition Narrowed(ContentDefinition content, string path)
    {
        var walked = new SchemaPath(api, report, method.Place["response_path"], path).Walk(content.Schema!);
        return walked is null ? content with { Schema = null } : content with { Schema = walked, Path = path.Split('.') };
    }
}
