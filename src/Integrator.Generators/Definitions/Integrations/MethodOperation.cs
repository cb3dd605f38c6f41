using System.Text.Json;
using System.Text.Json.Nodes;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.Integrations;

/// <summary>A method of a resource as an operation of an OpenAPI document: what it takes and what it answers.</summary>
/// <param name="notes">What segments of paths are, as some method says; it holds for segments of that name which nothing is said of.</param>
internal sealed class MethodOperation(MethodDefinition method, MethodPath path, OwnTypes types, IReadOnlyDictionary<string, string> notes, Report report)
{
    private const string Any = "2XX";

    private readonly JsonArray _parameters = [];
    private readonly List<(IReadOnlyList<string> Made, Place Written)> _origins = [];

    /// <summary>Where the parts of the operation were written.</summary>
    public IReadOnlyList<(IReadOnlyList<string> Made, Place Written)> Origins => _origins;

    /// <summary>The path with its placeholders in single braces.</summary>
    public string Path { get; private set; } = "";

    public JsonObject Build()
    {
        var operation = new JsonObject
        {
            ["operationId"] = method.Resource + "_" + method.Name,
            ["tags"] = new JsonArray(method.Resource),
            ["deprecated"] = method.Keys.Flag("deprecated") ?? false,
        };
        if (method.Keys.Text("description") is { } description)
        {
            operation["summary"] = description;
        }

        AddPath();
        AddSchema("query_schema", "query");
        AddSchema("header_schema", "header");
        operation["parameters"] = _parameters;
        if (Body() is { } body)
        {
            operation["requestBody"] = body;
        }

        operation["responses"] = new JsonObject { [Any] = Response() };
        return operation;
    }

    private void AddPath()
    {
        var schemas = method.Keys.Object("path_schema").Object("properties");
        Path = path.Template;
        foreach (var part in path.Parts.Where(static part => !part.IsComputed))
        {
            Add(part.Name, "path", schemas.Value(part.Name) ?? new JsonObject { ["type"] = "string" }, schemas.Place[part.Name], isRequired: true);
        }

        foreach (var (name, schema) in schemas.Keys.Select(static member => (member.Key, member.Value)).Where(member => method.Path?.Contains("{" + member.Key + "}") == true).ToList())
        {
            Add(name, "path", schema, schemas.Place[name], isRequired: true);
        }
    }

    private void AddSchema(string key, string place)
    {
        var written = method.Keys.Object(key);
        var required = written.Texts("required");
        foreach (var (name, schema) in written.Object("properties").Keys.Select(static member => (member.Key, member.Value)).ToList())
        {
            Add(name, place, schema, written.Object("properties").Place[name], required.Contains(name));
        }
    }

    private void Add(string name, string place, JsonNode? schema, Place written, bool isRequired)
    {
        if (_parameters.Any(parameter => parameter!["name"]!.ToString() == name && parameter["in"]!.ToString() == place))
        {
            return;
        }

        _origins.Add((["parameters", _parameters.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), "schema"], written));
        var parameter = new JsonObject { ["name"] = name, ["in"] = place, ["required"] = isRequired, ["schema"] = types.Of(schema, written) };
        if (schema is JsonObject members && members["description"] is JsonValue description)
        {
            parameter["description"] = description.ToString();
        }
        else if (place == "path" && notes.TryGetValue(name, out var note))
        {
            parameter["description"] = note;
        }

        _parameters.Add((JsonNode)parameter);
    }

    private JsonObject? Body()
    {
        var written = method.Keys.Place["body_schema"];
        var schema = method.Keys.Value("body_schema");
        if (schema is null && Sample("body") is { } sample)
        {
            (schema, written) = (SampleSchema.Of(sample), method.Examples.Place["body"]);
        }

        if (schema is null || Empty(schema) || method.Keys.Flag("ignore_body") == true)
        {
            return null;
        }

        var mediaType = MediaTypeNames.Of(method.Keys.Text("body_format"));
        _origins.Add((["requestBody", "content", mediaType, "schema"], written));
        return new JsonObject { ["required"] = true, ["content"] = Content(mediaType, types.Of(schema, written)) };
    }

    private JsonObject Response()
    {
        var written = method.Keys.Place["response_schema"];
        var schema = method.Keys.Value("response_schema");
        if (schema is null && method.Operation is null && Sample("response") is { } sample)
        {
            (schema, written) = (SampleSchema.Named(sample, method.ResponsePath, method.Resource), method.Examples.Place["response"]);
            report.Add(Rules.InferredType, written, method.Resource, method.Name, "response");
        }

        var response = new JsonObject { ["description"] = "" };
        if (schema is JsonObject nothing && nothing["type"]?.ToString() == "null")
        {
            return response;
        }

        var mediaType = MediaTypeNames.OfAnswer(method.Keys.Text("api_response_format"));
        if (schema is null && mediaType is null && method.Operation is null)
        {
            report.AddAtKey(Rules.NoResponseSchema, method.Place, method.Resource, method.Name);
            schema = new JsonObject();
        }

        if (schema is not null || mediaType is not null)
        {
            _origins.Add((["responses", Any, "content", mediaType ?? "application/json", "schema"], written));
            response["content"] = Content(mediaType ?? "application/json", mediaType is null or "application/x-ndjson" or "text/event-stream" ? types.Of(schema, written) : new JsonObject { ["type"] = "string" });
        }

        return response;
    }

    private JsonNode? Sample(string key)
    {
        try
        {
            return Samples.Read(method, key);
        }
        catch (JsonException exception)
        {
            report.Add(Rules.InvalidSample, method.Examples.Place[key], key, exception.Message);
            return null;
        }
    }

    private static bool Empty(JsonNode schema) =>
        schema is JsonObject members && members["type"]?.ToString() == "object" && members["properties"] is JsonObject { Count: 0 };

    private static JsonObject Content(string mediaType, JsonNode schema) => new() { [mediaType] = new JsonObject { ["schema"] = schema } };
}
