using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Integrator.Definitions.Tests.Support;

/// <summary>
/// A real server on loopback. Whatever host a generated client calls, this server answers, and it keeps every request byte for byte. It answers
/// what it was told, in order, or what a function says.
/// </summary>
internal sealed class WireServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http;
    private readonly ConcurrentQueue<WireCall> _calls = new();
    private readonly ConcurrentQueue<WireAnswer> _answers = new();
    private readonly List<Connection> _connections = [];

    private WireServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Run(HandleAsync);
        _http = new HttpClient(new LoopbackHandler(() => _app.Urls.First()));
    }

    /// <summary>The clock of the clients; it jumps to the end of whatever is waited for.</summary>
    public ManualTime Clock { get; } = new();

    public IReadOnlyList<WireCall> Calls => [.. _calls];

    public WireCall Call => Assert.Single(_calls);

    public IEnumerable<string> Targets => _calls.Select(static call => call.Target);

    /// <summary>Gives the answer to a request; null if the answers are those that were told.</summary>
    public Func<WireCall, WireAnswer>? On { get; set; }

    /// <summary>Is waited for before a request is answered.</summary>
    public Func<WireCall, Task> Arriving { get; set; } = static _ => Task.CompletedTask;

    public static async Task<WireServer> StartAsync()
    {
        var server = new WireServer();
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public WireServer Then(string json, int status = 200, params (string Name, string Value)[] headers) => Then(new WireAnswer(json, status, headers));

    public WireServer Then(WireAnswer answer)
    {
        _answers.Enqueue(answer);
        return this;
    }

    /// <summary>Where the server is.</summary>
    public Uri Address => new(_app.Urls.First());

    /// <summary>A client whose every host is this server.</summary>
    public HttpClient Http => _http;

    /// <summary>Options of a connection whose every host is this server.</summary>
    public ConnectionOptions Options() => new() { HttpClient = _http, TimeProvider = Clock, Random = static () => 0.5, Environment = static name => name };

    /// <summary>A connection whose every host is this server.</summary>
    public Connection Connect(Api api, Credential? credential = null, Action<ConnectionOptions>? configure = null)
    {
        var options = Options();
        configure?.Invoke(options);
        var connection = new Connection(api, credential, options);
        _connections.Add(connection);
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        _connections.ForEach(static connection => connection.Dispose());
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var call = new WireCall(
            context.Request.Method,
            context.Request.Host.Value ?? "",
            context.Features.Get<IHttpRequestFeature>()!.RawTarget,
            [.. context.Request.Headers.SelectMany(static header => header.Value.Select(value => KeyValuePair.Create(header.Key, value ?? "")))],
            body.ToArray());
        _calls.Enqueue(call);
        await Arriving(call);
        var answer = On is not null ? On(call) : _answers.TryDequeue(out var told) ? told : new WireAnswer($"No answer was told for {call.Method} {call.Target}.", 599, []);
        context.Response.StatusCode = answer.Status;
        if (!answer.Headers.Any(static header => header.Name == "Content-Type"))
        {
            context.Response.ContentType = "application/json";
        }

        foreach (var (name, value) in answer.Headers)
        {
            context.Response.Headers.Append(name, value);
        }

        if (answer.Body.Length > 0)
        {
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(answer.Body));
        }
    }
}

/// <summary>An answer of the server.</summary>
internal sealed record WireAnswer(string Body, int Status, (string Name, string Value)[] Headers)
{
    public static WireAnswer Json(string body) => new(body, 200, []);
}

/// <summary>A request as it came: the target as it was written, the headers in their order, the body as bytes.</summary>
internal sealed record WireCall(string Method, string Host, string Target, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Bytes)
{
    public string Body => Encoding.UTF8.GetString(Bytes);

    /// <summary>The values of a header, joined by a comma; null if it is missing.</summary>
    public string? Header(string name)
    {
        var values = Headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(static header => header.Value).ToArray();
        return values.Length == 0 ? null : string.Join(", ", values);
    }

    /// <summary>The query parameters by name, in their order.</summary>
    public ILookup<string, string> Query => Target.Split('?', 2) is [_, var query]
        ? query.Split('&').Select(static pair => pair.Split('=', 2)).ToLookup(static pair => Uri.UnescapeDataString(pair[0]), static pair => Uri.UnescapeDataString(pair[1].Replace('+', ' ')))
        : Array.Empty<string>().ToLookup(static name => name);
}
