using System.Text.Json.Nodes;
using Integrator.Generators.Definitions.Integrations.Credentials;
using Integrator.Generators.Definitions.Integrations.Pages;
using Integrator.Generators.Definitions.Integrations.Policies;
using Integrator.Generators.Definitions.Integrations.Reading;
using Integrator.Generators.Definitions.Integrations.Schemas;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Syntax;

namespace Integrator.Generators.Definitions.Integrations.Requests;

/// <summary>One thing a resource can do: an operation of the document, or a request of its own.</summary>
/// <param name="Operation">The <c>operationId</c> it is bound to.</param>
/// <param name="Path">Null if the path is that of the operation.</param>
internal sealed record MethodDefinition(
    string Resource,
    string Name,
    Place Place,
    Located<string>? Operation,
    Located<string>? Verb,
    PathDefinition? Path,
    string? Description,
    MethodNotes Notes,
    Located<ValueSyntax>? BaseUrl,
    IReadOnlyList<PairDefinition> Headers,
    IReadOnlyList<PairDefinition> Query,
    ArrayFormat? ArrayFormat,
    RequestBodyDefinition Body,
    ParametersDefinition QueryParameters,
    ParametersDefinition PathParameters,
    ParametersDefinition HeaderParameters,
    AnswerDefinition Answer,
    PagingChoice Paging,
    PagingExtras PagingExtras,
    AuthorizationDefinition? Authorization,
    bool HasNoAuth,
    bool ForgetsCredential,
    PolicyDefinition Policy)
{
    /// <summary>The method as messages call it.</summary>
    public string FullName => Resource + "." + Name;

    /// <summary>Whether the query only repeats that the caller gives a parameter.</summary>
    public bool IsPassedOn(PairDefinition pair) => pair.Value is ValueSyntax.Template { Whole: { Choices.Count: 1, Default: null } whole }
        && whole.Choices[0] is { Cast: null, Path: MemberNode { Source: NameNode { Name: "query" } } path } && path.Name == pair.Name && QueryParameters.Find(pair.Name) is not null;
}

/// <summary>What people are told of a method.</summary>
/// <param name="Label">What a catalogue calls it; null for its name.</param>
/// <param name="Tags">Words that a catalogue finds it by.</param>
internal sealed record MethodNotes(string? Label, bool IsDeprecated, string? DocumentationUrl, MethodVisibility Visibility, IReadOnlyList<string> Tags)
{
    public static MethodNotes None { get; } = new(null, IsDeprecated: false, null, MethodVisibility.Usual, []);
}

/// <summary>How prominently tools show a method.</summary>
internal enum MethodVisibility
{
    Usual,
    Important,
    Advanced,
    Internal,
}

/// <summary>What a method says about its pages outside of the pagination block.</summary>
/// <param name="NextPath">The path of the pages after the first.</param>
internal sealed record PagingExtras(PathDefinition? NextPath, bool IgnoresBody, bool AddsQueryToBody);

/// <summary>How a body is computed and encoded.</summary>
/// <param name="Template">Null if the caller gives the body, or there is none.</param>
/// <param name="Format">Null for the usual one.</param>
/// <param name="Schema">The body that the caller gives.</param>
/// <param name="Members">The names of the members that the schema describes.</param>
internal sealed record RequestBodyDefinition(
    ValueSyntax? Template,
    bool IsGiven,
    bool IsIgnored,
    bool IsNull,
    BodyFormat? Format,
    XmlDefinition? Xml,
    SchemaKey? Schema,
    bool IsSchemaGiven,
    Place Place,
    Place SchemaPlace,
    IReadOnlyList<string> Members,
    SampleDefinition? Sample);

/// <summary>How an object becomes XML.</summary>
internal sealed record XmlDefinition(string? Root, string? AttributePrefix, string? TextMember);

internal enum ArrayFormat
{
    Repeat,
    Comma,
    Brackets,
    Indices,
}

/// <summary>What a method answers.</summary>
/// <param name="Path">The names that lead to the result.</param>
/// <param name="IsNothing">Whether the schema says that there is no body.</param>
internal sealed record AnswerDefinition(
    SchemaKey? Schema,
    bool IsSchemaGiven,
    bool IsNothing,
    AnswerFormat? Format,
    Located<string>? Path,
    SchemaKey? ErrorSchema,
    SampleDefinition? Sample)
{
    /// <summary>The media type that the format names; null for the usual one.</summary>
    public string? MediaType => Format switch
    {
        AnswerFormat.Xml => "application/xml",
        AnswerFormat.Text => "text/plain",
        AnswerFormat.Csv => "text/csv",
        AnswerFormat.Binary => "application/octet-stream",
        AnswerFormat.Lines => "application/x-ndjson",
        AnswerFormat.EventStream => "text/event-stream",
        _ => null,
    };
}

internal enum AnswerFormat
{
    Json,
    Xml,
    Text,
    Csv,
    Lines,
    EventStream,
    Binary,
}

/// <summary>An example of a body or an answer.</summary>
/// <param name="Value">Null if the example is JSON null.</param>
internal sealed record SampleDefinition(JsonNode? Value, Place Place);
