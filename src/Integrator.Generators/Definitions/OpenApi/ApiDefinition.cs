using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.OpenApi;

/// <summary>An OpenAPI document as it was written, whichever version it is in.</summary>
internal sealed record ApiDefinition(
    string? Title,
    string? Description,
    IReadOnlyList<ServerDefinition> Servers,
    IReadOnlyList<SchemeDefinition> Schemes,
    IReadOnlyList<IReadOnlyList<string>>? Security,
    IReadOnlyList<TagDefinition> Tags,
    IReadOnlyList<OperationDefinition> Operations,
    IReadOnlyList<EventDefinition> Webhooks,
    IReadOnlyDictionary<string, SchemaDefinition> Schemas)
{
    private readonly Dictionary<(SchemaDefinition One, SchemaDefinition Other), SchemaDefinition> _alternatives = [];

    /// <summary>A schema for values of one or the other; the same for the same two, so that it has one type.</summary>
    public SchemaDefinition Either(SchemaDefinition one, SchemaDefinition other)
    {
        if (!_alternatives.TryGetValue((one, other), out var both))
        {
            var known = _alternatives.ContainsValue(one) ? one.OneOf : [one];
            both = new SchemaDefinition(one.Place, _alternatives.Count) { OneOf = [.. known, other], Description = one.Description ?? other.Description };
            _alternatives.Add((one, other), both);
        }

        return both;
    }

    /// <summary>The component that a schema stands for, or the schema itself.</summary>
    public SchemaDefinition Target(SchemaDefinition schema) =>
        schema.Reference is { } key && Schemas.TryGetValue(key, out var target) ? target : schema;
}

/// <summary>Where the API is.</summary>
/// <param name="Url">Absolute or relative, variables in braces.</param>
internal sealed record ServerDefinition(string Url, string? Name, string? Description, IReadOnlyList<VariableDefinition> Variables)
{
    /// <summary>The address with the defaults of its variables filled in; null where one has none.</summary>
    public string? Address => Variables.Any(static variable => variable.Default is null)
        ? null
        : Variables.Aggregate(Url, static (url, variable) => url.Replace("{" + variable.Name + "}", variable.Default));
}

/// <summary>A part of a server's address that a caller can choose.</summary>
internal sealed record VariableDefinition(string Name, string? Default, string? Description, IReadOnlyList<string> Values);

/// <summary>A way to prove who calls.</summary>
/// <param name="Parameter">The header, query parameter or cookie of a key; the word before a token that is not called a bearer.</param>
internal sealed record SchemeDefinition(string Name, SchemeKind Kind, string? Parameter);

internal enum SchemeKind
{
    Bearer,
    Token,
    Basic,
    Header,
    Query,
    Cookie,
}

internal sealed record TagDefinition(string Name, string? Description);

internal sealed record OperationDefinition(
    Place Place,
    string Verb,
    string Path,
    string? Id,
    string? Alias,
    string? Tag,
    string? Summary,
    string? Description,
    bool IsDeprecated,
    string? Server,
    IReadOnlyList<IReadOnlyList<string>>? Security,
    IReadOnlyList<ParameterDefinition> Parameters,
    BodyDefinition? Body,
    IReadOnlyList<ResponseDefinition> Responses,
    IReadOnlyList<EventDefinition> Callbacks)
{
    /// <summary>Parameters of the path that are not the caller's to give.</summary>
    public IReadOnlyList<string> ComputedPath { get; init; } = [];

    /// <summary>What the body is where it is computed, and not the caller's to give.</summary>
    public BodyDefinition? ComputedBody { get; init; }
}

/// <summary>What the API sends of its own accord: a webhook, or a callback of an operation.</summary>
internal sealed record EventDefinition(string Name, BodyDefinition Body);

internal sealed record ParameterDefinition(
    Place Place,
    string Name,
    string? Alias,
    ParameterPlace In,
    bool IsRequired,
    bool IsDeprecated,
    string? Description,
    string? Style,
    bool IsExploded,
    bool AllowsReserved,
    string? MediaType,
    LiteralDefinition? Default,
    SchemaDefinition? Schema);

internal enum ParameterPlace
{
    Path,
    Query,
    Header,
    Cookie,
    QueryString,
}

internal sealed record BodyDefinition(Place Place, bool IsRequired, string? Description, IReadOnlyList<ContentDefinition> Contents);

/// <param name="Item">What one item of a stream is (version 3.2).</param>
internal sealed record ContentDefinition(string MediaType, SchemaDefinition? Schema, SchemaDefinition? Item, IReadOnlyList<EncodingDefinition> Encodings)
{
    /// <summary>The names that lead to the schema's value inside the body.</summary>
    public IReadOnlyList<string> Path { get; init; } = [];

    /// <summary>Whether a value of the schema is written or read in the media type, even if a document would have it given or returned as text.</summary>
    public bool IsWritten { get; init; }
}

/// <summary>How one member of a form or one part is encoded.</summary>
/// <param name="Headers">Headers that can have one value only, or have a default.</param>
internal sealed record EncodingDefinition(string Property, string? MediaType, string? Style, bool? IsExploded, IReadOnlyList<KeyValuePair<string, string>> Headers);

internal sealed record ResponseDefinition(
    Place Place,
    string Status,
    string? Description,
    IReadOnlyList<ContentDefinition> Contents,
    IReadOnlyList<HeaderDefinition> Headers);

internal sealed record HeaderDefinition(string Name, string? Description, SchemaDefinition? Schema);
