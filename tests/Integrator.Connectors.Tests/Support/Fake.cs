using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Integrator.Connectors.Tests.Support;

/// <summary>
/// A server on a port of its own that behaves as a vendor's: it knows who calls, throttles when told to, and keeps what it was asked.
/// Whatever host its clients call, it is the one that answers.
/// </summary>
internal abstract class Fake : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http;
    private readonly ConcurrentQueue<FakeCall> _calls = new();
    private readonly List<IDisposable> _opened = [];
    private int _throttles;

    protected Fake()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(static options => options.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Run(HandleAsync);
        _http = new HttpClient(new LoopbackHandler(() => _app.Urls.First()));
    }

    /// <summary>The time of the vendor and of its clients; it jumps over their waits, and what times them out is longer.</summary>
    public ManualTime Clock { get; } = new() { Patience = TimeSpan.FromSeconds(20) };

    /// <summary>What was asked so far, throttled and refused calls included.</summary>
    public IReadOnlyList<FakeCall> Calls => [.. _calls];

    /// <summary>The variables that connections stored.</summary>
    public List<object> Stored { get; } = [];

    /// <summary>The tokens that connections got.</summary>
    public List<OAuthToken> Tokens { get; } = [];

    /// <summary>How many items a page has at most, however many are asked for.</summary>
    public int MostPerPage { get; set; } = 100;

    protected virtual string BasePath => "/";

    /// <summary>What the host of an application has of it.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

    public static async Task<TFake> StartAsync<TFake>()
        where TFake : Fake, new()
    {
        var fake = new TFake();
        await fake._app.StartAsync(TestContext.Current.CancellationToken);
        return fake;
    }

    /// <summary>The next calls are told to wait, in the vendor's way.</summary>
    public void Throttle(int times) => _throttles = times;

    public ConnectionOptions Options(object? variables = null) => new()
    {
        HttpClient = _http,
        TimeProvider = Clock,
        Random = static () => 0.5,
        Environment = name => Settings.GetValueOrDefault(name),
        Variables = variables,
        VariablesChanged = (changed, _) =>
        {
            Stored.Add(changed);
            return default;
        },
        TokenChanged = (token, _) =>
        {
            Tokens.Add(token);
            return default;
        },
    };

    public Connection Connect(Api api, Credential credential, object? variables = null)
    {
        var connection = new Connection(api, credential, Options(variables));
        _opened.Add(connection);
        return connection;
    }

    /// <summary>Lets a user consent, and gives the page they saw beside the credential that came of it.</summary>
    public async Task<(Uri Page, Credential Credential)> ConsentAsync(Api api, Credential credential, TokenDesk desk, object? variables = null)
    {
        using var consent = new Consent(api, credential, Options(variables));
        var request = consent.Start(new Uri("https://app.example/callback"));
        return (request.Url, await consent.CompleteAsync(request, desk.Consent(request.Url), TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        _opened.ForEach(static opened => opened.Dispose());
        _http.Dispose();
        await _app.DisposeAsync();
    }

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
