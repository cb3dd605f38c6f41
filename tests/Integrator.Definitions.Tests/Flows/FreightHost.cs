using System.Text.Json.Nodes;
using Freight;
using Integrator.Flows;

namespace Integrator.Definitions.Tests.Flows;

/// <summary>The freight API on loopback, and the jobs that run against it.</summary>
internal sealed class FreightHost : IAsyncDisposable
{
    private readonly WireServer _server;

    private FreightHost(WireServer server)
    {
        _server = server;
        server.On = call => Own?.Invoke(call) ?? (call.Target switch
        {
            "/orders" => Answer($$"""{"orders":{{Orders}},"next":null}"""),
            "/archive" => Answer($$"""{"orders":{{Archive}},"next":null}"""),
            _ when call.Target.StartsWith("/orders?", StringComparison.Ordinal) => Answer($$"""{"orders":{{Orders}},"next":null}"""),
            _ when call.Target.StartsWith("/parties?", StringComparison.Ordinal) => Answer(Parties),
            _ when call.Target.StartsWith("/rates/", StringComparison.Ordinal) => Answer("""{"rate":2.5}"""),
            "/moves/bulk" => Answer("""[{"id":"m"}]"""),
            _ => Answer("""{"id":"x-1"}"""),
        });
    }

    /// <summary>The list that the API answers.</summary>
    public string Orders { get; set; } = "[]";

    public string Archive { get; set; } = "[]";

    public string Parties { get; set; } = "[]";

    /// <summary>Answers before the others do; null for the usual answer.</summary>
    public Func<WireCall, WireAnswer?>? Own { get; set; }

    /// <summary>Is waited for before a call is answered.</summary>
    public Func<WireCall, Task> Arriving { set => _server.Arriving = value; }

    public MemoryJobStore Store { get; } = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<FreightHost> StartAsync(string orders) => new(await WireServer.StartAsync()) { Orders = orders };

    public static WireAnswer Answer(string body, int status = 200) => new(body, status, []);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    public JobRunner Runner => new(
        Store,
        new FlowConnections().Add("freight", _server.Connect(FreightClient.Api)).Add("desk", _server.Connect(FreightClient.Api)),
        new JobRunnerOptions { StepRetryWait = TimeSpan.FromMilliseconds(1) });

    public async Task<Job> RunAsync(Flow flow, JobRequest? request = null)
    {
        var job = (await Runner.AddAsync(flow, request, Cancellation)).Job!;
        await Runner.RunQueuedAsync([flow], Cancellation);
        return (await Store.FindAsync(job.Id, Cancellation))!;
    }

    public async Task<IReadOnlyList<JobError>> ErrorsAsync(Job job) => await Store.ErrorsAsync(job.Id, cancellationToken: Cancellation);

    /// <summary>The bodies of the calls to a place, in order.</summary>
    public IReadOnlyList<string> Bodies(string target) => [.. _server.Calls.Where(call => call.Target == target).Select(static call => call.Body)];

    public IReadOnlyList<string> Targets => [.. _server.Targets];

    /// <summary>The method, the place and the body of each call but those that read orders.</summary>
    public IReadOnlyList<string> Writes => [.. _server.Calls.Where(static call => call.Method != "GET").Select(static call => $"{call.Method} {call.Target} {call.Body}")];

    public static void Equal(string expected, string actual) => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual)), actual);
}
