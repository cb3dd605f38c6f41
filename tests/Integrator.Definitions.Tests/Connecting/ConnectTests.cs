using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Piers;

namespace Integrator.Definitions.Tests.Connecting;

/// <summary>A user connects an account in a browser: by the page of the provider, and by a key.</summary>
public sealed class ConnectTests : IAsyncLifetime
{
    private ConnectHost _host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await ConnectHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact, Trait("Feature", "A41"), Trait("Feature", "T94"), Trait("Feature", "T96"), Trait("Feature", "M10"), Trait("Requirement", "K12"), Trait("Requirement", "K18")]
    public async Task AUserConnectsByThePageOfTheProvider()
    {
        _host.Works();
        var link = _host.Links.Create(ConnectHost.Key("ann"));
        using var browser = _host.Open();

        var page = await browser.GetAsync(link);
        var asked = await browser.ConsentAsync(link);
        var end = await browser.GetAsync($"/connect/callback?code=c1&state={asked["state"].Single()}");

        // The page, and what the provider is asked.
        Assert.Equal(200, page.Status);
        Assert.Contains("Continue to Piers", page.Body, StringComparison.Ordinal);
        Assert.Equal([new Uri(_host.Address, "/connect/callback").AbsoluteUri], asked["redirect_uri"]);
        Assert.Equal(["consent", "offline", "permanent", "piers", "query"], new[] { "prompt", "access_type", "duration", "audience", "response_mode" }.SelectMany(name => asked[name]));

        // The code is exchanged with its verifier, the token is checked, and the account is asked who it is.
        Assert.Equal(["/token", "/v1/check", "/v1/me"], _host.Vendor.Targets);
        var exchange = new WireCall("POST", "", "?" + _host.Vendor.Calls[0].Body, [], []).Query;
        Assert.Equal(asked["code_challenge"].Single(), Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(exchange["code_verifier"].Single()))));
        Assert.Equal(["Bearer t1", "Bearer t1"], _host.Vendor.Calls.Skip(1).Select(static call => call.Header("Authorization")));
        Assert.Equal((200, "This account is connected."), (end.Status, Assert.Single(end.Told)));

        // Each change is told once.
        Assert.Equal([(null, ConnectionStatus.Connecting), (ConnectionStatus.Connecting, ConnectionStatus.Active)], _host.Changes.Select(static change => (change.Before, change.Status!.Value)));

        // Only that user has a connection.
        using var connection = await _host.Vault.ConnectAsync(PiersClient.Api, ConnectHost.Key("ann"), cancellationToken: Token);
        Assert.Equal("Ann", (await new PiersClient(connection).Me.GetAsync(Token)).Name);
        Assert.Equal("Ann", connection.Variables<PiersContext>().Captain?.GetString());
        await Assert.ThrowsAsync<ConnectionNotFoundException>(() => _host.Vault.ConnectAsync(PiersClient.Api, ConnectHost.Key("bob"), cancellationToken: Token));
        await Assert.ThrowsAsync<ConnectionNotFoundException>(() => _host.Vault.ConnectAsync(PiersClient.Api, ConnectHost.Key(), cancellationToken: Token));
    }

    [Fact, Trait("Feature", "T96")]
    public async Task AUserConnectsByAKey()
    {
        _host.Works();
        var link = _host.Links.Create(ConnectHost.Key());
        using var browser = _host.Open();

        var sent = await browser.PostAsync(link, ("method", "key"), ("api_key", "pk_1"), ("kind", "live"), ("sandbox", ""), ("harbour", "NORTH".ToLowerInvariant()));
        var page = await browser.GetAsync(sent.Location!);

        Assert.Equal((303, link.OriginalString), (sent.Status, sent.Location));
        Assert.Equal(["This account is connected."], page.Told);
        Assert.Contains("Connect again", page.Body, StringComparison.Ordinal);
        Assert.Equal(["Bearer pk_1", "Bearer pk_1"], _host.Vendor.Calls.Select(static call => call.Header("Authorization")));
    }

    [Fact]
    public async Task WhatIsWrongIsToldBesideItsFieldAndNoSecretComesBack()
    {
        using var browser = _host.Open();

        var page = await browser.PostAsync(_host.Links.Create(ConnectHost.Key()), ("method", "key"), ("api_key", "no-secret-of-ours"), ("kind", "test"), ("harbour", "N0RTH"));

        Assert.Equal(422, page.Status);
        Assert.Equal(["3 fields need your attention."], page.Told);
        Assert.Contains("""<input type="password" id="key-api_key" name="api_key" required aria-describedby="key-api_key-help key-api_key-problem" aria-invalid="true" autocomplete="off" spellcheck="false">""", page.Body, StringComparison.Ordinal);
        Assert.Contains("""id="key-harbour" name="harbour" required aria-describedby="key-harbour-problem" aria-invalid="true" autocomplete="off" spellcheck="false" value="N0RTH">""", page.Body, StringComparison.Ordinal);
        Assert.Contains("""<p class="problem" id="key-sandbox-problem">""", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("no-secret-of-ours", page.Body, StringComparison.Ordinal);
        Assert.Empty(_host.Vendor.Calls);
        Assert.Null(await _host.Vault.Connections.FindAsync(ConnectHost.Key(), Token));
    }

    [Fact, Trait("Feature", "T94"), Trait("Feature", "T96")]
    public async Task AKeyThatTheApiRefusesIsNotStored()
    {
        _host.Vendor.Then("""{"message":"no"}""", 401);
        using var browser = _host.Open();

        var page = await browser.PostAsync(_host.Links.Create(ConnectHost.Key()), ("method", "key"), ("api_key", "pk_bad"), ("harbour", "north"));

        Assert.Equal(422, page.Status);
        Assert.Contains(page.Told, static told => told.Contains("401", StringComparison.Ordinal));
        Assert.Equal(ConnectionStatus.ValidationError, (await _host.Vault.Connections.FindAsync(ConnectHost.Key(), Token))!.Status);
        await Assert.ThrowsAsync<ReauthenticationException>(() => _host.Vault.ConnectAsync(PiersClient.Api, ConnectHost.Key(), cancellationToken: Token));
    }

    [Fact, Trait("Feature", "T98"), Trait("Requirement", "K4"), Trait("Requirement", "K19")]
    public async Task ConnectingAgainKeepsTheIdAndAWrongKeyReplacesNothing()
    {
        _host.Works();
        var first = await _host.ConnectAsync(ConnectHost.Key());
        using var open = await _host.Vault.ConnectAsync(PiersClient.Api, ConnectHost.Key(), cancellationToken: Token);
        using var browser = _host.Open();

        _host.Vendor.On = static _ => new WireAnswer("{}", 401, []);
        Assert.Equal(422, (await browser.PostAsync(_host.Links.Create(ConnectHost.Key()), ("method", "key"), ("api_key", "pk_bad"), ("harbour", "north"))).Status);
        _host.Works();
        Assert.Equal("Ann", (await new PiersClient(open).Me.GetAsync(Token)).Name);
        Assert.Equal("Bearer pk_1", _host.Vendor.Calls[^1].Header("Authorization"));

        // Refused for good, then connected again: the connection that is open goes on.
        _host.Vendor.On = static _ => new WireAnswer("{}", 401, []);
        await Assert.ThrowsAsync<ApiException>(() => new PiersClient(open).Me.GetAsync(Token));
        Assert.Equal(ConnectionStatus.NeedsReauth, (await _host.Vault.Connections.FindAsync(first.Id, Token))!.Status);
        _host.Works();
        var second = await _host.ConnectAsync(ConnectHost.Key(), "pk_2");
        await new PiersClient(open).Me.GetAsync(Token);

        Assert.Equal((first.Id, ConnectionStatus.Active), (second.Id, second.Status));
        Assert.Equal("Bearer pk_2", _host.Vendor.Calls[^1].Header("Authorization"));
    }

    [Fact, Trait("Feature", "T94"), Trait("Feature", "T96")]
    public async Task WhatFollowsConnectingMayFailAndIsTriedAgain()
    {
        _host.Vendor.Then("{}").Then("""{"message":"busy"}""", 500);
        var connection = await _host.ConnectAsync(ConnectHost.Key());
        using var browser = _host.Open();
        var page = await browser.GetAsync(_host.Links.Create(ConnectHost.Key()));

        Assert.Equal(ConnectionStatus.PostInstallError, connection.Status);
        Assert.Contains("500", connection.Error, StringComparison.Ordinal);
        Assert.Contains("This account is connected, but setting it up failed. Connect it again to retry.", page.Told);

        _host.Works();
        Assert.Equal(ConnectionStatus.Active, (await _host.ConnectAsync(ConnectHost.Key())).Status);
    }

    [Fact, Trait("Feature", "T94"), Trait("Feature", "T99"), Trait("Feature", "M21")]
    public async Task WhatPrecedesDeletingRunsBeforeTheAccountIsGone()
    {
        _host.Works();
        var connection = await _host.ConnectAsync(ConnectHost.Key());
        _host.Vendor.On = static _ => new WireAnswer("{}", 500, []);
        await Assert.ThrowsAsync<ApiException>(() => _host.Vault.DeleteAsync(PiersClient.Api, connection.Id, cancellationToken: Token));
        Assert.NotNull(await _host.Vault.Connections.FindAsync(connection.Id, Token));

        _host.Works();
        await _host.Vault.DeleteAsync(PiersClient.Api, connection.Id, cancellationToken: Token);

        Assert.Equal(("/v1/bye", """{"harbour":"north"}"""), (_host.Vendor.Calls[^1].Target, _host.Vendor.Calls[^1].Body));
        Assert.Null(await _host.Vault.Connections.FindAsync(connection.Id, Token));
        Assert.Equal((ConnectionStatus.Active, null), (_host.Changes[^1].Before, _host.Changes[^1].Status));
        await Assert.ThrowsAsync<ConnectionNotFoundException>(() => _host.Vault.DeleteAsync(PiersClient.Api, connection.Id, cancellationToken: Token));
    }
}
