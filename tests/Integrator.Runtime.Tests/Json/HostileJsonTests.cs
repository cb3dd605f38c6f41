using System.Text;
using System.Text.Json;
using Integrator.Json;
using Minimal;

namespace Integrator.Tests.Json;

/// <summary>What an API could send by mistake or with intent: it is read, or it is a JsonException that names the place.</summary>
public sealed class HostileJsonTests
{
    private const string Whole =
        """ { "id" : "o\u00e9\n" , "status":"paid","quantity":-1.5e1,"lines":[{"id":"é","lines":[]}, {"lines":[ ]}],"tags":{"a":1},"matrix":[[1,2.5],[]],"paidAt":"2024-02-03T04:05:06Z","pet":{"kind":"cat","lives":9},"payment":["a"],"any":{"x":[1,{}]},"more":[null,{"y":true}]} """;

    [Fact]
    public void TruncationAtAnyByteIsAJsonException()
    {
        var json = Encoding.UTF8.GetBytes(Whole);
        Assert.Equal("oé\n", JsonModel.Parse<Order>(json).Id);
        for (var length = 0; length < json.Length - 1; length++)
        {
            Assert.NotNull(Fails(json[..length]).Path);
        }
    }

    [Fact]
    public void AnyByteInAnyPlaceIsReadOrIsAJsonException()
    {
        var json = Encoding.UTF8.GetBytes(Whole);
        for (var at = 0; at < json.Length; at++)
        {
            foreach (var change in new byte[] { 0, 0x1F, 0x7F, 0x80, 0xC3, 0xED, 0xFF, (byte)'"', (byte)'\\', (byte)'{', (byte)']', (byte)',', (byte)':', (byte)'9', (byte)'-', (byte)'.', (byte)'e' })
            {
                var changed = json.ToArray();
                changed[at] = change;
                if (Record.Exception(() => JsonModel.Parse<Order>(changed)) is { } failure)
                {
                    Assert.StartsWith("$", Assert.IsType<JsonException>(failure).Path, StringComparison.Ordinal);
                }
            }
        }
    }

    [Theory]
    [InlineData("""{"lines":[],"any":#}""", "$.any")]
    [InlineData("""{"lines":[],"unknown":#}""", "$.unknown")]
    [InlineData("""{"lines":[],"matrix":#}""", "$.matrix[0]")]
    public void AThousandNestedArraysAreTooDeep(string json, string path)
    {
        var failure = Fails(Encoding.UTF8.GetBytes(json.Replace("#", new string('[', 1000) + new string(']', 1000), StringComparison.Ordinal)));
        Assert.StartsWith(path, failure.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void ModelsThatHoldThemselvesAreReadToADepthOnly()
    {
        Assert.NotNull(JsonModel.Parse<Order>(Nested(31)));
        Assert.StartsWith("$.lines[0].lines[0]", Fails(Encoding.UTF8.GetBytes(Nested(1000))).Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1e400")]
    [InlineData("-1e400")]
    [InlineData("4x400")]
    public void NumbersTooLargeForTheirTypeAreAJsonException(string number)
    {
        number = number == "4x400" ? new string('4', 400) : number;
        Assert.Equal("$.matrix[0][0]", Fails("""{"lines":[],"matrix":[[#]]}""", number).Path);
        Assert.Equal("$.quantity", Fails("""{"lines":[],"quantity":#}""", number).Path);
        Assert.Equal("$.lines[0].quantity", Fails("""{"lines":[{"quantity":"#"}]}""", number).Path);
        Assert.Equal(number, JsonModel.Parse<Order>($$"""{"lines":[],"any":{{number}}}""").Any!.Value.GetRawText());
    }

    [Theory]
    [InlineData("01")]
    [InlineData("+1")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("1e")]
    [InlineData("-")]
    [InlineData("0x1")]
    [InlineData("NaN")]
    [InlineData("nul")]
    [InlineData("truely")]
    [InlineData("'a'")]
    public void WhatOnlyLooksLikeAValueIsAJsonException(string value)
    {
        Assert.StartsWith("$", Fails("""{"id":#,"lines":[]}""", value).Path, StringComparison.Ordinal);
        Assert.StartsWith("$", Fails("""{"unknown":[#],"lines":[]}""", value).Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"id\":\"a\nb\"}")]
    [InlineData("{\"id\":\"\\x41\"}")]
    [InlineData("{\"id\":\"\\u12G4\"}")]
    [InlineData("{\"id\":\"\\udc00\"}")]
    [InlineData("{\"id\":\"\\ud800\\u0041\"}")]
    [InlineData("{\"id\":\"\\ud83d\"}")]
    public void TextThatIsNoTextIsAJsonException(string json) => Assert.StartsWith("$", Fails(Encoding.UTF8.GetBytes(json)).Path, StringComparison.Ordinal);

    [Theory]
    [InlineData("id", "$.id")]
    [InlineData("status", "$.status")]
    [InlineData("note", "$.note")]
    public void InvalidUtf8IsAJsonException(string member, string path)
    {
        foreach (var bytes in new byte[][] { [0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80] })
        {
            byte[] json = [.. Encoding.UTF8.GetBytes($"{{\"lines\":[],\"{member}\":\""), .. bytes, .. "\"}"u8];
            Assert.Equal(path, Fails(json).Path);
            byte[] name = [.. "{\"lines\":[],\"tags\":{\""u8, .. bytes, .. "\":1}}"u8];
            Assert.StartsWith("$.tags", Fails(name).Path, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void AnUnknownMemberOfAnySizeIsSkipped()
    {
        var many = string.Join(',', Enumerable.Range(0, 50_000).Select(static index => $$"""{"a\"{{index}}":[{{index}},"]}"]}"""));
        Assert.Equal(7, JsonModel.Parse<OrderFilter>($$"""{"unknown":[{{many}}],"text":"{{new string('x', 1_000_000)}}","min":7}""").Min);
    }

    [Fact]
    public void OfDuplicateMembersTheLastCounts() =>
        Assert.Equal(2, JsonModel.Parse<OrderFilter>("""{"min":1,"min":[],"min":2}""".Replace("[]", "null", StringComparison.Ordinal)).Min);

    [Fact]
    public void NamesMatchThroughWhiteSpaceEscapesAndDisorder()
    {
        var order = JsonModel.Parse<Order>("{\r\n\t\"kind\" :\"k\" ,\n\"l\\u0069nes\"\t: [ ] , \"quantity\" : 5 ,\"id\": \"i\"}");
        Assert.Equal(("i", 5, 0, "k"), (order.Id, order.Quantity, order.Lines.Count, order.Kind));
    }

    private static string Nested(int depth) =>
        string.Concat(Enumerable.Repeat("""{"lines":[""", depth)) + string.Concat(Enumerable.Repeat("]}", depth));

    private static JsonException Fails(string json, string value) => Fails(Encoding.UTF8.GetBytes(json.Replace("#", value, StringComparison.Ordinal)));

    private static JsonException Fails(byte[] json) => Assert.Throws<JsonException>(() => JsonModel.Parse<Order>(json));
}
