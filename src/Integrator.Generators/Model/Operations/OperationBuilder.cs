using Integrator.Generators.Definitions;
using Integrator.Generators.Definitions.OpenApi;

namespace Integrator.Generators.Model.Operations;

/// <summary>One operation to its action and its method.</summary>
internal sealed class OperationBuilder(ApiDefinition api, TypeBuilder types, Report report)
{
    private readonly ParameterBuilder _parameters = new(types, report);
    private readonly AnswerBuilder _answers = new(types, report);
    private readonly Requirements _requirements = new(api);

    public Operation Build(OperationDefinition definition, string name, string method)
    {
        var members = new NameScope([.. Names.OfRecords, "ResponseHeaders", name]);
        var arguments = new NameScope(["cancellationToken"]);
        var body = Body(definition, name, members);
        var bodyArgument = body is null ? null : BodyArgument(definition.Body!, body, arguments);
        var parameters = _parameters.Build(definition, name, members, arguments).ToList();
        var (result, answers, outcomes) = _answers.Build(definition, name);
        var all = parameters.Select(static parameter => parameter.Argument).Concat(bodyArgument is null ? [] : [bodyArgument]).ToList();
        return new Operation(
            name,
            method,
            definition.Verb,
            PathTemplate.Sent(definition.Path),
            Prose.Summary(definition.Summary ?? definition.Description, Spoken(name)).TrimEnd('.', ' '),
            definition.Summary is null ? null : Remarks(definition),
            definition.IsDeprecated,
            definition.Server,
            Requirements.IsAnonymous(definition),
            _requirements.Of(definition),
            parameters.Select(static parameter => parameter.Parameter).ToEquatableArray(),
            body,
            result,
            answers,
            Headers(definition),
            outcomes)
        {
            Arguments = all.Where(static argument => argument.IsRequired).Concat(all.Where(static argument => !argument.IsRequired)).ToEquatableArray(),
        };
    }

    private Body? Body(OperationDefinition definition, string name, NameScope members)
    {
        if (definition.Body is null || MediaTypes.Preferred(definition.Body.Contents) is not { } content)
        {
            return null;
        }

        var bare = MediaTypes.Bare(content.MediaType);
        var member = members.Take("Body");
        var isFile = content.Schema is not null && types.Forms.Of(content.Schema) is Schemas.Form.Scalar { Kind: ScalarKind.File };
        var isStructured = MediaTypes.IsJson(bare) || MediaTypes.IsForm(bare) || MediaTypes.IsMultipart(bare) || (MediaTypes.IsAny(bare) && content.Schema is not null);
        if (isStructured && !isFile)
        {
            var type = content.Schema is null ? new TypeRef.Map(TypeRef.Any) : types.Of(content.Schema, name + "Request").NotNull();
            return new Body(bare.IndexOf('*') < 0 ? content.MediaType.Trim() : "application/json", member, type.OrNull(!definition.Body.IsRequired), IsWritten: true);
        }

        var isText = MediaTypes.IsText(bare) && !isFile;
        var mediaType = bare.IndexOf('*') < 0 ? content.MediaType.Trim() : "application/octet-stream";
        return new Body(mediaType, member, isText ? TypeRef.String : new TypeRef.Scalar(ScalarKind.Stream), IsWritten: false);
    }

    private static Argument BodyArgument(BodyDefinition definition, Body body, NameScope arguments) =>
        new(
            arguments.Take("body"),
            body.Member,
            body.Type.OrNull(!definition.IsRequired),
            definition.IsRequired,
            Prose.Sentence(Prose.Summary(definition.Description, $"What is sent, as {body.MediaType}")),
            IsObsolete: false);

    private static string? Remarks(OperationDefinition definition)
    {
        var remarks = Prose.Summary(definition.Description, "");
        return remarks.Length == 0 || remarks.TrimEnd('.') == Prose.Summary(definition.Summary, "").TrimEnd('.') ? null : remarks;
    }

    private static string Spoken(string name)
    {
        var words = Names.Words(name).Select(static word => word.ToLowerInvariant()).ToList();
        return words.Count == 0 ? name : Names.Pascal(words[0]) + string.Concat(words.Skip(1).Select(static word => " " + word));
    }

    private EquatableArray<ResponseHeader> Headers(OperationDefinition definition)
    {
        var scope = new NameScope([.. Names.OfRecords, "ResponseHeaders"]);
        return definition.Responses
            .SelectMany(static response => response.Headers)
            .GroupBy(static header => header.Name, StringComparer.OrdinalIgnoreCase)
            .Select(static same => same.First())
            .Select(header => new ResponseHeader(
                header.Name,
                scope.Take(Names.Pascal(WithoutX(header.Name))),
                HeaderType(header),
                Prose.Sentence(Prose.Summary(header.Description, $"The {header.Name} header"))))
            .ToEquatableArray();
    }

    // RFC 6648: the X- says nothing.
    private static string WithoutX(string name) => name.Length > 2 && name.StartsWith("X-", StringComparison.OrdinalIgnoreCase) ? name.Substring(2) : name;

    private TypeRef HeaderType(HeaderDefinition header) =>
        types.Forms.Of(header.Schema) is Schemas.Form.Scalar { Kind: > ScalarKind.String and < ScalarKind.Int64Text or ScalarKind.DateTime or ScalarKind.Guid } scalar
            ? new TypeRef.Scalar(scalar.Kind, IsNullable: true)
            : TypeRef.String.OrNull();
}
