namespace Integrator.Tests.Support;

/// <summary>A loopback server with a connection to it.</summary>
internal sealed class ProbeServer : IAsyncDisposable
{
    private ProbeServer(LoopbackServer server, Connection connection, ManualTime clock)
    {
        Server = server;
        Connection = connection;
        Clock = clock;
    }

    public LoopbackServer Server { get; }

    public Connection Connection { get; }

    public ManualTime Clock { get; }

    public static async Task<ProbeServer> StartAsync(Api? api = null, Credential? credential = null, Action<ConnectionOptions>? configure = null, ManualTime? clock = null)
    {
        var server = await LoopbackServer.StartAsync();
        clock ??= new ManualTime();
        var options = new ConnectionOptions { BaseAddress = new Uri(server.Address, "/v1/"), TimeProvider = clock, Random = static () => 0.5 };
        configure?.Invoke(options);
        return new ProbeServer(server, new Connection(api ?? new Api("Probe"), credential, options), clock);
    }

    /// <summary>The same, for an API that says itself where it is.</summary>
    public static async Task<ProbeServer> StartAsync(Func<Uri, Api> api, Credential? credential = null)
    {
        var server = await LoopbackServer.StartAsync();
        var clock = new ManualTime();
        return new ProbeServer(server, new Connection(api(new Uri(server.Address, "/v1/")), credential, new() { TimeProvider = clock, Random = static () => 0.5 }), clock);
    }

    /// <summary>Sends one action to an empty 204 and gives what came over the wire.</summary>
    public async Task<WireRequest> WireAsync(string method, string path, Func<ApiRequest<NoContent>, ApiRequest<NoContent>>? build = null)
    {
        Server.AnswersStatus(204);
        await Connection.SendAsync(Probe.Of(method, path, build), TestContext.Current.CancellationToken);
        return Server.Requests[^1];
    }

    public ValueTask DisposeAsync()
    {
        Connection.Dispose();
        return Server.DisposeAsync();
    }
}
