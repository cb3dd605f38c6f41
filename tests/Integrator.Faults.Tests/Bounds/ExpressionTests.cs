using Microsoft.Extensions.Logging;
using Tide;

namespace Integrator.Faults.Tests.Bounds;

/// <summary>Bodies of a megabyte that make an expression of the definition work.</summary>
public sealed class ExpressionTests : IAsyncLifetime
{
    private readonly ListLogger _logger = new();
    private WireServer _server = null!;
    private TideClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await WireServer.StartAsync();
        _client = new TideClient(_server.Connect(TideClient.Api, TideCredentials.Key("k"), options => options.Logger = _logger));
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task EqualShapesAreNotComparedWithoutEnd()
    {
        _server.Then($$"""{"items":[{{string.Join(',', Enumerable.Range(0, 50_000).Select(static number => $$"""{"id":{{number}}}"""))}}]}""");

        await EndsAsync(() => _client.Levels.DistinctAsync(Wire.Token), "ten million steps");
    }

    [Fact]
    public async Task ALongTextIsNotSearchedWithoutEnd()
    {
        _server.Then($$"""{"text":"{{new string('a', 500_000)}}","items":[{{string.Join(',', Enumerable.Repeat("\"ab\"", 100_000))}}]}""");

        await EndsAsync(() => _client.Levels.ContainedAsync(Wire.Token), "ten million steps");
    }

    [Fact]
    public async Task ATextDoesNotGrowWithoutEnd()
    {
        _server.Then($$"""{"text":"{{new string('a', 500_000)}}","items":[{{string.Join(',', Enumerable.Repeat("\"b\"", 100_000))}}]}""");

        await EndsAsync(() => _client.Levels.JoinedAsync(Wire.Token), "ten million steps");
    }

    [Fact]
    public async Task PatternsShareOneSecond()
    {
        _server.Then($$"""{"items":[{{string.Join(',', Enumerable.Repeat("\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\"", 20_000))}}]}""");

        await EndsAsync(() => _client.Levels.MatchedAsync(Wire.Token), "pattern");
    }

    private async Task EndsAsync(Func<Task> call, string reason)
    {
        await call();

        Assert.Contains(_logger.Lines, line => line.Contains(reason, StringComparison.Ordinal));
    }

    private sealed class ListLogger : ILogger
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));
    }
}
