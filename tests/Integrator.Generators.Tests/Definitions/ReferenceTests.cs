using Integrator.Generators.Tests.Support;

namespace Integrator.Generators.Tests.Definitions;

public sealed class ReferenceTests
{
    [Fact]
    public void AReferenceThatLeadsNowhereCostsOnlyWhatItStandsFor()
    {
        const string Text = """
            { "openapi": "3.1.1", "paths": {
              "/a": { "get": { "operationId": "readA", "parameters": [
                { "$ref": "#/components/parameters/Gone" }],
                "requestBody": { "$ref": "#/components/requestBodies/Gone" },
                "responses": {
                  "200": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Gone" } } } },
                  "404": { "$ref": "#/components/responses/Gone" } } } },
              "/b": { "$ref": "#/components/pathItems/Gone" },
              "/c": { "get": { "operationId": "readC", "responses": { "200": { "content": { "application/json": { "schema": {
                "$ref": "other.json#/components/schemas/X" } } } } } } },
              "/d": { "get": { "operationId": "readD" } }
            } }
            """;

        var generated = GeneratorHost.Run("test.openapi.json", Text);

        Assert.Equal(
            [
                "INT1005 Warning 10:13 \"other.json#/components/schemas/X\"",
                "INT1005 Warning 3:15 \"#/components/parameters/Gone\"",
                "INT1005 Warning 4:30 \"#/components/requestBodies/Gone\"",
                "INT1005 Warning 6:71 \"#/components/schemas/Gone\"",
                "INT1005 Warning 7:24 \"#/components/responses/Gone\"",
                "INT1005 Warning 8:19 \"#/components/pathItems/Gone\"",
            ],
            Findings.In(generated, Text));
        Assert.Equal(["Test.Client.g.cs", "Test.Resources.A.g.cs", "Test.Resources.C.g.cs", "Test.Resources.D.g.cs"], generated.Files.Keys);
        Assert.Empty(generated.CompilerMessages());
    }

    [Theory]
    [InlineData("")]
    [InlineData("#")]
    [InlineData("#/")]
    [InlineData("#/components/schemas/")]
    public void AReferenceWithoutATargetCostsOnlyTheMemberItStandsIn(string reference)
    {
        var generated = GeneratorHost.Run("test.openapi.json", Using($$"""{ "type": "object", "properties": { "a": { "$ref": "{{reference}}" }, "b": { "type": "string" } } }"""));

        Assert.Equal(["INT1011"], generated.Ids);
        Assert.Contains("public string? B { get; init; }", generated.All, StringComparison.Ordinal);
        Assert.Empty(generated.CompilerMessages());
    }

    [Theory]
    [InlineData("parameters", """{ "parameters": [{ "$ref": "#/components/parameters/A" }] }""")]
    [InlineData("requestBodies", """{ "requestBody": { "$ref": "#/components/requestBodies/A" } }""")]
    [InlineData("responses", """{ "responses": { "200": { "$ref": "#/components/responses/A" } } }""")]
    [InlineData("headers", """{ "responses": { "200": { "description": "", "headers": { "X": { "$ref": "#/components/headers/A" } } } } }""")]
    [InlineData("securitySchemes", """{ "security": [{ "A": [] }] }""")]
    public void AComponentThatIsItselfCostsOnlyWhatItStandsFor(string section, string operation)
    {
        foreach (var next in new[] { $"#/components/{section}/A", $"#/components/{section}/B", $"#/{section}/A", "A", "#/paths/~1a/x-list/A" })
        {
            var text = $$"""
                { "openapi": "3.1.1", "paths": { "/a": { "get": {{operation}}, "x-list": { "A": [] } }, "/b": { "get": { "operationId": "readB" } } },
                  "components": { "{{section}}": { "A": { "$ref": "{{next}}" }, "B": { "$ref": "#/components/{{section}}/A" } } } }
                """;

            var generated = GeneratorHost.Run("test.openapi.json", text);

            Assert.Contains(Findings.In(generated, text), finding => finding.StartsWith("INT1005 Warning 2:", StringComparison.Ordinal));
            Assert.DoesNotContain("INT9001", generated.Ids);
            Assert.Contains("record GetA :", generated.All, StringComparison.Ordinal);
            Assert.Contains("record ReadB :", generated.All, StringComparison.Ordinal);
            Assert.Empty(generated.CompilerMessages());
        }
    }

    [Theory]
    [InlineData("http://host.invalid/api.json#/components/schemas/A")]
    [InlineData("file:///etc/passwd")]
    [InlineData("../../etc/passwd")]
    [InlineData("//host.invalid/a")]
    [InlineData("http://[bad")]
    [InlineData("C:\\\\con")]
    [InlineData("other.json")]
    [InlineData("A.json#/B")]
    public void AReferenceOutOfTheDocumentIsToldAndNeverFollowed(string reference)
    {
        foreach (var text in Leading(reference))
        {
            var generated = GeneratorHost.Run("test.openapi.json", text);

            Assert.All(generated.Ids, static id => Assert.Equal("INT1005", id));
            Assert.True(Findings.In(generated, text).Count(finding => finding.EndsWith($"\"{reference}\"", StringComparison.Ordinal)) >= 5);
            Assert.Contains("record ReadA :", generated.All, StringComparison.Ordinal);
            Assert.Contains("\"kept\"", generated.All, StringComparison.Ordinal);
            Assert.Contains("record ReadB :", generated.All, StringComparison.Ordinal);
            Assert.Empty(generated.CompilerMessages());
        }
    }

