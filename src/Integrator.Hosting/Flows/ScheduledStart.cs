using System.Globalization;
using Integrator.Flows;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Integrator.Hosting;

/// <summary>Puts one job into the queue for one time of a schedule. Whatever fires twice finds the job of the first time.</summary>
internal sealed partial class ScheduledStart(FlowHost host, ScheduleBook book, ILogger logger) : IJob
{
    public const string Flow = "flow";
    public const string Overlap = "overlap";
    public const string Key = "key";
    public const string Cron = "cron";
    public const string TimeZone = "timezone";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (flow, cron) = (Text(context, Flow), CronExpression.Parse(Text(context, Cron)).WithTimeZone(TimeZoneInfo.FindSystemTimeZoneById(Text(context, TimeZone))));
        var due = FlowTime.Due(cron, context);
        var request = new JobRequest(flow)
        {
            Trigger = JobTrigger.Schedule,
            Key = string.Create(CultureInfo.InvariantCulture, $"schedule/{flow}/{due.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}"),
            DueAt = due,
            Payload = string.Create(CultureInfo.InvariantCulture, $"{{\"at\":\"{due.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}\"}}"),
            Overlap = (FlowOverlap)int.Parse(Text(context, Overlap), CultureInfo.InvariantCulture),
        };

        // Quartz has gone on to the next time already: what does not get into the queue here never would.
        while (!await TryAsync(request, Text(context, Key), cancellationToken).ConfigureAwait(false))
        {
            await Task.Delay(host.Options.Interval, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<bool> TryAsync(JobRequest request, string key, CancellationToken cancellationToken)
    {
        try
        {
            await AddAsync(request, cancellationToken).ConfigureAwait(false);
            await book.NoteAsync(key, request.DueAt!.Value, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (JobStoreException failure)
        {
            Failed(logger, failure);
            return false;
        }
    }

    private async Task AddAsync(JobRequest request, CancellationToken cancellationToken)
    {
        try
        {
            // A flow that this host does not have is one of another host with the same schedules.
            var added = host.Find(request.Flow) is { } flow ? host.Runner.AddAsync(flow, request, cancellationToken) : host.Store.AddAsync(request, cancellationToken);
            if ((await added.ConfigureAwait(false)).Job is null)
            {
                Skipped(logger, request.Flow, request.DueAt);
            }

            host.Wake();
        }
        catch (FlowException failure)
        {
            Rejected(logger, request.DueAt, failure.Message);
        }
    }

    private static string Text(IJobExecutionContext context, string key) => (string)context.MergedJobDataMap[key]!;

    [LoggerMessage(1, LogLevel.Information, "{Flow}: the start of {Due} is skipped, because another job is not done.")]
    private static partial void Skipped(ILogger logger, string flow, DateTimeOffset? due);

    [LoggerMessage(2, LogLevel.Warning, "The start of {Due} is rejected. {Reason}")]
    private static partial void Rejected(ILogger logger, DateTimeOffset? due, string reason);

    [LoggerMessage(3, LogLevel.Error, "A scheduled start cannot be stored yet.")]
    private static partial void Failed(ILogger logger, Exception failure);
}
