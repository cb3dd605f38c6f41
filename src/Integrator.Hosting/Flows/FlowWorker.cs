using Integrator.Flows;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Integrator.Hosting;

/// <summary>Looks for jobs of the host's flows and runs them, several at the same time, until the host stops.</summary>
internal sealed partial class FlowWorker(FlowHost host, ILogger<FlowWorker> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, host.Options.JobsAtOnce).Select(_ => WorkAsync(stoppingToken)));

    private async Task WorkAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                using var turn = host.Watch.Begin();
                if (await host.Runner.RunQueuedAsync(host.Flows, stopping).ConfigureAwait(false) > 0)
                {
                    continue;
                }
            }
            catch (JobStoreException failure)
            {
                // The jobs are where they were; another look later may find the store again.
                Failed(logger, failure);
            }

            await host.WaitAsync(stopping).ConfigureAwait(false);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The store of jobs cannot be used.")]
    private static partial void Failed(ILogger logger, Exception failure);
}
