using System.Text;
using System.Text.Json;
using Sonar;

namespace Integrator.Faults.Tests.Answers;

/// <summary>JSON that is odd, and numbers and links that are not what their type says.</summary>
public sealed class OddJsonTests : IAsyncLifetime
{
    private readonly RawServer _server = new();
    private SonarClient _client = null!;

    public ValueTask InitializeAsync()
    {
        _client = new SonarClient(_server.Connect(SonarClient.Api, Credential.None));
        return default;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task OfTwoMembersOfOneNameTheLastCountsForModelsAndExpressions()
    {
        _server.ThenJson("""{"id":"1","id":"2","problem":{"text":"no"},"problem":{"a":1,"a":2,"text":""}}""").ThenJson("""{"problem":{"text":"first","text":"second"}}""");

        Assert.Equal("2", (await _client.Pings.CheckAsync(Wire.Token)).Id);
        Assert.Equal("second", (await Assert.ThrowsAsync<ApiException>(() => _client.Pings.CheckAsync(Wire.Token))).ProviderMessage);
    }

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("\\udc00\\ud800")]
    [InlineData("\\uD83D x")]
    public async Task HalfASurrogatePairIsNoExceptionOfItsOwn(string half)
    {
        _server
            .ThenJson($$$"""{"problem":{"text":"{{{half}}}"}}""")
            .ThenJson($$$"""{"{{{half}}}":1,"problem":{"text":"told"}}""")
            .ThenJson($$"""{"id":"{{half}}"}""")
            .Then("HTTP/1.1 400 Bad Request\nContent-Type: application/json\nConnection: close", $$"""{"message":"{{half}}","code":"{{half}}"}""");

        Assert.Contains('\uFFFD', (await Assert.ThrowsAsync<ApiException>(() => _client.Pings.CheckAsync(Wire.Token))).ProviderMessage!);
        Assert.Equal("told", (await Assert.ThrowsAsync<ApiException>(() => _client.Pings.CheckAsync(Wire.Token))).ProviderMessage);
        Assert.Contains("$.id", (await Assert.ThrowsAsync<ApiException>(() => _client.Pings.CheckAsync(Wire.Token))).Message, StringComparison.Ordinal);
        Assert.Contains('\uFFFD', (await Assert.ThrowsAsync<ApiException>(() => _client.Pings.CheckAsync(Wire.Token))).Code!);
    }

    [Theory]
    [InlineData(new byte[] { 0xFF })]
    [InlineData(new byte[] { 0xC0, 0x80 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0xF0, 0x9F })]
    public async Task BytesThatAreNotUtf8AreNoExceptionOfTheirOwn(byte[] bytes)
    {
        byte[] Around(string before, string after) => [.. Encoding.UTF8.GetBytes(before), .. bytes, .. Encoding.UTF8.GetBytes(after)];
        _server
            .ThenJson(Around("{\"problem\":{\"text\":\"", "\"}}"))
            .ThenJson(Around("{\"", "\":1,\"problem\":{\"text\":\"told\"}}"))
            .ThenJson(Around("{\"id\":\"", "\"}"));

        Assert.Contains('\uFFFD', (await Assert.ThrowsAsync<ApiException>(() => _client.Pings.CheckAsync(Wire.Token))).ProviderMessage!);
        Assert.Equal("told", (await Assert.ThrowsAsync<ApiException>(() => _client.Pings.CheckAsync(Wire.Token))).ProviderMessage);
        Assert.IsAssignableFrom<JsonException>((await Assert.ThrowsAsync<ApiException>(() => _client.Pings.CheckAsync(Wire.Token))).InnerException);
    }

    [Theory]
    [InlineData("small", "3000000000", "A 32-bit integer from -2147483648 to 2147483647 was expected, but the number 3000000000 stands here.")]
    [InlineData("small", "2.5", "A 32-bit integer from -2147483648 to 2147483647 was expected, but the number 2.5 stands here.")]
    [InlineData("large", "1e30", "A 64-bit integer from -9223372036854775808 to 9223372036854775807 was expected, but the number 1e30 stands here.")]
    [InlineData("real", "1e400", "A number from -1.7976931348623157E+308 to 1.7976931348623157E+308 was expected, but the number 1e400 stands here.")]
    [InlineData("ratio", "1e40", "A number from -3.4028235E+38 to 3.4028235E+38 was expected, but the number 1e40 stands here.")]
    [InlineData("real", "\"1e400\"", "A number was expected, but text stands here.")]
    [InlineData("small", "\"9999999999\"", "A 32-bit integer was expected, but text stands here.")]
    public async Task ANumberOutsideItsTypeIsToldWithTheRangeAndThePath(string member, string number, string message)
    {
        _server.ThenJson($$"""{"{{member}}":{{number}}}""");

        var failure = await Assert.ThrowsAsync<ApiException>(() => _client.Pings.CheckAsync(Wire.Token));

        Assert.Contains($"{message} Path: $.{member}", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://[", "http%3A//[")]
    [InlineData("https://a:99999999/", "https%3A//a%3A99999999/")]
    [InlineData("http://ex ample/", "http%3A//ex ample/")]
    [InlineData("//", "//")]
    [InlineData("", "")]
    public async Task ALinkThatIsNoUrlIsKeptAndNothingElseIsLost(string link, string kept)
    {
        _server.ThenJson($$"""{"id":"1","link":"{{link}}","small":5}""");

        var ping = await _client.Pings.CheckAsync(Wire.Token);

        Assert.Equal(("1", kept, 5, false), (ping.Id, ping.Link!.OriginalString, ping.Small, ping.Link.IsAbsoluteUri));
    }

    [Theory]
    [InlineData("http://[")]
    [InlineData("https://a:99999999/")]
    [InlineData("https://")]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("\\\\\\\\server\\\\share")]
    public async Task ALinkToTheNextPageThatIsNoAddressIsAPagingException(string link)
    {
        _server.ThenJson($$"""{"items":[{"id":"1"}],"next":"{{link}}"}""").ThenJson("""{"items":[]}""");

        var failure = await Record.ExceptionAsync(async () => await _client.Pings.LinkedAsync(Wire.Token).ToListAsync(Wire.Token));

        Assert.True(failure is PagingException or null, $"{failure}");
        Assert.All(_server.Requests, static request => Assert.Contains("Host: 127.0.0.1", request, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<http://[>; rel=\"next\"")]
    [InlineData("<//>; rel=next")]
    [InlineData("<>; rel=next")]
    [InlineData("<<<<;;;,,,\"")]
    public async Task AnOddLinkHeaderIsADocumentedExceptionOrTheEnd(string link)
    {
        var body = """{"items":[{"id":"1"}]}"""u8.ToArray();
        _server.ThenJson(body, "\nLink: " + link).ThenJson("""{"items":[]}""");

        var failure = await Record.ExceptionAsync(async () => await _client.Pings.LinksAsync(Wire.Token).ToListAsync(Wire.Token));

        Assert.True(failure is PagingException or null, $"{failure}");
    }
}
