using System.IO.Compression;
using System.Text;
using Integrator.Constructs.Tests.Support;

namespace Integrator.Constructs.Tests.Answers;

public sealed class ContentTests
{
    private const string OfPet = "{ schema: { type: object, properties: { name: { type: string } } } }";

    [Theory, Construct(104)]
    [InlineData("application/json: { schema: { type: string } }", "Task<string>", "application/json", "\"a\"", "a")]
    [InlineData("text/plain: { schema: { type: string } }", "Task<string>", "text/plain", "a b", "a b")]
    [InlineData("text/plain: { schema: { type: string } }", "Task<string>", "text/plain", "\"quoted\"", "\"quoted\"")]
    [InlineData("text/csv: {}", "Task<string>", "text/csv", "a,b\n1,2", "a,b\n1,2")]
    [InlineData("application/xml: { schema: { type: object, properties: { a: { type: string } } } }", "Task<string>", "application/xml", "<a/>", "<a/>")]
    [InlineData("text/html: {}", "Task<string>", "text/html", "<p>", "<p>")]
    public Task TextIsAString(string content, string type, string mediaType, string body, string value)
    {
        Code.Of(Get(content)).Declares("PetsResource", $"{type} SendAsync(CancellationToken cancellationToken = default)");
        return Call.Of(Get(content), "await client.Pets.SendAsync()").Answers(body, mediaType).Returns(value).Sends("GET /pets\nAccept: " + content.Split(':')[0]);
    }

    [Theory, Construct(104)]
    [InlineData("application/pdf: {}")]
    [InlineData("application/octet-stream: { schema: { type: string, format: binary } }")]
    [InlineData("image/png: { schema: { type: string, format: binary } }")]
    public Task BytesAreAStream(string content)
    {
        Code.Of(Get(content)).Declares("PetsResource", "Task<Stream> SendAsync(CancellationToken cancellationToken = default)");
        return Call.Of(Get(content), "using var stream = await client.Pets.SendAsync(); return stream.ReadByte() + \",\" + stream.ReadByte();").Answers([1, 255], content.Split(':')[0]).Returns("1,255");
    }

    [Theory, Construct(104)]
    [InlineData("application/vnd.api+json", "application/vnd.api+json")]
    [InlineData("application/hal+json; profile=x", "application/hal+json; profile=x")]
    [InlineData("application/json", "application/json")]
    [InlineData("text/json", "application/json")]
    [InlineData("application/*+json", "application/json")]
    public Task WhatIsAskedForIsWhatTheOperationDescribes(string mediaType, string accept) =>
        Call.Of(Get($"'{mediaType}': {OfPet}"), "(await client.Pets.SendAsync()).Name").Answers("{\"name\":\"Rex\"}", mediaType.Contains('*', StringComparison.Ordinal) ? "application/json" : mediaType).Returns("Rex").Sends("GET /pets\nAccept: " + accept);

    [Fact, Construct(104)]
    public Task AnyJsonIsAnElement() =>
        Call.Of(Get("application/json: {}"), "(await client.Pets.SendAsync()).GetProperty(\"a\").GetInt32()").Answers("{\"a\":1}").Returns(1);

    [Theory, Construct(104)]
    [InlineData("", 200)]
    [InlineData("  \n", 200)]
    [InlineData("", 204)]
    public Task AnEmptyAnswerIsNothing(string body, int status) =>
        Call.Of(Get($"application/json: {OfPet}"), "await client.Pets.SendAsync()").Answers(body, "application/json", status).Returns(null);

    [Fact, Construct(104)]
    public void ADeclaredAnswerWithoutContentIsNothing() =>
        Code.Of(Document.Operation("GET /pets", "responses: { '200': { description: ok } }")).Declares("PetsResource", "Task SendAsync(CancellationToken cancellationToken = default)");

    [Theory, Construct(106)]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/vnd.pets.v2+json")]
    [InlineData("text/plain")]
    [InlineData("")]
    public Task AnotherMediaTypeThanDeclaredIsReadAllTheSame(string mediaType) =>
        Call.Of(Get($"application/json: {OfPet}"), "(await client.Pets.SendAsync()).Name").Answers("{\"name\":\"Rex\"}", mediaType).Returns("Rex");

    [Theory, Construct(106)]
    [InlineData("application/json;odata=verbose")]
    [InlineData("application/hal+json")]
    [InlineData("application/vnd.pets+json; version=2")]
    public Task ADeclaredParameterOrSuffixIsJson(string declared) =>
        Call.Of(Get($"'{declared}': {OfPet}"), "(await client.Pets.SendAsync()).Name").Answers("{\"name\":\"Rex\"}").Returns("Rex");

    [Theory, Construct(107)]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public Task ACompressedAnswerIsReadAsText(string coding) =>
        Call.Of(Get($"application/json: {OfPet}"), "(await client.Pets.SendAsync()).Name").Answers(Compressed(coding), "application/json", headers: ("Content-Encoding", coding))
            .Returns("Rex").Sends("GET /pets\nAccept-Encoding: gzip, deflate, br");

    [Fact, Construct(107)]
    public Task AByteOrderMarkIsNoContent() =>
        Call.Of(Get($"application/json: {OfPet}"), "(await client.Pets.SendAsync()).Name").Answers("\uFEFF{\"name\":\"Rex\"}").Returns("Rex");

    [Theory, Construct(107)]
    [InlineData("iso-8859-1")]
    [InlineData("utf-16")]
    [InlineData("\"ISO-8859-1\"")]
    public Task AnotherCharsetIsText(string charset) =>
        Call.Of(Get("text/plain: {}"), "await client.Pets.SendAsync()").Answers(Encoding.GetEncoding(charset.Trim('"')).GetBytes("né"), "text/plain; charset=" + charset).Returns("né");

    [Fact, Construct(107)]
    public Task JsonMayBeInLatin1() =>
        Call.Of(Get($"application/json: {OfPet}"), "(await client.Pets.SendAsync()).Name").Answers(Encoding.Latin1.GetBytes("{\"name\":\"é\"}"), "application/json; charset=iso-8859-1").Returns("é");

    private static Document Get(string content) => Document.Operation("GET /pets", $"responses: {{ '200': {{ description: ok, content: {{ {content} }} }} }}");

    private static byte[] Compressed(string coding)
    {
        using var bytes = new MemoryStream();
        using (Stream stream = coding switch
        {
            "gzip" => new GZipStream(bytes, CompressionMode.Compress),
            "br" => new BrotliStream(bytes, CompressionMode.Compress),
            _ => new ZLibStream(bytes, CompressionMode.Compress),
        })
        {
            stream.Write("{\"name\":\"Rex\"}"u8);
        }

        return bytes.ToArray();
    }
}
