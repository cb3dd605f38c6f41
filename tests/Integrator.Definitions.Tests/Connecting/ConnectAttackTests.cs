using Integrator.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Integrator.Definitions.Tests.Connecting;

/// <summary>Links, states and requests that are not what the host made: each has its own answer, and nothing is stored.</summary>
public sealed class ConnectAttackTests : IAsyncLifetime
{
    private ConnectHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await ConnectHost.StartAsync();
        _host.Works();
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory, Trait("Requirement", "K18")]
    [InlineData("")]
    [InlineData("/form")]
    [InlineData("/status")]
    [InlineData("/authorize")]
    public async Task ALinkThatWasChangedIsNotValid(string part)
    {
        var link = _host.Links.Create(ConnectHost.Key()).OriginalString;
        using var browser = _host.Open();

        foreach (var changed in new[] { link[..^4] + "AAAA", link[..20] + "x" + link[20..], "/connect/" + new string('a', 64), "/connect/a.b~c" })
        {
            var seen = await browser.GetAsync(changed + part);
            Assert.Equal((404, "This link is not valid. Ask for a new one."), (seen.Status, Assert.Single(seen.Told)));
        }
    }

    [Fact, Trait("Requirement", "K18"), Trait("Feature", "A41")]
    public async Task ALinkEnds()
    {
        var link = _host.Links.Create(ConnectHost.Key(), TimeSpan.FromMinutes(10));
        using var browser = _host.Open();

        Assert.Equal(200, (await browser.GetAsync(link)).Status);
        _host.Vendor.Clock.Advance(TimeSpan.FromMinutes(11));
        var seen = await browser.GetAsync(link);

        Assert.Equal((410, "This link has expired. Ask for a new one."), (seen.Status, Assert.Single(seen.Told)));
    }

    [Fact]
    public async Task ALinkOfAnotherHostIsNotValid()
    {
        await using var other = await ConnectHost.StartAsync();
        using var browser = _host.Open();

        Assert.Equal(404, (await browser.GetAsync(other.Links.Create(ConnectHost.Key()))).Status);
    }

    [Fact]
    public async Task AnApiThatIsNotOfferedIsUnknown()
    {
        using var browser = _host.Open();

        var seen = await browser.GetAsync(_host.Links.Create(new ConnectionKey("Other")));

        Assert.Equal((404, "Accounts of Other cannot be connected here."), (seen.Status, Assert.Single(seen.Told)));
    }

    [Fact, Trait("Requirement", "K18")]
    public async Task AStateWorksOnce()
    {
        using var browser = _host.Open();
        var asked = await browser.ConsentAsync(_host.Links.Create(ConnectHost.Key()));
        var callback = $"/connect/callback?code=c1&state={asked["state"].Single()}";

        Assert.Equal(200, (await browser.GetAsync(callback)).Status);
        var again = await browser.GetAsync(callback);

        // The cookie is gone, so the browser is as good as another.
        Assert.Equal((403, "This was begun in another browser. Begin again in this one."), (again.Status, Assert.Single(again.Told)));
        Assert.Single(_host.Vendor.Calls, static call => call.Target == "/token");
    }

    [Fact, Trait("Requirement", "K18")]
    public async Task AStateThatIsReplayedWithItsCookieIsUsed()
    {
        using var browser = _host.Open();
        var asked = await browser.ConsentAsync(_host.Links.Create(ConnectHost.Key()));
        var callback = $"/connect/callback?code=c1&state={asked["state"].Single()}";
        var store = _host.Services.GetRequiredService<IConsentStore>();
        await store.TakeAsync(System.Buffers.Text.Base64Url.EncodeToString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(asked["state"].Single()))), TestContext.Current.CancellationToken);

        var seen = await browser.GetAsync(callback);

        Assert.Equal((400, "This was completed before. Begin again if the account is not connected."), (seen.Status, Assert.Single(seen.Told)));
        Assert.Empty(_host.Vendor.Calls);
    }

    [Fact, Trait("Requirement", "K18")]
    public async Task AConsentOfAnotherBrowserIsRefusedAndStillWorksInItsOwn()
    {
        using var browser = _host.Open();
        using var other = _host.Open();
        var asked = await browser.ConsentAsync(_host.Links.Create(ConnectHost.Key()));
        var callback = $"/connect/callback?code=c1&state={asked["state"].Single()}";

        Assert.Equal(403, (await other.GetAsync(callback)).Status);
        Assert.Empty(_host.Vendor.Calls);
        Assert.Equal(200, (await browser.GetAsync(callback)).Status);
    }

    [Fact]
    public async Task AConsentThatTakesTooLongHasExpired()
    {
        using var browser = _host.Open();
        var asked = await browser.ConsentAsync(_host.Links.Create(ConnectHost.Key()));
        _host.Vendor.Clock.Advance(TimeSpan.FromMinutes(16));

        var seen = await browser.GetAsync($"/connect/callback?code=c1&state={asked["state"].Single()}");

        Assert.Equal((400, "It took too long. Begin again."), (seen.Status, Assert.Single(seen.Told)));
        Assert.Empty(_host.Vendor.Calls);
    }

    [Theory]
    [InlineData("?code=c1", 400, "The provider sent no state back. Begin again.")]
    [InlineData("?code=c1&state=unknown", 403, "This was begun in another browser. Begin again in this one.")]
    public async Task AStateThatNobodyBeganIsRefused(string query, int status, string message)
    {
        using var browser = _host.Open();

        var seen = await browser.GetAsync("/connect/callback" + query);

        Assert.Equal((status, message), (seen.Status, Assert.Single(seen.Told)));
    }

    [Fact, Trait("Requirement", "K18")]
    public async Task WhatTheProviderWritesIsShownAsTextAndStoresNothing()
    {
        using var browser = _host.Open();
        var asked = await browser.ConsentAsync(_host.Links.Create(ConnectHost.Key()));

        var seen = await browser.GetAsync($"/connect/callback?error=access_denied&error_description=%3Cscript%3Ealert(1)%3C%2Fscript%3E&state={asked["state"].Single()}");

        Assert.Contains("Piers: the consent was refused: access_denied: <script>alert(1)</script>.", seen.Told);
        Assert.DoesNotContain("<script>alert", seen.Body, StringComparison.Ordinal);
        Assert.Equal(ConnectionStatus.Connecting, (await _host.Vault.Connections.FindAsync(ConnectHost.Key(), TestContext.Current.CancellationToken))!.Status);
    }

    [Theory]
    [InlineData("""{"error":"invalid_grant"}""", 400)]
    [InlineData("<html>", 200)]
    [InlineData("""{"access_token":""}""", 200)]
    [InlineData("", 503)]
    public async Task AProviderThatGivesNoTokenIsToldOf(string answer, int status)
    {
        using var browser = _host.Open();
        var asked = await browser.ConsentAsync(_host.Links.Create(ConnectHost.Key()));
        _host.Vendor.On = _ => new WireAnswer(answer, status, []);

        var seen = await browser.GetAsync($"/connect/callback?code=c1&state={asked["state"].Single()}");

        Assert.Contains(seen.Told, static told => told.StartsWith("Piers: the token endpoint", StringComparison.Ordinal));
        Assert.Null((await _host.Vault.Connections.FindAsync(ConnectHost.Key(), TestContext.Current.CancellationToken))!.Method);
    }

    [Fact]
    public async Task AProviderThatIsNotThereIsToldOf()
    {
        await using var host = await ConnectHost.StartAsync(options => options.Configure = (_, connection) =>
        {
            connection.HttpClient = null;
            connection.AddressPolicy = AddressPolicy.Public;
            connection.Servers = new Dictionary<string, Uri> { ["https://login.piers.example"] = new("http://localhost:1") };
        });
        using var browser = host.Open();
        var sent = await browser.PostAsync(host.Links.Create(ConnectHost.Key()), ("method", "login"), ("harbour", "north"));
        var state = new WireCall("GET", "", new Uri(sent.Location!).PathAndQuery, [], []).Query["state"].Single();

        // Named by the host, so it is tried; nobody listens there.
        var seen = await browser.GetAsync($"/connect/callback?code=c1&state={state}");

        Assert.Equal(200, seen.Status);
        Assert.NotEmpty(seen.Told);
        Assert.Equal(ConnectionStatus.Connecting, (await host.Vault.Connections.FindAsync(ConnectHost.Key(), TestContext.Current.CancellationToken))!.Status);
    }

    [Fact]
    public async Task TheHostDecidesWhoMayUseALink()
    {
        await using var host = await ConnectHost.StartAsync(options => options.Authorize = static (context, key) => ValueTask.FromResult(context.Request.Query["as"] == key.User));
        using var browser = host.Open();
        var link = host.Links.Create(ConnectHost.Key("ann"));

        Assert.Equal(200, (await browser.GetAsync(link + "?as=ann")).Status);
        var seen = await browser.GetAsync(link + "?as=bob");

        Assert.Equal((403, "This link is for another user. Sign in as the user it was made for."), (seen.Status, Assert.Single(seen.Told)));
    }

    [Fact]
    public async Task ThePageLeaksNothingAndIsNotFramed()
    {
        using var browser = _host.Open();

        var seen = await browser.GetAsync(_host.Links.Create(ConnectHost.Key()));

        Assert.Equal(("no-store", "no-referrer", "nosniff"), (seen.Headers["Cache-Control"], seen.Headers["Referrer-Policy"], seen.Headers["X-Content-Type-Options"]));
        Assert.Contains("default-src 'none'", seen.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", seen.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Contains("Moorings &amp; &lt;berths&gt;.", seen.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/plain", "x", 415)]
    [InlineData("application/json", "{", 400)]
    [InlineData("application/json", "[1]", 400)]
    [InlineData("application/json", "{\"method\":\"other\"}", 400)]
    [InlineData("application/x-www-form-urlencoded", "method=other", 400)]
    public async Task ABodyThatIsNoFormIsRefused(string type, string body, int status)
    {
        using var http = new HttpClient();
        using var content = new StringContent(body);
        content.Headers.ContentType = new(type);

        using var response = await http.PostAsync(new Uri(_host.Address, _host.Links.Create(ConnectHost.Key())), content, TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)response.StatusCode);
    }
}
