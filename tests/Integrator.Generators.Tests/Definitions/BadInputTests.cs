using Integrator.Generators.Tests.Support;

namespace Integrator.Generators.Tests.Definitions;

/// <summary>Files that are no document at all: one rule, where it is wrong, and the file beside it is compiled.</summary>
public sealed class BadInputTests
{
    [Theory]
    [InlineData("{\n  \"openapi\": \"3.1.1\"\n  \"info\": {}\n}", "INT0001 Error 3:3 \"")]
    [InlineData("{\n  \"openapi\": \"3.1.1\",\n  \"info\": {", "INT0001 Error 3:12")]
    [InlineData("", "INT0001 Error 1:1")]
    [InlineData(" \n\t ", "INT0001 Error 1:1")]
    [InlineData("\uFEFF", "INT0001 Error 1:2")]
    [InlineData("[1]", "INT1002 Error 1:1 [")]
    [InlineData("1", "INT1002 Error 1:1 1")]
    [InlineData("\"x\"", "INT1002 Error 1:1 \"x\"")]
    [InlineData("null", "INT1002 Error 1:1 null")]
    [InlineData("{}", "INT1002 Error 1:1 {")]
    [InlineData("{ \"openapi\": null }", "INT1002 Error 1:14 null")]
    [InlineData("{ \"openapi\": \"4.0.0\" }", "INT1002 Error 1:14 \"4.0.0\"")]
    [InlineData("{ \"swagger\": \"1.2\" }", "INT1002 Error 1:14 \"1.2\"")]
    [InlineData("{ \"swaggerVersion\": \"1.2\" }", "INT1002 Error 1:1 {")]
    [InlineData("\uFEFF{\n \"openapi\": \"9.1\" }", "INT1002 Error 2:13 \"9.1\"")]
    public void JsonThatIsNoDocumentIsAnErrorOfItsOwn(string text, string finding) => Rejected("test.openapi.json", text, finding);

    [Theory]
    [InlineData("", "INT0001 Error 1:1")]
    [InlineData(" \n \n", "INT0001 Error 1:1")]
    [InlineData("# nothing\n", "INT0001 Error 1:1")]
    [InlineData("just text", "INT1002 Error 1:1 just text")]
    [InlineData("openapi: 3.1.1\npaths: [1\n", "INT0001 Error 3:1")]
    [InlineData("openapi: 3.1.1\nx: *nope\n", "INT0001 Error 2:4 *nope")]
    [InlineData("openapi: 3.1.1\n? [a, b]\n: c\n", "INT0001 Error 2:3")]
    [InlineData("openapi: 3.1.1\npaths:\n\t/a: {}\n", "INT0001 Error 1:1")]
    [InlineData("\uFEFFopenapi: \"9.1\"\n", "INT1002 Error 1:11 \"9.1\"")]
    [InlineData("          a:\n           [ b: \"c\"\n      d: \"e\"\n", "INT0001 Error 1:11 a")]
    public void YamlThatIsNoDocumentIsAnErrorOfItsOwn(string text, string finding) => Rejected("test.openapi.yaml", text, finding);

    [Fact]
    public void AFileBeyondTheLimitIsNotRead() =>
        Rejected("test.openapi.json", "{" + new string(' ', 64 * 1024 * 1024) + "}", "INT0011 Error 1:1 {");

    [Theory]
    [InlineData("\uFEFF{ \"openapi\": \"3.1.1\", \"paths\": {} }")]
    [InlineData("// why\n{ \"openapi\": \"3.1.1\", /* here */ \"paths\": {}, }")]
    [InlineData("\r\n{\r\n\"openapi\": \"3.1.1\",\r\n\"paths\": {}\r\n}\r\n")]
    public void ByteOrderMarksCommentsAndTrailingCommasAreFine(string text)
    {
        var generated = GeneratorHost.Run("test.openapi.json", text);

        Assert.Empty(generated.Diagnostics);
        Assert.Equal(["Test.Client.g.cs"], generated.Files.Keys);
        Assert.Empty(generated.CompilerMessages());
    }

    [Theory]
    [InlineData("test.openapi.json", """
        { "openapi": "3.1.1", "paths": {
          "/a": { "get": { "operationId": "old" } },
          "/a": { "get": { "operationId": "newer", "operationId": "newest" } } },
          "components": { "schemas": { "A": { "type": "string" },
            "A": { "type": "object" } } } }
        """, "INT0002 Warning 3:3 \"/a\"", "INT0002 Warning 3:44 \"operationId\"", "INT0002 Warning 5:5 \"A\"")]
    [InlineData("test.openapi.yaml", """
        openapi: 3.1.1
        paths:
          /a: { get: { operationId: old } }
          /a: { get: { operationId: newer, operationId: newest } }
        components:
          schemas:
            A: { type: string }
            A: { type: object }
        """, "INT0002 Warning 4:36 operationId", "INT0002 Warning 4:3 /a", "INT0002 Warning 8:5 A")]
    public void OfTwoEqualKeysTheLaterOneCounts(string path, string text, params string[] findings)
    {
        var generated = GeneratorHost.Run(path, text);

        Assert.Equal(findings, Findings.In(generated, text));
        Assert.Contains("record Newest", generated.All, StringComparison.Ordinal);
        Assert.DoesNotContain("Old", generated.All, StringComparison.Ordinal);
        Assert.Empty(generated.CompilerMessages());
    }

    [Fact]
    public void HalfASurrogatePairBecomesTheReplacementCharacter()
    {
        var generated = GeneratorHost.Run("test.openapi.json", """{ "openapi": "3.1.1", "info": { "description": "a\ud800\tb \ud83d\ude00 \"c\"" }, "paths": {} }""");

        Assert.Contains("/// <summary>a\uFFFD b \U0001F600 \"c\"</summary>", generated.All, StringComparison.Ordinal);
    }

    private static void Rejected(string path, string text, string finding)
    {
        var generated = GeneratorHost.Run([(path, text), ("other.openapi.json", GeneratorHost.Document(""))]);

        Assert.Equal([finding], Findings.In(generated, text));
        Assert.Equal(["Other.Client.g.cs"], generated.Files.Keys);
        Assert.Empty(generated.CompilerMessages());
    }

    /// <summary>Places in a text that is not ASCII were counted from its beginning, each of them.</summary>
    [Fact]
    public void ManyFindingsInALargeTextOfManyLettersKeepTheirPlaces()
    {
        var paths = string.Join(",\n", Enumerable.Range(0, 3000).Select(static number =>
            $$"""  "/p{{number}}": { "get": { "summary": "{{new string('é', 300)}}", "operationId": "same", "responses": {} } }"""));
        var text = GeneratorHost.Document(paths);

        var findings = GeneratorHost.Run("test.openapi.json", text).Diagnostics.Where(static finding => finding.Id == "INT1004").ToList();

        Assert.Equal(2999, findings.Count);
        Assert.All(findings, finding => Assert.Equal("same", text.Substring(finding.Location.SourceSpan.Start, finding.Location.SourceSpan.Length).Trim('"')));
    }
}
