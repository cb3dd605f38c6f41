using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Integrator.Tests.Support;

/// <summary>A real server on 127.0.0.1 that gives the answers it was told, in order, and keeps what it was sent.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<RequestDelegate> _answers = new();
    private readonly ConcurrentQueue<WireRequest> _requests = new();

    private LoopbackServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(HandleAsync);
    }

    public Uri Address => new(_app.Urls.First());

    public IReadOnlyList<WireRequest> Requests => [.. _requests];

    public WireRequest Request => Assert.Single(_requests);

    public static async Task<LoopbackServer> StartAsync()
    {
        var server = new LoopbackServer();
        await server._app.StartAsync();
        return server;
    }

    public LoopbackServer Answers(string body, int status = 200, string mediaType = "application/json", params (string Name, string Value)[] headers) =>
        Answers(Encoding.UTF8.GetBytes(body), status, mediaType, headers);

    public LoopbackServer Answers(byte[] body, int status = 200, string? mediaType = null, params (string Name, string Value)[] headers) =>
        Answers(async context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = mediaType;
            foreach (var (name, value) in headers)
            {
                context.Response.Headers.Append(name, value);
            }

            if (body.Length > 0)
            {
                await context.Response.Body.WriteAsync(body);
            }
        });

    public LoopbackServer Answers(RequestDelegate answer)
    {
        _answers.Enqueue(answer);
        return this;
    }

    public LoopbackServer AnswersStatus(int status, params (string Name, string Value)[] headers) => Answers([], status, null, headers);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        _requests.Enqueue(new WireRequest(
            context.Request.Method,
            context.Features.Get<IHttpRequestFeature>()!.RawTarget,
            context.Request.Headers.ToDictionary(static header => header.Key, static header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            Encoding.UTF8.GetString(body.ToArray())));
        if (!_answers.TryDequeue(out var answer))
        {
            context.Response.StatusCode = 599;
            await context.Response.WriteAsync($"No answer was told for {context.Request.Method} {context.Request.Path}.");
            return;
        }

        await answer(context);
    }
}

/// <summary>A request as it came over the wire.</summary>
internal sealed record WireRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
