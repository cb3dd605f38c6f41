using Integrator.Json;

namespace Integrator.Tests.Http;

public sealed class HeaderTests
{
    [Fact]
    public async Task HeadersAndCookiesAreSent()
    {
        await using var probe = await ProbeServer.StartAsync();
        var sent = await probe.WireAsync("GET", "/h", static request => request
            .Header("X-One", 1.5)
            .Header("X-Many", new List<string> { "a", "b" })
            .Header("X-Unix", (DateTimeOffset?)DateTimeOffset.UnixEpoch, JsonWrite.UnixMilliseconds)
            .Header<string?>("X-None", null)
            .Header("Accept", "text/csv")
            .Header("X-Text", "é")
            .Cookie("c", "1;2")
            .Cookie("d", true));
        Assert.Equal("1.5", sent.Header("X-One"));
        Assert.Equal("a,b", sent.Header("X-Many"));
        Assert.Equal("0", sent.Header("X-Unix"));
        Assert.Null(sent.Header("X-None"));
        Assert.Equal("text/csv", sent.Header("Accept"));
        Assert.Equal("c=1%3B2; d=true", sent.Header("Cookie"));
        Assert.StartsWith("Integrator/", sent.Header("User-Agent"));
    }

    [Fact]
    public async Task AContentHeaderGoesWithTheBody()
    {
        await using var probe = await ProbeServer.StartAsync();
        var sent = await probe.WireAsync("PUT", "/h", static request => request.Header("Content-Language", "de").Body("text/plain", "x"));
        Assert.Equal("de", sent.Header("Content-Language"));
    }

    [Theory]
    [InlineData("a\r\nX-Evil: 1")]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    public async Task ALineBreakInAHeaderIsRefused(string value)
    {
        await using var probe = await ProbeServer.StartAsync();
        var failure = await Assert.ThrowsAsync<ArgumentException>(() => probe.WireAsync("GET", "/h", request => request.Header("X-Note", value)));
        Assert.Equal("Probe: GET /h: the header 'X-Note' holds a line break. (Parameter 'X-Note')", failure.Message);
        Assert.Empty(probe.Server.Requests);
    }

    [Fact]
    public async Task ALineBreakInACredentialIsRefusedWithoutShowingIt()
    {
        await using var probe = await ProbeServer.StartAsync(credential: Credential.Bearer("abc\r\ndef"));
        var failure = await Assert.ThrowsAsync<ArgumentException>(() => probe.WireAsync("GET", "/h"));
        Assert.DoesNotContain("abc", failure.ToString(), StringComparison.Ordinal);
    }
}
