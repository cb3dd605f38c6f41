using Integrator.Generators.Tests.Support;

namespace Integrator.Generators.Tests.Definitions.Integrations;

/// <summary>A schema that is none costs its type and nothing else.</summary>
public sealed class UnreadSchemaTests
{
    [Theory]
    [InlineData("query_schema", """{ "properties": { "q": 12345678901234567890 } }""")]
    [InlineData("query_schema", """{ "properties": { "q": ["a", null] } }""")]
    [InlineData("path_schema", """{ "properties": { "id": "text" } }""")]
    [InlineData("body_schema", "[1, 2]")]
    [InlineData("response_schema", "5")]
    [InlineData("response_schema", "\"= text\"")]
    public void ASchemaThatIsNoneFailedTheGenerator(string key, string schema)
    {
        var generated = GeneratorHost.Run("crm.integration.json", $$"""
            { "label": "Crm", "credentials": { "none": { "format": "none" } }, "base_url": "https://crm.example",
              "resources": { "things": { "find": { "method": "post", "path": "/things/{{"{{id}}"}}", "{{key}}": {{schema}} } } } }
            """);

        Assert.DoesNotContain("INT9001", generated.Ids);
        Assert.NotEmpty(generated.Ids);
        Assert.Empty(generated.CompilerMessages());
    }
}
