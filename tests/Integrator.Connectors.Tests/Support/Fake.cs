using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Integrator.Connectors.Tests.Support;

/// <summary>A server on a port of its own that behaves as a vendor's: it knows who calls, throttles when told to, and keeps what it was asked.</summary>
internal abstract class Fake : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<FakeCall> _calls = new();
    private int _throttles;

    protected Fake()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(static options => options.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Run(HandleAsync);
    }

    /// <summary>Where the API begins.</summary>
    public Uri Address => new(Root, BasePath);

    /// <summary>What was asked so far, throttled and refused calls included.</summary>
    public IReadOnlyList<FakeCall> Calls => [.. _calls];

    protected Uri Root => new(_app.Urls.First());

    protected virtual string BasePath => "/";

    public static async Task<TFake> StartAsync<TFake>()
        where TFake : Fake, new()
    {
        var fake = new TFake();
        await fake._app.StartAsync(TestContext.Current.CancellationToken);
        return fake;
    }

    /// <summary>The next calls are told to wait, in the vendor's way.</summary>
    public void Throttle(int times) => _throttles = times;

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    /// <summary>The answer to a call that says who it is; null where the vendor has nothing at the path.</summary>
    protected abstract FakeAnswer? Answer(FakeCall call);

    protected abstract bool IsAuthorized(FakeCall call);

    /// <summary>Calls that need no token, such as those that ask for one.</summary>
    protected virtual bool IsOpen(FakeCall call) => false;

    protected abstract FakeAnswer Refused(FakeCall call);

    protected abstract FakeAnswer Throttled();

    protected abstract FakeAnswer NotFound(FakeCall call);

    private FakeAnswer Answered(FakeCall call) => call switch
    {
        _ when Interlocked.Decrement(ref _throttles) >= 0 => Throttled(),
        _ when !IsOpen(call) && !IsAuthorized(call) => Refused(call),
        _ => Answer(call) ?? NotFound(call),
    };

    // What a vendor has beside its API, such as where tokens come from, keeps its whole path.
    private string Below(string path) => path.StartsWith(BasePath, StringComparison.Ordinal) ? path[BasePath.Length..] : path.TrimStart('/');

    private async Task HandleAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var call = new FakeCall(
            context.Request.Method,
            context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            Below(context.Request.Path.Value!),
            context.Request.Query.ToDictionary(static pair => pair.Key, static pair => pair.Value.ToString()),
            context.Request.Headers.ToDictionary(static pair => pair.Key, static pair => pair.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            Encoding.UTF8.GetString(body.ToArray()));
        _calls.Enqueue(call);
        var answer = Answered(call);
        context.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
        {
            context.Response.Headers.Append(name, value);
        }

        if (answer.Body is not null)
        {
            context.Response.ContentType = answer.MediaType;
            await context.Response.WriteAsync(answer.Body);
        }
    }
}
