using System.Text;
using System.Text.Json;
using Integrator.Json;

namespace Integrator.Tests.Json;

public sealed class JsonReaderTests
{
    [Theory]
    [InlineData("12", 12)]
    [InlineData("\"12\"", 12)]
    [InlineData("\" 12 \"", 12)]
    [InlineData("12.0", 12)]
    [InlineData("1.2e1", 12)]
    [InlineData("\"-3.0\"", -3)]
    [InlineData("null", 0)]
    public void IntegersComeInManyForms(string json, int expected)
    {
        Assert.Equal(expected, Read(json, JsonRead.Int32));
        Assert.Equal(expected, Read(json, JsonRead.Int64));
        Assert.Equal(expected, Read(json, JsonRead.Int16));
        Assert.Equal(expected, Read(json, JsonRead.Decimal));
        Assert.Equal(expected, Read(json, JsonRead.Double));
    }

    [Theory]
    [InlineData("12.5")]
    [InlineData("2147483648")]
    [InlineData("1e99")]
    [InlineData("\"\"")]
    [InlineData("\"twelve\"")]
    [InlineData("true")]
    [InlineData("[]")]
    public void WhatIsNoIntegerIsAJsonException(string json) =>
        Assert.Throws<JsonException>(() => Read(json, JsonRead.Int32));

    [Theory]
    [InlineData("true", true)]
    [InlineData("\"True\"", true)]
    [InlineData("1", true)]
    [InlineData("\"1\"", true)]
    [InlineData("false", false)]
    [InlineData("\"false\"", false)]
    [InlineData("0", false)]
    [InlineData("null", false)]
    public void BooleansComeInManyForms(string json, bool expected) => Assert.Equal(expected, Read(json, JsonRead.Boolean));

    [Theory]
    [InlineData("\"a\\u00e9\"", "aé")]
    [InlineData("12.50", "12.50")]
    [InlineData("true", "true")]
    [InlineData("null", null)]
    public void TextMayBeANumberOrABoolean(string json, string? expected) => Assert.Equal(expected, Read(json, JsonRead.String));

    [Theory]
    [InlineData("2024-02-03T04:05:06Z", "2024-02-03T04:05:06.0000000+00:00")]
    [InlineData("2024-02-03t04:05:06z", "2024-02-03T04:05:06.0000000+00:00")]
    [InlineData("2024-02-03 04:05:06", "2024-02-03T04:05:06.0000000+00:00")]
    [InlineData("2024-02-03T04:05:06.123456789123+02:00", "2024-02-03T04:05:06.1234567+02:00")]
    [InlineData("2024-02-03T04:05:06-0530", "2024-02-03T04:05:06.0000000-05:30")]
    [InlineData("2024-02-03T04:05", "2024-02-03T04:05:00.0000000+00:00")]
    [InlineData("2024-02-03", "2024-02-03T00:00:00.0000000+00:00")]
    [InlineData("2024-12-31T23:59:60Z", "2024-12-31T23:59:59.0000000+00:00")]
    [InlineData("2024-02-03T24:00:00Z", "2024-02-04T00:00:00.0000000+00:00")]
    [InlineData("Sat, 03 Feb 2024 04:05:06 GMT", "2024-02-03T04:05:06.0000000+00:00")]
    public void DatesAndTimesComeInManyForms(string text, string expected) =>
        Assert.Equal(expected, Read($"\"{text}\"", JsonRead.DateTime).ToString("O"));

