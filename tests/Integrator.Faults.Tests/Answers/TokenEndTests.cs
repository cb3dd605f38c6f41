using Sonar;

namespace Integrator.Faults.Tests.Answers;

/// <summary>Token endpoints that say odd things about the end of a token.</summary>
public sealed class TokenEndTests : IAsyncLifetime
{
    private WireServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await WireServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("0"), InlineData("-1"), InlineData("-1e11"), InlineData("1e300"), InlineData("1e-9"), InlineData("0.001"), InlineData("1"), InlineData("null"), InlineData("{}"), InlineData("[1]"), InlineData("true")]
    [InlineData("\"soon\""), InlineData("\"\""), InlineData("\"NaN\""), InlineData("\"Infinity\""), InlineData("\"-1e300\""), InlineData("1e400"), InlineData("99999999999999999999"), InlineData("2e11"), InlineData("251000000000")]
    public async Task ACallAsksForOneTokenAtMost(string end)
    {
        _server.On = call => call.Target == "/token" ? WireAnswer.Json($$"""{"access_token":"t","expires_in":{{end}}}""")
            : _server.Calls.Count(static one => one.Target != "/token") % 3 == 0 ? WireAnswer.Json("""{"id":"1"}""") : new WireAnswer("{}", 503, []);
        var client = new SonarClient(_server.Connect(SonarClient.Api, SonarCredentials.Machine(), static options => options.Environment = static _ => "secret"));

        for (var count = 1; count <= 3; count++)
        {
            Assert.Equal("1", (await client.Pings.GetAsync(Wire.Token)).Id);
            Assert.InRange(_server.Calls.Count(static call => call.Target == "/token"), 1, count);
        }
    }

    [Theory]
    [InlineData("""{"access_token":"a\r\nX-Injected: 1"}""")]
    [InlineData("""{"access_token":"a\u0000"}""")]
    [InlineData("""{"access_token":{"a":1}}""")]
    [InlineData("""{"access_token":""}""")]
    [InlineData("""["access_token"]""")]
    [InlineData("\"access_token\"")]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("""{"error":"\ud800","error_description":"\udfff"}""")]
    public async Task AnAnswerThatIsNoTokenIsATokenException(string answer)
    {
        _server.On = _ => WireAnswer.Json(answer);
        var client = new SonarClient(_server.Connect(SonarClient.Api, SonarCredentials.Machine(), static options => options.Environment = static _ => "secret"));

        await Assert.ThrowsAsync<TokenException>(() => client.Pings.GetAsync(Wire.Token));
        Assert.Single(_server.Calls);
    }

    [Fact]
    public async Task ARedirectOfTheTokenEndpointIsNotFollowed()
    {
        _server.On = static _ => new WireAnswer("", 307, [("Location", "https://evil.example/token")]);
        var client = new SonarClient(_server.Connect(SonarClient.Api, SonarCredentials.Machine(), static options => options.Environment = static _ => "secret"));

        Assert.Equal(307, (await Assert.ThrowsAsync<TokenException>(() => client.Pings.GetAsync(Wire.Token))).Status);
        Assert.Equal("login.sonar.example", _server.Call.Host);
    }
}
