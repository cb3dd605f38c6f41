using System.Text;
using Sonar;

namespace Integrator.Faults.Tests.Bounds;

/// <summary>Streams whose items do not end.</summary>
public sealed class StreamTests : IAsyncLifetime
{
    private const int Most = 10_000;

    private readonly RawServer _server = new();
    private SonarClient _client = null!;

    public ValueTask InitializeAsync()
    {
        _client = new SonarClient(_server.Connect(SonarClient.Api, Credential.None, static options => options.MaxResponseBytes = Most));
        return default;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ALineThatDoesNotEndIsTooLarge(bool isPacked)
    {
        Answer("{\"id\":\"1\"}\n{\"id\":\"" + new string('x', 5_000_000), "application/x-ndjson", isPacked);

        Assert.Equal(["1"], await ReadAsync(_client.Pings.StreamAsync(Wire.Token)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ALineThatEndsTooLateIsTooLarge(bool isPacked)
    {
        Answer("{\"id\":\"1\"}\n{\"id\":\"" + new string('x', Most) + "\"}\n{\"id\":\"2\"}\n", "application/x-ndjson", isPacked);

        Assert.Equal(["1"], await ReadAsync(_client.Pings.StreamAsync(Wire.Token)));
    }

    [Theory]
    [InlineData("data: ", false)]
    [InlineData("data: ", true)]
    [InlineData("event: ", false)]
    [InlineData(": ", true)]
    [InlineData("", false)]
    public async Task AnEventThatDoesNotEndIsTooLarge(string field, bool isPacked)
    {
        Answer("data: {\"id\":\"1\"}\n\n" + field + new string('x', 5_000_000), "text/event-stream", isPacked);

        Assert.Equal(["1"], await ReadAsync(_client.Pings.EventsAsync(Wire.Token)));
    }

    [Fact]
    public async Task AnEventOfManyLinesIsTooLarge()
    {
        Answer("data: {\"id\":\"1\"}\n\n" + string.Concat(Enumerable.Repeat("data: x\n", 1_000_000)), "text/event-stream", isPacked: true);

        Assert.Equal(["1"], await ReadAsync(_client.Pings.EventsAsync(Wire.Token)));
    }

    [Fact]
    public async Task AStreamOfManySmallItemsIsNotLimited()
    {
        Answer(string.Concat(Enumerable.Range(0, 10_000).Select(static number => $"{{\"id\":\"{number}\"}}\n")), "application/x-ndjson", isPacked: true);

        Assert.Equal(10_000, (await _client.Pings.StreamAsync(Wire.Token).ToListAsync(Wire.Token)).Count);
    }

    private static async Task<List<string?>> ReadAsync(IAsyncEnumerable<Ping> items)
    {
        var ids = new List<string?>();
        var failure = await Assert.ThrowsAsync<ResponseTooLargeException>(async () =>
        {
            await foreach (var item in items)
            {
                ids.Add(item.Id);
            }
        });
        Assert.Equal(Most, failure.MaxBytes);
        return ids;
    }

    private void Answer(string body, string mediaType, bool isPacked)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        bytes = isPacked ? RawServer.GZip(bytes) : bytes;
        _server.Then($"HTTP/1.1 200 OK\nContent-Type: {mediaType}\nContent-Length: {bytes.Length}{(isPacked ? "\nContent-Encoding: gzip" : "")}", bytes);
    }
}