    [Theory]
    [InlineData("2024-13-01")]
    [InlineData("2023-02-29")]
    [InlineData("0000-01-01")]
    [InlineData("9999-12-31T24:00:00Z")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    [InlineData("2024-02-03T04:05:06+99:00")]
    [InlineData("yesterday")]
    [InlineData("")]
    public void WhatIsNoDateIsAJsonException(string text) =>
        Assert.Throws<JsonException>(() => Read($"\"{text}\"", JsonRead.DateTime));

    [Fact]
    public void DatesTimesAndDurationsAreRead()
    {
        Assert.Equal(new DateOnly(2024, 2, 3), Read("\"2024-02-03\"", JsonRead.Date));
        Assert.Equal(new DateOnly(2024, 2, 3), Read("\"2024-02-03T23:00:00-05:00\"", JsonRead.Date));
        Assert.Equal(new TimeOnly(4, 5, 6, 500), Read("\"04:05:06.5Z\"", JsonRead.Time));
        Assert.Equal(new TimeSpan(1, 2, 3, 4), Read("\"P1DT2H3M4S\"", JsonRead.Duration).ToTimeSpan());
        Assert.Equal(TimeSpan.FromDays(14), Read("\"P2W\"", JsonRead.Duration).ToTimeSpan());
        Assert.Equal(DateTimeOffset.UnixEpoch.AddSeconds(1.5), Read("1.5", JsonRead.UnixSeconds));
        Assert.Equal(DateTimeOffset.UnixEpoch.AddMilliseconds(7), Read("\"7\"", JsonRead.UnixMilliseconds));
    }

    [Theory]
    [InlineData("\"6f9619ff-8b86-d011-b42d-00cf4fc964ff\"")]
    [InlineData("\"{6F9619FF-8B86-D011-B42D-00CF4FC964FF}\"")]
    [InlineData("\"6f9619ff8b86d011b42d00cf4fc964ff\"")]
    public void GuidsComeInManyForms(string json) =>
        Assert.Equal(new Guid("6f9619ff-8b86-d011-b42d-00cf4fc964ff"), Read(json, JsonRead.Guid));

    [Theory]
    [InlineData("\"+/8=\"")]
    [InlineData("\"-_8\"")]
    [InlineData("\"+/8\"")]
    public void BytesAreBase64OfEitherKind(string json) => Assert.Equal([0xFB, 0xFF], Read(json, JsonRead.Bytes));

    [Fact]
    public void AMapMayBeAnEmptyArray()
    {
        Assert.Empty(Read("[]", static (ref JsonReader json) => json.Map(JsonRead.Int32)));
        Assert.Equal(2, Read("""{"a":1,"b":2}""", static (ref JsonReader json) => json.Map(JsonRead.Int32))["b"]);
    }

    [Fact]
    public void ASingleValueIsNoList() =>
        Assert.Throws<JsonException>(() => Read("1", static (ref JsonReader json) => json.List(JsonRead.Int32)));

    [Fact]
    public void NamesMatchWhateverTheirOrderAndEscapes()
    {
        var names = new JsonNames("alpha", "beta", "gamma_is_a_long_name", "delta_is_a_long_name");
        Assert.Equal([3, 0, -1, 2, 1], Read(
            """{"delta_is_a_long_name":0,"\u0061lpha":1,"x":{"alpha":3},"gamma_is_a_long_name":[],"beta":2}""",
            (ref JsonReader json) => Indexes(ref json, names)));
    }

    [Fact]
    public void AnUnknownMemberIsKeptUnderItsUnescapedName()
    {
        var bag = Read("""{"a\"b":1}""", static (ref JsonReader json) =>
        {
            Dictionary<string, int>? kept = null;
            json.StartObject();
            while (json.Next(new JsonNames(), out _))
            {
                kept = json.Additional(kept, JsonRead.Int32);
            }

            return kept!;
        });
        Assert.Equal(1, bag["a\"b"]);
    }

    [Fact]
    public void AKnownTextIsTheSameString()
    {
        var known = new JsonNames("open", "paid");
        var first = Read("\"paid\"", (ref JsonReader json) => json.String(known));
        Assert.Same(first, Read("\"p\\u0061id\"", (ref JsonReader json) => json.String(known)));
        Assert.Equal("new", Read("\"new\"", (ref JsonReader json) => json.String(known)));
    }

    [Fact]
    public void NestingDeeperThanAllowedIsAJsonException()
    {
        var json = new string('[', 65) + new string(']', 65);
        Assert.ThrowsAny<JsonException>(() => Read(json, JsonRead.Element));
        Assert.Equal(JsonValueKind.Array, Read(json[1..^1], JsonRead.Element).ValueKind);
    }

    private static List<int> Indexes(ref JsonReader json, JsonNames names)
    {
        var found = new List<int>();
        json.StartObject();
        while (json.Next(names, out var index))
        {
            found.Add(index);
            json.Skip();
        }

        return found;
    }

    private static T Read<T>(string json, JsonRead<T> read)
    {
        var reader = new JsonReader(Encoding.UTF8.GetBytes(json));
        return read(ref reader);
    }
}
