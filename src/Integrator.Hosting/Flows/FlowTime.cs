using System.Globalization;
using Integrator.Flows;
using Quartz;

namespace Integrator.Hosting;

/// <summary>When a flow runs, as Quartz takes it: the days of the week are numbered from Sunday, 0 or 7, also after seconds.</summary>
internal sealed record FlowTime(string Flow, FlowOverlap Overlap, CronExpression Cron)
{
    private const string Group = "integrator";

    /// <summary>A time that is missed by less is late, and not missed.</summary>
    public static TimeSpan Late { get; } = TimeSpan.FromSeconds(60);

    /// <summary>The one job of Quartz, which starts flows.</summary>
    public static JobKey Job { get; } = new("start", Group);

    public static GroupMatcher<TriggerKey> Triggers { get; } = GroupMatcher<TriggerKey>.GroupEquals(Group);

    /// <summary>Changes with everything that decides when the flow runs: another time is another trigger.</summary>
    public TriggerKey Key => new($"{Flow} {Cron.CronExpressionString} {Cron.TimeZone.Id}", Group);

    /// <summary>The times of all flows that are not disabled.</summary>
    /// <exception cref="ArgumentException">A schedule cannot be read, or has no time in the future.</exception>
    public static IReadOnlyList<FlowTime> Of(IEnumerable<Flow> flows) =>
        [.. flows.Where(static flow => !flow.Info.IsDisabled).SelectMany(static flow => flow.Info.Schedules.Select(schedule => Of(flow.Info, schedule))).DistinctBy(static time => time.Key)];

    /// <exception cref="ArgumentException">The schedule cannot be read, or has no time in the future.</exception>
    public static FlowTime Of(FlowInfo flow, FlowSchedule schedule)
    {
        try
        {
            var cron = Read(schedule.Cron).WithTimeZone(TimeZoneInfo.FindSystemTimeZoneById(schedule.TimeZone));
            return cron.GetNextValidTimeAfter(TimeProvider.System.GetUtcNow()) is null
                ? throw new ArgumentException($"The flow '{flow.Name}' has the schedule '{schedule.Cron}', which names no time in the future.")
                : new FlowTime(flow.Name, flow.Overlap, cron);
        }
        catch (FormatException failure)
        {
            throw new ArgumentException($"The flow '{flow.Name}' has the schedule '{schedule.Cron}', which is not a cron expression of five or six fields. {failure.Message}", failure);
        }
        catch (TimeZoneNotFoundException failure)
        {
            throw new ArgumentException($"The flow '{flow.Name}' has the time zone '{schedule.TimeZone}', which this system does not have.", failure);
        }
    }

    /// <summary>The time of the schedule that a firing stands for: of several that were missed and are made up for by one start, the last one.</summary>
    public static DateTimeOffset Due(CronExpression cron, IJobExecutionContext firing)
    {
        var (fired, scheduled) = (firing.FireTimeUtc, firing.ScheduledFireTimeUtc ?? firing.FireTimeUtc);
        return firing.Trigger is ICronTrigger { MisfireInstruction: CronTriggerMisfireInstruction.FireAndProceed } && fired - scheduled > Late || !IsTime(cron, scheduled)
            ? cron.GetPreviousValidTimeBefore(fired) ?? scheduled
            : scheduled;
    }

    /// <summary>The trigger of the time.</summary>
    /// <param name="start">Times before it are not wanted.</param>
    /// <param name="misfire">What happens to missed times.</param>
    /// <param name="clock">The clock.</param>
    public ITrigger Trigger(DateTimeOffset start, FlowMisfire misfire, TimeProvider clock) => TriggerBuilder.Create(clock)
        .WithIdentity(Key)
        .ForJob(Job)
        .StartAt(start)
        .UsingJobData(ScheduledStart.Flow, Flow)
        .UsingJobData(ScheduledStart.Overlap, ((int)Overlap).ToString(CultureInfo.InvariantCulture))
        .UsingJobData(ScheduledStart.Key, Key.Name)
        .UsingJobData(ScheduledStart.Cron, Cron.CronExpressionString)
        .UsingJobData(ScheduledStart.TimeZone, Cron.TimeZone.Id)
        .WithSchedule(CronScheduleBuilder.Create(Cron).WithMisfireInstruction(Instruction(misfire)))
        .Build();

    /// <summary>Whether a trigger that is there does what this time wants.</summary>
    public bool IsMet(ITrigger trigger, FlowMisfire misfire) =>
        trigger is ICronTrigger cron && cron.MisfireInstruction == Instruction(misfire)
        && trigger.JobDataMap.TryGetValue(ScheduledStart.Overlap, out var overlap) && (string)overlap! == ((int)Overlap).ToString(CultureInfo.InvariantCulture);

    private static bool IsTime(CronExpression cron, DateTimeOffset time) => cron.GetNextValidTimeAfter(time.AddSeconds(-1)) == time;

    private static CronTriggerMisfireInstruction Instruction(FlowMisfire misfire) => misfire switch
    {
        FlowMisfire.Skip => CronTriggerMisfireInstruction.DoNothing,
        FlowMisfire.All => CronTriggerMisfireInstruction.IgnoreMisfires,
        _ => CronTriggerMisfireInstruction.FireAndProceed,
    };

    // Quartz numbers the days from 1 where there are seconds; its form of the last five fields has names, and begins with the second 0.
    private static CronExpression Read(string text)
    {
        var fields = text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length != 6)
        {
            return CronExpression.Parse(text, CronFormat.Unix);
        }

        var minutes = CronExpression.Parse(string.Join(' ', fields[1..]), CronFormat.Unix).CronExpressionString;
        return CronExpression.Parse((fields[0] == "?" ? "0" : fields[0]) + minutes[1..]);
    }
}
