using Tide;

namespace Integrator.Faults.Tests.Bounds;

/// <summary>Waits for places, budgets and retries.</summary>
public sealed class WaitTests : IAsyncLifetime
{
    private readonly QueuedTime _clock = new();
    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WireServer _server = null!;
    private Connection _connection = null!;
    private TideClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await WireServer.StartAsync();
        _connection = _server.Connect(TideClient.Api, TideCredentials.Key("k"), options => (options.TimeProvider, options.Timeout) = (_clock, Timeout.InfiniteTimeSpan));
        _client = new TideClient(_connection);
    }

    public ValueTask DisposeAsync()
    {
        _answered.TrySetResult();
        return _server.DisposeAsync();
    }

    [Fact]
    public async Task AWaitForAPlaceEndsWithTheConnection()
    {
        _server.On = call =>
        {
            _answered.Task.Wait(TimeSpan.FromSeconds(30));
            return WireAnswer.Json("{}");
        };
        var first = _client.Levels.OneAsync(Wire.Token);
        while (_server.Calls.Count == 0)
        {
            await Task.Delay(1, Wire.Token);
        }

        var second = _client.Levels.OneAsync(Wire.Token);
        _connection.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => second);
        _answered.SetResult();
        await first;
        Assert.Single(_server.Calls);
    }

    [Fact]
    public async Task AWaitForABudgetEndsWithTheConnection()
    {
        _server.Then("{}");
        await _client.Levels.FewAsync(Wire.Token);
        var second = _client.Levels.FewAsync(Wire.Token);
        await _clock.UntilWaitingAsync(1);

        _connection.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => second);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => _client.Levels.FewAsync(Wire.Token));
    }

    [Fact]
    public async Task AWaitBetweenAttemptsEndsWithTheConnection()
    {
        _server.Then("{}", 503, ("Retry-After", "60"));
        var call = _client.Levels.GetAsync(Wire.Token);
        await _clock.UntilWaitingAsync(1);

        _connection.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => call);
    }

    [Fact]
    public async Task TheTurnOfACancelledCallIsGivenBack()
    {
        _server.Then("{}").Then("{}");
        await _client.Levels.FewAsync(Wire.Token);
        using var cancellation = new CancellationTokenSource();
        var cancelled = Enumerable.Range(0, 3).Select(_ => _client.Levels.FewAsync(cancellation.Token)).ToList();
        await _clock.UntilWaitingAsync(3);
        await cancellation.CancelAsync();
        foreach (var call in cancelled)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        }

        var next = _client.Levels.FewAsync(Wire.Token);
        await _clock.UntilWaitingAsync(1);
        _clock.Advance(TimeSpan.FromSeconds(59));
        Assert.False(next.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));

        await next;
        Assert.Equal(2, _server.Calls.Count);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task AClockThatIsSetLeavesWaitsAsTheyAre(int hours)
    {
        _server.Then("{}").Then("{}", 429, ("Retry-After", "30")).Then("{}").Then("{}");
        await _client.Levels.FewAsync(Wire.Token);
        _clock.Set(TimeSpan.FromHours(hours));
        var budget = _client.Levels.FewAsync(Wire.Token);
        await _clock.UntilWaitingAsync(1);
        _clock.Set(TimeSpan.FromHours(hours));
        _clock.Advance(TimeSpan.FromSeconds(60));

        await _clock.UntilWaitingAsync(1);
        _clock.Set(TimeSpan.FromHours(hours));
        _clock.Advance(TimeSpan.FromSeconds(60));
        await budget;

        Assert.Equal(3, _server.Calls.Count);
    }
}
