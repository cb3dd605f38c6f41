namespace Integrator.Flows;

/// <summary>Where a job is in its life.</summary>
/// <remarks>queued → running → completed or failed; running → cancelling → cancelled; queued → cancelled. A job that is released is queued again.</remarks>
public enum JobStatus
{
    /// <summary>It waits for a node.</summary>
    Queued,

    /// <summary>A node works on it.</summary>
    Running,

    /// <summary>Everything was read, and every record was tried.</summary>
    Completed,

    /// <summary>It could not go on.</summary>
    Failed,

    /// <summary>Somebody wants it to end; the node that works on it does not know yet.</summary>
    Cancelling,

    /// <summary>Somebody ended it.</summary>
    Cancelled,
}

/// <summary>What started a job.</summary>
public enum JobTrigger
{
    /// <summary>Somebody.</summary>
    Manual,

    /// <summary>A schedule.</summary>
    Schedule,

    /// <summary>An event.</summary>
    Event,

    /// <summary>Somebody who wants the failed records of another job tried again.</summary>
    Retry,

    /// <summary>The end of another flow's job.</summary>
    Flow,

    /// <summary>Somebody who wants everything read, without moving the place where the next job begins.</summary>
    Backfill,
}

/// <summary>One run of one flow.</summary>
/// <param name="Id">Its id, unique and in the order of creation.</param>
/// <param name="Flow">The name of the flow.</param>
public sealed record Job(string Id, string Flow)
{
    /// <summary>For whom it runs; empty for the host itself.</summary>
    public string Tenant { get; init; } = "";

    /// <summary>Jobs of one flow and one key run one after the other.</summary>
    public string MutexKey { get; init; } = "";

    /// <summary>What started it.</summary>
    public JobTrigger Trigger { get; init; }

    /// <summary>Where it is in its life.</summary>
    public JobStatus Status { get; init; }

    /// <summary>The version of the flow that it began with; null before it began.</summary>
    public string? Version { get; init; }

    /// <summary>The event, or what was given by hand, as JSON; null for nothing.</summary>
    public string? Payload { get; init; }

    /// <summary>The job whose failed records it tries again; null for none.</summary>
    public string? ParentId { get; init; }

    /// <summary>The first of the jobs that it goes on with or tries again; its own id if it is none of these. Keys of records begin with it.</summary>
    public string RootId { get; init; } = Id;

    /// <summary>When it was due.</summary>
    public DateTimeOffset DueAt { get; init; }

    /// <summary>When it was put into the queue.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it began; null before.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended; null before.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How many times a node began or went on with it.</summary>
    public int Attempts { get; init; }

    /// <summary>How many times a node began with the page after the checkpoint.</summary>
    public int PageAttempts { get; init; }

    /// <summary>The node that works on it; null if none does.</summary>
    public string? Owner { get; init; }

    /// <summary>Grows with every change of the owner.</summary>
    public long Fence { get; init; }

    /// <summary>Where the next page begins, as the flow wrote it; null for the beginning.</summary>
    public string? Checkpoint { get; init; }

    /// <summary>How many records there were.</summary>
    public JobCounts Counts { get; init; } = new();

    /// <summary>Why it failed; null if it did not.</summary>
    public JobFailure? Failure { get; init; }

    /// <summary>Whether nothing more happens to it.</summary>
    public bool IsFinal => Status is JobStatus.Completed or JobStatus.Failed or JobStatus.Cancelled;
}

/// <summary>How many records there were, and what became of them: <see cref="Exported"/> is the sum of the next three.</summary>
public sealed record JobCounts
{
    /// <summary>Pages that are done.</summary>
    public long Pages { get; init; }

    /// <summary>Records that were read and wanted.</summary>
    public long Exported { get; init; }

    /// <summary>Records that an import took, those of later retries included.</summary>
    public long Succeeded { get; init; }

    /// <summary>Records that failed and were not yet retried with success.</summary>
    public long Failed { get; init; }

    /// <summary>Records that no import wanted.</summary>
    public long Ignored { get; init; }

    /// <summary>Both together.</summary>
    public JobCounts Add(JobCounts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new()
        {
            Pages = Pages + other.Pages,
            Exported = Exported + other.Exported,
            Succeeded = Succeeded + other.Succeeded,
            Failed = Failed + other.Failed,
            Ignored = Ignored + other.Ignored,
        };
    }
}

/// <summary>Why a job failed.</summary>
/// <param name="Code">For programs: <c>definition_changed</c>.</param>
/// <param name="Message">For people.</param>
public sealed record JobFailure(string Code, string Message);

/// <summary>Why a record failed, and what a retry needs.</summary>
/// <param name="Step">The step that failed.</param>
/// <param name="Code">What went wrong, for programs: <c>http_422</c>.</param>
/// <param name="Message">What went wrong, for people.</param>
public sealed record JobError(string Step, string Code, string Message)
{
    /// <summary>Its id, which the store gives.</summary>
    public long Id { get; init; }

    /// <summary>The record as it came to the step, as JSON; null for what is no record, such as a page that cannot be read.</summary>
    public string? Record { get; init; }

    /// <summary>What the record is known by: the same in every attempt.</summary>
    public string Key { get; init; } = "";

    /// <summary>What people find the record by; null if the export does not say.</summary>
    public string? TraceKey { get; init; }

    /// <summary>The number of the attempt, from 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>The steps that the record had behind it. A retry does not repeat them.</summary>
    public IReadOnlyList<string> Done { get; init; } = [];

    /// <summary>Whether the record went on all the same.</summary>
    public bool IsWarning { get; init; }

    /// <summary>Whether a retry had success.</summary>
    public bool IsResolved { get; init; }

    /// <summary>When it was stored.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}
