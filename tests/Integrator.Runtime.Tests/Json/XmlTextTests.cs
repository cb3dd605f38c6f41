using System.Text.Json.Nodes;

namespace Integrator.Tests.Json;

public sealed class XmlTextTests
{
    private static readonly XmlFormat s_bare = new() { HasDeclaration = false };

    [Theory]
    [InlineData("""{"order":{"id":7,"isPaid":true,"note":"a < b & \"c\"","none":null}}""", """<order><id>7</id><isPaid>true</isPaid><note>a &lt; b &amp; "c"</note><none/></order>""")]
    [InlineData("""{"order":{"@id":"7\n","line":[{"@n":1,"#text":"x"},{"@n":2}],"empty":[]}}""", """<order id="7&#10;"><line n="1">x</line><line n="2"/></order>""")]
    [InlineData("""{"a":1,"b":2}""", "<root><a>1</a><b>2</b></root>")]
    [InlineData("""{"a":[1,2]}""", "<root><a>1</a><a>2</a></root>")]
    [InlineData("""{"@a":1}""", """<root a="1"/>""")]
    [InlineData("[1,[2,3]]", "<root><item>1</item><item><item>2</item><item>3</item></item></root>")]
    [InlineData("null", "<root/>")]
    [InlineData("""{"soap:Envelope":{"@xmlns:soap":"http://x/","soap:Body":{}}}""", """<soap:Envelope xmlns:soap="http://x/"><soap:Body/></soap:Envelope>""")]
    [InlineData("\"a\\r\\n\\t\"", "<root>a&#13;\n\t</root>")]
    public void MembersAreElementsAndListsRepeatThem(string json, string xml)
    {
        var text = XmlText.Of(JsonNode.Parse(json), s_bare);
        Assert.Equal(xml, text);
        System.Xml.Linq.XDocument.Parse(text);
    }

    [Fact]
    public void TheRootTheAttributesAndTheTextMayHaveOtherNames() => Assert.Equal(
        """<?xml version="1.0" encoding="utf-8"?><list k="v"><entry>1</entry><entry>t</entry></list>""",
        XmlText.Of(new JsonObject { ["_k"] = "v", ["entry"] = new JsonArray(1, new JsonObject { ["$"] = "t" }) }, new XmlFormat { Root = "list", AttributePrefix = "_", TextMember = "$" }));

    [Theory]
    [InlineData("""{"a b":1}""")]
    [InlineData("""{"a><evil":{}}""")]
    [InlineData("""{"":1}""")]
    [InlineData("""{"a":{"@x y":1}}""")]
    [InlineData("""{"a":{"@x":[1]}}""")]
    [InlineData("""{"a":{"#text":{}}}""")]
    [InlineData("{\"a\":\"\\u0000\"}")]
    [InlineData("{\"a\":\"\\ud800\"}")]
    public void WhatCannotBeXmlIsRefused(string json) => Assert.Throws<InvalidOperationException>(() => XmlText.Of(JsonNode.Parse(json)));

    [Fact]
    public void TooDeepIsRefused()
    {
        JsonNode node = 1;
        for (var depth = 0; depth < 70; depth++)
        {
            node = new JsonObject { ["a"] = node };
        }

        Assert.Throws<InvalidOperationException>(() => XmlText.Of(node));
    }
}
