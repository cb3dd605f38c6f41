using System.Text.Json;
using Crates;
using Integrator.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Integrator.Flows.Soak;

/// <summary>A process that runs the jobs of the flow until it is ended.</summary>
internal static class Node
{
    public static async Task<int> RunAsync(string store, Uri address, string name, TimeSpan lease)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        _ = store.Contains('=', StringComparison.Ordinal) ? builder.Services.AddPostgresJobs(store) : builder.Services.AddSqliteJobs(store);
        using var connection = Connect(address);
        builder.Services.AddFlows([Flow(name)], _ => new FlowConnections().Add("crates", connection), new FlowHostOptions
        {
            Interval = TimeSpan.FromMilliseconds(200),
            Jobs = new JobRunnerOptions { Node = name, Lease = lease, MostPageAttempts = 1000 },
        });
        await builder.Build().RunAsync();
        return 0;
    }

    public static StackFlow Flow(string node) => new() { Settings = JsonElement.Parse($$"""{"node":"{{node}}"}""") };

    public static Connection Connect(Uri address) => new(CratesClient.Api, null, new ConnectionOptions { BaseAddress = address });
}
