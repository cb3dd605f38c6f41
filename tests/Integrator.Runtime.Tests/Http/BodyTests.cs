using System.Text;
using Integrator.Json;

namespace Integrator.Tests.Http;

public sealed class BodyTests
{
    [Theory]
    [InlineData("application/json", """{"q":1}""", """{"q":1,"a.b":"open","tag":["x","y"]}""")]
    [InlineData("application/x-www-form-urlencoded", "q=1", "q=1&a.b=open&tag=x&tag=y")]
    [InlineData(null, null, """{"a.b":"open","tag":["x","y"]}""")]
    public async Task TheQueryIsRepeatedInTheBodyOfARequestWithoutPages(string? mediaType, string? body, string wire)
    {
        await using var probe = await ProbeServer.StartAsync();

        var sent = await probe.WireAsync("POST", "/b", request => (mediaType is null ? request : request.Body(mediaType, body))
            .QueryToBody().Query("a.b", "open").Query("tag", (List<string>)["x", "y"], ArrayStyle.Repeat));

        Assert.Equal(("/v1/b?a.b=open&tag=x&tag=y", wire), (sent.Target, sent.Body));
    }

    private const string Nested = """{"a":"x y&z","b":true,"n":null,"o":{"p":1.50},"l":[1,"é"],"m":[{"q":1},{"q":[2]}]}""";

    private static readonly JsonWrite<string> s_raw = static (json, text) =>
        json.Element(System.Text.Json.JsonDocument.Parse(text).RootElement);

