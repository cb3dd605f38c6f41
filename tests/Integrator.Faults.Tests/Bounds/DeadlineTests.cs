using Tide;

namespace Integrator.Faults.Tests.Bounds;

/// <summary>The time that a whole call may take.</summary>
public sealed class DeadlineTests : IAsyncLifetime
{
    private readonly ManualTime _clock = new() { Patience = TimeSpan.FromSeconds(6) };
    private WireServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await WireServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task TheLastAnswerIsReportedWhenTheNextWaitWouldBeTooLong()
    {
        _server.Then("""{"message":"first"}""", 503, ("Retry-After", "5")).Then("""{"message":"second"}""", 503, ("Retry-After", "10")).Then("{}");

        var failure = await Assert.ThrowsAsync<ApiException>(() => Client(14).Levels.GetAsync(Wire.Token));

        Assert.Equal((503, "second", 2), (failure.Status, failure.ProviderMessage, _server.Calls.Count));
        Assert.Equal([TimeSpan.FromSeconds(5)], _clock.Waits);
    }

    [Fact]
    public async Task ALimitThatLastsLongerIsTheLastAnswerToo()
    {
        _server.Then("""{"message":"first"}""", 429, ("Retry-After", "60"));

        Assert.Equal(429, (await Assert.ThrowsAsync<ApiException>(() => Client(30).Levels.GetAsync(Wire.Token))).Status);
        Assert.Single(_server.Calls);
    }

    [Fact]
    public async Task AnAttemptThatTakesTooLongLeavesTheAnswerBefore()
    {
        var answered = new TaskCompletionSource();
        _server.On = call =>
        {
            if (_server.Calls.Count == 1)
            {
                return new WireAnswer("""{"message":"first"}""", 503, [("Retry-After", "5")]);
            }

            answered.Task.Wait(TimeSpan.FromSeconds(30));
            return WireAnswer.Json("{}");
        };

        // What is left after the wait is less than what the clock waits for, so the second attempt ends at once.
        var failure = await Assert.ThrowsAsync<ApiException>(() => Client(10).Levels.GetAsync(Wire.Token));
        answered.SetResult();

        Assert.Equal((503, "first"), (failure.Status, failure.ProviderMessage));
    }

    [Fact]
    public async Task WithoutAnAnswerTheCallTimesOut()
    {
        var answered = new TaskCompletionSource();
        _server.On = call =>
        {
            answered.Task.Wait(TimeSpan.FromSeconds(30));
            return WireAnswer.Json("{}");
        };

        await Assert.ThrowsAsync<TimeoutException>(() => Client(5).Levels.GetAsync(Wire.Token));
        answered.SetResult();
    }

    [Fact]
    public async Task ABudgetThatLastsLongerThanTheCallIsNotWaitedFor()
    {
        _server.Then("{}");
        var client = Client(30);
        await client.Levels.FewAsync(Wire.Token);

        await Assert.ThrowsAsync<RateLimitedException>(() => client.Levels.FewAsync(Wire.Token));
        Assert.Single(_server.Calls);
    }

    [Fact]
    public void ADeadlineIsPositive() => Assert.Throws<ArgumentOutOfRangeException>(() => Client(0));

    private TideClient Client(int seconds) => new(_server.Connect(TideClient.Api, TideCredentials.Key("k"), options =>
    {
        options.TimeProvider = _clock;
        options.TotalTimeout = TimeSpan.FromSeconds(seconds);
    }));
}
