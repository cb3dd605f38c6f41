namespace Integrator.Flows;

/// <summary>A job in memory, with what belongs to it.</summary>
internal sealed class MemoryJob(Job job)
{
    public Job Job { get; set; } = job;

    public DateTimeOffset LeaseUntil { get; set; }

    public List<JobError> Errors { get; } = [];
}

/// <summary>Chooses among jobs in memory.</summary>
internal static class MemoryJobs
{
    /// <summary>The job that is next: the tenant with the fewest running jobs comes first; of one tenant, the oldest job.</summary>
    public static MemoryJob? Fair(List<MemoryJob> open, DateTimeOffset now)
    {
        var running = open.Where(static entry => entry.Job.Status != JobStatus.Queued).ToList();
        return Ready(open, running, now)
            .OrderBy(entry => running.Count(other => other.Job.Tenant == entry.Job.Tenant))
            .ThenBy(static entry => entry.Job.DueAt)
            .ThenBy(static entry => entry.Job.Id, StringComparer.Ordinal)
            .FirstOrDefault();
    }

    public static JobBacklog Backlog(IEnumerable<MemoryJob> jobs, DateTimeOffset now)
    {
        var open = jobs.Where(static entry => !entry.Job.IsFinal).ToList();
        var running = open.Where(static entry => entry.Job.Status != JobStatus.Queued).ToList();
        return new JobBacklog(
            Ready(open, running, now).Select(entry => (TimeSpan?)(now - entry.Job.DueAt)).Max(),
            running.Where(entry => entry.LeaseUntil < now).Select(entry => (TimeSpan?)(now - entry.LeaseUntil)).Max());
    }

    /// <summary>Jobs that ended and are not kept, the oldest first.</summary>
    public static IEnumerable<MemoryJob> Old(IReadOnlyCollection<MemoryJob> jobs, JobPurge purge)
    {
        var parents = jobs.Where(static entry => !entry.Job.IsFinal).Select(static entry => entry.Job.ParentId).ToHashSet(StringComparer.Ordinal);
        var ended = jobs.Where(static entry => entry.Job.IsFinal).OrderByDescending(static entry => entry.Job.EndedAt).ThenByDescending(static entry => entry.Job.Id, StringComparer.Ordinal).ToList();
        var tooMany = purge.Keep is { } keep ? ended.Where(entry => entry.Job.Flow == purge.Flow).Skip(keep).ToHashSet() : [];
        return ended
            .Where(entry => (entry.Job.EndedAt < purge.EndedBefore || tooMany.Contains(entry)) && !parents.Contains(entry.Job.Id))
            .Reverse()
            .Take(purge.Most);
    }

    // Due, and nothing of the same flow and key runs.
    private static IEnumerable<MemoryJob> Ready(List<MemoryJob> open, List<MemoryJob> running, DateTimeOffset now) =>
        open.Where(entry => entry.Job.Status == JobStatus.Queued && entry.Job.DueAt <= now && !running.Any(other => IsSame(other.Job, entry.Job)));

    private static bool IsSame(Job one, Job other) => one.Flow == other.Flow && one.Tenant == other.Tenant && one.MutexKey == other.MutexKey;
}
