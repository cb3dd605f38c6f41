using System.IO.Compression;
using System.Text;
using Integrator.Json;
using Microsoft.AspNetCore.Http;

namespace Integrator.Tests.Http;

public sealed class ResponseTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("201")]
    [InlineData("2XX")]
    [InlineData("default")]
    [InlineData("200")]
    public async Task EverySuccessIsRead(string declared)
    {
        await using var probe = await ProbeServer.StartAsync();
        probe.Server.Answers("\"é\"", 201);
        var action = new Probe<string>(() => new ApiRequest<string>("GET", "/s").Json(declared, JsonRead.String));
        Assert.Equal("é", await probe.Connection.SendAsync(action, Token));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    public async Task AnEmptyBodyIsDefault(string body)
    {
        await using var probe = await ProbeServer.StartAsync();
        probe.Server.Answers(body);
        Assert.Null(await probe.Connection.SendAsync(Probe.Text("GET", "/s"), Token));
    }

    [Theory]
    [InlineData("application/problem+json", "json x")]
    [InlineData("text/plain", "text \"x\"")]
    [InlineData("application/csv", "stream")]
    public async Task OneStatusIsReadByItsMediaType(string mediaType, string expected)
    {
        await using var probe = await ProbeServer.StartAsync();
        probe.Server.Answers("\"x\"", 200, mediaType);
        var action = new Probe<string>(static () => new ApiRequest<string>("GET", "/s")
            .Stream("200", "application/csv", static stream =>
            {
                stream.Dispose();
                return "stream";
            })
            .Text("200", static text => "text " + text)
            .Json("200", static (ref JsonReader json) => "json " + json.String()));
        Assert.Equal(expected, await probe.Connection.SendAsync(action, Token));
        Assert.Equal("application/json, application/csv, text/plain", probe.Server.Request.Header("Accept"));
    }

    [Fact]
    public async Task OtherCharsetsAreTranscoded()
    {
        await using var probe = await ProbeServer.StartAsync();
        probe.Server
            .Answers(Encoding.Latin1.GetBytes("\"é\""), 200, "application/json; charset=ISO-8859-1")
            .Answers(Encoding.Unicode.GetBytes("\"é\""), 200, "application/json; charset=\"utf-16\"")
            .Answers("\"é\"", 200, "application/json; charset=klingon");
        for (var answer = 0; answer < 3; answer++)
        {
            Assert.Equal("é", await probe.Connection.SendAsync(Probe.Text("GET", "/s"), Token));
        }
    }

    [Fact]
    public async Task CompressedBodiesAreRead()
    {
        await using var probe = await ProbeServer.StartAsync();
        using var body = new MemoryStream();
        using (var gzip = new GZipStream(body, CompressionMode.Compress))
        {
            gzip.Write("\"zipped\""u8);
        }

        probe.Server.Answers(body.ToArray(), 200, "application/json", ("Content-Encoding", "gzip"));
        Assert.Equal("zipped", await probe.Connection.SendAsync(Probe.Text("GET", "/s"), Token));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ABodyLargerThanAllowedIsRefused(bool announced)
    {
        await using var probe = await ProbeServer.StartAsync(configure: static options => options.MaxResponseBytes = 1000);
        probe.Server.Answers(async context =>
        {
            context.Response.ContentLength = announced ? 1002 : null;
            await context.Response.WriteAsync("\"" + new string('x', 1000) + "\"");
        });

        var failure = await Assert.ThrowsAsync<ResponseTooLargeException>(() => probe.Connection.SendAsync(Probe.Text("GET", "/s"), Token));
        Assert.Equal("Probe: GET /s answered 200 with a body that is larger than the 1000 bytes that ConnectionOptions.MaxResponseBytes allows.", failure.Message);
        Assert.Equal((200, 1000), (failure.Status, failure.MaxBytes));
    }

    [Fact]
    public async Task TheLengthOfAHeadIsNotThatOfItsBody()
    {
        await using var probe = await ProbeServer.StartAsync(configure: static options => options.MaxResponseBytes = 10);
        probe.Server.Answers(static context =>
        {
            context.Response.ContentLength = 5_000_000_000;
            return Task.CompletedTask;
        });
        var response = await probe.Connection.SendForResponseAsync(Probe.Of("HEAD", "/h"), Token);
        Assert.Equal("5000000000", response.Headers.Text("Content-Length"));
    }

    [Fact]
    public async Task ADownloadStreamsWhatIsTooLargeToHold()
    {
        await using var probe = await ProbeServer.StartAsync(configure: static options => options.MaxResponseBytes = 10);
        probe.Server.Answers(new byte[1_000_000], 200, "application/octet-stream");
        var action = new Probe<Stream>(static () => new ApiRequest<Stream>("GET", "/d").Stream("200", "*/*", static stream => stream));

        await using var stream = await probe.Connection.SendAsync(action, Token);
        using var content = new MemoryStream();
        await stream.CopyToAsync(content, Token);
        Assert.Equal(1_000_000, content.Length);
    }

    [Fact]
    public async Task ManyCallsAtOnceDoNotMixTheirBodies()
    {
        await using var probe = await ProbeServer.StartAsync();
        for (var call = 0; call < 64; call++)
        {
            probe.Server.Answers(static async context =>
            {
                var number = context.Request.Query["n"].ToString();
                await context.Response.WriteAsync($"\"{number} {new string('x', int.Parse(number, null) * 100)}\"");
            });
        }

        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(number => probe.Connection.SendAsync(
            new Probe<string>(() => new ApiRequest<string>("GET", "/n").Query("n", number).Json("200", JsonRead.String)), Token)));
        Assert.All(answers, static (answer, number) => Assert.Equal($"{number} {new string('x', number * 100)}", answer));
    }

    [Fact]
    public async Task HeadersAreReadWithoutRegardToCase()
    {
        await using var probe = await ProbeServer.StartAsync();
        probe.Server.Answers("\"\"", 200, "application/json", ("X-List", "a"), ("x-list", "b"), ("X-Day", "2024-02-03"), ("X-Bad", "soon"));
        var headers = (await probe.Connection.SendForResponseAsync(Probe.Text("GET", "/h"), Token)).Headers;

        Assert.Equal(["a", "b"], headers.All("x-LIST"));
        Assert.Equal("a, b", headers.Text("x-list"));
        Assert.Equal(new DateOnly(2024, 2, 3), headers.Value<DateOnly>("x-day"));
        Assert.Null(headers.Value<int>("x-bad"));
        Assert.Null(headers.Text("x-none"));
        Assert.StartsWith("application/json", headers.Text("content-type"));
        Assert.Contains(headers, static header => header.Key == "X-Day");
    }
}
