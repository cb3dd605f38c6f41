using System.Net;
using System.Text;
using Integrator.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Integrator.Definitions.Tests.Support;

/// <summary>The endpoint of a generated webhook on loopback, and a vendor who calls it.</summary>
internal sealed class HookServer<TEvent> : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http = new();
    private readonly Reasons _reasons;

    private HookServer(WebApplication app, Reasons reasons, ManualTime clock) => (_app, _reasons, Clock) = (app, reasons, clock);

    public ManualTime Clock { get; }

    public List<WebhookDelivery<TEvent>> Deliveries { get; } = [];

    /// <summary>The values that the vendor sent for the account.</summary>
    public List<IReadOnlyDictionary<string, string?>> Updates { get; } = [];

    /// <summary>Why the last request was refused; null if it was not.</summary>
    public string? Reason => _reasons.Last;

    /// <param name="webhook">What the connector generates.</param>
    /// <param name="variables">Those of the account that the address is of.</param>
    /// <param name="configure">Changes the endpoint.</param>
    public static async Task<HookServer<TEvent>> StartAsync(Webhook<TEvent> webhook, object? variables = null, Action<WebhookEndpointOptions, ManualTime>? configure = null)
    {
        var (reasons, clock) = (new Reasons(), new ManualTime());
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(reasons);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var server = new HookServer<TEvent>(app, reasons, clock);
        app.MapWebhook("/hook/{**rest}", webhook, server.TakeAsync, options =>
        {
            // The vendor calls the address that the world knows.
            options.Url = static context => new Uri($"https://hooks.example{context.Request.Path}{context.Request.QueryString}");
            options.Variables = _ => ValueTask.FromResult(variables);
            options.UpdateVariables = (_, values, _) =>
            {
                server.Updates.Add(values);
                return default;
            };
            configure?.Invoke(options, clock);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public Task<(int Status, string Body)> PostAsync(string body, params (string Name, string Value)[] headers) => SendAsync("POST", "/hook/", body, headers);

    public async Task<(int Status, string Body)> SendAsync(string method, string path, string body, params (string Name, string Value)[] headers)
    {
        _reasons.Last = null;
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), new Uri(new Uri(_app.Urls.First()), path));
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        Headers = response.Headers.ToDictionary(static header => header.Key, static header => string.Join(", ", header.Value));
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The headers of the last answer.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; private set; } = new Dictionary<string, string>();

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
        _reasons.Dispose();
    }

    private ValueTask TakeAsync(WebhookDelivery<TEvent> delivery, CancellationToken cancellationToken)
    {
        Deliveries.Add(delivery);
        return default;
    }

    /// <summary>What the endpoint logs of requests that it refuses.</summary>
    private sealed class Reasons : ILoggerProvider, ILogger
    {
        private const string Words = "a webhook request was refused. ";

        public string? Last { get; set; }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (formatter(state, exception).Split(Words) is [_, var reason])
            {
                Last = reason;
            }
        }

        public void Dispose() => Last = null;
    }
}
