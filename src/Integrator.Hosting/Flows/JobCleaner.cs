using Integrator.Flows;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Integrator.Hosting;

/// <summary>Removes jobs that are no longer kept, a batch at a time.</summary>
internal sealed partial class JobCleaner(FlowHost host, ILogger<JobCleaner> logger) : BackgroundService
{
    // Between two batches others have their turn.
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    private JobRetention Retention => host.Options.Retention;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Retention.Every, host.Options.Jobs.Clock);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            try
            {
                foreach (var purge in Purges())
                {
                    await RemoveAsync(purge, stoppingToken).ConfigureAwait(false);
                }
            }
            catch (JobStoreException failure)
            {
                // The next round finds them again.
                Failed(logger, failure);
            }
        }
    }

    private IEnumerable<JobPurge> Purges()
    {
        if (Retention.Age is { } age)
        {
            yield return new JobPurge { EndedBefore = host.Options.Jobs.Clock.GetUtcNow() - age, Most = Retention.Batch };
        }

        foreach (var flow in Retention.PerFlow is null ? [] : host.Flows)
        {
            yield return new JobPurge { Flow = flow.Info.Name, Keep = Retention.PerFlow, Most = Retention.Batch };
        }
    }

    private async Task RemoveAsync(JobPurge purge, CancellationToken stopping)
    {
        while (await host.Store.PurgeAsync(purge, stopping).ConfigureAwait(false) == purge.Most)
        {
            await Task.Delay(s_pause, stopping).ConfigureAwait(false);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Jobs that are no longer kept were not removed.")]
    private static partial void Failed(ILogger logger, Exception failure);
}
