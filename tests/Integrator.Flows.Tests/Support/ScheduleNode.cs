using Integrator.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Integrator.Flows.Tests.Support;

/// <summary>A process with flows, whose clock may be another than that of the machine.</summary>
internal sealed class ScheduleNode : IAsyncDisposable
{
    private readonly IHost _host;

    private ScheduleNode(IHost host) => _host = host;

    public FlowHost Flows => _host.Services.GetRequiredService<FlowHost>();

    /// <summary>Starts a node, and waits until its schedules are set.</summary>
    public static async Task<ScheduleNode> StartAsync(IJobStore store, FlowHostOptions options, params Flow[] flows)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "schedules" });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(store);
        builder.Services.AddFlows(flows, _ => new FlowConnections(), options);
        builder.Services.AddHealthChecks().AddFlows();
        var node = new ScheduleNode(builder.Build());
        await node._host.StartAsync();
        while ((await node.HealthAsync()).Data["schedules"] is not true)
        {
            await Task.Delay(20);
        }

        return node;
    }

    public async Task<HealthReportEntry> HealthAsync() => (await _host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries["flows"];

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    /// <summary>A node that starts no job, at another time.</summary>
    public static FlowHostOptions At(string time, FlowMisfire misfire = FlowMisfire.All) => new()
    {
        JobsAtOnce = 0,
        Misfire = misfire,
        Jobs = new JobRunnerOptions { Clock = new ShiftedTime(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture) - DateTimeOffset.UtcNow) },
    };

    private sealed class ShiftedTime(TimeSpan shift) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + shift;
    }
}
