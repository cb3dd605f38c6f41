namespace Integrator.Tests.Limits;

public sealed class RetryPolicyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(BackoffKind.Exponential, false, "1 2 3")]
    [InlineData(BackoffKind.Linear, false, "1 2 3")]
    [InlineData(BackoffKind.Constant, false, "1 1 1")]
    [InlineData(BackoffKind.Exponential, true, "0.5 1 1.5")]
    public async Task WaitsGrowAsTheyAreTold(BackoffKind backoff, bool hasJitter, string waits)
    {
        await using var probe = await StartAsync(new RetryPolicy { MaxAttempts = 4, Backoff = backoff, BaseDelay = TimeSpan.FromSeconds(1), MaxDelay = TimeSpan.FromSeconds(3), HasJitter = hasJitter });
        probe.Server.AnswersStatus(500).AnswersStatus(502).AnswersStatus(503).AnswersStatus(504).Answers("\"late\"");

        Assert.Equal(504, (await Assert.ThrowsAsync<ApiException>(() => probe.Connection.SendAsync(Probe.Text("GET", "/r"), Token))).Status);
        Assert.Equal(waits, string.Join(' ', probe.Clock.Waits.Select(static wait => FormattableString.Invariant($"{wait.TotalSeconds}"))));
    }

    [Theory]
    [InlineData("GET", null, 2)]
    [InlineData("DELETE", null, 2)]
    [InlineData("POST", null, 1)]
    [InlineData("PATCH", null, 1)]
    [InlineData("POST", true, 2)]
    [InlineData("GET", false, 1)]
    public async Task OnlyWhatIsHarmlessIsRepeated(string method, bool? isIdempotent, int sent)
    {
        await using var probe = await StartAsync(new RetryPolicy { IsIdempotent = isIdempotent });
        probe.Server.AnswersStatus(503);
        if (sent == 1)
        {
            await Assert.ThrowsAsync<ApiException>(() => probe.Connection.SendAsync(Probe.Text(method, "/r"), Token));
        }
        else
        {
            await probe.WireAsync(method, "/r");
        }

        Assert.Equal(sent, probe.Server.Requests.Count);
    }

    [Fact]
    public async Task ACallCarriesOneKeyWithEveryAttempt()
    {
        await using var probe = await StartAsync(new RetryPolicy { IdempotencyHeader = "X-Key" });
        probe.Server.AnswersStatus(503);
        await probe.WireAsync("POST", "/r");
        await probe.WireAsync("POST", "/r");
        await probe.WireAsync("POST", "/r", static request => request.Header("x-key", "mine"));
        await probe.WireAsync("GET", "/r");

        var keys = probe.Server.Requests.Select(static request => request.Header("X-Key")).ToArray();
        Assert.True(Guid.TryParse(keys[0], out _));
        Assert.Equal(keys[0], keys[1]);
        Assert.NotEqual(keys[1], keys[2]);
        Assert.Equal(["mine", null], keys.Skip(3));
    }

    [Fact]
    public async Task TheFirstCaseThatMatchesDecides()
    {
        await using var probe = await StartAsync(new RetryPolicy
        {
            Cases =
            [
                new RetryCase(RetryAction.Ignore) { StatusCodes = [404] },
                new RetryCase(RetryAction.Succeed) { StatusCodes = [409] },
                new RetryCase(RetryAction.Fail) { When = static answer => answer.Member("state") == "broken", Message = "the record is broken" },
                new RetryCase(RetryAction.Retry) { When = static answer => answer.Member("state") == "busy", Wait = static _ => TimeSpan.FromSeconds(9) },
                new RetryCase(RetryAction.RateLimited) { StatusCodes = [420] },
                new RetryCase(RetryAction.Fail) { StatusCodes = [420] },
            ],
        });

        probe.Server.Answers("\"no\"", 404);
        Assert.Null(await probe.Connection.SendAsync(Probe.Text("GET", "/r"), Token));
        probe.Server.Answers("\"there\"", 409);
        Assert.Equal("there", await probe.Connection.SendAsync(Probe.Text("GET", "/r"), Token));
        probe.Server.Answers("""{"state":"broken"}""");
        Assert.Equal("Probe: GET /r answered 200: the record is broken", (await Assert.ThrowsAsync<ApiException>(() => probe.Connection.SendAsync(Probe.Text("GET", "/r"), Token))).Message);
        Assert.Empty(probe.Clock.Waits);
        probe.Server.Answers("""{"state":"busy"}""").Answers("\"ok\"");
        Assert.Equal("ok", await probe.Connection.SendAsync(Probe.Text("GET", "/r"), Token));
        probe.Server.AnswersStatus(420, ("Retry-After", "4")).Answers("\"ok\"");
        Assert.Equal("ok", await probe.Connection.SendAsync(Probe.Text("GET", "/r"), Token));
        Assert.Equal([TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(4)], probe.Clock.Waits);
    }

    [Fact]
    public async Task ACaseMayReplaceTheToken()
    {
        await using var issuer = await LoopbackServer.StartAsync();
        issuer.Answers("""{"access_token":"t1"}""").Answers("""{"access_token":"t2"}""");
        var api = new Api("Probe")
        {
            Methods = [new CredentialMethod("m", ConnectorProbe.NoForm) { Tokens = new OAuth2Tokens { GrantType = "client_credentials", TokenUrl = _ => issuer.Address.AbsoluteUri } }],
            Schemes = [ConnectorProbe.Bearer],
            Policy = new CallPolicy { Retry = new RetryPolicy { Cases = [new RetryCase(RetryAction.RefreshTokenThenRetry) { StatusCodes = [403] }] } },
        };
        await using var probe = await ProbeServer.StartAsync(api, ConnectorProbe.Fields());
        probe.Server.AnswersStatus(403);

        Assert.Equal("Bearer t2", (await probe.WireAsync("GET", "/r")).Header("Authorization"));
    }

    [Fact]
    public async Task AnActionMayBeSentOnce()
    {
        await using var probe = await StartAsync(new RetryPolicy());
        probe.Server.AnswersStatus(503);
        await Assert.ThrowsAsync<ApiException>(() => probe.Connection.SendAsync(Probe.Of("GET", "/r", static request => request.Policy(new CallPolicy { Retry = RetryPolicy.None })), Token));
        Assert.Single(probe.Server.Requests);
    }

    [Fact]
    public async Task ABrokenConnectionIsTriedAgain()
    {
        await using var probe = await StartAsync(new RetryPolicy());
        probe.Server.Answers(static context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        await probe.WireAsync("GET", "/r");
        Assert.Equal(2, probe.Server.Requests.Count);
    }

    [Fact]
    public async Task AnActionMayHaveATimeoutOfItsOwn()
    {
        var clock = new ManualTime { Patience = TimeSpan.FromSeconds(3) };
        await using var probe = await ProbeServer.StartAsync(clock: clock);
        probe.Server.Answers(static context => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(static _ => { }, TaskScheduler.Default));
        await Assert.ThrowsAsync<TimeoutException>(() => probe.Connection.SendAsync(
            Probe.Of("POST", "/r", static request => request.Policy(new CallPolicy { Timeout = TimeSpan.FromSeconds(2) })), Token));
    }

    private static Task<ProbeServer> StartAsync(RetryPolicy retry) => ProbeServer.StartAsync(new Api("Probe") { Policy = new CallPolicy { Retry = retry } });
}
