using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Integrator.Flows.Soak;

/// <summary>Two APIs on loopback: a list of crates in pages, and a yard that takes each idempotency key once.</summary>
internal sealed class CrateServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly bool _remembers;
    private long _placed;

    /// <param name="count">How many crates there are.</param>
    /// <param name="remembers">Whether it keeps what it was sent, to be looked at.</param>
    public CrateServer(int count, bool remembers)
    {
        (Count, _remembers) = (count, remembers);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.MapGet("/crates", ListAsync);
        _app.MapPost("/stacks", PlaceAsync);
    }

    public int Count { get; }

    /// <summary>The idempotency keys of each crate, with how often each came.</summary>
    public ConcurrentDictionary<int, ConcurrentDictionary<string, int>> Keys { get; } = new();

    /// <summary>The nodes that placed crates, in the order of their calls, with the number of calls in a row.</summary>
    public List<(string Node, int Calls)> Nodes { get; } = [];

    public long Placed => Volatile.Read(ref _placed);

    public Uri Address => new(_app.Urls.First());

    /// <summary>Waits before each crate is taken.</summary>
    public TimeSpan Delay { get; init; }

    public Task StartAsync() => _app.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task ListAsync(HttpContext context)
    {
        var start = int.Parse(context.Request.Query["cursor"].FirstOrDefault() ?? "0", CultureInfo.InvariantCulture);
        var limit = int.Parse(context.Request.Query["limit"].FirstOrDefault() ?? "100", CultureInfo.InvariantCulture);
        var end = Math.Min(Count, start + limit);
        var text = new StringBuilder("{\"crates\":[");
        for (var id = start; id < end; id++)
        {
            text.Append(id == start ? "" : ",").Append("{\"id\":").Append(id).Append(",\"label\":\"crate\",\"weight\":").Append(id % 10 == 9 ? 0 : 1000 + id).Append('}');
        }

        text.Append("],\"next\":").Append(end < Count ? $"\"{end}\"" : "null").Append('}');
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(text.ToString());
    }

    private async Task PlaceAsync(HttpContext context)
    {
        if (_remembers)
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body);
            var (id, node) = (body.RootElement.GetProperty("crate").GetInt32(), body.RootElement.GetProperty("node").GetString()!);
            Keys.GetOrAdd(id, static _ => new()).AddOrUpdate(context.Request.Headers["Idempotency-Key"].ToString(), 1, static (_, count) => count + 1);
            lock (Nodes)
            {
                if (Nodes.Count > 0 && Nodes[^1].Node == node)
                {
                    Nodes[^1] = (node, Nodes[^1].Calls + 1);
                }
                else
                {
                    Nodes.Add((node, 1));
                }
            }
        }
        else
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
        }

        Interlocked.Increment(ref _placed);
        if (Delay > TimeSpan.Zero)
        {
            await Task.Delay(Delay);
        }

        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync("{\"id\":\"s\"}");
    }
}
