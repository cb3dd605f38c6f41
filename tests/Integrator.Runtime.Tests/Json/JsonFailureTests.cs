using System.Text;
using System.Text.Json;
using Integrator.Json;
using Minimal;

namespace Integrator.Tests.Json;

public sealed class JsonFailureTests
{
    [Theory]
    [InlineData("""{"id":"o","lines":[{"lines":[]},{"quantity":"many"}]}""", "$.lines[1].quantity")]
    [InlineData("""{"id":"o","lines":{}}""", "$.lines")]
    [InlineData("""{"id":"o","lines":[1]}""", "$.lines[0]")]
    [InlineData("""{"lines":[],"tags":{"a b":true}}""", "$.tags['a b']")]
    [InlineData("""{"lines":[],"matrix":[[1],[2,"x"]]}""", "$.matrix[1][1]")]
    [InlineData("""{"lines":[],"id":{"a":1}}""", "$.id")]
    [InlineData("""{"lines":[],"paidAt":"never"}""", "$.paidAt")]
    [InlineData("[]", "$")]
    public void TheFailureNamesItsPath(string json, string path)
    {
        var failure = Assert.Throws<JsonException>(() => JsonModel.Parse<Order>(json));

        Assert.Equal(path, failure.Path);
        Assert.Contains($" Path: {path} | LineNumber: 0 | BytePositionInLine: ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheMessageSaysWhatStandsWhere()
    {
        var failure = Assert.Throws<JsonException>(() => JsonModel.Parse<Order>("{\n  \"quantity\": [1]\n}"));

        Assert.Equal(
            "A 32-bit integer was expected, but an array stands here. Path: $.quantity | LineNumber: 1 | BytePositionInLine: 14.",
            failure.Message);
        Assert.Equal(1, failure.LineNumber);
        Assert.Equal(14, failure.BytePositionInLine);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"id":"o","lines":[""")]
    [InlineData("""{"id":"o","lines":[],}""")]
    [InlineData("""{"id":"o"} x""")]
    [InlineData("""{"id":"o"}{}""")]
    [InlineData("<html>")]
    [InlineData("""{"id":"\ud800"}""")]
    public void WhatIsNoJsonIsAJsonException(string json) =>
        Assert.Throws<JsonException>(() => JsonModel.Parse<Order>(json));

    [Fact]
    public void InvalidUtf8IsAJsonException()
    {
        byte[] json = [.. Encoding.UTF8.GetBytes("{\"id\":\""), 0xC3, 0x28, .. "\"}"u8];
        Assert.Equal("$.id", Assert.Throws<JsonException>(() => JsonModel.Parse<Order>(json)).Path);
    }

    [Fact]
    public void EveryTruncationIsAJsonException()
    {
        var json = """{"id":"o","status":"open","lines":[{"id":"é","lines":[]}],"payment":["a"],"any":{"x":[1,{}]},"more":null}"""u8.ToArray();
        Assert.Equal("o", JsonModel.Parse<Order>(json).Id);
        for (var length = 0; length < json.Length; length++)
        {
            Assert.Throws<JsonException>(() => JsonModel.Parse<Order>(json.AsSpan(0, length)));
        }
    }
}
