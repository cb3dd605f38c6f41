using System.Text;
using System.Text.Json;
using Integrator.Json;

namespace Integrator.Runtime.Tests.Json;

/// <summary>Values that stand inside others, where a definition's response path leads.</summary>
public sealed class JsonInnerTests
{
    [Theory]
    [InlineData("""{"data":{"users":["a"]}}""")]
    [InlineData("""{"meta":[{"users":1}],"data":{"count":2,"users":["a"],"next":null},"x":{}}""")]
    public void OnlyTheValueAtTheEndOfThePathIsRead(string json)
    {
        var reader = new JsonReader(Encoding.UTF8.GetBytes(json));

        Assert.Equal(["a"], JsonRead.Inside(["data", "users"], static (ref JsonReader inner) => inner.List(JsonRead.String))(ref reader));
    }

    [Theory]
    [InlineData("{}", "data")]
    [InlineData("null", "data")]
    [InlineData("""{"data":{"user":[]}}""", "users")]
    public void APathThatLeadsNowhereIsNamed(string json, string missing)
    {
        var failure = Assert.Throws<JsonException>(() =>
        {
            var reader = new JsonReader(Encoding.UTF8.GetBytes(json));
            JsonRead.Inside(["data", "users"], static (ref JsonReader inner) => inner.List(JsonRead.String))(ref reader);
        });

        Assert.Contains($"'data.users' leads nowhere: no member '{missing}'", failure.Message, StringComparison.Ordinal);
    }
}
