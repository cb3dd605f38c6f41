namespace Integrator.Generators.Definitions.OpenApi;

/// <summary>
/// What kind of value each member holds, in all versions of OpenAPI together. <c>[X]</c> is a list, <c>{X}</c> a map, a name in capitals
/// a part with members of its own; <c>ignored</c> is what shapes no client. Members that are not listed hold
/// anything, or what a star says.
/// </summary>
internal static class OpenApiGrammar
{
    public const string Root = "Document";
    public const string Text = "text";
    public const string Flag = "flag";
    public const string Reference = "reference";
    public const string Ignored = "ignored";
    public const string Schema = "Schema";

    private const string Others = "*";

    private const string Shapes = """
        $ref:reference type:text|[text] format:text title:text description:text nullable:flag deprecated:flag readOnly:flag writeOnly:flag
        enum:[any] required:[text] properties:{Schema} patternProperties:{Schema} additionalProperties:Schema|flag items:Schema|[Schema]|flag
        allOf:[Schema] oneOf:[Schema] anyOf:[Schema] not:ignored discriminator:Discriminator|text $defs:{Schema} definitions:{Schema}
        multipleOf:ignored minimum:ignored maximum:ignored exclusiveMinimum:ignored exclusiveMaximum:ignored minLength:ignored maxLength:ignored
        pattern:ignored minItems:ignored maxItems:ignored uniqueItems:ignored minProperties:ignored maxProperties:ignored
        example:ignored examples:ignored externalDocs:ignored xml:ignored
        """;

    private const string Carried = """
        style:text explode:flag allowReserved:flag allowEmptyValue:flag schema:Schema content:{MediaType} example:ignored examples:ignored
        """;

    // A parameter of version 2.0 is described as a schema is.
    private const string Inline = """
        type:text format:text items:Schema collectionFormat:text enum:[any] multipleOf:ignored minimum:ignored maximum:ignored
        exclusiveMinimum:ignored exclusiveMaximum:ignored minLength:ignored maxLength:ignored pattern:ignored minItems:ignored
        maxItems:ignored uniqueItems:ignored
        """;

    private static readonly Dictionary<string, Dictionary<string, string>> s_parts = new(StringComparer.Ordinal)
    {
        [Root] = Members("""
            info:Info servers:[Server] paths:{PathItem} webhooks:{PathItem} components:Components security:[Security] tags:[Tag] externalDocs:ignored
            definitions:{Schema} parameters:{Parameter} responses:{Response} securityDefinitions:{Scheme}
            host:text basePath:text schemes:[text] consumes:[text] produces:[text]
            """),
        ["Info"] = Members("title:text version:text summary:text description:text termsOfService:ignored contact:ignored license:ignored"),
        ["Server"] = Members("url:text name:text description:text variables:{Variable}"),
        ["Variable"] = Members("default:text enum:[text] description:text"),
        ["Tag"] = Members("name:text summary:text description:text parent:text kind:text externalDocs:ignored"),
        ["Components"] = Members("""
            schemas:{Schema} parameters:{Parameter} responses:{Response} requestBodies:{Body} headers:{Header} securitySchemes:{Scheme}
            pathItems:{PathItem} mediaTypes:{MediaType} callbacks:{Callback} examples:ignored links:ignored
            """),
        ["PathItem"] = Members("""
            $ref:reference summary:text description:text parameters:[Parameter] servers:[Server] get:Operation put:Operation post:Operation delete:Operation
            options:Operation head:Operation patch:Operation trace:Operation query:Operation additionalOperations:{Operation}
            """),
        ["Operation"] = Members("""
            tags:[text] summary:text description:text operationId:text parameters:[Parameter] requestBody:Body responses:{Response} callbacks:{Callback}
            deprecated:flag security:[Security] servers:[Server] consumes:[text] produces:[text] schemes:[text] externalDocs:ignored
            """),
        ["Callback"] = Members("$ref:reference summary:ignored description:ignored *:PathItem"),
        ["Parameter"] = Members("$ref:reference name:text in:text description:text required:flag deprecated:flag " + Carried + " " + Inline),
        ["Header"] = Members("$ref:reference description:text required:flag deprecated:flag " + Carried + " " + Inline),
        ["Body"] = Members("$ref:reference description:text required:flag content:{MediaType}"),
        ["Response"] = Members("$ref:reference summary:text description:text headers:{Header} content:{MediaType} schema:Schema links:ignored examples:ignored"),
        ["MediaType"] = Members("schema:Schema itemSchema:Schema encoding:{Encoding} example:ignored examples:ignored"),
        ["Encoding"] = Members("contentType:text headers:{Header} style:text explode:flag allowReserved:flag"),
        ["Scheme"] = Members("$ref:reference type:text description:text name:text in:text scheme:text bearerFormat:text flow:text flows:{Flow} scopes:{text} openIdConnectUrl:text"),
        ["Flow"] = Members("authorizationUrl:text tokenUrl:text refreshUrl:text scopes:{text}"),
        [Schema] = Members(Shapes),
        ["Discriminator"] = Members("propertyName:text mapping:{text} defaultMapping:text"),
    };

    /// <summary>What a member of a part holds; null where anything goes.</summary>
    public static string? Kind(string part, string member) =>
        s_parts.TryGetValue(part, out var members) && (members.TryGetValue(member, out var kind) || (!member.StartsWith("x-", StringComparison.Ordinal) && members.TryGetValue(Others, out kind))) ? kind : null;

    private static Dictionary<string, string> Members(string text) =>
        text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .Select(static member => member.Split(':'))
            .ToDictionary(static member => member[0], static member => member[1], StringComparer.Ordinal);
}
