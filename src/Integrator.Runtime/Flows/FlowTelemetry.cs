using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Integrator.Flows;

/// <summary>Activities of jobs and pages, above those of their calls, and a counter of records.</summary>
internal static class FlowTelemetry
{
    private const string Name = "Integrator.Flows";

    private static readonly ActivitySource s_activities = new(Name);
    private static readonly Meter s_meter = new(Name);
    private static readonly Counter<long> s_records = s_meter.CreateCounter<long>("integrator.flow.records", "{record}", "Records that flows have taken, by what became of them.");

    public static Activity? StartJob(Job job)
    {
        var activity = s_activities.StartActivity("flow " + job.Flow);
        activity?.SetTag("integrator.flow", job.Flow).SetTag("integrator.job", job.Id).SetTag("integrator.job.attempt", job.Attempts);
        return activity;
    }

    public static void StopJob(Activity? activity, Job job)
    {
        activity?.SetTag("integrator.job.status", job.Status.ToString());
        if (job.Failure is { } failure)
        {
            activity?.SetTag("error.type", failure.Code).SetStatus(ActivityStatusCode.Error, failure.Message);
        }
    }

    public static Activity? StartPage(Job job, int records) =>
        s_activities.StartActivity("page " + job.Flow)?.SetTag("integrator.flow", job.Flow).SetTag("integrator.page.records", records);

    public static void Count(Job job, JobCounts counts)
    {
        Count(job, counts.Succeeded, "success");
        Count(job, counts.Failed, "error");
        Count(job, counts.Ignored, "ignored");
    }

    private static void Count(Job job, long count, string outcome)
    {
        if (count > 0)
        {
            s_records.Add(count, new KeyValuePair<string, object?>("integrator.flow", job.Flow), new KeyValuePair<string, object?>("outcome", outcome));
        }
    }
}
