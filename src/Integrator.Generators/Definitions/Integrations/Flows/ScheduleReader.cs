using Integrator.Generators.Definitions.Integrations.Reading;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.Integrations.Flows;

/// <summary>Schedules and the time zones they are in.</summary>
internal static class ScheduleReader
{
    private const string ScheduleKey = "schedule";
    private const string TimeZoneKey = "timezone";

    /// <summary>The schedule; null if there is none, or one that no calendar has, which has been reported.</summary>
    /// <param name="owner">What has the schedule.</param>
    /// <param name="flow">The flow, whose time zone it is in.</param>
    public static ScheduleDefinition? Read(DefinitionObject owner, DefinitionObject flow)
    {
        Check(owner);
        return owner.Text(ScheduleKey) is { } schedule && CronSyntax.Failure(schedule) is null ? new ScheduleDefinition(schedule, flow.Text(TimeZoneKey), owner.Place[ScheduleKey]) : null;
    }

    /// <summary>Reports a schedule that no calendar has or that is too frequent, and a time zone that is not in the IANA database.</summary>
    public static void Check(DefinitionObject owner)
    {
        if (owner.Text(ScheduleKey) is { } schedule)
        {
            if (CronSyntax.Failure(schedule) is { } failure)
            {
                owner.Report.Add(Rules.InvalidSchedule, owner.Place[ScheduleKey], schedule, failure);
            }
            else if (CronSyntax.IsMoreThanOnceAMinute(schedule))
            {
                owner.Report.Add(Rules.FrequentSchedule, owner.Place[ScheduleKey], schedule);
            }
        }

        if (owner.Text(TimeZoneKey) is { } zone && !TimeZones.Names.Contains(zone))
        {
            owner.Report.Add(Rules.UnknownTimeZone, owner.Place[TimeZoneKey], zone, Nearest.Hint(zone, TimeZones.Names));
        }
    }
}
