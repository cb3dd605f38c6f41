using Harbour;

namespace Integrator.Definitions.Tests.Limits;

/// <summary>A definition whose expressions look for numbers where there may be none.</summary>
public sealed class HarbourTests : IAsyncLifetime
{
    private const string Boats = """{"boats":[{"id":1}]}""";

    private WireServer _server = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await WireServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory, Trait("Feature", "T37"), Trait("Feature", "T38")]
    [InlineData("Fri, 02 Jan 2026 03:04:12 GMT", 7)]
    [InlineData("Friday, 02-Jan-26 03:04:14 GMT", 9)]
    [InlineData("Fri Jan  2 03:04:16 2026", 11)]
    [InlineData("Fri, 02 Jan 2026 03:03:05 GMT", 0)]
    [InlineData("5", 5)]
    [InlineData("1.5", 1.5)]
    [InlineData("soon", 0.25)]
    public async Task ARetryAfterThatIsNoNumberHidTheStatus(string retryAfter, double seconds)
    {
        _server.Then("slow down", 429, ("Retry-After", retryAfter)).Then(Boats);
        var before = _server.Clock.GetUtcNow();

        Assert.Single(await Client().Boats.ListAsync(Token));

        Assert.Equal(seconds, (_server.Clock.GetUtcNow() - before).TotalSeconds);
    }

    [Fact, Trait("Feature", "T38")]
    public async Task AWaitOfADayIsALimitAtOnce()
    {
        _server.Then("slow down", 429, ("Retry-After", "86400"));

        var failure = await Assert.ThrowsAsync<RateLimitedException>(() => Client().Boats.ListAsync(Token));

        Assert.Equal(_server.Clock.GetUtcNow().AddDays(1), failure.RetryAt);
        Assert.Equal(("slow down", 429), (Assert.IsType<ApiException>(failure.InnerException).RawBody, ((ApiException)failure.InnerException).Status));
        Assert.Empty(_server.Clock.Waits);
    }

    [Fact]
    public async Task AResponseWasAskedForAndAThrottledCallThrew()
    {
        _server.Then("slow down", 429, ("Retry-After", "86400"));
        Assert.Equal((429, "slow down"), await Client().Boats.ListResponseAsync(Token) is var response ? (response.Status, response.RawBody) : default);
    }

    [Fact]
    public async Task AnErrorExpressionThatFailedHidASuccessAndAFailure()
    {
        _server.Then(Boats, headers: ("X-Fault", "none")).Then("""{"message":"gone"}""", 404, ("X-Fault", "none"));
        Assert.Single(await Client().Boats.ListAsync(Token));
        Assert.Equal((404, "gone"), await Assert.ThrowsAsync<ApiException>(() => Client().Boats.ListAsync(Token)) is var failure ? (failure.Status, failure.ProviderMessage) : default);
    }

    [Theory]
    [InlineData(null, 3), InlineData(1, 1), InlineData(5, 5)]
    public async Task MaxAttemptsOfTheCallerDidNotCountWhereADefinitionHasARetry(int? maxAttempts, int sent)
    {
        _server.On = static _ => new WireAnswer("", 503, []);
        Assert.Equal(503, (await Client(options => options.MaxAttempts = maxAttempts).Boats.ListResponseAsync(Token)).Status);
        Assert.Equal(sent, _server.Calls.Count);
    }

    [Fact]
    public async Task AThrottledPostIsSentAgainWithItsBody()
    {
        _server.Then("", 429, ("Retry-After", "2")).Then("""{"id":7}""");
        await Client().Boats.AddAsync(new() { Id = 7 }, Token);
        Assert.Equal(["""{"id":7}""", """{"id":7}"""], _server.Calls.Select(static call => call.Body));
    }

    private HarbourClient Client(Action<ConnectionOptions>? configure = null) =>
        new(_server.Connect(HarbourClient.Api, HarbourCredentials.Key("k"), configure));
}
