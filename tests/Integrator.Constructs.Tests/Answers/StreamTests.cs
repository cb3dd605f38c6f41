using Integrator.Constructs.Tests.Support;

namespace Integrator.Constructs.Tests.Answers;

[Construct(105)]
public sealed class StreamTests
{
    private const string Schemas = """
        Tick: { type: object, properties: { n: { type: integer } } }
        Notice: { type: object, properties: { event: { type: string }, id: { type: string }, data: { type: string } } }
        Typed: { type: object, properties: { event: { type: string }, data: { $ref: '#/components/schemas/Tick' } } }
        """;

    private const string Sum = "var all = new List<long?>(); await foreach (var tick in client.Ticks.SendAsync()) all.Add(tick.N); return string.Join(\",\", all);";

    [Theory]
    [InlineData("text/event-stream", "data: {\"n\":1}\n\n: stay\n\nevent: tick\ndata: {\ndata: \"n\":2}\n\ndata: [DONE]\n\ndata: {\"n\":3}\n\n")]
    [InlineData("application/x-ndjson", "{\"n\":1}\n\n{\"n\":2}")]
    [InlineData("application/jsonl", "{\"n\":1}\r\n{\"n\":2}\r\n")]
    [InlineData("application/json-seq", "\u001E{\"n\":1}\n\u001E{\n\"n\":2}\n")]
    public Task ItemsComeOneByOne(string mediaType, string body)
    {
        var document = Get($"{mediaType}: {{ schema: {{ $ref: '#/components/schemas/Tick' }} }}");
        Code.Of(document).Declares("TicksResource", "IAsyncEnumerable<Tick> SendAsync(CancellationToken cancellationToken = default)", "Task<ApiResponse<IAsyncEnumerable<Tick>>> SendResponseAsync(CancellationToken cancellationToken = default)");
        return Call.Of(document, Sum).Answers(body, mediaType).Sends("GET /ticks\nAccept: " + mediaType).Returns("1,2");
    }

    [Theory]
    [InlineData("application/jsonl: { itemSchema: { $ref: '#/components/schemas/Tick' } }", "{\"n\":1}\n{\"n\":2}\n")]
    [InlineData("text/event-stream: { itemSchema: { $ref: '#/components/schemas/Tick' } }", "data: {\"n\":1}\n\ndata: {\"n\":2}\n\n")]
    public Task AnItemSchemaIsTheItem(string content, string body) =>
        Call.Of(Get(content, "3.2.0"), Sum).Answers(body, content.Split(':')[0]).Returns("1,2");

    [Fact]
    public Task AnEventCanBeAnObject() =>
        Call.Of(Get("text/event-stream: { itemSchema: { $ref: '#/components/schemas/Notice' } }", "3.2.0"),
            "var all = \"\"; await foreach (var item in client.Ticks.SendAsync()) all += $\"{item.Event} {item.Id} {item.Data};\"; return all;")
            .Answers("event: a\nid: 7\ndata: x y\n\ndata: z\n\n", "text/event-stream").Returns("a 7 x y;message  z;");

    [Fact]
    public Task AnEventsDataCanBeTyped() =>
        Call.Of(Get("text/event-stream: { schema: { $ref: '#/components/schemas/Typed' } }"), "await foreach (var item in client.Ticks.SendAsync()) return item.Event + item.Data?.N; return null;")
            .Answers("event: tick\ndata: {\"n\":5}\n\n", "text/event-stream").Returns("tick5");

    [Theory]
    [InlineData("text/event-stream: {}")]
    [InlineData("text/event-stream: { schema: { type: string } }")]
    public Task EventsOfNoSchemaAreText(string content) =>
        Call.Of(Get(content), "var all = \"\"; await foreach (var text in client.Ticks.SendAsync()) all += text + \";\"; return all;")
            .Answers("data: a\n\ndata: b\ndata: c\n\n", "text/event-stream").Returns("a;b\nc;");

    [Fact]
    public Task WhatAnswersBothWaysIsTwoMethods()
    {
        var document = Get("application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Tick' } } }, text/event-stream: { schema: { $ref: '#/components/schemas/Tick' } }");
        Code.Of(document).Declares(
            "TicksResource",
            "Task<List<Tick>> SendAsync(CancellationToken cancellationToken = default)",
            "IAsyncEnumerable<Tick> SendStreamAsync(CancellationToken cancellationToken = default)");
        return Call.Of(document, "var all = (await client.Ticks.SendAsync())[0].N; await foreach (var tick in client.Ticks.SendStreamAsync()) all += tick.N; return all;")
            .Answers("[{\"n\":1}]").Answers("data: {\"n\":2}\n\n", "text/event-stream")
            .Sends("GET /ticks\nAccept: application/json", "GET /ticks\nAccept: text/event-stream").Returns(3L);
    }

    [Fact]
    public Task LongLinesAreWhole() =>
        Call.Of(Get("application/x-ndjson: { schema: { $ref: '#/components/schemas/Tick' } }"), Sum)
            .Answers($"{{\"x\":\"{new string('x', 100_000)}\",\"n\":1}}\n{{\"n\":2}}\n", "application/x-ndjson").Returns("1,2");

    [Fact]
    public Task AnErrorIsThrownBeforeTheFirstItem() =>
        Call.Of(Get("text/event-stream: {}"), "await foreach (var text in client.Ticks.SendAsync()) return text; return \"none\";")
            .Answers("{\"message\":\"no\"}", status: 403).Throws<ApiException>("403");

    [Fact]
    public Task AnAnswerWithoutABodyHasNoItems() => Call.Of(Get("text/event-stream: {}"), "await foreach (var text in client.Ticks.SendAsync()) return text; return \"none\";").Returns("none");

    private static Document Get(string content, string openapi = "3.1.1") =>
        Document.Operation("GET /ticks", $"responses: {{ '200': {{ description: ok, content: {{ {content} }} }} }}", Schemas, openapi);
}
