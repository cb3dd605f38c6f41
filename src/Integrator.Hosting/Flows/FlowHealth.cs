using System.Globalization;
using Integrator.Flows;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Integrator.Hosting;

/// <summary>Adds the health of flows to the health checks of a host.</summary>
public static class FlowHealthChecks
{
    /// <summary>
    /// Adds a check that fails if the store of jobs cannot be reached, if the schedules are not set, if a due job waits for longer than
    /// <see cref="FlowHostOptions.Patience"/>, if no node takes over a job whose lease is over for as long, or if a worker makes no progress for as long.
    /// </summary>
    /// <param name="checks">Where it is added.</param>
    /// <param name="name">The name of the check.</param>
    /// <param name="tags">Its tags.</param>
    public static IHealthChecksBuilder AddFlows(this IHealthChecksBuilder checks, string name = "flows", IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(checks);
        return checks.AddCheck<FlowHealth>(name, tags: tags ?? []);
    }
}

/// <summary>Whether the flows of a host do what they are to do.</summary>
internal sealed class FlowHealth(FlowHost host, FlowSchedules schedules) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var backlog = await host.Store.BacklogAsync([.. host.Flows.Select(static flow => flow.Info.Name)], cancellationToken).ConfigureAwait(false);
            return Of(backlog, host.Watch.Longest);
        }
        catch (JobStoreException failure)
        {
            return HealthCheckResult.Unhealthy("The store of jobs cannot be reached.", failure);
        }
    }

    private HealthCheckResult Of(JobBacklog backlog, TimeSpan? idle)
    {
        var data = new Dictionary<string, object>
        {
            ["waiting_seconds"] = Seconds(backlog.Waiting),
            ["abandoned_seconds"] = Seconds(backlog.Abandoned),
            ["without_progress_seconds"] = Seconds(idle),
            ["schedules"] = schedules.IsRunning,
        };
        string?[] problems =
        [
            schedules.IsRunning ? null : "The schedules are not set.",
            IsTooLong(backlog.Waiting) ? $"A due job has waited for {Text(backlog.Waiting)}." : null,
            IsTooLong(backlog.Abandoned) ? $"A job was left by its node {Text(backlog.Abandoned)} ago, and no other node has taken it over." : null,
            IsTooLong(idle) ? $"A worker has made no progress for {Text(idle)}." : null,
        ];
        var told = string.Join(' ', problems.OfType<string>());
        return told.Length == 0 ? HealthCheckResult.Healthy(data: data) : HealthCheckResult.Unhealthy(told, data: data);
    }

    private bool IsTooLong(TimeSpan? time) => time > host.Options.Patience;

    private static double Seconds(TimeSpan? time) => Math.Round(time?.TotalSeconds ?? 0, 3);

    private static string Text(TimeSpan? time) => time?.ToString(@"d\.hh\:mm\:ss", CultureInfo.InvariantCulture) ?? "";
}
