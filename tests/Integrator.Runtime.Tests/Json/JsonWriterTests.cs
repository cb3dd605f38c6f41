using System.Text.Json;
using Integrator.Json;

namespace Integrator.Tests.Json;

public sealed class JsonWriterTests
{
    [Fact]
    public void ScalarsAreWrittenAsDescribed() => Assert.Equal(
        """["t",null,-1,1,2.5,1.10,true,"2024-02-03T04:05:06.5Z","2024-02-03T04:05:06-02:00","2024-02-03","04:05:06","PT1H30M",5,5000,"a?b","AQ==","7","1.5",{"x":1},null]""",
        JsonModel.ToJson(new Written(static json => json.List(
            [
                static json => json.String("t"),
                static json => json.Uri(null),
                static json => json.Int16(-1),
                static json => json.UInt64(1),
                static json => json.Double(2.5),
                static json => json.Decimal(1.10m),
                static json => json.Boolean(true),
                static json => json.DateTime(new(2024, 2, 3, 4, 5, 6, 500, TimeSpan.Zero)),
                static json => json.DateTime(new(2024, 2, 3, 4, 5, 6, TimeSpan.FromHours(-2))),
                static json => json.Date(new(2024, 2, 3)),
                static json => json.Time(new(4, 5, 6)),
                static json => json.Duration(TimeSpan.FromMinutes(90)),
                static json => json.UnixSeconds(DateTimeOffset.UnixEpoch.AddSeconds(5)),
                static json => json.UnixMilliseconds(DateTimeOffset.UnixEpoch.AddSeconds(5)),
                static json => json.Uri(new Uri("a?b", UriKind.Relative)),
                static json => json.Bytes([1]),
                static json => json.Int64Text(7),
                static json => json.DoubleText(1.5),
                static json => json.Element(JsonDocument.Parse("""{"x":1}""").RootElement),
                static json => json.Element(default),
            ],
            static (JsonWriter json, Action<JsonWriter> write) => write(json)))));

    [Fact]
    public void ADiscriminatorIsTheFirstMember() =>
        Assert.Equal("""{"kind":"cat","inner":{}}""", JsonModel.ToJson(new Written(static json =>
        {
            json.Discriminator("kind"u8, "cat"u8);
            json.StartObject();
            json.Name("inner"u8).StartObject();
            json.EndObject();
            json.EndObject();
        })));

    [Fact]
    public void WhatIsNullIsWrittenAsNull() =>
        Assert.Equal("""{"a":null,"b":null,"c":null,"d":[null],"e":"paid"}""", JsonModel.ToJson(new Written(static json =>
        {
            json.StartObject();
            json.Name("a"u8).Nullable((int?)null, JsonWrite.Int32);
            json.Name("b"u8).Nullable((Minimal.OrderStatus?)null, Minimal.OrderStatus.WriteJson);
            Minimal.Problem.WriteJson(json.Name("c"u8), null);
            json.Name("d"u8).List(new List<string?> { null }, JsonWrite.String);
            Minimal.OrderStatus.WriteJson(json.Name("e"u8), Minimal.OrderStatus.Paid);
            json.EndObject();
        })));
}
