using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Integrator.Constructs.Tests.Support;
using Integrator.Generators.Tests.Support;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

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
        Assert.Empty(generated.CompilerMessages());
        Assert.InRange(generated.Files.Count, 41, 60);
        Assert.Equal(40, Regex.Count(generated.All, @"public virtual Tag\d+Resource Tag\d+ "));
        Assert.Equal(
            Enumerable.Range(0, 1_200).Select(static index => $"Task<Thing{index}> GetThing{index}Async(").Order(StringComparer.Ordinal),
            Regex.Matches(generated.All.Replace("global::System.Threading.Tasks.", "", StringComparison.Ordinal), @"Task<Thing\d+> GetThing\d+Async\(").Select(static match => match.Value).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(3_000, Regex.Matches(generated.All, @"record (Thing\d+)\b").Select(static match => match.Groups[1].Value).Distinct().Count());
    }

    [Fact, Construct(119, 130)]
    public void TextThatTriesToBeCodeIsInert()
    {
        const string Evil = "*/ </summary> <T> \\\"); }} [ModuleInitializer]\\r\\n#if X\\u2028#error\\u0085 \\\"\\\"\\\" {0} $@\\\"";
        var evil = Saying(Evil);

        Assert.Empty(evil.EmitMessages());
        Assert.Equal(Shape(Saying("a word")), Shape(evil));

        // It reaches the server as it was written.
        var text = JsonSerializer.Deserialize<string>($"\"{Evil}\"");
        Assert.Contains(text, Roots(evil).SelectMany(static root => root.DescendantTokens()).Select(static token => token.ValueText));
    }

    /// <summary>A document that says a text wherever it says one.</summary>
    private static Generated Saying(string text) => GeneratorHost.Run("test.openapi.json", $$"""
            { "openapi": "3.1.1", "info": { "title": "{{text}}", "description": "{{text}}", "version": "{{text}}" }, "externalDocs": { "url": "{{text}}", "description": "{{text}}" },
              "servers": [{ "url": "https://a.test/{{text}}", "description": "{{text}}" }, { "url": "https://b.test/{v}", "description": "{{text}}", "variables": { "v": { "default": "{{text}}", "description": "{{text}}", "enum": ["{{text}}", "b"] } } }],
              "tags": [{ "name": "{{text}}", "description": "{{text}}" }],
              "paths": { "/pets": { "get": { "operationId": "{{text}}", "tags": ["{{text}}"], "summary": "{{text}}", "description": "{{text}}", "responses": { "200": { "description": "{{text}}",
                "headers": { "X-A": { "description": "{{text}}", "schema": { "type": "string", "enum": ["{{text}}", "a"] } } },
                "content": { "application/json": { "schema": { "title": "{{text}}", "description": "{{text}}", "properties": { "{{text}}": { "description": "{{text}}", "x-ms-client-name": "{{text}}", "enum": ["{{text}}", "a"], "x-enum-descriptions": ["{{text}}", "b"] } } } } } } } } } },
              "components": { "securitySchemes": { "{{text}}": { "type": "http", "scheme": "{{text}}" } } } }
            """);

    /// <summary>How often each kind of declaration, statement, attribute and directive occurs.</summary>
    private static IEnumerable<string> Shape(Generated generated) =>
        Roots(generated)
            .SelectMany(static root => root.DescendantNodes(descendIntoTrivia: true))
            .Where(static node => node is MemberDeclarationSyntax or StatementSyntax or AttributeSyntax or DirectiveTriviaSyntax)
            .CountBy(static node => node is AttributeSyntax attribute ? attribute.Name.ToString() : node is DirectiveTriviaSyntax ? node.ToString() : node.Kind().ToString())
            .Select(static kind => $"{kind.Key}: {kind.Value}")
            .Order(StringComparer.Ordinal);

    private static IEnumerable<CompilationUnitSyntax> Roots(Generated generated) =>
        generated.Files.Values.Select(static file => SyntaxFactory.ParseCompilationUnit(file, options: GeneratorHost.ParseOptions));

    [Fact, Construct(119)]
    public void DocumentationIsOneShortLine()
    {
        var text = Code.Of(Document.Operation("GET /pets", $"summary: Lists pets\ndescription: \"{new string('x', 100_000)}\\n\\n<script>\"")).Generated.All;

        Assert.DoesNotContain("script", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), static line => Assert.InRange(line.Length, 0, 500));
    }
}
