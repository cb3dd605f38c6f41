using Integrator.Constructs.Tests.Support;

namespace Integrator.Constructs.Tests.Schemas;

public sealed class ScalarTests
{
    private static Document Member(string schema) => Document.Schemas($"O: {{ type: object, properties: {{ p: {schema} }} }}");

    [Theory]
    [InlineData("{ type: integer }", "long? P"), Construct(66)]
    [InlineData("{ type: integer, format: int32 }", "int? P")]
    [InlineData("{ type: integer, format: int64 }", "long? P")]
    [InlineData("{ type: integer, format: uint32 }", "uint? P")]
    [InlineData("{ type: integer, format: uint64 }", "ulong? P")]
    [InlineData("{ type: integer, format: int16 }", "short? P")]
    [InlineData("{ type: integer, format: uint8 }", "byte? P")]
    [InlineData("{ type: number }", "double? P"), Construct(67)]
    [InlineData("{ type: number, format: float }", "float? P")]
    [InlineData("{ type: number, format: decimal }", "decimal? P")]
    [InlineData("{ type: number, format: currency }", "decimal? P")]
    [InlineData("{ type: [integer, string], pattern: '^-?[0-9]+$' }", "long? P"), Construct(68)]
    [InlineData("{ type: [number, string], pattern: '^-?(?:0|[1-9]\\d*)(?:\\.\\d+)?$', format: double }", "double? P")]
    [InlineData("{ type: string, format: int64 }", "long? P"), Construct(69)]
    [InlineData("{ type: string, format: uint64 }", "ulong? P")]
    [InlineData("{ type: string, format: decimal }", "decimal? P")]
    [InlineData("{ type: string, format: date-time }", "DateTimeOffset? P"), Construct(70)]
    [InlineData("{ type: string, format: date }", "DateOnly? P"), Construct(71)]
    [InlineData("{ type: string, format: time }", "TimeOnly? P")]
    [InlineData("{ type: string, format: duration }", "Duration? P")]
    [InlineData("{ type: integer, format: unix-time }", "DateTimeOffset? P"), Construct(72)]
    [InlineData("{ type: integer, format: unix-time-ms }", "DateTimeOffset? P")]
    [InlineData("{ type: string, format: uuid }", "Guid? P"), Construct(73)]
    [InlineData("{ type: string, format: uri }", "Uri? P")]
    [InlineData("{ type: string, format: uri-reference }", "string? P")]
    [InlineData("{ type: string, format: hostname }", "string? P")]
    [InlineData("{ type: string, format: ipv4 }", "string? P")]
    [InlineData("{ type: string, format: email }", "string? P")]
    [InlineData("{ type: string, format: byte }", "byte[]? P"), Construct(74)]
    [InlineData("{ type: string, contentEncoding: base64 }", "byte[]? P")]
    [InlineData("{ type: string, contentEncoding: base64url }", "byte[]? P")]
    [InlineData("{ type: string, format: binary }", "ApiFile? P")]
    [InlineData("{ type: boolean }", "bool? P"), Construct(75)]
    public void AMemberHasTheTypeOfItsFormat(string schema, string member) => Code.Of(Member(schema)).Declares("O", member);

    [Theory]
    [InlineData("{ type: integer, format: int32 }", "12", "12"), Construct(66)]
    [InlineData("{ type: number }", "\"NaN\"", "\"NaN\""), Construct(67)]
    [InlineData("{ type: number }", "\"-Infinity\"", "\"-Infinity\"")]
    [InlineData("{ type: [integer, string], pattern: '^[0-9]+$' }", "\"41\"", "41"), Construct(68)]
    [InlineData("{ type: string, format: int64 }", "\"9007199254740993\"", "\"9007199254740993\""), Construct(69)]
    [InlineData("{ type: string, format: uint64 }", "\"18446744073709551615\"", "\"18446744073709551615\"")]
    [InlineData("{ type: string, format: decimal }", "\"1.10\"", "\"1.10\"")]
    [InlineData("{ type: string, format: date-time }", "\"2024-01-02t03:04:05z\"", "\"2024-01-02T03:04:05Z\""), Construct(70)]
    [InlineData("{ type: string, format: date-time }", "\"2024-01-02 03:04:05.123456789+02:00\"", "\"2024-01-02T03:04:05.1234567\\u002B02:00\"")]
    [InlineData("{ type: string, format: date-time }", "\"2024-01-02T03:04:05\"", "\"2024-01-02T03:04:05Z\"")]
    [InlineData("{ type: string, format: date }", "\"2024-02-29\"", "\"2024-02-29\""), Construct(71)]
    [InlineData("{ type: string, format: time }", "\"23:59:58\"", "\"23:59:58\"")]
    [InlineData("{ type: string, format: duration }", "\"P1DT2H\"", "\"P1DT2H\"")]
    [InlineData("{ type: string, format: duration }", "\"P1M\"", "\"P1M\"")]
    [InlineData("{ type: integer, format: unix-time }", "1700000000", "1700000000"), Construct(72)]
    [InlineData("{ type: string, format: uuid }", "\"{0A8E2F1B-0000-0000-0000-000000000001}\"", "\"0a8e2f1b-0000-0000-0000-000000000001\""), Construct(73)]
    [InlineData("{ type: string, format: uuid }", "\"0a8e2f1b000000000000000000000001\"", "\"0a8e2f1b-0000-0000-0000-000000000001\"")]
    [InlineData("{ type: string, format: uri }", "\"/a?b=1\"", "\"/a?b=1\"")]
    [InlineData("{ type: string, format: byte }", "\"_-8\"", "\"/\\u002B8=\""), Construct(74)]
    [InlineData("{ type: boolean }", "\"true\"", "true"), Construct(75)]
    [InlineData("{ type: boolean }", "0", "false")]
    [InlineData("{ type: boolean }", "\"1\"", "true")]
    public Task ReadingIsTolerantAndWritingExact(string schema, string sent, string written) =>
        ModelJson.Trip(Member(schema), "O", $$"""{"p":{{sent}}}""").Returns($$"""{"p":{{written}}}""");

