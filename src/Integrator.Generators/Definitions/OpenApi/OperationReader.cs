using Integrator.Generators.Diagnostics;
using Microsoft.OpenApi;

namespace Integrator.Generators.Definitions.OpenApi;

/// <summary>One operation of a path, with what it inherits from the path.</summary>
internal sealed class OperationReader(SchemaReader schemas, Report report)
{
    // RFC 9110, section 5.6.2.
    private const string Separators = "\"(),/:;<=>?@[\\]{}";

    private static readonly string[] s_ignoredHeaders = ["Accept", "Content-Type", "Authorization"];

    public OperationDefinition Read(string path, IOpenApiPathItem item, string verb, OpenApiOperation operation, Place place)
    {
        var parameters = Parameters(item.Parameters, Place.Root["paths"][path]["parameters"])
            .Concat(Parameters(operation.Parameters, place["parameters"]))
            .GroupBy(static parameter => (parameter.In, parameter.Name))
            .Select(static same => same.Last())
            .ToList();

        return new OperationDefinition(
            place,
            verb,
            path,
            string.IsNullOrWhiteSpace(operation.OperationId) ? null : operation.OperationId,
            Vendors.Name(operation.Extensions),
            operation.Tags?.FirstOrDefault()?.Reference.Id,
            operation.Summary ?? item.Summary,
            operation.Description ?? item.Description,
            operation.Deprecated,
            ServerReader.Address(ServerReader.Read(operation.Servers)) ?? ServerReader.Address(ServerReader.Read(item.Servers)),
            Security(operation.Security),
            parameters,
            Body(operation.RequestBody, place["requestBody"]),
            Responses(operation.Responses, place["responses"]),
            [.. Callbacks(operation, place["callbacks"])]);
    }

    /// <summary>What is sent to a path of the caller's.</summary>
    public IEnumerable<EventDefinition> Events(string name, IOpenApiPathItem? item, Place place)
    {
        foreach (var operation in item?.Operations ?? new Dictionary<HttpMethod, OpenApiOperation>())
        {
            if (Body(operation.Value.RequestBody, place[operation.Key.Method.ToLowerInvariant()]["requestBody"]) is { } body)
            {
                yield return new EventDefinition(name, body);
            }
        }
    }

    private IEnumerable<EventDefinition> Callbacks(OpenApiOperation operation, Place place) =>
        (operation.Callbacks ?? new Dictionary<string, IOpenApiCallback>()).SelectMany(callback =>
            (callback.Value?.PathItems ?? []).SelectMany(item => Events(callback.Key, item.Value, place[callback.Key][item.Key.Expression])));

    /// <summary>Alternatives of scheme names that belong together; null where the document says nothing.</summary>
    public static IReadOnlyList<IReadOnlyList<string>>? Security(IList<OpenApiSecurityRequirement>? requirements) =>
        requirements?.Select(static requirement => (IReadOnlyList<string>)[.. requirement.Keys.Select(static scheme => scheme.Reference.Id ?? "")]).ToList();

    private IEnumerable<ParameterDefinition> Parameters(IList<IOpenApiParameter>? parameters, Place place)
    {
        var seen = new HashSet<(ParameterPlace, string)>();
        for (var index = 0; index < (parameters?.Count ?? 0); index++)
        {
            if (Parameter(parameters![index], place[index]) is not { } parameter)
            {
                continue;
            }

            if (seen.Add((parameter.In, parameter.Name)))
            {
                yield return parameter;
            }
            else
            {
                report.Add(Rules.DroppedPart, place[index]["name"], $"the parameter '{parameter.Name}' is listed twice");
            }
        }
    }

    private ParameterDefinition? Parameter(IOpenApiParameter parameter, Place place)
    {
        if (parameter is OpenApiParameterReference { Target: null } reference)
        {
            report.Add(Rules.UnresolvedReference, place["$ref"], reference.Reference.ReferenceV3 ?? "", "the parameter is left out");
            return null;
        }

        if (parameter.Name is not { Length: > 0 } name || Where(parameter.In) is not { } @in)
        {
            report.Add(Rules.DroppedPart, place, "a parameter needs 'name' and 'in'");
            return null;
        }

        if (@in == ParameterPlace.Header && s_ignoredHeaders.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            return null;
        }

        if (@in == ParameterPlace.Header && name.Any(static letter => letter is <= ' ' or > '~' || Separators.IndexOf(letter) >= 0))
        {
            report.Add(Rules.DroppedPart, place["name"], $"no header can be called '{name}'");
            return null;
        }

        var (style, isExploded) = Collections.Of(parameter);
        var content = parameter.Content?.FirstOrDefault();
        var schema = parameter.Schema ?? content?.Value?.Schema;
        return new ParameterDefinition(
            place, name, Vendors.Name(parameter.Extensions), @in, parameter.Required || @in == ParameterPlace.Path, parameter.Deprecated, parameter.Description,
            style, isExploded, parameter.AllowReserved, content?.Key, schemas.Default(schema), schemas.Read(schema, place["schema"]));
    }

    private static ParameterPlace? Where(ParameterLocation? location) => location switch
    {
        ParameterLocation.Path => ParameterPlace.Path,
        ParameterLocation.Query => ParameterPlace.Query,
        ParameterLocation.Header => ParameterPlace.Header,
        ParameterLocation.Cookie => ParameterPlace.Cookie,
        ParameterLocation.QueryString => ParameterPlace.QueryString,
        _ => null,
    };

    private BodyDefinition? Body(IOpenApiRequestBody? body, Place place)
    {
        if (body is OpenApiRequestBodyReference { Target: null } reference)
        {
            report.Add(Rules.UnresolvedReference, place["$ref"], reference.Reference.ReferenceV3 ?? "", "the operation is sent without a body");
            return null;
        }

        return body?.Content is { Count: > 0 } content
            ? new BodyDefinition(place, body.Required, body.Description, Contents(content, place["content"]))
            : null;
    }

    private List<ContentDefinition> Contents(IDictionary<string, IOpenApiMediaType>? contents, Place place) => new ContentReader(schemas).Read(contents, place);

    private List<ResponseDefinition> Responses(OpenApiResponses? responses, Place place)
    {
        var result = new List<ResponseDefinition>();
        foreach (var response in responses ?? [])
        {
            var at = place[response.Key];
            if (response.Value is OpenApiResponseReference { Target: null } reference)
            {
                report.Add(Rules.UnresolvedReference, at["$ref"], reference.Reference.ReferenceV3 ?? "", "the response is taken as empty");
            }

            result.Add(new ResponseDefinition(
                at, response.Key, response.Value.Description, Contents(response.Value.Content, at["content"]), Headers(response.Value.Headers, at["headers"])));
        }

        return result;
    }

    private List<HeaderDefinition> Headers(IDictionary<string, IOpenApiHeader>? headers, Place place) =>
        [.. (headers ?? new Dictionary<string, IOpenApiHeader>()).Select(header =>
            new HeaderDefinition(header.Key, header.Value.Description, schemas.Read(header.Value.Schema, place[header.Key]["schema"])))];
}
