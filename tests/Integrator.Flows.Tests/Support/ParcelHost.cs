using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Integrator.Flows.Tests.Support;

/// <summary>Two APIs of a vendor on 127.0.0.1: a list of parcels, ten a page, and a depot that takes each idempotency key once.</summary>
internal sealed class ParcelHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _log = new();
    private readonly ConcurrentDictionary<string, int> _taken = new();
    private readonly ConcurrentQueue<(string Id, string Key)> _sent = new();

    private ParcelHost()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.MapGet("/parcels", ListAsync);
        _app.MapPost("/depot", TakeAsync);
    }

    public int Count { get; set; } = 30;

    /// <summary>The status for a parcel that comes to the depot.</summary>
    public Func<int, int> Status { get; set; } = static _ => 200;

    /// <summary>Runs before the depot takes a parcel.</summary>
    public Func<int, Task> Taking { get; set; } = static _ => Task.CompletedTask;

    /// <summary>The status for a page that is asked for, by its cursor.</summary>
    public Func<int, int> PageStatus { get; set; } = static _ => 200;

    public Uri Address => new(_app.Urls.First());

    /// <summary>What was asked for, in order: <c>page 0</c>, <c>take 7</c>.</summary>
    public IReadOnlyList<string> Log => [.. _log];

    /// <summary>How often the depot took each parcel, counting a repeated key once.</summary>
    public IReadOnlyDictionary<string, int> Taken => _taken;

    public IReadOnlyList<(string Id, string Key)> Sent => [.. _sent];

    public string? LastSince { get; private set; }

    public static async Task<ParcelHost> StartAsync()
    {
        var host = new ParcelHost();
        await host._app.StartAsync();
        return host;
    }

    public Connection Connect() => new(
        new Api("Parcels") { Policy = new CallPolicy { Retry = new RetryPolicy { MaxAttempts = 1, IdempotencyHeader = "Idempotency-Key" } } },
        null,
        new ConnectionOptions { BaseAddress = Address });

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task ListAsync(HttpContext context)
    {
        var from = int.TryParse(context.Request.Query["cursor"], out var cursor) ? cursor : 0;
        LastSince = context.Request.Query["since"];
        _log.Enqueue($"page {from}");
        context.Response.StatusCode = PageStatus(from);
        var items = Enumerable.Range(from, Math.Min(10, Count - from)).Select(static id => new { id, changed_at = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(id) });
        await context.Response.WriteAsJsonAsync(new { items, next = from + 10 < Count ? (from + 10).ToString(System.Globalization.CultureInfo.InvariantCulture) : null });
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        var id = body.RootElement.GetProperty("id").GetInt32();
        await Taking(id);
        _log.Enqueue($"take {id}");
        var key = context.Request.Headers["Idempotency-Key"].ToString();
        context.Response.StatusCode = Status(id);
        if (context.Response.StatusCode == 200)
        {
            var isNew = _sent.All(sent => sent.Key != key);
            _taken.AddOrUpdate($"{id}", 1, (_, count) => isNew ? count + 1 : count);
        }

        _sent.Enqueue(($"{id}", key));
        await context.Response.WriteAsJsonAsync(new { id });
    }
}
