using System.Text;
using Integrator.Constructs.Tests.Support;
using Integrator.Generators.Tests.Support;

namespace Integrator.Constructs.Tests.Documents;

public sealed class SeveralTests
{
    private static readonly string s_document = GeneratorHost.Document(
        """ "/pets": { "get": { "operationId": "listPets", "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Pet" } } } } } } } """,
        """ "Pet": { "type": "object", "properties": { "name": { "type": "string" } } } """);

    [Fact, Construct(128)]
    public void DocumentsWithTheSameComponentsStandBesideEachOther()
    {
        var generated = GeneratorHost.Run([("a/dogs.openapi.json", s_document), ("a/cats.openapi.json", s_document)]);

        Assert.Empty(generated.Diagnostics);
        Assert.Equal(["Cats.Client.g.cs", "Dogs.Client.g.cs"], generated.Files.Keys.Where(static name => name.Contains("Client", StringComparison.Ordinal)));
        Assert.Empty(generated.CompilerMessages());
    }

    [Theory, Construct(128)]
    [InlineData("a/dogs.openapi.json", "b/dogs.openapi.json")]
    [InlineData("b/Dogs.openapi.json", "a/dogs.openapi.json")]
    [InlineData("dogs.openapi.json", "dogs.openapi.yaml")]
    public void OfDocumentsWithOneNameTheFirstByPathIsGeneratedAndTheOtherIsTold(string one, string other)
    {
        var generated = GeneratorHost.Run([(one, s_document), (other, s_document)]);
        var finding = Assert.Single(generated.Diagnostics);
        var paths = new[] { one, other }.Order(StringComparer.Ordinal).ToList();

        Assert.Equal("INT0007", finding.Id);
        Assert.Equal(paths[1], finding.Location.GetLineSpan().Path);
        Assert.Contains(paths[0], finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Empty(generated.CompilerMessages());
    }

    /// <summary>What documents of this size cost stands in docs/architecture.md and docs/corpus.md; here they only have to come out.</summary>
    [Fact, Construct(129)]
    public void ThousandsOfSchemasAndOperationsCompile()
    {
        var (paths, schemas) = (new StringBuilder(), new StringBuilder());
        for (var index = 0; index < 3_000; index++)
        {
            schemas.Append(System.Globalization.CultureInfo.InvariantCulture, $$"""
                {{(index > 0 ? "," : "")}} "Thing{{index}}": { "type": "object", "required": ["id"], "properties": { "id": { "type": "string" }, "next": { "$ref": "#/components/schemas/Thing{{(index + 1) % 3_000}}" } } }
                """);
            paths.Append(index < 1_200 ? $$"""
                {{(index > 0 ? "," : "")}} "/things/{{index}}": { "get": { "operationId": "getThing{{index}}", "tags": ["tag{{index % 40}}"], "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Thing{{index}}" } } } } } } }
                """ : "");
        }

        var generated = GeneratorHost.RunDocument(paths.ToString(), schemas.ToString());

        Assert.Empty(generated.Diagnostics);
        Assert.InRange(generated.Files.Count, 41, 60);
        Assert.Empty(generated.CompilerMessages());
    }

    [Fact, Construct(119, 130)]
    public void TextThatTriesToBeCodeIsInert()
    {
        const string Evil = "*/ </summary> <T> \\\"); }} [ModuleInitializer]\\r\\n#if X\\u2028#error\\u0085 \\\"\\\"\\\" {0} $@\\\"";
        var generated = GeneratorHost.Run("test.openapi.json", $$"""
            { "openapi": "3.1.1", "info": { "title": "{{Evil}}", "description": "{{Evil}}", "version": "{{Evil}}" }, "externalDocs": { "url": "{{Evil}}", "description": "{{Evil}}" },
              "servers": [{ "url": "https://a.test/{{Evil}}", "description": "{{Evil}}" }, { "url": "https://b.test/{v}", "description": "{{Evil}}", "variables": { "v": { "default": "{{Evil}}", "description": "{{Evil}}", "enum": ["{{Evil}}", "b"] } } }],
              "tags": [{ "name": "{{Evil}}", "description": "{{Evil}}" }],
              "paths": { "/pets": { "get": { "operationId": "{{Evil}}", "tags": ["{{Evil}}"], "summary": "{{Evil}}", "description": "{{Evil}}", "responses": { "200": { "description": "{{Evil}}",
                "headers": { "X-A": { "description": "{{Evil}}", "schema": { "type": "string", "enum": ["{{Evil}}", "a"] } } },
                "content": { "application/json": { "schema": { "title": "{{Evil}}", "description": "{{Evil}}", "properties": { "{{Evil}}": { "description": "{{Evil}}", "x-ms-client-name": "{{Evil}}", "enum": ["{{Evil}}", "a"], "x-enum-descriptions": ["{{Evil}}", "b"] } } } } } } } } } },
              "components": { "securitySchemes": { "{{Evil}}": { "type": "http", "scheme": "{{Evil}}" } } } }
            """);

        Assert.Empty(generated.EmitMessages());
        Assert.All(generated.All.Split('\n').Where(static line => line.Contains("[ModuleInitializer]", StringComparison.Ordinal)), static line =>
            Assert.True(line.TrimStart().StartsWith("///", StringComparison.Ordinal) || line.Contains('"', StringComparison.Ordinal)));
    }

    [Fact, Construct(119)]
    public void DocumentationIsOneShortLine()
    {
        var text = Code.Of(Document.Operation("GET /pets", $"summary: Lists pets\ndescription: \"{new string('x', 100_000)}\\n\\n<script>\"")).Generated.All;

        Assert.DoesNotContain("script", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), static line => Assert.InRange(line.Length, 0, 500));
    }
}
