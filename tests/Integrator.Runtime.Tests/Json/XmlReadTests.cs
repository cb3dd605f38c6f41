using System.Text.Json;
using Integrator.Json;

namespace Integrator.Tests.Json;

public sealed class XmlReadTests
{
    [Theory]
    [InlineData("<a/>", """{"a":null}""")]
    [InlineData("<a></a>", """{"a":null}""")]
    [InlineData("<a> b </a>", """{"a":" b "}""")]
    [InlineData("<a>&lt;<![CDATA[<b>]]></a>", """{"a":"\u003C\u003Cb\u003E"}""")]
    [InlineData("<?xml version=\"1.0\"?><!-- c --><a><b>1</b><c/><b>2</b><b>3</b></a>", """{"a":{"c":null,"b":["1","2","3"]}}""")]
    [InlineData("<a id=\"7\">x</a>", """{"a":{"@id":"7","#text":"x"}}""")]
    [InlineData("<p:a xmlns:p=\"urn:x\" p:k=\"v\">\n  <p:b>1</p:b>\n</p:a>", """{"a":{"@k":"v","b":"1"}}""")]
    public void ElementsAreMembersAndTextIsText(string xml, string json) => Assert.Equal(json, XmlRead.Of(xml, JsonRead.Element).GetRawText());

    [Fact]
    public void WhatIsWrittenIsReadAgain()
    {
        const string Json = """{"a":{"@id":"7","b":["1","2"],"c":{"#text":"x","@k":"v"}}}""";
        var written = XmlText.Of(System.Text.Json.Nodes.JsonNode.Parse(Json));

        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(Json), XmlRead.Of(written, JsonRead.Element)));
    }

    [Theory]
    [InlineData("<a>")]
    [InlineData("<a/><b/>")]
    [InlineData("x")]
    [InlineData("<!DOCTYPE a><a/>")]
    public void WhatIsNotXmlIsRefused(string xml) => Assert.Throws<JsonException>(() => XmlRead.Of(xml, JsonRead.Element));

    [Fact]
    public void DeepXmlIsRefused()
    {
        static string Nested(int depth) => string.Concat(Enumerable.Repeat("<a>", depth)) + string.Concat(Enumerable.Repeat("</a>", depth));

        Assert.Equal(JsonValueKind.Object, XmlRead.Of(Nested(62), JsonRead.Element).ValueKind);
        Assert.Throws<JsonException>(static () => XmlRead.Of(Nested(10_000), JsonRead.Element));
    }

    [Theory]
    [InlineData("a,b\n1,2\n", """[{"a":"1","b":"2"}]""")]
    [InlineData("\uFEFFa,b\r\n1,\r\n\r\n,2", """[{"a":"1","b":null},{"a":null,"b":"2"}]""")]
    [InlineData("a,b\n\"x, \"\"y\"\"\nz\",\"\"", """[{"a":"x, \u0022y\u0022\nz","b":""}]""")]
    [InlineData("a,b\n1", """[{"a":"1"}]""")]
    [InlineData("a,b\n1,", """[{"a":"1","b":null}]""")]
    [InlineData("a,b\n", "[]")]
    public void LinesAreRecords(string csv, string json) => Assert.Equal(json, CsvRead.Of(csv, JsonRead.Element).GetRawText());

    [Theory]
    [InlineData("a\n1,2")]
    [InlineData("a\n\"x")]
    [InlineData("a\n\"x\"y")]
    public void WhatIsNotCsvIsRefused(string csv) => Assert.Throws<JsonException>(() => CsvRead.Of(csv, JsonRead.Element));
}
