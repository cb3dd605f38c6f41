using Integrator.Generators.Tests.Support;

namespace Integrator.Generators.Tests.Definitions.Integrations;

/// <summary>Types, samples and documents that do not fit what is said of them.</summary>
public sealed class TypeRuleTests
{
    public static TheoryData<string, string> Types => new()
    {
        { """ "A": { "type": "object", "required": ["b"], "properties": { "b": { "$ref": "B" } } }, "B": { "type": "object", "required": ["a"], "properties": { "a": { "$ref": "A" } } } """, """INT1105 Error "A" """ },
        { """ "A": { "type": "object", "required": ["a"], "properties": { "a": { "$ref": "A" } } } """, """INT1105 Error "A" """ },
        { """ "A": { "type": "object", "required": ["in"], "properties": { "in": { "type": "object", "required": ["a"], "properties": { "a": { "$ref": "A" } } } } } """, """INT1105 Error "A" """ },
        { """ "A": { "type": "object", "properties": { "a": { "$ref": "A" } } } """, "" },
        { """ "A": { "type": "object", "required": ["all"], "properties": { "all": { "type": "array", "items": { "$ref": "A" } } } } """, "" },
    };

    public static TheoryData<string, string> Samples => new()
    {
        { """{ "response": { "id": 1 } }""", """INT1206 Warning "response" """ },
        { """{ "response": "{\"id\": 1}" }""", """INT1206 Warning "{\"id\": 1}" """ },
        { """{ "response": { "tags": ["a", 1] } }""", """INT1206 Warning "response" """ },
        { """{ "response": { "id": "1", "tags": ["a"], "more": 1 } }""", "" },
        { """{ "response": { "id": null } }""", "" },
        { """{ "body": { "id": true } }""", """INT1206 Warning "body" """ },
    };

    [Theory, MemberData(nameof(Types))]
    public void TypesThatCanNeverBeBuiltAreTold(string types, string finding) => Fragment.Finds(
        $$""" "types": { {{types}} }, "resources": { "a": { "get": { "method": "get", "path": "/a", "response_schema": "A" } } } """,
        finding);

    [Theory, MemberData(nameof(Samples))]
    public void ASampleOfAnotherKindIsTold(string examples, string finding)
    {
        const string Schema = """{ "type": "object", "properties": { "id": { "type": "string" }, "tags": { "type": "array", "items": { "type": "string" } } } }""";
        Fragment.Finds(
            $$""" "resources": { "a": { "add": { "method": "post", "path": "/a", "response_schema": {{Schema}}, "body_schema": {{Schema}}, "examples": {{examples}} } } } """,
            finding);
    }

    [Theory]
    [InlineData(500, """ "expose": "all" """, "")]
    [InlineData(501, """ "expose": "all" """, """INT9002 Warning "all" """)]
    [InlineData(501, """ "expose": "bound" """, "")]
    public void ManyOperationsAreTold(int count, string expose, string finding)
    {
        var paths = string.Join(", ", Enumerable.Range(0, count).Select(static number => $$""" "/p{{number}}": { "get": { "operationId": "op{{number}}", "responses": { "204": { "description": "" } } } } """));

        Fragment.Finds(
            $$""" "openapi": { "document": "api.json", {{expose}} }, "resources": { "a": { "get": { "operation": "op1" } } } """,
            finding,
            ("d/api.json", GeneratorHost.Document(paths)));
    }
}
