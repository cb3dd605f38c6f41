using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Integrator.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Integrator.Faults.Tests.Support;

/// <summary>A host with a webhook at <c>/hooks/{account}</c>, and somebody who calls it over a socket.</summary>
internal sealed class Hooks : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Hooks(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public static async Task<Hooks> StartAsync<TEvent>(Webhook<TEvent> webhook, Func<WebhookDelivery<TEvent>, CancellationToken, ValueTask> handle, Action<WebhookEndpointOptions>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.MapWebhook("/hooks/{account}", webhook, handle, configure);
        await app.StartAsync(Wire.Token);
        return new Hooks(app);
    }

    public static string Sign(string secret, string signed) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(signed)));

    /// <summary>Sends a request as it is written, and gives the status of the answer.</summary>
    public async Task<int> SendAsync(string target, string host, string body, params string[] headers)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Address.Port, Wire.Token);
        var stream = client.GetStream();
        var lines = string.Concat(headers.Select(static header => header + "\r\n"));
        await stream.WriteAsync(Encoding.UTF8.GetBytes($"POST {target} HTTP/1.1\r\nHost: {host}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n{lines}\r\n{body}"), Wire.Token);
        using var reader = new StreamReader(stream);
        var status = await reader.ReadLineAsync(Wire.Token);
        return int.Parse(status!.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Sends an event that is signed with the secret of an account.</summary>
    public Task<int> PostAsync(string account, string body, string secret, params string[] headers) =>
        SendAsync($"/hooks/{account}", "hooks.example", body, [$"X-Signature: {Sign(secret, body)}", .. headers]);

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
