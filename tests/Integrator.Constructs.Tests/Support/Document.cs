namespace Integrator.Constructs.Tests.Support;

/// <summary>An OpenAPI document, JSON or YAML. Its connector is <c>TestClient</c> in the namespace <c>Test</c>.</summary>
internal sealed record Document(string Text)
{
    /// <summary>A server address in a document that stands for the one the test listens on.</summary>
    public const string Server = "http://server.test";

    /// <summary>A whole document.</summary>
    public static Document Of(string text) => new(text);

    /// <summary>A document of these entries of <c>paths</c> and <c>components.schemas</c>, each YAML or JSON members.</summary>
    /// <param name="rest">Further members of the document.</param>
    /// <param name="openapi">Its version.</param>
    public static Document With(string paths, string schemas = "", string rest = "", string openapi = "3.1.1") => new($$"""
        openapi: {{openapi}}
        info: { title: Test, version: "1" }
        paths:
        {{Under(paths)}}
        components:
          schemas:
          {{Under(schemas).Replace("\n", "\n  ", StringComparison.Ordinal)}}
        {{rest}}
        """);

    /// <summary>Models without calls: every schema given is generated, for an operation answers it.</summary>
    public static Document Schemas(string schemas, string openapi = "3.1.1") => With(
        string.Join("\n", Names(schemas).Select(static name => $"/{name}: {{ get: {{ operationId: get{name}, tags: [models], responses: {{ '200': {{ description: '', content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/{name}' }} }} }} }} }} }} }}")),
        schemas,
        openapi: openapi);

    /// <summary>One operation, called <c>send</c>: <c>client.Pets.SendAsync</c> for <c>GET /pets</c>.</summary>
    /// <param name="call">Method and path.</param>
    /// <param name="members">Members of the operation, YAML or JSON.</param>
    /// <param name="schemas">Entries of <c>components.schemas</c>.</param>
    /// <param name="openapi">The document's version.</param>
    public static Document Operation(string call, string members = "", string schemas = "", string openapi = "3.1.1")
    {
        var space = call.IndexOf(' ', StringComparison.Ordinal);
        var verb = call[..space];
        var isHttp = verb is "GET" or "PUT" or "POST" or "DELETE" or "OPTIONS" or "HEAD" or "PATCH" or "TRACE" or "QUERY";
        var operation = $"{(isHttp ? "" : "additionalOperations:\n  ")}{(isHttp ? verb.ToLowerInvariant() : verb)}:\n{(isHttp ? "" : "  ")}  operationId: send\n{Under(members, isHttp ? "  " : "    ")}";
        return With($"'{call[(space + 1)..]}':\n{Under(operation)}", schemas, openapi: openapi);
    }

    /// <summary>The document as the compiler reads it, answered at this address.</summary>
    public string At(Uri address) => Text.Replace(Server, address.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);

    private static string Under(string members, string margin = "  ") =>
        members.Length == 0 ? "" : margin + (members.StartsWith('"') ? $"{{ {members} }}" : members).ReplaceLineEndings("\n" + margin);

    private static IEnumerable<string> Names(string schemas) =>
        schemas.Split('\n').Where(static line => line.Length > 0 && char.IsLetter(line[0])).Select(static line => line[..line.IndexOf(':', StringComparison.Ordinal)]);
}
