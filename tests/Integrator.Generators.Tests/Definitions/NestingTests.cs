using Integrator.Generators.Tests.Support;

namespace Integrator.Generators.Tests.Definitions;

/// <summary>Documents made to be expensive: each is read quickly or refused.</summary>
public sealed class NestingTests
{
    [Theory]
    [InlineData("""{ "type": "array", "items": """, 7, "")]
    [InlineData("""{ "type": "array", "items": """, 500, "INT1103 INT1103")]
    [InlineData("""{ "type": "object", "properties": { "p": """, 100, "")]
    [InlineData("""{ "type": "object", "properties": { "p": """, 240, "INT1103")]
    [InlineData("""{ "type": "array", "items": """, 10_000, "INT0001")]
    [InlineData("""{ "type": "object", "properties": { "p": """, 10_000, "INT0001")]
    public void DeepSchemasEndAsAnyJson(string open, int levels, string ids)
    {
        var close = open.Contains("properties", StringComparison.Ordinal) ? "} }" : "}";
        var text = Using(string.Concat(Enumerable.Repeat(open, levels)) + """{ "type": "string" }""" + string.Concat(Enumerable.Repeat(close, levels)));

        var generated = GeneratorHost.Run("test.openapi.json", text);

        Assert.Equal(ids, string.Join(" ", generated.Ids));
        Assert.Empty(generated.CompilerMessages());
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{a: ", "}")]
    public void DeepYamlIsRefused(string open, string close)
    {
        var text = "openapi: 3.1.1\nx-deep: " + string.Concat(Enumerable.Repeat(open, 10_000)) + string.Concat(Enumerable.Repeat(close, 10_000));

        Assert.Equal(["INT0001"], GeneratorHost.Run("test.openapi.yaml", text).Ids);
    }

    [Theory]
    [InlineData("allOf")]
    [InlineData("oneOf")]
    [InlineData("anyOf")]
    public void ForksThatJoinAgainCostNoMoreThanTheirNumber(string keyword)
    {
        var schemas = Enumerable.Range(0, 60).Select(level => $$"""
            "A{{(level == 0 ? "" : level)}}": { "{{keyword}}": [{ "$ref": "#/components/schemas/A{{level + 1}}" }, { "$ref": "#/components/schemas/A{{level + 1}}" }], "properties": { "p{{level}}": { "type": "string" } } }
            """);
        var text = Using("{}").Replace("\"A\": {}", string.Join(",", schemas) + """, "A60": { "type": "object", "properties": { "last": { "type": "string" } } }""", StringComparison.Ordinal);

        var generated = GeneratorHost.Run("test.openapi.json", text);

        Assert.Empty(generated.Diagnostics);
        Assert.Contains("public string? Last { get; init; }", generated.All, StringComparison.Ordinal);
        Assert.Empty(generated.CompilerMessages());
    }

    [Fact]
    public void AliasesOfAliasesAreFollowedHoweverMany()
    {
        var aliases = Enumerable.Range(0, 2_000).Select(static level => $$""" "A{{(level == 0 ? "" : level)}}": { "$ref": "#/components/schemas/A{{level + 1}}" } """);
        var text = Using("{}").Replace("\"A\": {}", string.Join(",", aliases) + """, "A2000": { "type": "string" }""", StringComparison.Ordinal);

        var generated = GeneratorHost.Run("test.openapi.json", text);

        Assert.Empty(generated.Diagnostics);
        Assert.Contains("Task<string> ListAsync", generated.All, StringComparison.Ordinal);
    }

    [Fact]
    public void ABillionLaughsAreRefused()
    {
        var text = "openapi: 3.1.1\nx-a: &a [l, l, l, l, l, l, l, l, l]\n" + string.Concat(Enumerable.Range('b', 9).Select(static letter =>
            $"x-{(char)letter}: &{(char)letter} [{string.Join(", ", Enumerable.Repeat("*" + (char)(letter - 1), 9))}]\n"));

        var generated = GeneratorHost.Run("test.openapi.yaml", text);

        Assert.Equal(["INT0001 Error 7:14 *e"], Findings.In(generated, text));
    }

    private static string Using(string schema) => GeneratorHost.Document(
        """ "/a": { "get": { "operationId": "listA", "responses": { "200": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/A" } } } } } } } """,
        $"\"A\": {schema}");
}
