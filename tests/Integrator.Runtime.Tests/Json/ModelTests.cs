using System.Text;
using System.Text.Json;
using Integrator.Json;
using Minimal;

namespace Integrator.Tests.Json;

public sealed class ModelTests
{
    [Fact]
    public void AbsentNullAndValueAreKeptApart()
    {
        var absent = JsonModel.Parse<Order>("""{"id":"o","lines":[]}""");
        var none = JsonModel.Parse<Order>("""{"id":"o","lines":[],"paidAt":null,"note":null,"pet":null}""");
        var given = JsonModel.Parse<Order>("""{"id":"o","lines":[],"paidAt":"2024-02-03T04:05:06Z","note":"n","pet":{"name":"p","kind":"x"}}""");

        Assert.False(absent.PaidAt.HasValue || absent.Note.HasValue || absent.Pet.HasValue);
        Assert.True(none.PaidAt.HasValue && none.Note.HasValue && none.Pet.HasValue);
        Assert.Null(none.PaidAt.Value);
        Assert.Equal("n", given.Note.Value);
        Assert.Equal("""{"id":"o","lines":[],"kind":"order"}""", JsonModel.ToJson(absent));
        Assert.Equal("""{"id":"o","lines":[],"paidAt":null,"note":null,"pet":null,"kind":"order"}""", JsonModel.ToJson(none));
        Assert.Equal(
            """{"id":"o","lines":[],"paidAt":"2024-02-03T04:05:06Z","note":"n","pet":{"kind":"x","name":"p"},"kind":"order"}""",
            JsonModel.ToJson(given));
    }

    [Fact]
    public void OptionalComparesAbsenceToo()
    {
        Assert.Equal(Optional<string?>.None, default);
        Assert.NotEqual(Optional<string?>.None, new Optional<string?>(null));
        Assert.Equal("absent", Optional<int>.None.ToString());
        Assert.Equal("5", new Optional<int>(5).ToString());
    }

    [Fact]
    public void AnOpenEnumKeepsWhatItDoesNotKnow()
    {
        var order = JsonModel.Parse<Order>("""{"id":"o","lines":[],"status":"brand \"new\""}""");

        Assert.Equal("brand \"new\"", order.Status!.Value.Value);
        Assert.Equal("""{"id":"o","status":"brand \"new\"","lines":[],"kind":"order"}""", JsonModel.ToJson(order));
        Assert.Equal("7", JsonModel.Parse<Priority>("7").ToString());
    }

    [Fact]
    public void UnknownMembersRoundTrip()
    {
        const string Json = """{"id":"o","lines":[],"kind":"order","x":{"y":[1,null,"é"]},"z":1.50}""";
        Assert.Equal(Json, JsonModel.ToJson(JsonModel.Parse<Order>(Json)));
    }

    [Theory]
    [InlineData("""{"title":"t","code":"c"}""", typeof(Payment.Problem))]
    [InlineData("\"card\"", typeof(Payment.String))]
    [InlineData("""["a","b"]""", typeof(Payment.StringList))]
    [InlineData("5", typeof(Payment.Unknown))]
    [InlineData("true", typeof(Payment.Unknown))]
    public void UnionsRoundTripWhateverTheArm(string json, Type arm)
    {
        var payment = JsonModel.Parse<Payment>(json);

        Assert.IsType(arm, payment);
        Assert.Equal(json, JsonModel.ToJson(payment));
    }

    [Fact]
    public void ADiscriminatorMayComeLast()
    {
        var pet = JsonModel.Parse<Pet>("""{"lives":9,"deep":{"kind":"dog"},"name":"Tom","kind":"c\u0061t"}""");

        Assert.Equal(9, Assert.IsType<Cat>(pet).Lives);
        Assert.Equal("""{"kind":"cat","name":"Tom","lives":9,"deep":{"kind":"dog"}}""", JsonModel.ToJson(pet));
    }

