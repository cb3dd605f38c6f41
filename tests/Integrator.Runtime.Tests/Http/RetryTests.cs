using Microsoft.AspNetCore.Http;

namespace Integrator.Tests.Http;

public sealed class RetryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task ATransientStatusIsTriedAgain(int status)
    {
        await using var probe = await ProbeServer.StartAsync();
        probe.Server.AnswersStatus(status).Answers("\"ok\"");

        Assert.Equal("ok", await probe.Connection.SendAsync(Probe.Text("GET", "/r"), Token));
        Assert.Equal(2, probe.Server.Requests.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(501)]
    public async Task AnotherStatusIsNot(int status)
    {
        await using var probe = await ProbeServer.StartAsync();
        probe.Server.AnswersStatus(status);

        await Assert.ThrowsAsync<ApiException>(() => probe.Connection.SendAsync(Probe.Text("GET", "/r"), Token));
        Assert.Single(probe.Server.Requests);
    }

    [Fact]
    public async Task TheLastAnswerStandsWhenAttemptsRunOut()
    {
        await using var probe = await ProbeServer.StartAsync(configure: static options => options.MaxAttempts = 3);
        probe.Server.AnswersStatus(503).AnswersStatus(503).Answers("""{"message":"busy"}""", 503).Answers("\"late\"");

        var failure = await Assert.ThrowsAsync<ApiException>(() => probe.Connection.SendAsync(Probe.Text("GET", "/r"), Token));

        Assert.Equal("Probe: GET /r answered 503: busy", failure.Message);
        Assert.Equal(3, probe.Server.Requests.Count);
        Assert.Equal(2, probe.Clock.Waits.Count);
    }

    [Fact]
    public async Task RetryAfterInSecondsIsHonoured()
    {
        await using var probe = await ProbeServer.StartAsync();
        probe.Server.AnswersStatus(429, ("Retry-After", "17")).Answers("\"ok\"");

        await probe.Connection.SendAsync(Probe.Text("GET", "/r"), Token);
        Assert.Equal(TimeSpan.FromSeconds(17), Assert.Single(probe.Clock.Waits));
    }

    [Fact]
    public async Task RetryAfterAsADateIsHonoured()
    {
        await using var probe = await ProbeServer.StartAsync();
        probe.Server.AnswersStatus(503, ("Retry-After", probe.Clock.GetUtcNow().AddSeconds(42).ToString("r"))).Answers("\"ok\"");

        await probe.Connection.SendAsync(Probe.Text("GET", "/r"), Token);
        Assert.Equal(TimeSpan.FromSeconds(42), Assert.Single(probe.Clock.Waits));
    }

    [Fact]
    public async Task ARetryAfterOfHoursIsNotWaitedFor()
    {
        await using var probe = await ProbeServer.StartAsync();
        probe.Server.AnswersStatus(429, ("Retry-After", "7200"));

        var failure = await Assert.ThrowsAsync<RateLimitedException>(() => probe.Connection.SendAsync(Probe.Text("GET", "/r"), Token));
        Assert.Equal(429, Assert.IsType<ApiException>(failure.InnerException).Status);
        Assert.Single(probe.Server.Requests);
    }

    [Fact]
    public async Task APostIsSentOnce()
    {
        await using var probe = await ProbeServer.StartAsync();
        probe.Server.AnswersStatus(503);

        await Assert.ThrowsAsync<ApiException>(() => probe.Connection.SendAsync(Probe.Text("POST", "/r"), Token));
        Assert.Single(probe.Server.Requests);
    }

    [Fact]
    public async Task APostWithAnIdempotencyKeyIsSentAgainWithTheSameBody()
    {
        await using var probe = await ProbeServer.StartAsync();
        probe.Server.AnswersStatus(503);

        await probe.WireAsync("POST", "/r", static request => request.Header("Idempotency-Key", "k").Body("text/plain", "hello"));

        Assert.Equal(["hello", "hello"], probe.Server.Requests.Select(static request => request.Body));
        Assert.All(probe.Server.Requests, static request => Assert.Equal("k", request.Header("Idempotency-Key")));
    }

    [Fact]
    public async Task ABodyIsSentAgainOverAClientOfTheCallerToo()
    {
        using var http = new HttpClient();
        await using var probe = await ProbeServer.StartAsync(configure: options => options.HttpClient = http);
        probe.Server.AnswersStatus(503);

        await probe.WireAsync("PUT", "/r", static request => request.Body("text/plain", "hello"));

        Assert.Equal(["hello", "hello"], probe.Server.Requests.Select(static request => request.Body));
    }

    [Fact]
    public async Task AConsumedStreamIsNotSentAgain()
    {
        await using var probe = await ProbeServer.StartAsync();
        probe.Server.AnswersStatus(503);

        await Assert.ThrowsAsync<ApiException>(() => probe.WireAsync("PUT", "/r", static request => request.Body("text/plain", new MemoryStream("once"u8.ToArray()))));
        Assert.Equal("once", probe.Server.Request.Body);
    }

    [Fact]
    public async Task PartsInMemoryAreSentAgainAndStreamsAreNot()
    {
        await using var probe = await ProbeServer.StartAsync();
        probe.Server.AnswersStatus(503);
        await probe.WireAsync("PUT", "/r", static request => request.Body("multipart/form-data", ApiFile.FromText("x"), WriteFile));
        Assert.Equal(2, probe.Server.Requests.Count);

        probe.Server.AnswersStatus(503);
        await Assert.ThrowsAsync<ApiException>(() => probe.WireAsync("PUT", "/r", static request => request.Body("multipart/form-data", ApiFile.FromStream(new MemoryStream([1])), WriteFile)));
        Assert.Equal(3, probe.Server.Requests.Count);
    }

    [Fact]
    public async Task ABrokenConnectionIsTriedAgain()
    {
        await using var probe = await ProbeServer.StartAsync();
        probe.Server.Answers(static context =>
        {
            context.Abort();
            return Task.CompletedTask;
        }).Answers("\"ok\"");

        Assert.Equal("ok", await probe.Connection.SendAsync(Probe.Text("GET", "/r"), Token));
    }

    [Fact]
    public async Task ABodyThatBreaksOffIsTriedAgain()
    {
        await using var probe = await ProbeServer.StartAsync();
        probe.Server.Answers(static async context =>
        {
            context.Response.ContentLength = 100;
            await context.Response.WriteAsync("\"half");
            await context.Response.Body.FlushAsync();
            context.Abort();
        }).Answers("\"ok\"");

        Assert.Equal("ok", await probe.Connection.SendAsync(Probe.Text("GET", "/r"), Token));
    }

    [Fact]
    public async Task AnUnreachableHostIsAnHttpRequestException()
    {
        using var connection = new Connection(new Api("Probe"), null, new() { BaseAddress = new Uri("http://127.0.0.1:1"), TimeProvider = new ManualTime() });
        await Assert.ThrowsAsync<HttpRequestException>(() => connection.SendAsync(Probe.Text("GET", "/r"), Token));
    }

    [Fact]
    public async Task AnAttemptThatLastsTooLongIsATimeoutException()
    {
        var clock = new ManualTime { Patience = TimeSpan.FromSeconds(101) };
        await using var probe = await ProbeServer.StartAsync(clock: clock, configure: static options => options.MaxAttempts = 2);
        for (var attempt = 0; attempt < 2; attempt++)
        {
            probe.Server.Answers(static context => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(static _ => { }, TaskScheduler.Default));
        }

        var failure = await Assert.ThrowsAsync<TimeoutException>(() => probe.Connection.SendAsync(Probe.Text("GET", "/r"), Token));
        Assert.Equal("Probe: GET /r was not answered in time (attempt 2).", failure.Message);
    }

    [Fact]
    public async Task ACancelledCallIsAnOperationCanceledException()
    {
        await using var probe = await ProbeServer.StartAsync();
        using var cancellation = new CancellationTokenSource();
        probe.Server.Answers(context =>
        {
            cancellation.Cancel();
            return Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(static _ => { }, TaskScheduler.Default);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => probe.Connection.SendAsync(Probe.Text("GET", "/r"), cancellation.Token));
        Assert.Single(probe.Server.Requests);
    }

    private static void WriteFile(Integrator.Json.JsonWriter json, ApiFile file)
    {
        json.StartObject();
        json.Name("f"u8).File(file);
        json.EndObject();
    }
}
