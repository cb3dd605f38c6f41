using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Integrator.Constructs.Tests.Support;

/// <summary>A real server on a port of its own that keeps what it was sent and answers what it was told, in order; then 204.</summary>
internal sealed class EchoServer : IHttpApplication<IFeatureCollection>, IAsyncDisposable
{
    private readonly KestrelServer _server;
    private readonly ConcurrentQueue<ServerAnswer> _answers;
    private readonly ConcurrentQueue<WireRequest> _requests = new();

    private EchoServer(IEnumerable<ServerAnswer> answers)
    {
        _answers = new(answers);
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Listen(IPAddress.Loopback, 0);
        _server = new KestrelServer(
            Options.Create(options), new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance), NullLoggerFactory.Instance);
    }

    public Uri Address => new(_server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());

    public IReadOnlyList<WireRequest> Requests => [.. _requests];

    public static async Task<EchoServer> StartAsync(IEnumerable<ServerAnswer> answers)
    {
        var server = new EchoServer(answers);
        await server._server.StartAsync(server, TestContext.Current.CancellationToken);
        return server;
    }

    public IFeatureCollection CreateContext(IFeatureCollection contextFeatures) => contextFeatures;

    public async Task ProcessRequestAsync(IFeatureCollection context)
    {
        var request = context.GetRequiredFeature<IHttpRequestFeature>();
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        _requests.Enqueue(new WireRequest(request.Method, request.RawTarget, [.. request.Headers.Select(static header => (header.Key, header.Value.ToString()))], body.ToArray()));
        var answer = _answers.TryDequeue(out var told) ? told : ServerAnswer.Nothing;
        var response = context.GetRequiredFeature<IHttpResponseFeature>();
        response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers.Append(name, value);
        }

        await context.GetRequiredFeature<IHttpResponseBodyFeature>().Stream.WriteAsync(answer.Body);
    }

    public void DisposeContext(IFeatureCollection context, Exception? exception)
    {
    }

    public async ValueTask DisposeAsync()
    {
        // Nobody is left to answer: a connection that a client keeps open is no reason to wait.
        await _server.StopAsync(new CancellationToken(canceled: true));
        _server.Dispose();
    }
}