    [Theory]
    [InlineData("""{ "$ref": "#/components/schemas/A" }""", "{}", "Task<global::System.Text.Json.JsonElement> ListAsync")]
    [InlineData("""{ "$ref": "#/components/schemas/B" }""", """{ "$ref": "#/components/schemas/A" }""", "Task<global::System.Text.Json.JsonElement> ListAsync")]
    [InlineData("""{ "type": "array", "items": { "$ref": "#/components/schemas/A" } }""", "{}", "List<global::System.Text.Json.JsonElement>> ListAsync")]
    [InlineData("""{ "type": "object", "additionalProperties": { "$ref": "#/components/schemas/A" } }""", "{}", "Dictionary<string, global::System.Text.Json.JsonElement>> ListAsync")]
    [InlineData("""{ "allOf": [{ "$ref": "#/components/schemas/B" }], "properties": { "a": { "type": "string" } } }""", """{ "allOf": [{ "$ref": "#/components/schemas/A" }], "properties": { "b": { "type": "string" } } }""", "public string? B { get; init; }")]
    [InlineData("""{ "allOf": [{ "$ref": "#/components/schemas/B" }], "discriminator": { "propertyName": "k" }, "properties": { "a": { "type": "string" } } }""", """{ "allOf": [{ "$ref": "#/components/schemas/A" }], "properties": { "b": { "type": "string" } } }""", "record A")]
    [InlineData("""{ "oneOf": [{ "$ref": "#/components/schemas/B" }, { "type": "string" }] }""", """{ "oneOf": [{ "$ref": "#/components/schemas/A" }, { "type": "boolean" }] }""", "record A")]
    [InlineData("""{ "type": "object", "properties": { "b": { "$ref": "#/components/schemas/B" } } }""", """{ "type": "object", "properties": { "a": { "$ref": "#/components/schemas/A" } } }""", "public A? A { get; init; }")]
    public void ACycleEnds(string a, string b, string expected)
    {
        var generated = GeneratorHost.Run("test.openapi.json", Using(a, ", \"B\": " + b));

        Assert.Empty(generated.Diagnostics);
        Assert.Contains(expected, generated.All, StringComparison.Ordinal);
        Assert.Empty(generated.CompilerMessages());
    }

    private static string Using(string schema, string others = "") => GeneratorHost.Document(
        """ "/a": { "get": { "operationId": "listA", "responses": { "200": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/A" } } } } } } } """,
        $"\"A\": {schema}{others}");

    [Fact]
    public void AReferenceToAPlaceThatIsNoComponentIsFollowed()
    {
        var generated = GeneratorHost.RunDocument(
            """
            "/a/{id}": { "get": { "operationId": "first", "parameters": [{ "name": "id", "in": "path", "required": true, "schema": { "type": "integer" } }],
              "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "properties": { "next": { "$ref": "#/paths/~1a~1%7Bid%7D/get/responses/200/content/application~1json/schema" }, "size": { "type": "integer" } } } } } } } } },
            "/b/{id}": { "get": { "operationId": "second", "parameters": [{ "$ref": "#/paths/~1a~1%7Bid%7D/get/parameters/0" }],
              "responses": { "200": { "$ref": "#/paths/~1a~1%7Bid%7D/get/responses/200" }, "202": { "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Whole/properties/part" } } } } } } }
            """,
            """ "Whole": { "properties": { "part": { "properties": { "x": { "$ref": "#/components/schemas/Whole/properties/part/properties/y" }, "y": { "type": "boolean" } } } } } """);

        Assert.Empty(generated.Diagnostics);
        Assert.Contains("long id,", generated.All.Replace("(long id, ", "(long id,", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("public AIdGetResponses200ApplicationJson? Next", generated.All, StringComparison.Ordinal);
        Assert.Contains("Accepted(global::Test.WholePart Value)", generated.All, StringComparison.Ordinal);
        Assert.Contains("public bool? X", generated.All, StringComparison.Ordinal);
        Assert.Empty(generated.CompilerMessages());
    }

    // The reference in every kind of part, in both ways of writing a document.
    private static string[] Leading(string reference) =>
    [
        """
            { "openapi": "3.1.1", "paths": {
              "/a": { "get": { "operationId": "readA", "parameters": [{ "$ref": "^" }, { "name": "kept", "in": "query", "schema": { "$ref": "^" } }],
                "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "$ref": "^" } } } } } } },
              "/b": { "get": { "operationId": "readB", "requestBody": { "$ref": "^" }, "responses": { "200": { "$ref": "^" } } } },
              "/c": { "$ref": "^" } },
              "components": { "schemas": { "A": { "$ref": "^" } }, "headers": { "H": { "$ref": "^" } }, "securitySchemes": { "S": { "$ref": "^" } } } }
            """.Replace("^", reference, StringComparison.Ordinal),
        """
            { "swagger": "2.0", "paths": {
              "/a": { "get": { "operationId": "readA", "parameters": [{ "$ref": "^" }, { "name": "kept", "in": "query", "type": "string" }], "responses": { "200": { "schema": { "$ref": "^" } } } } },
              "/b": { "get": { "operationId": "readB", "responses": { "200": { "$ref": "^" } } } },
              "/c": { "$ref": "^" } }, "definitions": { "A": { "$ref": "^" } } }
            """.Replace("^", reference, StringComparison.Ordinal),
    ];
}
