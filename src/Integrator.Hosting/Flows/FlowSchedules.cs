using System.Data.Common;
using Integrator.Flows;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Quartz;

namespace Integrator.Hosting;

/// <summary>Starts flows when their schedules say so, until the host stops.</summary>
internal sealed partial class FlowSchedules(FlowHost host, ILoggerFactory? loggers = null, IHostEnvironment? environment = null) : BackgroundService
{
    private const string DefaultName = "integrator";

    private readonly ILoggerFactory _loggers = loggers ?? NullLoggerFactory.Instance;
    private readonly ILogger _logger = (loggers ?? NullLoggerFactory.Instance).CreateLogger<FlowSchedules>();
    private readonly string _name = host.Options.Schedules ?? environment?.ApplicationName ?? DefaultName;
    private StandaloneSchedulerFactory? _factory;
    private IScheduler? _scheduler;

    /// <summary>Whether the schedules act: always, once they are set.</summary>
    public bool IsRunning { get; private set; }

    private TimeProvider Clock => host.Options.Jobs.Clock;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        IsRunning = false;
        await CloseAsync(cancellationToken).ConfigureAwait(false);
    }

    public override void Dispose()
    {
        base.Dispose();
        _factory?.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!IsRunning && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await CloseAsync(stoppingToken).ConfigureAwait(false);
                await BeginAsync(stoppingToken).ConfigureAwait(false);
                IsRunning = true;
            }
            catch (Exception failure) when (failure is JobStoreException or SchedulerException or DbException)
            {
                Failed(_logger, failure);
                await Task.Delay(host.Options.Interval, stoppingToken).ConfigureAwait(false);
            }
        }
    }

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        var (times, book) = (FlowTime.Of(host.Flows), new ScheduleBook(host.Store, _name));
        var done = await book.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (times.Count == 0 && done.Count == 0)
        {
            return;
        }

        _factory = FlowScheduler.Build(host, _name, new ScheduledStart(host, book, _logger), _loggers);
        var scheduler = _scheduler = await _factory.GetScheduler(cancellationToken).ConfigureAwait(false);
        await scheduler.AddJob(JobBuilder.Create<ScheduledStart>().WithIdentity(FlowTime.Job).StoreDurably().RequestRecovery().Build(), AddJobOptions.Replacing, cancellationToken).ConfigureAwait(false);
        var stored = await RemoveOthersAsync(scheduler, times, cancellationToken).ConfigureAwait(false);
        foreach (var time in times)
        {
            await SetAsync(scheduler, time, stored.GetValueOrDefault(time.Key), done, book, cancellationToken).ConfigureAwait(false);
        }

        foreach (var key in done.Keys.Except(times.Select(static time => time.Key.Name)))
        {
            await book.RemoveAsync(key, cancellationToken).ConfigureAwait(false);
        }

        await scheduler.Start(cancellationToken).ConfigureAwait(false);
        Started(_logger, times.Count);
    }

    /// <summary>Removes triggers of times that no flow has any more.</summary>
    private static async Task<IReadOnlyDictionary<TriggerKey, TriggerHeader>> RemoveOthersAsync(IScheduler scheduler, IReadOnlyList<FlowTime> times, CancellationToken cancellationToken)
    {
        var stored = await scheduler.QueryTriggers(new TriggerQuery { Group = FlowTime.Triggers, Take = int.MaxValue }, cancellationToken).ConfigureAwait(false);
        var wanted = times.Select(static time => time.Key).ToHashSet();
        await scheduler.UnscheduleJobs([.. stored.Items.Select(static trigger => trigger.Key).Where(key => !wanted.Contains(key))], cancellationToken).ConfigureAwait(false);
        return stored.Items.Where(trigger => wanted.Contains(trigger.Key)).ToDictionary(static trigger => trigger.Key);
    }

    // A time that is there keeps its place, so that what was missed is missed. A new one begins now.
    private async Task SetAsync(IScheduler scheduler, FlowTime time, TriggerHeader? stored, IReadOnlyDictionary<string, DateTimeOffset> done, ScheduleBook book, CancellationToken cancellationToken)
    {
        if (stored is not null && stored.State != TriggerState.Error
            && await scheduler.GetTrigger(time.Key, cancellationToken).ConfigureAwait(false) is { } trigger && time.IsMet(trigger, host.Options.Misfire))
        {
            return;
        }

        if (!done.TryGetValue(time.Key.Name, out var last))
        {
            last = DateTimeOffset.FromUnixTimeSeconds(Clock.GetUtcNow().ToUnixTimeSeconds());
            await book.NoteAsync(time.Key.Name, last, cancellationToken).ConfigureAwait(false);
        }

        var start = last.AddSeconds(1);
        var clock = new PastClock(Clock, start);
        await scheduler.ScheduleTrigger(time.Trigger(start, host.Options.Misfire, clock), TriggerConflict.Replace, cancellationToken).ConfigureAwait(false);
        clock.Run();
    }

    private async Task CloseAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _scheduler, null) is { } scheduler)
        {
            await scheduler.Shutdown(waitForJobsToComplete: true, cancellationToken).ConfigureAwait(false);
        }

        if (Interlocked.Exchange(ref _factory, null) is { } factory)
        {
            await factory.DisposeAsync().ConfigureAwait(false);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{Count} schedules are set.")]
    private static partial void Started(ILogger logger, int count);

    [LoggerMessage(2, LogLevel.Error, "The schedules cannot be set yet.")]
    private static partial void Failed(ILogger logger, Exception failure);
}
