namespace Integrator.Tests.Http;

public sealed class RedirectTests
{
    private static readonly Api s_api = new("Probe")
    {
        Schemes = [new BearerScheme("token"), new ApiKeyScheme("key", ApiKeyPlace.Header, "X-Key"), new ApiKeyScheme("query", ApiKeyPlace.Query, "key")],
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task ARedirectOnTheSameOriginKeepsCredentials(int status)
    {
        await using var probe = await ProbeServer.StartAsync(s_api, Credential.Bearer("secret"));
        probe.Server.AnswersStatus(status, ("Location", "../v2/y?z=1")).Answers("\"ok\"");

        Assert.Equal("ok", await probe.Connection.SendAsync(Probe.Text("GET", "/x"), Token));
        Assert.Equal("/v2/y?z=1", probe.Server.Requests[1].Target);
        Assert.Equal("Bearer secret", probe.Server.Requests[1].Header("Authorization"));
    }

    [Theory]
    [InlineData("token")]
    [InlineData("key")]
    [InlineData("query")]
    public async Task ARedirectToAnotherOriginCarriesNothing(string scheme)
    {
        await using var other = await LoopbackServer.StartAsync();
        await using var probe = await ProbeServer.StartAsync(s_api, scheme == "token" ? Credential.Bearer("secret") : Credential.ApiKey("secret"));
        probe.Server.AnswersStatus(302, ("Location", new Uri(other.Address, "/there").AbsoluteUri));
        other.AnswersStatus(204);

        await probe.Connection.SendAsync(Probe.Of("GET", "/x", request => request.Security(scheme).Header("X-Session", "s").Cookie("c", "1")), Token);

        Assert.Equal("/there", other.Request.Target);
        Assert.DoesNotContain(other.Request.Headers, static header => header.Value.Contains("secret", StringComparison.Ordinal));
        Assert.Null(other.Request.Header("Authorization"));
        Assert.Null(other.Request.Header("X-Session"));
        Assert.Null(other.Request.Header("Cookie"));
    }

    [Theory]
    [InlineData(307)]
    [InlineData(308)]
    public async Task APostIsRepeatedWithItsBodyOnTheSameOrigin(int status)
    {
        await using var probe = await ProbeServer.StartAsync(s_api, Credential.Bearer("secret"));
        probe.Server.AnswersStatus(status, ("Location", "/y/")).AnswersStatus(204);

        await probe.Connection.SendAsync(Probe.Of("POST", "/x", static request => request.Security("token").Body("text/plain", "body")), Token);

        Assert.Equal(("POST", "/y/", "body", "Bearer secret"), (probe.Server.Requests[1].Method, probe.Server.Requests[1].Target, probe.Server.Requests[1].Body, probe.Server.Requests[1].Header("Authorization")));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    public async Task APostIsNotRepeatedAfterAStatusThatChangesItsMethod(int status)
    {
        await using var probe = await ProbeServer.StartAsync();
        probe.Server.AnswersStatus(status, ("Location", "/y?key=secret"));

        var failure = await Assert.ThrowsAsync<ApiException>(() => probe.Connection.SendAsync(Probe.Text("POST", "/x"), Token));

        Assert.Equal($"Probe: POST /x answered {status}: it leads to {new Uri(probe.Server.Address, "/y")}, and a POST is repeated after the status 307 or 308 only", failure.Message);
        Assert.Single(probe.Server.Requests);
    }

    [Fact]
    public async Task ASeeOtherOfAPostIsReadWithoutItsBody()
    {
        await using var probe = await ProbeServer.StartAsync();
        probe.Server.AnswersStatus(303, ("Location", "/y")).AnswersStatus(204);

        await probe.Connection.SendAsync(Probe.Of("POST", "/x", static request => request.Body("text/plain", "body")), Token);

        Assert.Equal(("GET", ""), (probe.Server.Requests[1].Method, probe.Server.Requests[1].Body));
    }

    [Fact]
    public async Task ACircleEndsAfterTenHops()
    {
        await using var probe = await ProbeServer.StartAsync();
        for (var hop = 0; hop < 20; hop++)
        {
            probe.Server.AnswersStatus(302, ("Location", "/v1/x"));
        }

        Assert.Equal(302, (await Assert.ThrowsAsync<ApiException>(() => probe.Connection.SendAsync(Probe.Text("GET", "/x"), Token))).Status);
        Assert.Equal(11, probe.Server.Requests.Count);
    }

    [Fact]
    public async Task ARedirectOutOfHttpIsNotFollowed()
    {
        await using var probe = await ProbeServer.StartAsync();
        probe.Server.AnswersStatus(302, ("Location", "file:///etc/passwd"));
        await Assert.ThrowsAsync<ApiException>(() => probe.Connection.SendAsync(Probe.Text("GET", "/x"), Token));
    }

    [Fact]
    public async Task ARelativeServerStandsBesideTheBaseAddress()
    {
        await using var probe = await ProbeServer.StartAsync();
        Assert.Equal("/v2/x", (await probe.WireAsync("GET", "/x", static request => request.Server("/v2"))).Target);
    }
}
