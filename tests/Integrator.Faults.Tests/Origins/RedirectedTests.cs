using Crane;
using Wharf;

namespace Integrator.Faults.Tests.Origins;

/// <summary>Redirects, which a hostile API or network chooses freely.</summary>
public sealed class RedirectedTests : IAsyncLifetime
{
    private const string Own = "api.wharf.example";

    private WireServer _server = null!;
    private WharfClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await WireServer.StartAsync();
        _client = Client();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task ABodyOfAGetIsNotSentToAnotherOrigin(int status)
    {
        _server.Redirects(status, "https://files.crane.example/there").Then("""{"id":"1"}""");
        var client = new CraneClient(_server.Connect(CraneClient.Api, Credential.ApiKey("k-secret")));

        Assert.Equal("1", (await client.Crates.SearchAsync(new Query { Text = "b-secret" }, cancellationToken: Wire.Token)).Id);

        Assert.Contains("b-secret", _server.Sent("api.crane.example"), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", _server.Sent("files.crane.example"), StringComparison.Ordinal);
        Assert.Empty(_server.Calls[1].Bytes);
    }

    [Theory]
    [InlineData("https://evil.example/x")]
    [InlineData("//evil.example/x")]
    [InlineData("https://api.wharf.example.evil.example/")]
    [InlineData("https://evilwharf.example/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://0x7f.1/")]
    [InlineData("https://0177.0.0.1/")]
    [InlineData("https://[::ffff:127.0.0.1]/")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://[fd00:ec2::254]/")]
    [InlineData("https://localhost./")]
    [InlineData("https://xn--wharf-9ya.example/")]
    public async Task AForeignHostIsNotCalledAndTheMessageNamesIt(string location)
    {
        _server.Redirects(302, location);

        var failure = await Assert.ThrowsAsync<ApiException>(() => _client.Crates.GetAsync("1", Wire.Token));

        Assert.Contains("AllowRedirect decides", failure.Message, StringComparison.Ordinal);
        Assert.Equal([Own], _server.Calls.Select(static call => call.Host));
    }

    [Theory]
    [InlineData("https://API.WHARF.example./v1/x", "api.wharf.example.", false)]
    [InlineData("https://API.WHARF.EXAMPLE/v1/x", "api.wharf.example", true)]
    [InlineData("//api.wharf.example/v1/x", "api.wharf.example", true)]
    [InlineData("https://api.wharf.example:8443/v1/x", "api.wharf.example:8443", false)]
    [InlineData("https://api.wharf.example:443/v1/x", "api.wharf.example", true)]
    [InlineData("?page=2", "api.wharf.example", true)]
    public async Task OnlyTheSameSchemeHostAndPortGetTheKey(string location, string host, bool getsKey)
    {
        _server.Redirects(307, location).Then("""{"id":"1"}""");

        await _client.Crates.GetAsync("1", Wire.Token);

        Assert.Equal((host, getsKey ? "k-secret" : null, getsKey ? "north" : null), (_server.Calls[1].Host, _server.Calls[1].Header("X-Key"), _server.Calls[1].Header("X-Tenant")));
    }

    [Fact]
    public async Task AWayThroughAnotherOriginDoesNotGetTheKeyBack()
    {
        _server.Redirects(302, "https://files.wharf.example/a").Redirects(302, "https://api.wharf.example/v1/admin").Then("""{"id":"1"}""");

        await _client.Crates.GetAsync("1", Wire.Token);

        Assert.Equal((Own, "/v1/admin", null), (_server.Calls[2].Host, _server.Calls[2].Target, _server.Calls[2].Header("X-Key")));
    }

    [Theory]
    [InlineData("http://api.wharf.example/v1/x")]
    [InlineData("http://files.wharf.example/x")]
    public async Task ARedirectToHttpIsRefused(string location)
    {
        _server.Redirects(302, location);

        var failure = await Assert.ThrowsAsync<ApiException>(() => Client(static options => options.AllowRedirect = static _ => true).Crates.GetAsync("1", Wire.Token));

        Assert.Equal($"Wharf: GET /crates/{{id}} answered 302: it leads to {location}, and a redirect from https to http is not followed", failure.Message);
        Assert.Single(_server.Calls);
    }

    [Fact]
    public async Task TheCallerDecidesAboutForeignHosts()
    {
        _server.Redirects(302, "https://cdn.example/a?signature=s").Then("""{"id":"1"}""").Redirects(302, "https://files.wharf.example/a");
        var asked = new List<Uri>();
        var client = Client(options => options.AllowRedirect = target =>
        {
            asked.Add(target);
            return target.Host == "cdn.example";
        });

        Assert.Equal("1", (await client.Crates.GetAsync("1", Wire.Token)).Id);
        await Assert.ThrowsAsync<ApiException>(() => client.Crates.GetAsync("1", Wire.Token));

        Assert.Equal(["cdn.example", "files.wharf.example"], asked.Select(static target => target.Host));
        Assert.DoesNotContain("k-secret", _server.Sent("cdn.example"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(307)]
    [InlineData(308)]
    public async Task APostIsRepeatedOnItsOwnOriginOnly(int status)
    {
        _server.Redirects(status, "/v1/crates/").Then("""{"id":"1"}""").Redirects(status, "https://files.wharf.example/crates");
        var crate = new Wharf.Crate { Id = "1" };

        await _client.Crates.CreateAsync(crate, Wire.Token);
        var failure = await Assert.ThrowsAsync<ApiException>(() => _client.Crates.CreateAsync(crate, Wire.Token));

        Assert.Equal(("POST", "/v1/crates/", """{"id":"1"}""", "k-secret"), (_server.Calls[1].Method, _server.Calls[1].Target, _server.Calls[1].Body, _server.Calls[1].Header("X-Key")));
        Assert.Contains("a POST is repeated on the API's own origins only", failure.Message, StringComparison.Ordinal);
        Assert.Equal(3, _server.Calls.Count);
    }

    [Theory]
    [InlineData("//")]
    [InlineData("http://[")]
    [InlineData("https://[::1")]
    [InlineData("https://a:99999999/")]
    [InlineData("https://user:password@api.wharf.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://evil.example\\@api.wharf.example/x")]
    [InlineData("https:\\\\evil.example\\x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://")]
    public async Task ALocationThatIsNoPlaceIsAnAnswerLikeAnother(string location)
    {
        _server.Redirects(302, location);

        Assert.Equal(302, (await Assert.ThrowsAsync<ApiException>(() => _client.Crates.GetAsync("1", Wire.Token))).Status);
        Assert.Single(_server.Calls);
    }

    [Fact]
    public async Task SeveralLocationsAreNone()
    {
        _server.Then(new WireAnswer("", 302, [("Location", "/v1/a"), ("Location", "/v1/b")]));

        Assert.Contains("not one http(s) address", (await Assert.ThrowsAsync<ApiException>(() => _client.Crates.GetAsync("1", Wire.Token))).Message, StringComparison.Ordinal);
    }

    private WharfClient Client(Action<ConnectionOptions>? configure = null) =>
        new(_server.Connect(WharfClient.Api, WharfCredentials.Key("k-secret"), configure));
}
