using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Integrator.Hosting;

/// <summary>Wakes a worker when another process puts a job of the host's flows into the queue, where the store tells of it.</summary>
internal sealed partial class JobListener(FlowHost host, ILogger<JobListener> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (host.Store is DatabaseJobStore store && store.ListenAsync(Told, stoppingToken) is { } listening)
        {
            try
            {
                await listening.ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is DbException or IOException or TimeoutException)
            {
                // Until it listens again, workers look for jobs in turn.
                Lost(logger, failure);
                await Task.Delay(host.Options.Interval, stoppingToken).ConfigureAwait(false);
            }
        }
    }

    private void Told(string? flow)
    {
        if (flow is null || host.Find(flow) is not null)
        {
            host.Wake();
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The connection is lost that tells of new jobs.")]
    private static partial void Lost(ILogger logger, Exception failure);
}
