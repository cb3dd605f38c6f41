namespace Integrator.Flows;

/// <summary>What all stores of jobs have in common.</summary>
public static class JobRules
{
    /// <summary>An id that is later in order than all before it: a UUID of version 7 (RFC 9562).</summary>
    /// <param name="now">The time.</param>
    public static string NewId(DateTimeOffset now) => Guid.CreateVersion7(now).ToString("N");

    /// <summary>The job of a request.</summary>
    /// <param name="request">What is to run.</param>
    /// <param name="id">The id of the job.</param>
    /// <param name="now">The time.</param>
    /// <param name="root">The first of the jobs that it goes on with; null for none.</param>
    public static Job New(JobRequest request, string id, DateTimeOffset now, string? root)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new Job(id, request.Flow)
        {
            Tenant = request.Tenant,
            MutexKey = request.MutexKey,
            Trigger = request.Trigger,
            Version = request.Version,
            Payload = request.Payload,
            ParentId = request.ParentId,
            RootId = root ?? id,
            DueAt = request.DueAt ?? now,
            CreatedAt = now,
            Checkpoint = request.Checkpoint,
        };
    }

    /// <summary>What a job is when somebody cancels it.</summary>
    /// <param name="status">What it is.</param>
    public static JobStatus Cancel(JobStatus status) => status switch
    {
        JobStatus.Queued => JobStatus.Cancelled,
        JobStatus.Running => JobStatus.Cancelling,
        _ => status,
    };

    /// <summary>What a running job is when its node ends it: one that was to be cancelled is not completed.</summary>
    /// <param name="status">What it is.</param>
    /// <param name="end">What the node says.</param>
    public static JobStatus End(JobStatus status, JobStatus end) => status == JobStatus.Cancelling && end == JobStatus.Completed ? JobStatus.Cancelled : end;

    /// <summary>Refuses a status in which no job ends.</summary>
    /// <param name="status">The status.</param>
    /// <exception cref="InvalidOperationException">No job ends in it.</exception>
    public static void CheckFinal(JobStatus status)
    {
        if (status is not (JobStatus.Completed or JobStatus.Failed or JobStatus.Cancelled))
        {
            throw new InvalidOperationException($"A job does not end as {status}.");
        }
    }

    /// <summary>The failure of a start that the flow rejects.</summary>
    /// <param name="flow">The flow.</param>
    public static FlowException Overlap(string flow) => new("overlap", $"The flow '{flow}' is not started, because another job of it is not done.");
}
