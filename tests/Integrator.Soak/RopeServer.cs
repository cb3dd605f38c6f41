using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Integrator.Soak;

/// <summary>A provider on loopback that is slow, drops connections, throttles and fails by chance, and counts what is open.</summary>
internal sealed class RopeServer : IAsyncDisposable
{
    private const int Lines = 30;
    private const int Pages = 3;

    private readonly WebApplication _app;
    private int _connections;
    private int _requests;

    private RopeServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, Count));
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Run(HandleAsync);
    }

    public Uri Address => new(_app.Urls.First());

    public int OpenConnections => _connections;

    public int OpenRequests => _requests;

    public static async Task<RopeServer> StartAsync()
    {
        var server = new RopeServer();
        await server._app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private void Count(ListenOptions listen) => listen.Use(next => async connection =>
    {
        Interlocked.Increment(ref _connections);
        try
        {
            await next(connection);
        }
        finally
        {
            Interlocked.Decrement(ref _connections);
        }
    });

    private async Task HandleAsync(HttpContext context)
    {
        Interlocked.Increment(ref _requests);
        try
        {
            await AnswerAsync(context);
        }
        catch (OperationCanceledException)
        {
            // The caller has gone, which is what this program is about.
        }
        finally
        {
            Interlocked.Decrement(ref _requests);
        }
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        await Task.Delay(Random.Shared.Next(20), context.RequestAborted);
        switch (Random.Shared.Next(100))
        {
            case < 4:
                context.Abort();
                return;
            case < 8:
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return;
            case < 11:
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                context.Response.Headers.RetryAfter = "0";
                return;
            case < 13:
                context.Response.ContentLength = 1_000;
                await context.Response.WriteAsync("{\"id\":", context.RequestAborted);
                context.Abort();
                return;
        }

        await (context.Request.Path.Value switch
        {
            "/watch" => StreamAsync(context),
            "/ropes" when context.Request.Method == "GET" => context.Response.WriteAsync(Page(), context.RequestAborted),
            _ => context.Response.WriteAsync("""{"id":"1","length":2}""", context.RequestAborted),
        });
    }

    private static string Page() => $$"""{"pages":{{Pages}},"items":[{{string.Join(',', Enumerable.Range(0, 20).Select(static id => $"{{\"id\":\"{id}\"}}"))}}]}""";

    private static async Task StreamAsync(HttpContext context)
    {
        for (var line = 0; line < Lines; line++)
        {
            await context.Response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{{\"id\":\"{line}\"}}\n"), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(2, context.RequestAborted);
        }
    }
}
