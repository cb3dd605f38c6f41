using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Definitions.Integrations.Forms;
using Integrator.Generators.Definitions.Integrations.Requests;
using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Model.Integrations.Pages;

namespace Integrator.Generators.Model.Integrations.Binding;

/// <summary>A method and the operation that it is bound to as one operation. What the method states overrides the document.</summary>
/// <param name="id">What the operation is called among all of the connector.</param>
internal sealed class MethodBinder(MethodDefinition method, string id, IntegrationDefinition definition, ApiDefinition api, Report report)
{
    /// <param name="bound">The operation of the document; null if the method stands alone.</param>
    public OperationDefinition Bind(OperationDefinition? bound)
    {
        if (bound is not null && method.Verb is { } verb && verb.Value != bound.Verb)
        {
            report.Add(Rules.VerbMismatch, verb.Place, verb.Value, bound.Verb);
        }

        var own = new MethodShape(method, definition);
        var responses = Responses(own, bound);
        var body = own.Body;
        new SampleCheck(method, api, report).Check(own.Answers, body);
        new PagingCheck(method, definition, api, report).Check(own.Parameters.Concat(bound?.Parameters ?? []), bound?.Id, responses);
        return new OperationDefinition(
            method.Place,
            method.Verb?.Value ?? bound?.Verb ?? "GET",
            method.Path?.Template ?? bound?.Path ?? "/",
            id,
            method.Name,
            method.Resource,
            method.Description ?? bound?.Summary,
            bound?.Description,
            method.Notes.IsDeprecated || bound?.IsDeprecated == true,
            method.BaseUrl?.Value is ValueSyntax.Constant address ? address.Text : bound?.Server,
            method.HasNoAuth ? [] : bound?.Security,
            Parameters(own, bound),
            method.Body.IsIgnored || method.Body.IsNull ? null : method.Body.IsGiven ? body : body ?? bound?.Body,
            [.. responses.Select(Narrowed)],
            [])
        {
            ComputedBody = method.Body.IsGiven ? bound?.Body : null,
            ComputedPath = [.. method.Path?.Parts.Where(static part => part.Value is not null).Select(static part => part.Name) ?? []],
        };
    }

    // What the method says itself, and what paging fills in, is not the caller's to give.
    private List<ParameterDefinition> Parameters(MethodShape own, OperationDefinition? bound)
    {
        var given = new HashSet<(ParameterPlace, string)>(
        [
            .. method.Query.Where(pair => !method.IsPassedOn(pair)).Select(static pair => (ParameterPlace.Query, pair.Name)),
            .. method.Headers.Select(static pair => (ParameterPlace.Header, pair.Name)),
            .. PageParameters.Of(method, definition).BlockNames.Select(static name => (ParameterPlace.Query, name)),
        ]);
        IEnumerable<ParameterDefinition> all =
        [
            .. (bound?.Parameters ?? []).Where(parameter => !own.Parameters.Any(other => other.In == parameter.In && other.Name == parameter.Name)),
            .. own.Parameters,
        ];
        return [.. all.Where(parameter => !given.Contains((parameter.In, parameter.Name))).Select(OfAccount)];
    }

    // A variable of the account stands for the path parameter of its name, unless the caller gives another value.
    private ParameterDefinition OfAccount(ParameterDefinition parameter) =>
        parameter.In == ParameterPlace.Path && definition.Context.Any(field => field.Name.Value == parameter.Name && field.Kind is FieldKind.Text or FieldKind.Url or FieldKind.Hidden) && IsText(parameter.Schema)
            ? parameter with { IsRequired = false }
            : parameter;

    private bool IsText(SchemaDefinition? schema) => schema is not null && api.Target(schema) is { Kinds: JsonKinds.String, Values.Count: 0, Format: null or "" };

    // What the method answers replaces what the operation answers; the operation's errors stay.
    private IReadOnlyList<ResponseDefinition> Responses(MethodShape own, OperationDefinition? bound) =>
        bound is not null && !method.Answer.IsSchemaGiven && method.Answer.Format is null
            ? [.. bound.Responses.Where(response => own.Errors.Count == 0 || IsSuccess(response)), .. own.Errors]
            : [.. own.Answers, .. own.Errors.Count > 0 ? own.Errors : (bound?.Responses ?? []).Where(static response => !IsSuccess(response))];

    private static bool IsSuccess(ResponseDefinition response) => response.Status.StartsWith("2", StringComparison.Ordinal);

    private ResponseDefinition Narrowed(ResponseDefinition response) => method.Answer.Path is not { } path || !IsSuccess(response)
        ? response
        : response with { Contents = [.. response.Contents.Select(content => content.Schema is null ? content : Narrowed(content, path))] };

    private ContentDefinition Narrowed(ContentDefinition content, Definitions.Located<string> path)
    {
        var walked = new SchemaPath(api, report, path.Place, path.Value).Walk(content.Schema!);
        return walked is null ? content with { Schema = null } : content with { Schema = walked, Path = path.Value.Split('.') };
    }
}
