using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Definitions.Integrations.Requests;
using Integrator.Generators.Definitions.OpenApi;

namespace Integrator.Generators.Model.Integrations.Binding;

/// <summary>What a method takes and answers by its own schemas.</summary>
internal sealed class MethodShape
{
    private const string AnySuccess = "2XX";
    private static readonly string[] s_errors = ["4XX", "5XX"];

    private const string Json = "application/json";

    private readonly MethodDefinition _method;
    private readonly IntegrationDefinition _definition;

    public MethodShape(MethodDefinition method, IntegrationDefinition definition)
    {
        (_method, _definition) = (method, definition);
        Parameters = [.. Path().Concat(Of(method.QueryParameters, ParameterPlace.Query)).Concat(Of(method.HeaderParameters, ParameterPlace.Header))];
    }

    public IReadOnlyList<ParameterDefinition> Parameters { get; }

    /// <summary>The body that the caller gives; null if there is none.</summary>
    public BodyDefinition? Body => _method.Body.Schema is not { } schema ? null
        : new BodyDefinition(schema.Place, IsRequired: true, Description: null, [Content(_method.Body.Format.MediaType(), _definition.Schemas.Of(schema)) with { IsWritten = IsWritten(_method.Body) }]);

    public IReadOnlyList<ResponseDefinition> Answers => [new ResponseDefinition(_method.Place, AnySuccess, "", Contents(_method.Answer), [])];

    public IReadOnlyList<ResponseDefinition> Errors => _method.Answer.ErrorSchema is not { } schema ? []
        : [.. s_errors.Select(status => new ResponseDefinition(schema.Place, status, "", [Content(Json, _definition.Schemas.Of(schema))], []))];

    private IReadOnlyList<ContentDefinition> Contents(AnswerDefinition answer)
    {
        var mediaType = answer.MediaType ?? Json;
        return answer.Schema is { } schema ? [Content(mediaType, IsDescribed(answer.Format) || IsWritten(answer) ? _definition.Schemas.Of(schema) : Text()) with { IsWritten = IsWritten(answer) }]
            : answer.Format is null || answer.IsNothing ? []
            : [Content(mediaType, IsDescribed(answer.Format) ? new SchemaDefinition(_method.Place) : Text())];
    }

    private static bool IsDescribed(AnswerFormat? format) => format is null or AnswerFormat.Json or AnswerFormat.Lines or AnswerFormat.EventStream;

    // A template takes text out of an object; without a template the caller gives the text.
    private static bool IsWritten(RequestBodyDefinition body) => body.Format == BodyFormat.Xml || (body.Format == BodyFormat.Text && body.IsGiven);

    private static bool IsWritten(AnswerDefinition answer) => answer.IsSchemaGiven && answer.Format is AnswerFormat.Xml or AnswerFormat.Csv;

    private SchemaDefinition Text() => new(_method.Place) { Kinds = JsonKinds.String };

    private IEnumerable<ParameterDefinition> Path()
    {
        var given = _method.Path?.Parts.Where(static part => part.Value is null).Select(static part => part.Name).ToList() ?? [];
        var braced = _method.PathParameters.All.Select(static parameter => parameter.Name).Where(name => _method.Path?.Template.Contains("{" + name + "}") == true);
        return given.Concat(braced).Distinct(StringComparer.Ordinal).Select(name => _method.PathParameters.Find(name) is { } known
            ? Parameter(known, ParameterPlace.Path, known.Description ?? Note(name))
            : new ParameterDefinition(_method.Place, name, null, ParameterPlace.Path, IsRequired: true, IsDeprecated: false, Note(name), "Simple", IsExploded: false, AllowsReserved: false, null, null, new SchemaDefinition(_method.Place) { Kinds = JsonKinds.String }));
    }

    // A description of a path parameter holds for the path parameters of its name that have none.
    private string? Note(string name) => _definition.Methods.SelectMany(static method => method.PathParameters.All).FirstOrDefault(parameter => parameter.Name == name && parameter.Description is not null)?.Description;

    private IEnumerable<ParameterDefinition> Of(ParametersDefinition parameters, ParameterPlace @in) => parameters.All.Select(parameter => Parameter(parameter, @in, parameter.Description));

    private ParameterDefinition Parameter(ParameterSchema parameter, ParameterPlace @in, string? description) => new(
        parameter.Place, parameter.Name, null, @in, parameter.IsRequired || @in == ParameterPlace.Path, IsDeprecated: false, description,
        @in == ParameterPlace.Query ? "Form" : "Simple", IsExploded: @in == ParameterPlace.Query, AllowsReserved: false, null, _definition.Schemas.Default(parameter.Schema), _definition.Schemas.Of(parameter.Schema));

    private static ContentDefinition Content(string mediaType, SchemaDefinition schema) => new(mediaType, schema, null, []);
}
