using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Piers;

namespace Integrator.Definitions.Tests.Connecting;

/// <summary>Hosts that draw the form themselves, and code that calls with what was connected.</summary>
public sealed class ConnectProgramTests : IAsyncLifetime
{
    private ConnectHost _host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await ConnectHost.StartAsync(add: static (services, vendor) => services
            .AddPiers()
            .AddKeyedPiers("east", static _ => PiersCredentials.Key("pk_east", "live"), (_, options) =>
            {
                options.HttpClient = vendor.Http;
                options.Variables = new PiersContext { Harbour = "east" };
            }));
        _host.Works();
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact, Trait("Feature", "M11"), Trait("Feature", "M12"), Trait("Feature", "M13")]
    public async Task TheFormIsDescribed()
    {
        using var browser = _host.Open();
        var link = _host.Links.Create(ConnectHost.Key());

        var seen = await browser.GetAsync(link + "/form?method=key", "application/json");

        var expected = JsonNode.Parse("""
            {
              "appName": "Piers", "desc": "Moorings & <berths>.",
              "fields": [
                { "name": "api_key", "type": "password", "label": "Key", "desc": "It begins with \"pk_\".", "isOptional": false },
                { "name": "kind", "type": "select", "label": "Kind", "isOptional": false, "default": "live", "options": [ { "value": "live", "label": "Live" }, { "value": "test", "label": "Test" } ] },
                { "name": "sandbox", "type": "text", "label": "Sandbox", "isOptional": false, "showWhen": { "key": "kind", "value": "test" } },
                { "name": "harbour", "type": "text", "label": "Harbour", "isOptional": false },
                { "name": "guarded", "type": "select", "label": "Guarded", "isOptional": true, "options": [ { "value": "true", "label": "Yes" }, { "value": "false", "label": "No" } ] }
              ],
              "methods": [ { "name": "login", "label": "Sign in with Piers", "redirects": true }, { "name": "key", "label": "API key", "redirects": false } ]
            }
            """);
        Assert.Equal(200, seen.Status);
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(seen.Body)), seen.Body);
        Assert.Equal(400, (await browser.GetAsync(link + "/form?method=none", "application/json")).Status);
    }

    [Fact, Trait("Feature", "M14"), Trait("Feature", "M17"), Trait("Feature", "M37")]
    public async Task AProgramConnectsAndAsksHowFarItIs()
    {
        using var browser = _host.Open();
        var link = _host.Links.Create(ConnectHost.Key());
        Assert.Equal("""{"status":"not-connected"}""", (await browser.GetAsync(link + "/status", "application/json")).Body);

        // A link to the provider where there is one, nothing but the state where there is none.
        var login = JsonNode.Parse((await browser.PostJsonAsync(link, """{"method":"login","fields":{"harbour":"north"}}""")).Body)!;
        Assert.StartsWith("https://login.piers.example/consent?", (string)login["url"]!, StringComparison.Ordinal);
        var wrong = await browser.PostJsonAsync(link, """{"method":"key","fields":{"api_key":"x","harbour":"north"}}""");
        Assert.Equal((422, "form_invalid"), (wrong.Status, (string)JsonNode.Parse(wrong.Body)!["type"]!));
        Assert.Equal(["api_key"], JsonNode.Parse(wrong.Body)!["errors"]!.AsObject().Select(static error => error.Key));
        var key = JsonNode.Parse((await browser.PostJsonAsync(link, """{"method":"key","fields":{"api_key":"pk_1","harbour":"north"}}""")).Body)!;
        Assert.Equal((null, "connected"), ((string?)key["url"], (string)key["status"]!));
        Assert.Equal($$"""{"connection":"{{key["connection"]}}","status":"connected","state":"active"}""", (await browser.GetAsync(link + "/status", "application/json")).Body);

        // Refused later.
        using var connection = await _host.Vault.ConnectAsync(PiersClient.Api, ConnectHost.Key(), cancellationToken: Token);
        _host.Vendor.On = static _ => new WireAnswer("{}", 401, []);
        await Assert.ThrowsAsync<ApiException>(() => new PiersClient(connection).Me.GetAsync(Token));
        var state = JsonNode.Parse((await browser.GetAsync(link + "/status", "application/json")).Body)!;
        Assert.Equal(("invalid", "needs_reauth", "Piers: GET /me answered 401."), ((string)state["status"]!, (string)state["state"]!, (string)state["error"]!));
    }

    [Theory]
    [InlineData("https://app.example/done", "https://app.example/done?connection=")]
    [InlineData("/done?a=1#end", "/done?a=1&connection=")]
    public async Task TheBrowserGoesBackWhereTheLinkSays(string back, string start)
    {
        using var browser = _host.Open();
        var link = _host.Links.Create(ConnectHost.Key(), returnTo: new Uri(back, UriKind.RelativeOrAbsolute));

        var asked = await browser.ConsentAsync(link);
        var end = await browser.GetAsync($"/connect/callback?code=c1&state={asked["state"].Single()}");

        Assert.Equal(302, end.Status);
        Assert.StartsWith(start, end.Location, StringComparison.Ordinal);
        Assert.Contains("&status=connected", end.Location, StringComparison.Ordinal);
    }

    [Fact, Trait("Feature", "M10"), Trait("Feature", "A05")]
    public async Task ClientsComeFromTheVaultByTenantUserAndName()
    {
        await _host.ConnectAsync(ConnectHost.Key("ann"), "pk_ann");
        await _host.ConnectAsync(ConnectHost.Key(), "pk_shared");
        await _host.ConnectAsync(new ConnectionKey("Piers", "second") { Tenant = "acme" }, "pk_second");
        var clients = _host.Services.GetRequiredService<VaultClients<PiersClient>>();

        var shared = await clients.GetAsync("acme", cancellationToken: Token);
        await (await clients.GetAsync("acme", "ann", cancellationToken: Token)).Me.GetAsync(Token);
        await shared.Me.GetAsync(Token);
        await (await clients.GetAsync("acme", name: "second", cancellationToken: Token)).Me.GetAsync(Token);
        await _host.Services.GetRequiredKeyedService<PiersClient>("east").Me.GetAsync(Token);

        Assert.Equal(["Bearer pk_ann", "Bearer pk_shared", "Bearer pk_second", "Bearer pk_east"], _host.Vendor.Calls.TakeLast(4).Select(static call => call.Header("Authorization")));
        Assert.Same(shared, await clients.GetAsync("acme", cancellationToken: Token));
        await Assert.ThrowsAsync<ConnectionNotFoundException>(async () => await clients.GetAsync("other", cancellationToken: Token));

        // Another account of the same key is another client.
        var old = (await _host.Vault.Connections.FindAsync(ConnectHost.Key(), Token))!;
        await _host.Vault.DeleteAsync(PiersClient.Api, old.Id, cancellationToken: Token);
        await _host.ConnectAsync(ConnectHost.Key(), "pk_new");
        await (await clients.GetAsync("acme", cancellationToken: Token)).Me.GetAsync(Token);
        Assert.Equal("Bearer pk_new", _host.Vendor.Calls[^1].Header("Authorization"));
    }

    [Fact]
    public async Task ThePageCanBeReplaced()
    {
        await using var host = await ConnectHost.StartAsync(static options => options.Page = static page => $"{page.Title}: {string.Join(", ", page.Choices.Select(static choice => choice.Name))}");
        using var browser = host.Open();

        Assert.Equal("Piers: login, key", (await browser.GetAsync(host.Links.Create(ConnectHost.Key()))).Body);
    }
}
