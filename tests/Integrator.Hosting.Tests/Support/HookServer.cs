using System.Net;
using Integrator.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Integrator.Tests.Support;

/// <summary>A real server on 127.0.0.1 with one webhook at <c>/hooks/{account}</c>, and somebody who calls it.</summary>
internal sealed class HookServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http = new();

    private HookServer(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public static async Task<HookServer> StartAsync<TEvent>(
        Webhook<TEvent> webhook,
        Func<WebhookDelivery<TEvent>, CancellationToken, ValueTask> handle,
        Action<WebhookEndpointOptions>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.MapWebhook("/hooks/{account}", webhook, handle, configure);
        await app.StartAsync();
        return new HookServer(app);
    }

    public async Task<(int Status, string Body)> PostAsync(byte[] body, string path = "/hooks/a", params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address, path)) { Content = new ByteArrayContent(body) };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async Task<(int Status, string Body)> GetAsync(string path)
    {
        using var response = await _http.GetAsync(new Uri(Address, path));
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return _app.DisposeAsync();
    }
}
