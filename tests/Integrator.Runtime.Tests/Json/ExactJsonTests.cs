using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Integrator.Json;
using Minimal;

namespace Integrator.Tests.Json;

/// <summary>What is written is what the serializer's writer would write with as few escapes.</summary>
public sealed class ExactJsonTests
{
    [Fact]
    public void EveryCharacterIsEscapedAsByTheSerializersWriter()
    {
        for (var unit = 0; unit <= 0x10FFFF; unit += unit < 0x3000 ? 1 : 13)
        {
            if (unit is < 0xD800 or > 0xDFFF)
            {
                Same($"some text {char.ConvertFromUtf32(unit)}");
            }
        }
    }

    [Fact]
    public void TextOfAnyLengthIsWrittenAsByTheSerializersWriter()
    {
        var random = new Random(5);
        string[] parts = ["a", "plain words ", "\"", "\\", "\r\n", "é", "字", "😀", "\u2028", "\u007F", "\0"];
        for (var length = 0; length < 400; length++)
        {
            Same(string.Concat(Enumerable.Range(0, length).Select(_ => parts[random.Next(random.Next(3) == 0 ? parts.Length : 2)])));
            Same(new string('a', length * 97) + "😀" + new string('"', length));
        }
    }

    [Fact]
    public void NumbersAndTimesAreWrittenAsByTheSerializersWriter()
    {
        var random = new Random(5);
        for (var round = 0; round < 2000; round++)
        {
            var number = BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
            var time = new DateTimeOffset(random.NextInt64(TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay), TimeSpan.FromMinutes(random.Next(-2, 2) * 45));
            time = new DateTimeOffset(time.Ticks - (time.Ticks % (long)Math.Pow(10, random.Next(9))), time.Offset);
            if (double.IsFinite(number))
            {
                Same(json => json.Double(number), utf8 => utf8.WriteNumberValue(number));
                Same(json => json.Single((float)(number % 1e30)), utf8 => utf8.WriteNumberValue((float)(number % 1e30)));
            }

            Same(json => json.Int64(time.Ticks), utf8 => utf8.WriteNumberValue(time.Ticks));
            Same(json => json.DateTime(time), utf8 =>
            {
                if (time.Offset == TimeSpan.Zero)
                {
                    utf8.WriteStringValue(time.UtcDateTime);
                }
                else
                {
                    utf8.WriteStringValue(time);
                }
            });
        }
    }

    [Fact]
    public void ALoneSurrogateIsReplaced() => Assert.Equal("{\"title\":\"a\uFFFDb\"}", JsonModel.ToJson(new Problem { Title = "a\uD800b" }));

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void WhatJsonHasNoNumberForIsText(double value, string text)
    {
        var json = JsonModel.ToJson(new Order { Id = "o", Lines = [], Matrix = [[value]] });

        Assert.Equal($$"""{"id":"o","lines":[],"matrix":[["{{text}}"]],"kind":"order"}""", json);
        Assert.Equal(value, JsonModel.Parse<Order>(json).Matrix![0][0]);
    }

    [Fact]
    public void ValuesAreWrittenAThousandDeep()
    {
        Assert.NotNull(JsonModel.ToJson(Nested(500)));
        Assert.Throws<JsonException>(() => JsonModel.ToJson(Nested(501)));

        var own = new Order { Id = "o", Lines = [] };
        own.Lines.Add(own);
        Assert.Throws<JsonException>(() => JsonModel.ToJson(own));
        Assert.Equal("""{"id":"o","lines":[],"kind":"order"}""", JsonModel.ToJson(new Order { Id = "o", Lines = [] }));
    }

    private static Order Nested(int depth)
    {
        var order = new Order { Id = "o", Lines = [] };
        for (; depth > 1; depth--)
        {
            order = new Order { Id = "o", Lines = [order] };
        }

        return order;
    }

    private static void Same(string text) => Same(json => json.String(text), utf8 => utf8.WriteStringValue(text));

    private static void Same(Action<JsonWriter> ours, Action<Utf8JsonWriter> theirs)
    {
        using var stream = new MemoryStream();
        using (var utf8 = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            theirs(utf8);
        }

        Assert.Equal(Encoding.UTF8.GetString(stream.ToArray()), JsonModel.ToJson(new Written(ours)));
    }
}
