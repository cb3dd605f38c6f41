namespace Integrator.Tests.Auth;

public sealed class TokenTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ClientCredentialsAreFetchedOnceAndFetchedAgainBeforeTheyEnd()
    {
        await using var issuer = await LoopbackServer.StartAsync();
        issuer.Answers("""{"access_token":"t1","expires_in":3600}""").Answers("""{"access_token":"t2","expires_in":3600}""");
        await using var probe = await StartAsync(Tokens(issuer) with { Scopes = ["a", "b"] });

        Assert.Equal("Bearer t1", (await probe.WireAsync("GET", "/x")).Header("Authorization"));
        Assert.Equal("Bearer t1", (await probe.WireAsync("GET", "/x")).Header("Authorization"));
        probe.Clock.Advance(TimeSpan.FromSeconds(3600 - 301));
        Assert.Equal("Bearer t1", (await probe.WireAsync("GET", "/x")).Header("Authorization"));
        probe.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("Bearer t2", (await probe.WireAsync("GET", "/x")).Header("Authorization"));

        Assert.Equal("grant_type=client_credentials&scope=a%20b&client_id=id&client_secret=s%3As", issuer.Requests[0].Body);
        Assert.Equal("/token", issuer.Requests[0].Target);
        Assert.Equal("POST", issuer.Requests[0].Method);
        Assert.Equal("application/x-www-form-urlencoded", issuer.Requests[0].Header("Content-Type"));
    }

    [Fact]
    public async Task ALifetimeHoldsWhenTheAnswerDoesNotSay()
    {
        await using var issuer = await LoopbackServer.StartAsync();
        issuer.Answers("""{"access_token":"t1"}""").Answers("""{"access_token":"t2"}""");
        await using var probe = await StartAsync(Tokens(issuer) with { Answer = new() { Lifetime = TimeSpan.FromSeconds(3600) } });

        await probe.WireAsync("GET", "/x");
        probe.Clock.Advance(TimeSpan.FromSeconds(3300));

        Assert.Equal("Bearer t2", (await probe.WireAsync("GET", "/x")).Header("Authorization"));
    }

    [Theory]
    [InlineData(ClientAuthentication.Body, TokenBodyFormat.Json, """{"grant_type":"client_credentials","scope":"a,b","app":"id","key":"s:s"}""", "/token", null)]
    [InlineData(ClientAuthentication.Header, TokenBodyFormat.Form, "grant_type=client_credentials&scope=a%2Cb", "/token", "Basic aWQ6cyUzQXM=")]
    [InlineData(ClientAuthentication.Body, TokenBodyFormat.Query, "", "/token?grant_type=client_credentials&scope=a%2Cb&app=id&key=s%3As", null)]
    public async Task TheClientProvesItselfWhereItIsTold(ClientAuthentication place, TokenBodyFormat format, string body, string target, string? header)
    {
        await using var issuer = await LoopbackServer.StartAsync();
        issuer.Answers("""{"data":{"token":"t1"}}""");
        await using var probe = await StartAsync(Tokens(issuer) with
        {
            Authentication = place,
            BodyFormat = format,
            IdParameter = "app",
            SecretParameter = "key",
            Scopes = ["a", "b"],
            ScopeSeparator = ",",
            TokenHeaders = static _ => [new("X-Tenant", "7")],
            Answer = new() { TokenPath = "data.token" },
        });

        Assert.Equal("Bearer t1", (await probe.WireAsync("GET", "/x")).Header("Authorization"));
        Assert.Equal((body, target, header, "7"), (issuer.Request.Body, issuer.Request.Target, issuer.Request.Header("Authorization"), issuer.Request.Header("X-Tenant")));
    }

    [Theory]
    [InlineData(ExpiryFormat.InSeconds, "600")]
    [InlineData(ExpiryFormat.InMilliseconds, "600000")]
    [InlineData(ExpiryFormat.AtSeconds, "1767323645")]
    [InlineData(ExpiryFormat.AtMilliseconds, "1767323645000")]
    [InlineData(ExpiryFormat.AtDate, "\"2026-01-02T03:14:05Z\"")]
    public async Task AnExpiryIsReadAsItIsWritten(ExpiryFormat format, string value)
    {
        await using var issuer = await LoopbackServer.StartAsync();
        issuer.Answers($$$"""{"access_token":"t1","until":{{{value}}},"team":{"id":7}}""");
        OAuthToken? changed = null;
        await using var probe = await StartAsync(
            Tokens(issuer) with { Answer = new() { ExpiresPath = "until", ExpiresFormat = format, Capture = new Dictionary<string, string> { ["team"] = "team.id" } } },
            configure: options => options.TokenChanged = (token, _) =>
            {
                changed = token;
                return default;
            });

        await probe.WireAsync("GET", "/x");

        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 14, 5, TimeSpan.Zero), changed!.ExpiresAt);
        Assert.Equal("7", changed.Value("team"));
        Assert.Equal("7", probe.Connection.Scope.Token!.Value("team"));
    }

    [Fact]
    public async Task ARefreshGoesToItsOwnAddressAndKeepsTheRefreshTokenThatIsNotRepeated()
    {
        await using var issuer = await LoopbackServer.StartAsync();
        issuer.Answers("""{"access_token":"t2","expires_in":600}""").Answers("""{"access_token":"t3","refresh_token":"r2"}""");
        var tokens = Tokens(issuer) with { GrantType = "authorization_code", RefreshUrl = _ => new Uri(issuer.Address, "/refresh").AbsoluteUri, RefreshParameters = static _ => [new("resource", "x")] };
        await using var probe = await StartAsync(tokens, new OAuthToken("t1") { RefreshToken = "r1", ExpiresAt = new ManualTime().GetUtcNow() });

        Assert.Equal("Bearer t2", (await probe.WireAsync("GET", "/x")).Header("Authorization"));
        probe.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal("Bearer t3", (await probe.WireAsync("GET", "/x")).Header("Authorization"));

        Assert.Equal("/refresh", issuer.Requests[0].Target);
        Assert.All(issuer.Requests, static request => Assert.StartsWith("grant_type=refresh_token&refresh_token=r1&", request.Body, StringComparison.Ordinal));
        Assert.EndsWith("&resource=x", issuer.Requests[0].Body, StringComparison.Ordinal);
        Assert.Equal("r2", probe.Connection.Scope.Token!.RefreshToken);
    }

    [Fact]
    public async Task ManyCallsShareOneFetch()
    {
        await using var issuer = await LoopbackServer.StartAsync();
        issuer.Answers("""{"access_token":"t1"}""");
        await using var probe = await StartAsync(Tokens(issuer));
        for (var call = 0; call < 20; call++)
        {
            probe.Server.AnswersStatus(204);
        }

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => probe.Connection.SendAsync(Probe.Of("GET", "/x"), Token)));

        Assert.Single(issuer.Requests);
        Assert.Equal(Enumerable.Repeat("Bearer t1", 20), probe.Server.Requests.Select(static request => request.Header("Authorization")));
    }

    [Fact]
    public async Task ARefusedTokenIsReplacedOnceAndTheCallSentAgain()
    {
        await using var issuer = await LoopbackServer.StartAsync();
        issuer.Answers("""{"access_token":"t1"}""").Answers("""{"access_token":"t2"}""");
        await using var probe = await StartAsync(Tokens(issuer));
        probe.Server.AnswersStatus(401);

        var sent = await probe.WireAsync("POST", "/x", static request => request.Body("text/plain", "hello"));

        Assert.Equal(("Bearer t2", "hello"), (sent.Header("Authorization"), sent.Body));
        Assert.Equal(2, probe.Server.Requests.Count);
        Assert.False(probe.Connection.NeedsReauthentication);
    }

    [Fact]
    public async Task ASecondRefusalStandsUntilTheUserConnectsAgain()
    {
        await using var issuer = await LoopbackServer.StartAsync();
        issuer.Answers("""{"access_token":"t1"}""").Answers("""{"access_token":"t2"}""");
        await using var probe = await StartAsync(Tokens(issuer));
        probe.Server.AnswersStatus(401).AnswersStatus(401);

        Assert.Equal(401, (await Assert.ThrowsAsync<ApiException>(() => probe.Connection.SendAsync(Probe.Text("GET", "/x"), Token))).Status);
        var failure = await Assert.ThrowsAsync<ReauthenticationException>(() => probe.Connection.SendAsync(Probe.Text("GET", "/x"), Token));

        Assert.Equal("Probe refused the credential; connect again. Probe: GET /x answered 401.", failure.Message);
        Assert.True(probe.Connection.NeedsReauthentication);
        Assert.Equal((2, 2), (probe.Server.Requests.Count, issuer.Requests.Count));
    }

    [Fact]
    public async Task AKeyThatIsRefusedIsNotSentAgain()
    {
        await using var probe = await ProbeServer.StartAsync(ConnectorProbe.Of(new TokenScheme("bearer", static scope => scope.Field("k"))), ConnectorProbe.Fields(("k", "v")));
        probe.Server.AnswersStatus(401);

        await Assert.ThrowsAsync<ApiException>(() => probe.Connection.SendAsync(Probe.Text("GET", "/x"), Token));
        await Assert.ThrowsAsync<ReauthenticationException>(() => probe.Connection.SendAsync(Probe.Text("GET", "/x"), Token));

        Assert.Single(probe.Server.Requests);
    }

    [Fact]
    public async Task ARefreshThatIsRefusedNeedsTheUser()
    {
        await using var issuer = await LoopbackServer.StartAsync();
        issuer.Answers("""{"error":"invalid_grant","error_description":"r1-secret is used up"}""", 400);
        await using var probe = await StartAsync(Tokens(issuer) with { GrantType = "authorization_code" }, new OAuthToken("t1") { RefreshToken = "r1-secret", ExpiresAt = new ManualTime().GetUtcNow() });

        var failure = await Assert.ThrowsAsync<TokenException>(() => probe.Connection.SendAsync(Probe.Text("GET", "/x"), Token));
        await Assert.ThrowsAsync<ReauthenticationException>(() => probe.Connection.SendAsync(Probe.Text("GET", "/x"), Token));

        Assert.Equal(("invalid_grant", 400, true), (failure.Code, failure.Status, failure.NeedsReauthentication));
        Assert.Empty(probe.Server.Requests);
        Assert.Single(issuer.Requests);
        Assert.DoesNotContain("r1-secret", probe.Connection.LastAuthError, StringComparison.Ordinal);
        Assert.DoesNotContain("r1-secret", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEndpointThatIsDownIsAskedAgainByTheNextCall()
    {
        await using var issuer = await LoopbackServer.StartAsync();
        issuer.AnswersStatus(503).AnswersStatus(503).AnswersStatus(503).Answers("access_token=t1&scope=repo", mediaType: "application/x-www-form-urlencoded");
        await using var probe = await StartAsync(Tokens(issuer));

        Assert.False((await Assert.ThrowsAsync<TokenException>(() => probe.Connection.SendAsync(Probe.Text("GET", "/x"), Token))).NeedsReauthentication);
        Assert.Equal("Bearer t1", (await probe.WireAsync("GET", "/x")).Header("Authorization"));
    }

    [Theory]
    [InlineData(408), InlineData(429), InlineData(500), InlineData(503)]
    public async Task AnEndpointThatIsDownForAMomentIsAskedAgain(int status)
    {
        await using var issuer = await LoopbackServer.StartAsync();
        issuer.AnswersStatus(status).AnswersStatus(status).Answers("""{"access_token":"t1"}""");
        await using var probe = await StartAsync(Tokens(issuer));

        Assert.Equal("Bearer t1", (await probe.WireAsync("GET", "/x")).Header("Authorization"));
        Assert.Equal(3, issuer.Requests.Count);
    }

    [Fact]
    public async Task ATokenIsUsedToItsEndWhileTheEndpointIsDown()
    {
        await using var issuer = await LoopbackServer.StartAsync();
        issuer.AnswersStatus(503).AnswersStatus(503).AnswersStatus(503);
        issuer.Answers("""{"access_token":"t1"}""");
        var soon = new OAuthToken("t0") { RefreshToken = "r0", ExpiresAt = new ManualTime().GetUtcNow() + TimeSpan.FromMinutes(2) };
        await using var probe = await StartAsync(Tokens(issuer), soon);

        Assert.Equal("Bearer t0", (await probe.WireAsync("GET", "/x")).Header("Authorization"));
        Assert.Equal("Bearer t0", (await probe.WireAsync("GET", "/x")).Header("Authorization"));
        Assert.Equal(3, issuer.Requests.Count);

        probe.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("Bearer t1", (await probe.WireAsync("GET", "/x")).Header("Authorization"));
    }

    [Fact]
    public async Task KekaTakesAClientAndAnApiKeyTogether()
    {
        await using var issuer = await LoopbackServer.StartAsync();
        issuer.Answers("""{"access_token":"t1"}""");
        await using var probe = await StartAsync(Tokens(issuer) with { GrantType = "kekaapi", Scopes = ["kekaapi"], TokenParameters = static scope => [new("api_key", scope.Field("api_key"))] });

        await probe.WireAsync("GET", "/x");

        Assert.Equal("grant_type=kekaapi&scope=kekaapi&client_id=id&client_secret=s%3As&api_key=ak", issuer.Request.Body);
    }

    [Fact]
    public async Task APasswordGrantSendsTheUser()
    {
        await using var issuer = await LoopbackServer.StartAsync();
        issuer.Answers("""{"access_token":"t1"}""");
        await using var probe = await StartAsync(Tokens(issuer) with { GrantType = "password", ClientSecret = static _ => null });
        await probe.WireAsync("GET", "/x");
        Assert.Equal("grant_type=password&username=u&password=p&client_id=id", issuer.Request.Body);
    }

    [Fact]
    public async Task ALoginOfTwoStepsGivesASession()
    {
        await using var issuer = await LoopbackServer.StartAsync();
        issuer.Answers("""{"challenge":"c1"}""").Answers("""{"session":{"id":"s1"}}""");
        await using var probe = await StartAsync(new SessionTokens
        {
            Steps =
            [
                login => new(HttpMethod.Get, new Uri(issuer.Address, "/begin?u=" + login.Scope.Field("username"))),
                login => new(HttpMethod.Post, new Uri(issuer.Address, "/login")) { Content = new StringContent(login.Answers[0].GetProperty("challenge").GetString() + login.Scope.Field("password")) },
            ],
            Answer = new() { TokenPath = "session.id", Lifetime = TimeSpan.FromHours(1) },
        });

        Assert.Equal("Bearer s1", (await probe.WireAsync("GET", "/x")).Header("Authorization"));
        Assert.Equal(("/begin?u=u", "c1p"), (issuer.Requests[0].Target, issuer.Requests[1].Body));
    }

    private static OAuth2Tokens Tokens(LoopbackServer issuer) => new()
    {
        GrantType = "client_credentials",
        TokenUrl = _ => new Uri(issuer.Address, "/token").AbsoluteUri,
    };

    private static Task<ProbeServer> StartAsync(TokenSource tokens, OAuthToken? token = null, Action<ConnectionOptions>? configure = null)
    {
        var fields = new Dictionary<string, string?> { ["client_id"] = "id", ["client_secret"] = "s:s", ["username"] = "u", ["password"] = "p", ["api_key"] = "ak" };
        return ProbeServer.StartAsync(ConnectorProbe.Of(ConnectorProbe.Bearer, tokens), Credential.Of("m", fields, token), configure, new ManualTime { Patience = TimeSpan.FromSeconds(90) });
    }
}
