using Integrator.Generators.Tests.Support;

namespace Integrator.Generators.Tests.Definitions.Integrations;

/// <summary>A schema that is none costs its type and nothing else.</summary>
public sealed class UnreadSchemaTests
{
    [Theory]
    [InlineData("query_schema", """{ "properties": { "q": 12345678901234567890 } }""", "INT1203 Info \"find\"|INT1011 Warning 12345678901234567890")]
    [InlineData("query_schema", """{ "properties": { "q": ["a", null] } }""", "INT1203 Info \"find\"|INT1011 Warning \"q\"")]
    [InlineData("path_schema", """{ "properties": { "id": "text" } }""", "INT1203 Info \"find\"|INT1104 Error \"text\"")]
    [InlineData("body_schema", "[1, 2]", "INT1203 Info \"find\"|INT0004 Error \"body_schema\"")]
    [InlineData("response_schema", "5", "INT1203 Info \"find\"|INT0004 Error 5")]
    [InlineData("response_schema", "\"= text\"", "INT1104 Error \"= text\"")]
    public void ASchemaThatIsNoneFailedTheGenerator(string key, string schema, string findings)
    {
        var text = $$"""
            { "label": "Crm", "credentials": { "none": { "format": "none" } }, "base_url": "https://crm.example",
              "resources": { "things": { "find": { "method": "post", "path": "/things/{{"{{id}}"}}", "{{key}}": {{schema}} } } } }
            """;
        var generated = GeneratorHost.Run("crm.integration.json", text);

        Assert.Equal(findings, string.Join("|", Found.In(generated, text)));
        Assert.Empty(generated.CompilerMessages());
    }
}
