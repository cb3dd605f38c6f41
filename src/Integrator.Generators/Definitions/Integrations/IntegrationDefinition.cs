using System.Text.Json.Nodes;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.Integrations;

/// <summary>An integration definition as it was written: what it says of a connector beyond, or instead of, an OpenAPI document.</summary>
/// <param name="Keys">The definition without its envelope.</param>
/// <param name="Category">The envelope's word goes before the definition's.</param>
internal sealed record IntegrationDefinition(Written Keys, string? Name, string? Category, bool IsBeta)
{
    public string? Label => Keys.Text("label");

    public string? Description => Keys.Text("description");

    /// <summary>The document whose operations methods are bound to.</summary>
    public DocumentBinding? Document => Keys.Value("openapi") is null ? null : new DocumentBinding(Keys.Object("openapi"));

    /// <summary>Types by name, each a JSON Schema.</summary>
    public IEnumerable<(string Name, JsonNode Schema, Place Place)> Types =>
        from key in (string[])["types", "resource_types"]
        from type in Keys.Object(key).Keys
        where type.Value is not null
        select (type.Key, type.Value, Keys.Object(key).Place[type.Key]);

    public IReadOnlyList<FieldDefinition> Context => [.. Keys.Object("context").Items("fields").Select(static item => new FieldDefinition(item))];

    /// <summary>Variables that actions store when they have run.</summary>
    public IEnumerable<string> StoredVariables => Actions.SelectMany(static action => action.Steps).SelectMany(static step => step.StoredVariables);

    /// <summary>What the API calls of its own accord; null where it does not.</summary>
    public WebhookDefinition? Webhook => Keys.Value("webhook") is null ? null : new WebhookDefinition(Keys.Object("webhook"));

    public IReadOnlyList<ActionDefinition> Actions => [.. Keys.Object("actions").Objects().Select(static action => new ActionDefinition(action.Key, action.Value))];

    /// <summary>The ways to prove who calls, by the name that a connection keeps.</summary>
    public IReadOnlyList<CredentialDefinition> Credentials
    {
        get
        {
            var written = Keys.Object("credentials");
            return written.Text("format") is { } format
                ? [new CredentialDefinition(format, written)]
                : [.. written.Objects().Select(static credential => new CredentialDefinition(credential.Key, credential.Value))];
        }
    }

    public IReadOnlyList<MethodDefinition> Methods =>
    [
        .. Keys.Object("resources").Objects().SelectMany(static resource => resource.Value.Objects().Select(method => new MethodDefinition(resource.Key, method.Key, method.Value))),
    ];

    /// <summary>Actions in the form <c>{name, url, method, parameters, output}</c>.</summary>
    public IReadOnlyList<ActionTypeDefinition> ActionTypes => Keys.Value("action_types") is JsonArray
        ? [.. Keys.Items("action_types").Select(static action => new ActionTypeDefinition(action))]
        : [.. Keys.Object("action_types").Objects().Select(static action => new ActionTypeDefinition(action.Value))];
}

/// <summary>Which document, and which of its operations.</summary>
internal sealed record DocumentBinding(Written Keys)
{
    /// <summary>The name of the file, as the project has it.</summary>
    public string Document => Keys.Text("document")!;

    public string? Sha256 => Keys.Text("sha256");

    public string? Server => Keys.Text("server");

    /// <summary>Whether operations that no method is bound to are generated too.</summary>
    public bool ExposesAll => Keys.Text("expose") == "all";
}

/// <summary>Something a user is asked for once per connection.</summary>
internal sealed record FieldDefinition(Written Keys)
{
    public string Name => Keys.Text("name")!;

    public string? Label => Keys.Text("label");

    public string Type => Keys.Text("type") ?? "text";

    public bool IsRequired => Keys.Flag("required") == true;

    /// <summary>Whether not every text is taken.</summary>
    public bool IsChecked => Keys.Has("pattern") || Keys.Text("format") is "hostname" or "uuid" or "number" || Type is "select" or "single_select" or "number";

    public bool IsSecret => Keys.Flag("secret") ?? Type == "password";
}

/// <param name="Name">What a connection remembers the choice by.</param>
internal sealed record CredentialDefinition(string Name, Written Keys)
{
    public string Format => Keys.Text("format")!;

    public string? Label => Keys.Text("label");

    public Written Config => Keys.Object("config");

    /// <summary>Names that values from a token's answer or from the redirect get.</summary>
    public IEnumerable<string> Captured =>
    [
        .. Config.Object("token_response").Object("capture").Keys.Select(static member => member.Key),
        .. Config.Object("capture_redirect").Keys.Select(static member => member.Key),
    ];

    /// <summary>What is asked of the user: the fields, or where there are none, what the format always needs.</summary>
    public IReadOnlyList<FieldDefinition> Asked => Fields.Count > 0 ? Fields : Format switch
    {
        "basic" => [Usual("username", "Username", "text"), Usual("password", "Password", "password")],
        "api_key" => [Usual("api_key", "API key", "password")],
        "aws_sigv4" => [Usual("access_key_id", "Access key id", "text"), Usual("secret_access_key", "Secret access key", "password")],
        _ => [],
    };

    public IReadOnlyList<FieldDefinition> Fields => [.. Config.Items("fields").Select(static item => new FieldDefinition(item))];

    private FieldDefinition Usual(string name, string label, string type) =>
        new(new Written(new JsonObject { ["name"] = name, ["label"] = label, ["type"] = type, ["required"] = true }, Keys.Place));
}

/// <summary>One thing a resource can do: an operation of the document, or a request of its own.</summary>
internal sealed record MethodDefinition(string Resource, string Name, Written Keys)
{
    public Place Place => Keys.Place;

    /// <summary>The <c>operationId</c> it is bound to.</summary>
    public string? Operation => Keys.Text("operation");

    public string? Verb => Keys.Text("method")?.ToUpperInvariant();

    public string? Path => Keys.Text("path");

    public string? ResponsePath => Keys.Text("response_path");

    /// <summary>Whether the query only says of a parameter that the caller gives it.</summary>
    public bool IsPassedOn(string parameter) =>
        Keys.Object("query").Text(parameter) is { } text && Placeholders.Whole(text) == "query." + parameter && Keys.Object("query_schema").Object("properties").Has(parameter);

    public Written Examples => Keys.Object("examples");

    /// <summary>The method's own way of paging, or the definition's; empty where there is none.</summary>
    public Written Pagination(IntegrationDefinition definition) =>
        Keys.Has("pagination") ? Keys.Object("pagination") : definition.Keys.Object("pagination");
}

internal sealed record ActionTypeDefinition(Written Keys)
{
    public string Name => Keys.Text("name")!;

    public string Url => Keys.Text("url")!;

    public string Verb => Keys.Text("method")!.ToUpperInvariant();

    /// <summary>The schema of some parameters, under the name of the format or the one that the source system uses.</summary>
    public Written Parameters(string key, string? alias = null) =>
        Keys.Object("parameters") is var parameters && alias is not null && !parameters.Has(key) ? parameters.Object(alias) : parameters.Object(key);
}
