using System.Text.Json;
using Integrator.Flows;

namespace Integrator.Hosting;

/// <summary>A job as its table has it.</summary>
internal sealed class JobRow
{
    public const string Columns = """
        id as Id, flow as Flow, tenant as Tenant, mutex_key as MutexKey, started_by as StartedBy, status as Status, version as Version, payload as Payload,
        parent_id as ParentId, root_id as RootId, due_at as DueAt, created_at as CreatedAt, started_at as StartedAt, ended_at as EndedAt, attempts as Attempts,
        page_attempts as PageAttempts, owner as Owner, fence as Fence, checkpoint as Checkpoint, pages as Pages, exported as Exported, succeeded as Succeeded,
        failed as Failed, ignored as Ignored, failure_code as FailureCode, failure_message as FailureMessage
        """;

    public string Id { get; init; } = "";

    public string Flow { get; init; } = "";

    public string Tenant { get; init; } = "";

    public string MutexKey { get; init; } = "";

    public long StartedBy { get; init; }

    public long Status { get; init; }

    public string? Version { get; init; }

    public string? Payload { get; init; }

    public string? ParentId { get; init; }

    public string RootId { get; init; } = "";

    public long DueAt { get; init; }

    public long CreatedAt { get; init; }

    public long? StartedAt { get; init; }

    public long? EndedAt { get; init; }

    public long Attempts { get; init; }

    public long PageAttempts { get; init; }

    public string? Owner { get; init; }

    public long Fence { get; init; }

    public string? Checkpoint { get; init; }

    public long Pages { get; init; }

    public long Exported { get; init; }

    public long Succeeded { get; init; }

    public long Failed { get; init; }

    public long Ignored { get; init; }

    public string? FailureCode { get; init; }

    public string? FailureMessage { get; init; }

    public Job Job => new(Id, Flow)
    {
        Tenant = Tenant,
        MutexKey = MutexKey,
        Trigger = (JobTrigger)StartedBy,
        Status = (JobStatus)Status,
        Version = Version,
        Payload = Payload,
        ParentId = ParentId,
        RootId = RootId,
        DueAt = Database.Time(DueAt),
        CreatedAt = Database.Time(CreatedAt),
        StartedAt = StartedAt is { } started ? Database.Time(started) : null,
        EndedAt = EndedAt is { } ended ? Database.Time(ended) : null,
        Attempts = (int)Attempts,
        PageAttempts = (int)PageAttempts,
        Owner = Owner,
        Fence = Fence,
        Checkpoint = Checkpoint,
        Counts = new JobCounts { Pages = Pages, Exported = Exported, Succeeded = Succeeded, Failed = Failed, Ignored = Ignored },
        Failure = FailureCode is null ? null : new JobFailure(FailureCode, FailureMessage ?? ""),
    };
}

/// <summary>An error as its table has it.</summary>
internal sealed class JobErrorRow
{
    public const string Columns = """
        id as Id, step as Step, code as Code, message as Message, record as Record, record_key as RecordKey, trace_key as TraceKey, attempt as Attempt, done as Done,
        is_warning as IsWarning, is_resolved as IsResolved, created_at as CreatedAt
        """;

    public long Id { get; init; }

    public string Step { get; init; } = "";

    public string Code { get; init; } = "";

    public string Message { get; init; } = "";

    public string? Record { get; init; }

    public string RecordKey { get; init; } = "";

    public string? TraceKey { get; init; }

    public long Attempt { get; init; }

    public string Done { get; init; } = "[]";

    public long IsWarning { get; init; }

    public long IsResolved { get; init; }

    public long CreatedAt { get; init; }

    public JobError Error => new(Step, Code, Message)
    {
        Id = Id,
        Record = Record,
        Key = RecordKey,
        TraceKey = TraceKey,
        Attempt = (int)Attempt,
        Done = JsonSerializer.Deserialize<string[]>(Done) ?? [],
        IsWarning = IsWarning != 0,
        IsResolved = IsResolved != 0,
        CreatedAt = Database.Time(CreatedAt),
    };
}