    [Theory]
    [InlineData("{ type: integer, format: int32 }", "3000000000", "$.p"), Construct(66)]
    [InlineData("{ type: integer }", "1e400", "$.p")]
    [InlineData("{ type: string, format: uuid }", "\"none\"", "$.p"), Construct(73)]
    [InlineData("{ type: string, format: date-time }", "\"yesterday\"", "$.p"), Construct(70)]
    public Task WhatCannotBeReadIsToldWithItsPlace(string schema, string sent, string place) =>
        Call.Of(Document.Operation("GET /o", $$"""responses: { '200': { description: '', content: { application/json: { schema: { type: object, properties: { p: {{schema}} } } } } } }"""), "await client.O.SendAsync()")
            .Answers($$"""{"p":{{sent}}}""").Throws<Exception>(place);

    [Theory, Construct(71)]
    [InlineData("date", "2024-02-29", "(value.P!.Value.DayOfYear, value.P!.Value.DayOfWeek.ToString())", 60, "Thursday")]
    [InlineData("time", "23:59:58.5", "(value.P!.Value.Hour, value.P!.Value.Millisecond.ToString())", 23, "500")]
    [InlineData("time", "23:59:58Z", "(value.P!.Value.Minute, JsonSerializer.Serialize(value.P))", 59, "\"23:59:58\"")]
    [InlineData("duration", "P1DT2H", "((int)value.P!.Value.ToTimeSpan().TotalHours, value.P!.Value.ToString())", 26, "P1DT2H")]
    public Task ADateATimeAndADurationHaveTheirParts(string format, string sent, string code, int part, string other) =>
        ModelJson.Read(Member($"{{ type: string, format: {format} }}"), "O", $$"""{"p":"{{sent}}"}""", code).Returns((part, other));

    [Theory, Construct(71)]
    [InlineData("date", "2023-02-29")]
    [InlineData("time", "25:00:00")]
    public Task ADateThatIsNoneIsRefused(string format, string sent) =>
        ModelJson.Read(Member($"{{ type: string, format: {format} }}"), "O", $$"""{"p":"{{sent}}"}""", "value.P").Throws<Exception>($"A {format} was expected");

    /// <summary>What the row calls partly.</summary>
    [Fact, Construct(71)]
    public Task TheOffsetOfATimeIsLost() =>
        ModelJson.Trip(Member("{ type: string, format: time }"), "O", """{"p":"23:59:58+02:00"}""").Returns("""{"p":"23:59:58"}""");

    [Fact, Construct(71)]
    public Task DatesAndDurationsTravelInAQuery() =>
        Call.Of(
            Document.Operation("GET /o", "parameters: [{ name: d, in: query, schema: { type: string, format: date } }, { name: t, in: query, schema: { type: string, format: duration } }]"),
            "await client.O.SendAsync(d: new DateOnly(2024, 2, 29), t: TimeSpan.FromHours(26));").Sends("GET /o?d=2024-02-29&t=P1DT2H");

    [Theory, Construct(71)]
    [InlineData("PT90M", 5400)]
    [InlineData("P2W", 1209600)]
    [InlineData("P1M", 2592000)]
    public Task ADurationHasALength(string sent, double seconds) =>
        ModelJson.Read(Member("{ type: string, format: duration }"), "O", $$"""{"p":"{{sent}}"}""", "value.P!.Value.ToTimeSpan().TotalSeconds").Returns(seconds);

    [Fact, Construct(71)]
    public Task ADurationIsGivenAsATimeSpan() =>
        ModelJson.Write(Member("{ type: string, format: duration }"), "new O { P = TimeSpan.FromMinutes(90) }").Returns("""{"p":"PT1H30M"}""");

    [Fact, Construct(74)]
    public Task Base64UrlIsWrittenAsSuch() =>
        ModelJson.Write(Member("{ type: string, contentEncoding: base64url }"), "new O { P = [255, 239] }").Returns("""{"p":"_-8"}""");

    [Theory, Construct(82)]
    [InlineData("{ type: integer, default: abc }", "long? P")]
    [InlineData("{ type: string, default: { a: 1 } }", "string? P")]
    [InlineData("{ type: array, items: { type: string }, default: x }", "List<string>? P")]
    [InlineData("{ type: string, enum: [a, b], default: c }", "OP? P")]
    [InlineData("{ type: string, format: date, default: 2024-01-01 }", "DateOnly? P")]
    [InlineData("{ type: object, properties: { x: { type: string } }, default: [] }", "OP? P")]
    public void AnyDefaultIsTolerated(string schema, string member) => Code.Of(Member(schema)).Declares("O", member);

    [Fact, Construct(83)]
    public Task LimitsNeverStandInTheWayOfReading() =>
        ModelJson.Trip(Member("{ type: string, minLength: 5, maxLength: 3, pattern: '(?<' }"), "O", """{"p":"abcd"}""").Returns("""{"p":"abcd"}""");
}