    [Fact]
    public async Task AFormIsFlattenedWithBrackets()
    {
        await using var probe = await ProbeServer.StartAsync();
        var sent = await probe.WireAsync("POST", "/f", request => request.Body("application/x-www-form-urlencoded", Nested, s_raw));
        Assert.Equal("a=x+y%26z&b=true&o[p]=1.50&l=1&l=%C3%A9&m[0][q]=1&m[1][q][]=2", sent.Body);
        Assert.Equal("application/x-www-form-urlencoded", sent.Header("Content-Type"));
        Assert.Equal(sent.Body.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), sent.Header("Content-Length"));
    }

    [Fact]
    public async Task PartsAreTextOrJsonByShape()
    {
        await using var probe = await ProbeServer.StartAsync();
        var sent = await probe.WireAsync("POST", "/m", request => request.Body("multipart/form-data", Nested, s_raw));
        var boundary = sent.Header("Content-Type")!.Split("boundary=")[1];
        Assert.Equal(
            string.Join("\r\n",
                Part("a", "x y&z"), Part("b", "true"), JsonPart("o", """{"p":1.50}"""), Part("l", "1"), Part("l", "é"),
                JsonPart("m", """{"q":1}"""), JsonPart("m", """{"q":[2]}"""), "--B--", ""),
            sent.Body.Replace(boundary, "B", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ManyFilesAreManyPartsAndStreamsAreSentInChunks()
    {
        await using var probe = await ProbeServer.StartAsync();
        var files = new List<ApiFile> { ApiFile.FromBytes("1"u8.ToArray(), "a.txt", "text/plain"), ApiFile.FromStream(new MemoryStream("2"u8.ToArray())) };
        var sent = await probe.WireAsync("POST", "/m", request => request.Body("multipart/form-data", files, static (json, files) =>
        {
            json.StartObject();
            json.Name("files"u8).List(files, JsonWrite.File);
            json.EndObject();
        }));
        var boundary = sent.Header("Content-Type")!.Split("boundary=")[1];
        Assert.Equal(
            "--B\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.txt\"\r\nContent-Type: text/plain\r\n\r\n1\r\n"
            + "--B\r\nContent-Disposition: form-data; name=\"files\"; filename=\"files\"\r\nContent-Type: application/octet-stream\r\n\r\n2\r\n--B--\r\n",
            sent.Body.Replace(boundary, "B", StringComparison.Ordinal));
        Assert.Equal("chunked", sent.Header("Transfer-Encoding"));
    }

    [Fact]
    public void AFileInsideAJsonPartIsRefused() =>
        Assert.Throws<InvalidOperationException>(() => new ApiRequest<NoContent>("POST", "/").Body("multipart/form-data", ApiFile.FromText("x"), static (json, file) =>
        {
            json.StartObject();
            json.Name("o"u8).StartObject();
            json.Name("f"u8).File(file);
            json.EndObject();
            json.EndObject();
        }));

    [Theory]
    [InlineData("application/merge-patch+json", "application/merge-patch+json")]
    [InlineData("*/*", "application/json")]
    [InlineData("application/vnd.api+json; v=1", "application/vnd.api+json; v=1")]
    public async Task JsonIsSentUnderItsMediaType(string mediaType, string expected)
    {
        await using var probe = await ProbeServer.StartAsync();
        var sent = await probe.WireAsync("PATCH", "/j", request => request.Body(mediaType, "[1]", s_raw));
        Assert.Equal("[1]", sent.Body);
        Assert.Equal(expected, sent.Header("Content-Type"));
    }

    [Fact]
    public async Task TextBytesFilesAndStreamsAreSentAsTheyAre()
    {
        await using var probe = await ProbeServer.StartAsync();
        var text = await probe.WireAsync("POST", "/t", request => request.Body("text/plain", "é"));
        var bytes = await probe.WireAsync("POST", "/b", request => request.Body("application/pdf", "b"u8.ToArray()));
        var file = await probe.WireAsync("POST", "/f", request => request.Body("image/*", ApiFile.FromText("f", contentType: "image/gif")));
        var stream = await probe.WireAsync("POST", "/s", request => request.Body("*/*", new MemoryStream("s"u8.ToArray())));

        Assert.Equal(("é", "text/plain; charset=utf-8"), (text.Body, text.Header("Content-Type")));
        Assert.Equal(("b", "application/pdf"), (bytes.Body, bytes.Header("Content-Type")));
        Assert.Equal(("f", "image/gif"), (file.Body, file.Header("Content-Type")));
        Assert.Equal(("s", "application/octet-stream"), (stream.Body, stream.Header("Content-Type")));
    }

    [Fact]
    public async Task AStructIsABodyAndAQueryToo()
    {
        await using var probe = await ProbeServer.StartAsync();
        var sent = await probe.WireAsync("POST", "/s", static request => request
            .Query("at", DateTimeOffset.UnixEpoch, JsonWrite.UnixSeconds)
            .QueryJson("s", Minimal.OrderStatus.Open, Minimal.OrderStatus.WriteJson)
            .Query("none", (DateTimeOffset?)null, JsonWrite.UnixSeconds)
            .Body("text/plain", Minimal.OrderStatus.Paid, Minimal.OrderStatus.WriteJson));
        Assert.Equal("/v1/s?at=0&s=%22open%22", sent.Target);
        Assert.Equal("paid", sent.Body);
    }

    [Fact]
    public async Task AnAbsentBodySendsNoContent()
    {
        await using var probe = await ProbeServer.StartAsync();
        var sent = await probe.WireAsync("POST", "/n", request => request.Body("application/json", (string?)null, s_raw));
        Assert.Null(sent.Header("Content-Type"));
        Assert.Equal("0", sent.Header("Content-Length"));
    }

    [Fact]
    public async Task ALargeBodyArrivesWhole()
    {
        await using var probe = await ProbeServer.StartAsync();
        var text = new string('x', 1_000_000);
        var sent = await probe.WireAsync("POST", "/l", request => request.Body("application/json", text, JsonWrite.String));
        Assert.Equal(text.Length + 2, Encoding.UTF8.GetByteCount(sent.Body));
    }

    private static string Part(string name, string text) => $"--B\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{text}";

    private static string JsonPart(string name, string json) =>
        $"--B\r\nContent-Disposition: form-data; name=\"{name}\"\r\nContent-Type: application/json\r\n\r\n{json}";
}
