using Integrator.Json;

namespace Integrator.Tests.Json;

public sealed class JsonArmsTests
{
    private static readonly JsonArms s_shapes = new JsonArms()
        .Object(required: ["a"], known: ["a", "b"])
        .Object(required: ["a", "c"], known: ["a", "c"], constants: ["kind=x"])
        .Object(known: ["d", "e"], constants: ["on=true", "n=1"])
        .Number()
        .Boolean();

    [Theory]
    [InlineData("""{"a":1,"b":2}""", 0)]
    [InlineData("""{"a":1,"c":2}""", 1)]
    [InlineData("""{"c":2,"a":1,"kind":"x"}""", 1)]
    [InlineData("""{"a":1,"c":2,"kind":"y"}""", 0)]
    [InlineData("""{"d":{"a":1,"c":2},"e":[{"a":1}]}""", 2)]
    [InlineData("""{"on":true,"n":1}""", 2)]
    [InlineData("{}", 2)]
    [InlineData("1.5", 3)]
    [InlineData("false", 4)]
    [InlineData("null", JsonArms.Null)]
    [InlineData("\"text\"", -1)]
    [InlineData("[]", -1)]
    public void ShapesAreToldApart(string json, int arm) => Assert.Equal(arm, Choose(json, s_shapes));

    [Fact]
    public void ASingleObjectArmTakesEveryObject() =>
        Assert.Equal(1, Choose("""{"other":1}""", new JsonArms().String().Object(required: ["a"])));

    [Theory]
    [InlineData("""{"x":{"type":"b"},"type":"a"}""", 0)]
    [InlineData("""{"type":"b2"}""", 1)]
    [InlineData("""{"type":3}""", 2)]
    [InlineData("""{"type":"z"}""", -1)]
    [InlineData("""{"type":null}""", -1)]
    [InlineData("""{"type":["a"]}""", -1)]
    [InlineData("{}", -1)]
    [InlineData("\"a\"", -1)]
    [InlineData("null", JsonArms.Null)]
    public void DiscriminatorsAreFoundAnywhere(string json, int arm) =>
        Assert.Equal(arm, Choose(json, new JsonArms("type").Value("a").Value("b", "b2").Value("3")));

    [Fact]
    public void ChoosingDoesNotMove()
    {
        var reader = new JsonReader("""{"a":1}"""u8);
        reader.Choose(s_shapes);
        Assert.Equal(1, reader.Element().GetProperty("a").GetInt32());
    }

    private static int Choose(string json, JsonArms arms) => new JsonReader(System.Text.Encoding.UTF8.GetBytes(json)).Choose(arms);
}
