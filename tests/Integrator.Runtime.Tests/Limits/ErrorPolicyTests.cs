namespace Integrator.Tests.Limits;

public sealed class ErrorPolicyTests
{
    private static readonly Api s_api = new("Probe")
    {
        Methods = [new CredentialMethod("m", ConnectorProbe.NoForm)],
        Schemes = [ConnectorProbe.Bearer],
        Policy = new CallPolicy { Errors = new ErrorPolicy { Message = static answer => answer.Member("response.error"), Code = static answer => answer.Member("response.nr") } },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ASuccessThatSaysItIsNoneIsAFailure()
    {
        await using var probe = await ProbeServer.StartAsync(s_api);
        probe.Server.Answers("""{"response":{"error":"no such list","nr":17}}""");

        var failure = await Assert.ThrowsAsync<ApiException>(() => probe.Connection.SendAsync(Probe.Text("GET", "/r"), Token));

        Assert.Equal(("Probe: GET /r answered 200: no such list", 200), (failure.Message, failure.Status));
    }

    [Fact]
    public async Task ThePolicyOfAnActionReplacesThatOfTheApi()
    {
        await using var probe = await ProbeServer.StartAsync(s_api);
        probe.Server.Answers("""{"response":{"error":"no such list"}}""").Answers("""{"fault":"other"}""");
        var own = new CallPolicy { Errors = new ErrorPolicy { Message = static answer => answer.Member("fault") } };

        await probe.Connection.SendAsync(Probe.Of("GET", "/r", request => request.Policy(own)), Token);
        Assert.EndsWith(": other", (await Assert.ThrowsAsync<ApiException>(() => probe.Connection.SendAsync(Probe.Of("GET", "/r", request => request.Policy(own)), Token))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFailureSaysWhatTheDefinitionFinds()
    {
        await using var probe = await ProbeServer.StartAsync(s_api);
        probe.Server.Answers("""{"response":{"error":"no such list","nr":17},"message":"usual"}""", 400);

        var failure = await Assert.ThrowsAsync<ApiException>(() => probe.Connection.SendAsync(Probe.Text("GET", "/r"), Token));

        Assert.Equal(("17", "no such list", false), (failure.Code, failure.ProviderMessage, failure.IsTransient));
    }

    [Theory]
    [InlineData("WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"repo admin\"", "repo admin")]
    [InlineData("X-OAuth-Scopes", "repo, user", "write")]
    [InlineData("X-Other", "x", "repo write")]
    public async Task AForbiddenCallNamesTheScopesThatAreMissing(string header, string value, string missing)
    {
        await using var probe = await ProbeServer.StartAsync(s_api, Credential.Of("m", new Dictionary<string, string?>(), new OAuthToken("t") { Scope = "user" }));
        probe.Server.AnswersStatus(403, (header, value));

        var failure = await Assert.ThrowsAsync<ApiException>(() => probe.Connection.SendAsync(Probe.Of("GET", "/r", static request => request.Policy(new CallPolicy { Scopes = ["repo", "write"] })), Token));

        Assert.Equal(missing, string.Join(' ', failure.MissingScopes));
    }
}
