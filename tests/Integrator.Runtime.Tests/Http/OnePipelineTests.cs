namespace Integrator.Tests.Http;

/// <summary>Calls are sent the same way whether or not a definition has a policy.</summary>
public sealed class OnePipelineTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Api Plain => new("Probe");

    private static Api WithErrors => new("Probe") { Policy = new CallPolicy { Errors = new ErrorPolicy { Message = static answer => answer.Member("error") } } };

    [Theory]
    [InlineData(408), InlineData(429), InlineData(500), InlineData(502), InlineData(503), InlineData(504)]
    public async Task TheSameStatusesAreTransientWithAndWithoutAPolicy(int status)
    {
        foreach (var api in new[] { Plain, WithErrors })
        {
            await using var probe = await ProbeServer.StartAsync(api);
            probe.Server.AnswersStatus(status).Answers("\"ok\"");
            Assert.Equal("ok", await probe.Connection.SendAsync(Probe.Text("GET", "/r"), Token));
        }
    }

    [Theory]
    [InlineData("GET", 2), InlineData("HEAD", 2), InlineData("PUT", 2), InlineData("DELETE", 2), InlineData("OPTIONS", 2), InlineData("TRACE", 2), InlineData("QUERY", 2)]
    [InlineData("POST", 1), InlineData("PATCH", 1)]
    public async Task TheSameMethodsAreIdempotentWithAndWithoutAPolicy(string method, int sent)
    {
        foreach (var api in new[] { Plain, WithErrors })
        {
            await using var probe = await ProbeServer.StartAsync(api);
            probe.Server.AnswersStatus(503).AnswersStatus(204);
            await probe.Connection.SendForResponseAsync(Probe.Of(method, "/r"), Token);
            Assert.Equal(sent, probe.Server.Requests.Count);
        }
    }

    [Fact]
    public async Task AThrottledPostIsSentAgainWithAndWithoutAPolicy()
    {
        foreach (var api in new[] { Plain, WithErrors })
        {
            await using var probe = await ProbeServer.StartAsync(api);
            probe.Server.AnswersStatus(429, ("Retry-After", "3")).AnswersStatus(204);
            await probe.Connection.SendAsync(Probe.Of("POST", "/r"), Token);
            Assert.Equal([TimeSpan.FromSeconds(3)], probe.Clock.Waits);
        }
    }

    [Theory]
    [InlineData(null, 3), InlineData(1, 1), InlineData(2, 2), InlineData(5, 5)]
    public async Task MaxAttemptsOfTheCallerOverridesThePolicy(int? maxAttempts, int sent)
    {
        var api = new Api("Probe") { Policy = new CallPolicy { Retry = new RetryPolicy { MaxAttempts = 3 } } };
        await using var probe = await ProbeServer.StartAsync(api, configure: options => options.MaxAttempts = maxAttempts);
        for (var attempt = 0; attempt < sent; attempt++)
        {
            probe.Server.AnswersStatus(503);
        }

        Assert.Equal(503, (await probe.Connection.SendForResponseAsync(Probe.Text("GET", "/r"), Token)).Status);
        Assert.Equal(sent, probe.Server.Requests.Count);
    }

    [Theory]
    [InlineData(null, 2), InlineData(7, 7)]
    public async Task RetryDelayOfTheCallerOverridesThePolicy(int? seconds, int waited)
    {
        var api = new Api("Probe") { Policy = new CallPolicy { Retry = new RetryPolicy { BaseDelay = TimeSpan.FromSeconds(2), HasJitter = false } } };
        await using var probe = await ProbeServer.StartAsync(api, configure: options => options.RetryDelay = seconds is { } given ? TimeSpan.FromSeconds(given) : null);
        probe.Server.AnswersStatus(503);
        await probe.WireAsync("GET", "/r");
        Assert.Equal([TimeSpan.FromSeconds(waited)], probe.Clock.Waits);
    }

    [Fact]
    public async Task TheTimeoutOfTheCallerOverridesThatOfAMethod()
    {
        await using var probe = await ProbeServer.StartAsync(clock: new ManualTime { Patience = TimeSpan.FromSeconds(3) }, configure: static options => options.Timeout = TimeSpan.FromSeconds(2));
        probe.Server.Answers(static context => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(static _ => { }, TaskScheduler.Default));
        await Assert.ThrowsAsync<TimeoutException>(() => probe.Connection.SendAsync(
            Probe.Of("POST", "/r", static request => request.Policy(new CallPolicy { Timeout = TimeSpan.FromSeconds(60) })), Token));
    }

    [Fact]
    public void LessThanOneAttemptIsRefused() => Assert.Throws<ArgumentOutOfRangeException>(static () => new ConnectionOptions { MaxAttempts = 0 });

    [Fact]
    public async Task AThrottledCallThatIsNotWaitedForIsAResponseAndNoException()
    {
        await using var probe = await ProbeServer.StartAsync(WithErrors);
        probe.Server.Answers("""{"message":"slow down"}""", 429, headers: [("Retry-After", "86400")]);

        var response = await probe.Connection.SendForResponseAsync(Probe.Text("GET", "/r"), Token);

        Assert.Equal((429, """{"message":"slow down"}"""), (response.Status, response.RawBody));
    }

    [Fact]
    public async Task AThrottledSuccessIsAFailureWhenAttemptsRunOut()
    {
        var api = new Api("Probe") { Policy = new CallPolicy { RateLimit = new RateLimit { IsRateLimited = static answer => answer.Text == "\"ratelimited\"" } } };
        await using var probe = await ProbeServer.StartAsync(api, configure: static options => options.MaxAttempts = 1);
        probe.Server.Answers("\"ratelimited\"");
        Assert.Equal(200, (await Assert.ThrowsAsync<ApiException>(() => probe.Connection.SendAsync(Probe.Text("GET", "/r"), Token))).Status);
    }

    [Fact]
    public async Task AnArgumentExceptionOfAHookComesOutAsItIs()
    {
        await using var probe = await ProbeServer.StartAsync();
        var thrown = new ArgumentException("The hook refuses.", nameof(Token));
        Assert.Same(thrown, await Assert.ThrowsAsync<ArgumentException>(() => probe.Connection.SendAsync(new Probe<NoContent>(() => throw thrown), Token)));
    }

    [Theory]
    [InlineData(503), InlineData(429), InlineData(404)]
    public async Task AnExpressionThatFailsNeverHidesTheStatus(int status)
    {
        var logger = new ListLogger();
        await using var probe = await ProbeServer.StartAsync(Failing, configure: options => (options.Logger, options.MaxAttempts) = (logger, 1));
        probe.Server.Answers("""{"message":"no"}""", status, headers: [("Retry-After", "x")]);

        var failure = await Assert.ThrowsAsync<ApiException>(() => probe.Connection.SendAsync(Probe.Text("GET", "/r"), Token));

        Assert.Equal($"Probe: GET /r answered {status}: no", failure.Message);
        Assert.Contains(
            $"Warning: Probe: GET /r answered {status}. An expression of the definition (probe.integration.json, line 7) failed and is ignored: no number (probe.integration.json, line 7, column 9)",
            logger.Lines);
    }

    [Fact]
    public async Task AnErrorExpressionThatFailsLeavesASuccess()
    {
        await using var probe = await ProbeServer.StartAsync(Failing);
        probe.Server.Answers("\"ok\"");
        Assert.Equal("ok", await probe.Connection.SendAsync(Probe.Text("GET", "/r"), Token));
    }

    [Theory]
    [InlineData("Fri, 02 Jan 2026 03:04:12 GMT", 7)]
    [InlineData("Friday, 02-Jan-26 03:04:14 GMT", 9)]
    [InlineData("Fri Jan  2 03:04:16 2026", 11)]
    [InlineData("5", 5)]
    [InlineData("1.5", 1.5)]
    [InlineData("Fri, 02 Jan 2026 03:03:05 GMT", 0)]
    [InlineData("soon", 0.25)]
    public async Task RetryAfterIsUnderstoodInEveryForm(string text, double seconds)
    {
        foreach (var api in new[] { Plain, Failing })
        {
            await using var probe = await ProbeServer.StartAsync(api);
            var before = probe.Clock.GetUtcNow();
            probe.Server.AnswersStatus(429, ("Retry-After", text)).Answers("\"ok\"");
            await probe.Connection.SendAsync(Probe.Text("GET", "/r"), Token);
            Assert.Equal(seconds, (probe.Clock.GetUtcNow() - before).TotalSeconds);
        }
    }

    private static Api Failing => new("Probe")
    {
        Policy = new CallPolicy
        {
            RateLimit = new RateLimit { IsRateLimited = static _ => throw NoNumber(), RetryAfter = static _ => throw NoNumber(), Reset = static _ => throw NoNumber() },
            Retry = new RetryPolicy { Cases = [new RetryCase(RetryAction.Succeed) { When = static _ => throw NoNumber() }] },
            Errors = new ErrorPolicy { Message = static _ => throw NoNumber(), Code = static _ => throw NoNumber() },
        },
    };

    private static ExpressionException NoNumber() => new ExpressionException("no number").At("probe.integration.json", 7, 9);
}
