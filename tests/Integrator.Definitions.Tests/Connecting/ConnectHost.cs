using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Integrator.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Piers;

namespace Integrator.Definitions.Tests.Connecting;

/// <summary>A host with a vault, where users connect accounts of a vendor that the wire server plays.</summary>
internal sealed partial class ConnectHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ConnectHost(WebApplication app, WireServer vendor) => (_app, Vendor) = (app, vendor);

    public WireServer Vendor { get; }

    public Uri Address => new(_app.Urls.First());

    public IServiceProvider Services => _app.Services;

    public Vault Vault => Services.GetRequiredService<Vault>();

    public ConnectLinks Links => Services.GetRequiredService<ConnectLinks>();

    public List<ConnectionChange> Changes { get; } = [];

    public static async Task<ConnectHost> StartAsync(Action<ConnectOptions>? configure = null, Action<IServiceCollection, WireServer>? add = null)
    {
        var vendor = await WireServer.StartAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton<TimeProvider>(vendor.Clock);
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        ConnectHost? host = null;
        var store = new MemoryVault(vendor.Clock);
        builder.Services.AddSingleton(new Vault(store, store, new VaultOptions
        {
            TimeProvider = vendor.Clock,
            Configure = (_, options) =>
            {
                options.HttpClient = vendor.Http;
                options.Environment = static name => name;
                options.MaxAttempts = 1;
            },
            StatusChanged = (change, _) =>
            {
                host!.Changes.Add(change);
                return default;
            },
        }));
        builder.Services.AddConnect(options =>
        {
            options.Apis.Add(PiersClient.Api);
            configure?.Invoke(options);
        });
        add?.Invoke(builder.Services, vendor);
        var app = builder.Build();
        app.MapConnect();
        host = new ConnectHost(app, vendor);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    public static ConnectionKey Key(string? user = null) => new("Piers") { Tenant = "acme", User = user };

    public Browser Open() => new(Address);

    /// <summary>What the vendor answers to a consent, a check and a look at who it is, in any order.</summary>
    public void Works(string token = "t1") => Vendor.On = call => call.Target switch
    {
        "/token" => WireAnswer.Json($$"""{"access_token":"{{token}}","refresh_token":"r1","expires_in":3600}"""),
        "/v1/me" => WireAnswer.Json("""{"name":"Ann"}"""),
        "/v1/check" or "/v1/bye" => WireAnswer.Json("{}"),
        _ => new WireAnswer("?", 404, []),
    };

    /// <summary>A connection by key, as a user makes it.</summary>
    public async Task<StoredConnection> ConnectAsync(ConnectionKey key, string apiKey = "pk_1")
    {
        using var browser = Open();
        Assert.Equal(303, (await browser.PostAsync(Links.Create(key), ("method", "key"), ("api_key", apiKey), ("harbour", "north"))).Status);
        return (await Vault.Connections.FindAsync(key))!;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await Vendor.DisposeAsync();
    }

    /// <summary>A browser that keeps cookies and follows nothing by itself.</summary>
    public sealed partial class Browser(Uri host) : IDisposable
    {
        private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = host };

        public Task<Seen> GetAsync(Uri address, string accept = "text/html") => SendAsync(HttpMethod.Get, address, null, accept);

        public Task<Seen> GetAsync(string address, string accept = "text/html") => GetAsync(new Uri(address, UriKind.RelativeOrAbsolute), accept);

        public Task<Seen> PostAsync(Uri address, params (string Name, string Value)[] fields) =>
            SendAsync(HttpMethod.Post, address, new FormUrlEncodedContent(fields.Select(static field => KeyValuePair.Create(field.Name, field.Value))), "text/html");

        public Task<Seen> PostJsonAsync(Uri address, string json) => SendAsync(HttpMethod.Post, address, new StringContent(json, Encoding.UTF8, "application/json"), "application/json");

        /// <summary>Submits the form and gives the query that the provider gets.</summary>
        public async Task<ILookup<string, string>> ConsentAsync(Uri link)
        {
            var sent = await PostAsync(link, ("method", "login"), ("harbour", "north"));
            Assert.Equal((303, "https://login.piers.example/consent"), (sent.Status, new Uri(sent.Location!).GetLeftPart(UriPartial.Path)));
            return new WireCall("GET", "", new Uri(sent.Location!).PathAndQuery, [], []).Query;
        }

        public void Dispose() => _http.Dispose();

        private async Task<Seen> SendAsync(HttpMethod method, Uri address, HttpContent? body, string accept)
        {
            using var request = new HttpRequestMessage(method, address) { Content = body };
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));
            using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
            return new Seen((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response.Headers.Location?.OriginalString)
            {
                Headers = response.Headers.Concat(response.Content.Headers).ToDictionary(static header => header.Key, static header => string.Join("; ", header.Value)),
            };
        }
    }

    /// <summary>What a browser got.</summary>
    public sealed partial record Seen(int Status, string Body, string? Location)
    {
        public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

        /// <summary>What the user is told: the words in alerts and in the status.</summary>
        public IEnumerable<string> Told => TellingParagraph().Matches(Body).Select(static match => WebUtility.HtmlDecode(match.Groups[1].Value));

        [GeneratedRegex("<p role=\"(?:alert|status)\">(.*?)</p>")]
        private static partial Regex TellingParagraph();
    }
}
