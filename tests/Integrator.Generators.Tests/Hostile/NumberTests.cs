using Integrator.Generators.Tests.Support;

namespace Integrator.Generators.Tests.Hostile;

/// <summary>Numbers that no type of C# can hold.</summary>
public sealed class NumberTests
{
    [Theory]
    [InlineData(""" "type": "number", "default": 1e400 """)]
    [InlineData(""" "type": "number", "default": -1E+400 """)]
    [InlineData(""" "type": "number", "maximum": 1e400 """)]
    [InlineData(""" "type": "number", "enum": [1, 1e400] """)]
    [InlineData(""" "type": "number", "const": 1e400 """)]
    [InlineData(""" "type": "integer", "maxLength": 1e400 """)]
    [InlineData(""" "type": "object", "example": { "a": [1e400] } """)]
    public void ADocumentSaysSoAtTheNumber(string schema)
    {
        var generated = GeneratorHost.RunDocument(
            $$""" "/a": { "get": { "operationId": "getA", "parameters": [ { "name": "p", "in": "query", "schema": { {{schema}} } } ], "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/A" } } } } } } } """,
            $$""" "A": { "type": "object", "properties": { "p": { {{schema}} } } } """);

        Assert.Equal(2, generated.Ids.Count(static id => id == "INT0014"));
        Assert.DoesNotContain("e400", generated.All, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(generated.CompilerMessages());
    }

    [Theory]
    [InlineData("1e400", 1)]
    [InlineData("-1.5e999", 1)]
    [InlineData("1e308", 0)]
    [InlineData("'1e400'", 0)]
    public void YamlSaysItToo(string number, int count)
    {
        var generated = GeneratorHost.Run("test.openapi.yaml", $$"""
            openapi: 3.1.0
            info: { title: Test, version: '1' }
            paths:
              /a:
                get:
                  operationId: getA
                  parameters:
                    - { name: p, in: query, schema: { type: number, default: {{number}} } }
                  responses: { '204': { description: '' } }
            """);

        Assert.Equal(count, generated.Ids.Count(static id => id == "INT0014"));
        Assert.Empty(generated.CompilerMessages());
    }

    [Theory]
    [InlineData(""" "timeout_seconds": 1e400 """, "INT0014")]
    [InlineData(""" "rate_limit": { "budgets": [{ "requests": 1, "per_seconds": 1e400 }] } """, "INT0014")]
    [InlineData(""" "error_expression": "data.a = 1e400" """, "INT3")]
    [InlineData(""" "headers": { "X-A": "= 1e400" } """, "INT3")]
    public void ADefinitionSaysItToo(string members, string rule)
    {
        var generated = GeneratorHost.Run("app.integration.json", $$"""
            { "label": "App", "base_url": "https://app.example", "credentials": { "none": { "format": "none" } },
              "resources": { "a": { "get": { "method": "get", "path": "/a", "response_schema": { "type": "string" } } } }, {{members}} }
            """);

        Assert.Contains(generated.Ids, id => id.StartsWith(rule, StringComparison.Ordinal));
        Assert.Empty(generated.CompilerMessages());
    }
}