    [Fact]
    public void AnUnknownKindIsTheBaseAndAnUnknownArmIsRaw()
    {
        Assert.Equal("emu", JsonModel.Parse<Pet>("""{"name":"E","kind":"emu"}""").Kind);
        Assert.Equal("""{"kind":"emu","x":1}""", JsonModel.ToJson(JsonModel.Parse<AnyPet>("""{"kind":"emu","x":1}""")));
        Assert.IsType<AnyPet.Unknown>(JsonModel.Parse<AnyPet>("{}"));
        Assert.Null(JsonModel.Parse<AnyPet>("null"));
    }

    [Fact]
    public void NullListsAndMissingRequiredMembersAreRead()
    {
        var order = JsonModel.Parse<Order>("""{"lines":null,"matrix":null,"tags":null}""");

        Assert.Null(order.Lines);
        Assert.Null(order.Id);
        Assert.Equal("""{"id":null,"lines":null,"kind":"order"}""", JsonModel.ToJson(order));
    }

    [Fact]
    public void AByteOrderMarkIsSkipped() =>
        Assert.Equal("o", JsonModel.Parse<Order>([0xEF, 0xBB, 0xBF, .. """{"id":"o"}"""u8]).Id);

    [Fact]
    public void APlainSerializerReadsAndWritesTheSame()
    {
        const string Json = """[{"id":"o","status":"paid","lines":[],"tags":{"a":1,"b":null},"any":null,"kind":"order"}]""";
        var orders = JsonSerializer.Deserialize<List<Order>>(Json)!;

        Assert.Equal(OrderStatus.Paid, orders[0].Status);
        Assert.Equal(Json, JsonSerializer.Serialize(orders));
        Assert.Equal("$[1].id", Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<List<Order>>("""[null,{"id":{}}]""")).Path?.Replace("$[1]", "$[1].id", StringComparison.Ordinal));
    }

    [Fact]
    public async Task APlainSerializerReadsFromAStream()
    {
        var json = "[" + string.Join(',', Enumerable.Repeat("""{"id":"o","lines":[],"unknown":{"a":[1,2,3]}}""", 2000)) + "]";
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));

        var orders = await JsonSerializer.DeserializeAsync<List<Order>>(stream, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(2000, orders!.Count);
        Assert.True(orders[1999].AdditionalProperties!.ContainsKey("unknown"));
    }

    [Fact]
    public void SegmentsAreReadAsOneTextIs()
    {
        const string Json = """{"id":"order é","status":"paid","quantity":12,"lines":[],"matrix":[[1.5]],"paidAt":"2024-02-03T04:05:06Z","any":{"a":true},"kind":"order","more":[1]}""";
        foreach (var size in new[] { 1, 3, 7 })
        {
            var reader = new Utf8JsonReader(Segment.Split(Encoding.UTF8.GetBytes(Json), size));
            Assert.Equal(Json, JsonModel.ToJson(JsonSerializer.Deserialize<Order>(ref reader)!));
        }
    }

    [Fact]
    public void TheSerializersWriterIndentsAndEscapesAsItIsAskedTo()
    {
        using var stream = new MemoryStream();
        using (var utf8 = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            JsonSerializer.Serialize(utf8, new Problem { Title = "<é>" });
        }

        Assert.Equal("{\n  \"title\": \"\\u003C\\u00E9\\u003E\"\n}", Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public void TextIsEscapedNoMoreThanNeeded() =>
        Assert.Equal("""{"title":"<é \"q\" \n>"}""", JsonModel.ToJson(new Problem { Title = "<é \"q\" \n>" }));

    [Fact]
    public void AFileIsBase64OutsideOfParts()
    {
        Assert.Equal("""{"file":"AQI="}""", JsonModel.ToJson(new AddPhotoRequest { File = ApiFile.FromBytes(new byte[] { 1, 2 }) }));
        Assert.Throws<InvalidOperationException>(() => JsonModel.ToJson(new AddPhotoRequest { File = ApiFile.FromStream(Stream.Null) }));
        Assert.Equal(2, JsonModel.Parse<AddPhotoRequest>("""{"file":"AQI="}""").File.OpenRead().Length);
    }
}
