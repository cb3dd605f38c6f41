using Integrator.Generators.Definitions.Integrations.Credentials;
using Integrator.Generators.Definitions.Integrations.Pages;
using Integrator.Generators.Definitions.Integrations.Policies;
using Integrator.Generators.Definitions.Integrations.Reading;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Syntax;

namespace Integrator.Generators.Definitions.Integrations.Requests;

/// <summary>Methods of resources, requests of actions and of webhook subscriptions: all have the keys of a method.</summary>
internal static class MethodReader
{
    private const string OperationKey = "operation";
    private const string MethodKey = "method";
    private const string PathKey = "path";

    /// <summary>Null if the method lacks a path or a verb; then it has been reported.</summary>
    public static MethodDefinition? Read(DefinitionObject keys, MethodHeading heading)
    {
        if (!keys.Has(OperationKey) && (!keys.Has(PathKey) || !keys.Has(MethodKey)))
        {
            keys.Report.Add(Rules.WrongShape, keys.Place, keys.Has(PathKey) ? MethodKey : PathKey, "given", "nothing");
            return null;
        }

        var query = ParametersReader.Read(keys.Object("query_schema"));
        var body = BodyReader.Read(keys);
        IReadOnlyCollection<string> declared = [.. body.Members, .. query.All.Select(static parameter => parameter.Name)];
        var path = keys.Located(PathKey) is { } written ? PathReader.Read(written, declared, keys.Values) : null;
        var next = keys.Located("pagination_path") is { } nextPath ? PathReader.Read(nextPath, declared, keys.Values) : null;
        return path is null && keys.Has(PathKey) ? null : new MethodDefinition(
            heading.Resource,
            heading.Name,
            keys.Place,
            keys.Located(OperationKey),
            keys.Located(MethodKey) is { } verb ? verb with { Value = verb.Value.ToUpperInvariant() } : null,
            path,
            heading.Description ?? keys.Text("description"),
            Notes(keys),
            Address(keys, "base_url"),
            PatternReader.Headers(keys, "headers"),
            keys.Pairs("query"),
            ArrayFormat(keys),
            body,
            query,
            ParametersReader.Read(keys.Object("path_schema")),
            ParametersReader.Read(keys.Object("header_schema")),
            AnswerReader.Read(keys, heading),
            heading.IsPaged ? PagingReader.Read(keys) : new PagingChoice(IsGiven: true, Paging: null, keys.Place),
            new PagingExtras(next, keys.Flag("ignore_body_in_pagination") == true, keys.Flag("add_query_to_body") == true),
            AuthorizationReader.Read(keys),
            keys.Flag("no_auth") == true,
            keys.Flag("ignore_credentials_on_redirect") == true,
            PolicyReader.Read(keys));
    }

    public static Located<ValueSyntax>? Address(DefinitionObject keys, string key) => keys.Value(key) is { } value ? new Located<ValueSyntax>(value, keys.Place[key]) : null;

    public static ArrayFormat? ArrayFormat(DefinitionObject keys) => keys.Text("query_array_format") switch
    {
        "comma" => Requests.ArrayFormat.Comma,
        "brackets" => Requests.ArrayFormat.Brackets,
        "indices" => Requests.ArrayFormat.Indices,
        "repeat" => Requests.ArrayFormat.Repeat,
        _ => null,
    };

    public static BodyFormat? Format(DefinitionObject keys) => keys.Text("body_format") switch
    {
        null => null,
        "form" => BodyFormat.Form,
        "multipart" => BodyFormat.Multipart,
        "xml" => BodyFormat.Xml,
        "text" or "raw" => BodyFormat.Text,
        "octet-stream" => BodyFormat.Binary,
        "ndjson" => BodyFormat.Lines,
        _ => BodyFormat.Json,
    };

    private static MethodNotes Notes(DefinitionObject keys) => new(
        keys.Text("name"),
        keys.Flag("deprecated") == true,
        PatternReader.Address(keys, "api_documentation_url"),
        keys.Text("visibility") switch
        {
            "important" => MethodVisibility.Important,
            "advanced" => MethodVisibility.Advanced,
            "internal" => MethodVisibility.Internal,
            _ => MethodVisibility.Usual,
        },
        [.. keys.Texts("tags").Select(static tag => tag.Value)]);
}
