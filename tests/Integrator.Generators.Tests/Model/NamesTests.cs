using Integrator.Generators.Model;
using Integrator.Generators.Tests.Support;

namespace Integrator.Generators.Tests.Model;

public sealed class NamesTests
{
    [Theory]
    [InlineData("created_at", "CreatedAt")]
    [InlineData("createdAt", "CreatedAt")]
    [InlineData("X-Rate-Limit", "XRateLimit")]
    [InlineData("HTTPServer", "HttpServer")]
    [InlineData("URL", "Url")]
    [InlineData("2fa", "_2fa")]
    [InlineData("+1", "Plus1")]
    [InlineData("-1", "Minus1")]
    [InlineData("*", "Star")]
    [InlineData("@odata.type", "OdataType")]
    [InlineData("", "Empty")]
    [InlineData(" ", "Space")]
    [InlineData("<=", "LessEqual")]
    [InlineData("naïve", "Naïve")]
    [InlineData("名前", "名前")]
    [InlineData("😀", "UD83DUDE00")]
    [InlineData("class", "Class")]
    [InlineData("\"; }", "QuoteSemicolonSpaceU007D")]
    public void APascalNameIsMadeOfWords(string text, string name) => Assert.Equal(name, Names.Pascal(text));

    [Theory]
    [InlineData("class", "@class")]
    [InlineData("OrderId", "orderId")]
    [InlineData("URL", "url")]
    [InlineData("default", "@default")]
    [InlineData("value", "value")]
    [InlineData("2fa", "_2fa")]
    public void AnArgumentStartsSmallAndEscapesKeywords(string text, string name) => Assert.Equal(name, Names.Camel(text));

    [Fact]
    public void WhoComesFirstKeepsThePlainName()
    {
        var scope = new NameScope(["Equals"]);

        Assert.Equal(["Id", "Id2", "Id1", "Id1_2", "Equals2"], new[] { "Id", "Id", "Id1", "Id1", "Equals" }.Select(scope.Take));
    }

    [Theory]
    [InlineData("\"id\": {}, \"ID\": {}, \"-id\": {}", "Id { get", "Id2 { get", "Id3 { get", "\"-id\"u8")]
    [InlineData("\"A\": {}, \"Equals\": {}, \"clone\": {}, \"ReadJson\": {}, \"to_string\": {}", "A2 { get", "Equals2 { get", "Clone2 { get", "ReadJson2 { get", "ToString2 { get")]
    [InlineData("\"class\": {}, \"\": {}, \"1st\": {}, \"a\\\"b\": {}, \"\\n\": {}", "Class { get", "Empty { get", "_1st { get", "AB { get", "\"\\\\u000A\"u8")]
    public void MembersKeepTheirWireNamesAndGetNamesOfTheirOwn(string properties, params string[] expected)
    {
        var generated = Schemas($$""" "A": { "type": "object", "properties": { {{properties}} } } """, "A");

        Assert.All(expected, part => Assert.Contains(part, generated.All, StringComparison.Ordinal));
        Assert.Empty(generated.CompilerMessages());
    }

    [Theory]
    [InlineData("Task")]
    [InlineData("System")]
    [InlineData("Stream")]
    [InlineData("Object")]
    [InlineData("String")]
    [InlineData("Exception")]
    [InlineData("List")]
    [InlineData("Dictionary")]
    [InlineData("Client")]
    [InlineData("TestClient")]
    [InlineData("Test")]
    [InlineData("Integrator")]
    [InlineData("Optional")]
    [InlineData("ResponseHeaders")]
    [InlineData("Unknown")]
    [InlineData("Value")]
    [InlineData("ToString")]
    [InlineData("Equals")]
    [InlineData("AdditionalProperties")]
    [InlineData("record")]
    [InlineData("A.B.C")]
    [InlineData("Page[Item]")]
    [InlineData("Page«Item»")]
    [InlineData("a/b c+d`1")]
    [InlineData("100%")]
    [InlineData("1")]
    [InlineData("-")]
    public void ASchemaMayHaveAnyName(string name)
    {
        var generated = Schemas($$"""
            "{{name}}": { "type": "object", "required": ["self"], "properties": { "self": { "$ref": "#/components/schemas/{{Pointer(name)}}" }, "text": { "type": "string" }, "list": { "type": "array", "items": { "type": "string", "format": "date-time" } } } }
            """, Pointer(name));

        Assert.DoesNotContain(generated.Diagnostics, static diagnostic => diagnostic.Severity > Microsoft.CodeAnalysis.DiagnosticSeverity.Info);
        Assert.Contains("global::System.Collections.Generic.List<global::System.DateTimeOffset>? List { get; init; }", generated.All.Replace("List2 {", "List {", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Empty(generated.CompilerMessages());
    }

    [Fact]
    public void LongNamesThatBeginAlikeStayApart()
    {
        var stem = new string('x', 300);
        var generated = Schemas($$""" "{{stem}}a": { "type": "object", "properties": { "b": { "$ref": "#/components/schemas/{{stem}}b" } } }, "{{stem}}b": { "type": "object", "properties": { "p": {} } } """, stem + "a");

        Assert.Empty(generated.Diagnostics);
        Assert.All(generated.Files.Keys, static name => Assert.InRange(name.Length, 1, 200));
        Assert.Empty(generated.CompilerMessages());
    }

    [Fact]
    public void ComponentsThatLookAlikeAreToldWhatTheyBecome()
    {
        var generated = Schemas(""" "Order": { "type": "object", "properties": { "o": { "$ref": "#/components/schemas/order" } } }, "order": { "type": "object", "properties": { "p": {} } } """, "Order");

        Assert.Equal(["INT1106"], generated.Ids);
        Assert.Contains("record Order2(", generated.All, StringComparison.Ordinal);
        Assert.Empty(generated.CompilerMessages());
    }

    private static string Pointer(string name) => Uri.EscapeDataString(name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));

    private static Generated Schemas(string schemas, string used) => GeneratorHost.RunDocument(
        $$""" "/a": { "get": { "operationId": "listA", "responses": { "200": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/{{used}}" } } } } } } } """, schemas);
}
