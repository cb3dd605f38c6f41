using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Sonar;

namespace Integrator.Faults.Tests.Answers;

/// <summary>Bodies that break off or cannot be unpacked.</summary>
public sealed class BrokenBodyTests : IAsyncLifetime
{
    private const string Head = "HTTP/1.1 200 OK\nContent-Type: application/json\n";
    private const string Ok = """{"id":"ok"}""";

    private readonly RawServer _server = new();
    private SonarClient _client = null!;

    public ValueTask InitializeAsync()
    {
        _client = new SonarClient(_server.Connect(SonarClient.Api, Credential.None));
        return default;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    public static TheoryData<string> Broken =>
    [
        "length", "chunk", "chunk size", "no end of chunks", "gzip", "gzip with a wrong sum", "deflate", "brotli", "nothing", "no HTTP",
    ];

    [Theory, MemberData(nameof(Broken))]
    public async Task ABrokenBodyIsAskedForAgain(string fault)
    {
        Answer(fault).ThenJson(Ok);

        Assert.Equal("ok", (await _client.Pings.CheckAsync(Wire.Token)).Id);
        Assert.Equal(2, _server.Requests.Count);
    }

    [Theory, MemberData(nameof(Broken))]
    public async Task ABrokenAnswerToAPostIsOneDocumentedException(string fault)
    {
        Answer(fault);

        await Assert.ThrowsAsync<HttpRequestException>(() => _client.Pings.SendAsync(new Ping { Id = "1" }, Wire.Token));
        Assert.Single(_server.Requests);
    }

    [Theory]
    [InlineData("length"), InlineData("chunk"), InlineData("gzip"), InlineData("brotli")]
    public async Task ABrokenStreamIsAnIOException(string fault)
    {
        Answer(fault);

        var failure = await Record.ExceptionAsync(async () => await _client.Pings.StreamAsync(Wire.Token).ToListAsync(Wire.Token));

        Assert.True(failure is IOException or JsonException, $"{failure}");
    }

    // .NET ends such a stream without a word, so what is missing shows in the JSON.
    [Theory]
    [InlineData("truncated gzip"), InlineData("truncated brotli")]
    public async Task ABodyThatWasCutBeforeItWasSentIsADocumentedException(string fault)
    {
        Answer(fault);

        Assert.Contains("The JSON ends too early", (await Assert.ThrowsAsync<ApiException>(() => _client.Pings.SendAsync(new Ping { Id = "1" }, Wire.Token))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABombOfGzipEndsAtTheLimitOfUnpackedBytes()
    {
        var bomb = RawServer.GZip(Encoding.UTF8.GetBytes("""{"id":" """ + new string(' ', 50_000_000) + "\"}"));
        using var connection = _server.ThenJson(bomb, "\nContent-Encoding: gzip").Connect(SonarClient.Api, Credential.None, static options => options.MaxResponseBytes = 1_000_000);

        var failure = await Assert.ThrowsAsync<ResponseTooLargeException>(() => new SonarClient(connection).Pings.CheckAsync(Wire.Token));

        Assert.Equal(1_000_000, failure.MaxBytes);
        Assert.True(bomb.Length < 1_000_000);
        Assert.Single(_server.Requests);
    }

    [Theory]
    [InlineData("utf-7"), InlineData("utf-16"), InlineData("nonsense"), InlineData("\"\""), InlineData("utf-8; charset=utf-7"), InlineData("iso-8859-1")]
    public async Task AnOddCharsetIsNoExceptionOfItsOwn(string charset)
    {
        _server.Then($"HTTP/1.1 200 OK\nContent-Type: application/json; charset={charset}\nContent-Length: {Ok.Length}", Ok);

        var failure = await Record.ExceptionAsync(() => _client.Pings.SendAsync(new Ping { Id = "1" }, Wire.Token));

        Assert.True(failure is null or ApiException, $"{failure}");
    }

    private RawServer Answer(string fault)
    {
        var packed = RawServer.GZip(Encoding.UTF8.GetBytes(Ok + new string(' ', 10_000)));
        return fault switch
        {
            "length" => _server.Then(Head + "Content-Length: 100", Ok),
            "chunk" => _server.Then(Head + "Transfer-Encoding: chunked", "20\r\n" + Ok),
            "chunk size" => _server.Then(Head + "Transfer-Encoding: chunked", "zz\r\n" + Ok + "\r\n0\r\n\r\n"),
            "no end of chunks" => _server.Then(Head + "Transfer-Encoding: chunked", $"{Ok.Length:x}\r\n{Ok}\r\n"),
            "gzip" => _server.ThenJson("this is no gzip"u8.ToArray(), "\nContent-Encoding: gzip"),
            "truncated gzip" => _server.ThenJson(RawServer.GZip(Encoding.UTF8.GetBytes(Long))[..^100], "\nContent-Encoding: gzip"),
            "gzip with a wrong sum" => _server.ThenJson([.. packed[..^8], 1, 2, 3, 4, .. packed[^4..]], "\nContent-Encoding: gzip"),
            "deflate" => _server.ThenJson("this is no deflate"u8.ToArray(), "\nContent-Encoding: deflate"),
            "brotli" => _server.ThenJson("this is no brotli"u8.ToArray(), "\nContent-Encoding: br"),
            "truncated brotli" => _server.ThenJson(Brotli()[..^100], "\nContent-Encoding: br"),
            "nothing" => _server.Then("", Array.Empty<byte>()),
            _ => _server.Then("GARBAGE", "garbage"),
        };
    }

    private static string Long => """{"id":"ok","names":{""" + string.Join(',', Enumerable.Range(0, 5_000).Select(static number => $"\"{number}\":\"{number * 7919}\"")) + "}}";

    private static byte[] Brotli()
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
        {
            brotli.Write(Encoding.UTF8.GetBytes(Long));
        }

        return packed.ToArray();
    }
}
