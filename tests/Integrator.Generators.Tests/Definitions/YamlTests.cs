using Integrator.Generators.Tests.Support;

namespace Integrator.Generators.Tests.Definitions;

public sealed class YamlTests
{
    [Fact]
    public void PlainWordsDatesAndVersionsStayText()
    {
        var generated = Run("""
            components:
              schemas:
                A: { type: string, enum: [yes, no, on, off, 2024-01-01, 1.2.3, 'true', "1"] }
            """);

        Assert.Contains("""new("yes", "no", "on", "off", "2024-01-01", "1.2.3", "true", "1")""", generated.All, StringComparison.Ordinal);
        Assert.Empty(generated.Diagnostics);
    }

    [Fact]
    public void AnchorsAliasesAndMergeKeysAreResolved()
    {
        var generated = Run("""
            x-text: &text { type: string, format: date }
            components:
              schemas:
                A:
                  type: object
                  properties:
                    one: *text
                    two: { <<: *text, format: uuid }
            """);

        Assert.Contains("global::System.DateOnly? One {", generated.All, StringComparison.Ordinal);
        Assert.Contains("global::System.Guid? Two {", generated.All, StringComparison.Ordinal);
        Assert.Empty(generated.Diagnostics);
    }

    [Fact]
    public void AMemberWithoutASchemaIsAnything()
    {
        var generated = Run("""
            components:
              schemas:
                A:
                  type: object
                  description:
                  properties:
                    one:
            """);

        Assert.Contains("JsonElement? One {", generated.All, StringComparison.Ordinal);
        Assert.Empty(generated.Diagnostics);
    }

    [Fact]
    public void OfSeveralDocumentsTheFirstCounts() => Assert.Empty(Run("components: { schemas: { A: {} } }\n---\nopenapi: 9\n").Diagnostics);

    [Fact]
    public void FindingsStandWhereTheTextDoes()
    {
        const string Text = """
            openapi: 3.1.1
            paths:
              /a:
                get:
                  operationId: listA
                  tags: Pets
                  parameters:
                    - $ref: '#/components/parameters/Gone'
                    - just text
                  responses:
                    200: { content: [] }
            """;

        Assert.Equal(
            ["INT1011 Warning 6:13 Pets", "INT1011 Warning 9:11 just text", "INT1011 Warning 11:16 content", "INT1005 Warning 8:17 '#/components/parameters/Gone'"],
            Findings.In(GeneratorHost.Run("test.openapi.yaml", Text), Text));
    }

    // The status is a number to YAML, a text to OpenAPI.
    private static Generated Run(string rest)
    {
        var generated = GeneratorHost.Run("test.openapi.yaml", """
            openapi: 3.1.1
            paths:
              /a:
                get:
                  operationId: listA
                  responses:
                    200: { content: { application/json: { schema: { $ref: '#/components/schemas/A' } } } }

            """ + rest);
        Assert.Empty(generated.CompilerMessages());
        return generated;
    }
}
