using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.Integrations;

/// <summary>A method over the operation that it is bound to: whatever the method states goes before.</summary>
internal sealed class MethodBinding(MethodDefinition method, ApiDefinition api, Report report)
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
            Server = method.Keys.Text("base_url") ?? bound?.Server,
            Security = method.Keys.Flag("no_auth") == true ? [] : bound?.Security,
            Parameters = Parameters(own, bound),
            Body = method.Keys.Flag("ignore_body") == true ? null : own.Body ?? bound?.Body,
            Responses = Responses(own, bound),
        };
        return whole with { Responses = [.. whole.Responses.Select(Narrowed)] };
    }

    private static List<ParameterDefinition> Parameters(OperationDefinition own, OperationDefinition? bound) =>
    [
        .. (bound?.Parameters ?? []).Where(parameter => !own.Parameters.Any(other => other.In == parameter.In && other.Name == parameter.Name)),
        .. own.Parameters,
    ];

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
