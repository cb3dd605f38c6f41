using System.Globalization;
using System.Text.RegularExpressions;

namespace Integrator.Tests.Limits;

public sealed partial class RateLimitTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("17")]
    [InlineData("Fri, 02 Jan 2026 03:04:22 GMT")]
    public async Task AnAnswerIsWaitedForAsLongAsItSays(string retryAfter)
    {
        await using var probe = await StartAsync(new RateLimit());
        probe.Server.AnswersStatus(429, ("Retry-After", retryAfter)).Answers("\"ok\"");

        Assert.Equal("ok", await probe.Connection.SendAsync(Probe.Text("POST", "/r"), Token));
        Assert.Equal([TimeSpan.FromSeconds(17)], probe.Clock.Waits);
    }

    [Fact]
    public async Task OfSeveralHintsTheLongestHolds()
    {
        var reset = new ManualTime().GetUtcNow().AddSeconds(40).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        await using var probe = await StartAsync(new RateLimit
        {
            RetryAfter = static answer => TimeSpan.FromSeconds(answer.Headers.Value<int>("X-Wait") ?? 0),
            Reset = static answer => DateTimeOffset.FromUnixTimeSeconds(answer.Headers.Value<long>("X-Reset")!.Value),
        });
        probe.Server.AnswersStatus(429, ("Retry-After", "5"), ("X-Wait", "20"), ("X-Reset", reset)).Answers("\"ok\"");

        await probe.Connection.SendAsync(Probe.Text("GET", "/r"), Token);

        Assert.Equal([TimeSpan.FromSeconds(40)], probe.Clock.Waits);
    }

    [Theory]
    [InlineData(ResetFormat.Seconds, "30")]
    [InlineData(ResetFormat.EpochSeconds, "1767323075")]
    [InlineData(ResetFormat.EpochMilliseconds, "1767323075000")]
    [InlineData(ResetFormat.Date, "2026-01-02T03:04:35Z")]
    public async Task AResetIsReadAsItIsWritten(ResetFormat format, string reset)
    {
        await using var probe = await StartAsync(new RateLimit { ResetHeader = "X-Reset", ResetFormat = format });
        probe.Server.AnswersStatus(429, ("X-Reset", reset)).Answers("\"ok\"");
        await probe.Connection.SendAsync(Probe.Text("GET", "/r"), Token);
        Assert.Equal([TimeSpan.FromSeconds(30)], probe.Clock.Waits);
    }

    [Theory]
    [InlineData("-5")]
    [InlineData("Fri, 02 Jan 2026 03:00:00 GMT")]
    public async Task AWaitIsNeverNegative(string retryAfter)
    {
        await using var probe = await StartAsync(new RateLimit());
        probe.Server.AnswersStatus(429, ("Retry-After", retryAfter)).Answers("\"ok\"");
        var before = probe.Clock.GetUtcNow();
        Assert.Equal("ok", await probe.Connection.SendAsync(Probe.Text("GET", "/r"), Token));
        Assert.Equal(2, probe.Server.Requests.Count);
        Assert.Equal(before, probe.Clock.GetUtcNow());
    }

    [Fact]
    public async Task TheBodyMaySayHowLongToWait()
    {
        await using var probe = await StartAsync(new RateLimit { InBody = new BodyWait("error.message") { Pattern = Seconds() } });
        probe.Server.Answers("""{"error":{"message":"try again in 12 seconds"}}""", 429).Answers("\"ok\"");
        await probe.Connection.SendAsync(Probe.Text("GET", "/r"), Token);
        Assert.Equal([TimeSpan.FromSeconds(12)], probe.Clock.Waits);
    }

    [Fact]
    public async Task AnExpressionDecidesWhatIsThrottled()
    {
        await using var probe = await StartAsync(new RateLimit { IsRateLimited = static answer => answer.Status == 403 && answer.Headers.Text("X-Remaining") == "0" });
        probe.Server.AnswersStatus(403, ("X-Remaining", "0"), ("Retry-After", "3")).AnswersStatus(403, ("X-Remaining", "9"));

        Assert.Equal(403, (await Assert.ThrowsAsync<ApiException>(() => probe.Connection.SendAsync(Probe.Text("GET", "/r"), Token))).Status);
        Assert.Equal(2, probe.Server.Requests.Count);
    }

    [Fact]
    public async Task ALimitThatLastsTooLongIsTold()
    {
        await using var probe = await StartAsync(new RateLimit { MaxWait = TimeSpan.FromSeconds(60) });
        probe.Server.AnswersStatus(429, ("Retry-After", "61"));

        var failure = await Assert.ThrowsAsync<RateLimitedException>(() => probe.Connection.SendAsync(Probe.Text("GET", "/r"), Token));
        Assert.Equal(probe.Clock.GetUtcNow().AddSeconds(61), failure.RetryAt);

        // The next call does not even try.
        await Assert.ThrowsAsync<RateLimitedException>(() => probe.Connection.SendAsync(Probe.Text("GET", "/other"), Token));
        Assert.Single(probe.Server.Requests);
        Assert.Empty(probe.Clock.Waits);
    }

    [Fact]
    public async Task WhenNothingIsLeftTheNextCallWaitsForTheReset()
    {
        await using var probe = await StartAsync(new RateLimit { RemainingHeader = "X-Remaining", ResetHeader = "X-Reset", ResetFormat = ResetFormat.Seconds });
        probe.Server.Answers("\"a\"", headers: [("X-Remaining", "0"), ("X-Reset", "25")]).Answers("\"b\"", headers: [("X-Remaining", "9"), ("X-Reset", "25")]).Answers("\"c\"");

        Assert.Equal("a", await probe.Connection.SendAsync(Probe.Text("GET", "/r"), Token));
        Assert.Empty(probe.Clock.Waits);
        Assert.Equal("b", await probe.Connection.SendAsync(Probe.Text("GET", "/r"), Token));
        Assert.Equal("c", await probe.Connection.SendAsync(Probe.Text("GET", "/r"), Token));
        Assert.Equal([TimeSpan.FromSeconds(25)], probe.Clock.Waits);
    }

    [Theory]
    [InlineData(BudgetKind.FixedWindow, "0 0 10 0 10")]
    [InlineData(BudgetKind.MovingWindow, "0 0 10 0 10")]
    [InlineData(BudgetKind.TokenBucket, "0 0 5 5 5")]
    public async Task ABudgetMakesCallsWaitForTheirTurn(BudgetKind kind, string waits)
    {
        await using var probe = await StartAsync(new RateLimit { Budgets = [new Budget(2, TimeSpan.FromSeconds(10), kind)] });
        var waited = new List<double>();
        for (var call = 0; call < 5; call++)
        {
            var before = probe.Clock.GetUtcNow();
            probe.Server.Answers("\"ok\"");
            await probe.Connection.SendAsync(Probe.Text("GET", "/r"), Token);
            waited.Add((probe.Clock.GetUtcNow() - before).TotalSeconds);
        }

        Assert.Equal(waits, string.Join(' ', waited));
    }

    [Fact]
    public async Task ABudgetThatIsSpentForTooLongIsTold()
    {
        await using var probe = await StartAsync(new RateLimit { Budgets = [new Budget(1, TimeSpan.FromHours(1))], MaxWait = TimeSpan.FromMinutes(1) });
        probe.Server.Answers("\"ok\"").Answers("\"ok\"");
        await probe.Connection.SendAsync(Probe.Text("GET", "/r"), Token);

        await Assert.ThrowsAsync<RateLimitedException>(() => probe.Connection.SendAsync(Probe.Text("GET", "/r"), Token));
        probe.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("ok", await probe.Connection.SendAsync(Probe.Text("GET", "/r"), Token));
    }

    /// <summary>Without a limit all calls are on their way at once, which shows that the limit is what holds the others.</summary>
    [Theory]
    [InlineData(2, 2)]
    [InlineData(null, 8)]
    public async Task NoMoreCallsAreOnTheirWayThanAreAllowed(int? allowed, int expected)
    {
        using var transport = new HeldTransport();
        using var http = new HttpClient(transport);
        var api = new Api("Probe") { Policy = new CallPolicy { RateLimit = new RateLimit { Concurrency = allowed } } };
        using var connection = new Connection(api, null, new() { BaseAddress = new Uri("https://probe.example"), HttpClient = http, TimeProvider = new ManualTime() });

        // A call that need not wait reaches the transport before its task is returned.
        var calls = Enumerable.Range(0, 8).Select(_ => connection.SendAsync(Probe.Text("GET", "/r"), Token)).ToList();
        Assert.Equal(expected, transport.OnTheirWay);

        foreach (var _ in calls)
        {
            await transport.AnswerAsync("\"ok\"", Token);
        }

        Assert.All(await Task.WhenAll(calls), static answer => Assert.Equal("ok", answer));
        Assert.Equal(expected, transport.MostOnTheirWay);
    }

    [Fact]
    public async Task AnActionMayHaveALimitOfItsOwn()
    {
        var own = new CallPolicy { RateLimit = new RateLimit { Budgets = [new Budget(1, TimeSpan.FromSeconds(7))] } };
        await using var probe = await StartAsync(new RateLimit());
        await probe.WireAsync("GET", "/own", request => request.Policy(own));
        await probe.WireAsync("GET", "/other");
        Assert.Empty(probe.Clock.Waits);
        await probe.WireAsync("GET", "/own", request => request.Policy(own));
        Assert.Equal([TimeSpan.FromSeconds(7)], probe.Clock.Waits);
    }

    private static Task<ProbeServer> StartAsync(RateLimit limit) => ProbeServer.StartAsync(new Api("Probe") { Policy = new CallPolicy { RateLimit = limit } });

    [GeneratedRegex("in ([0-9]+) seconds")]
    private static partial Regex Seconds();
}
