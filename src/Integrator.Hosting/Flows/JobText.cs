using System.Text.Json.Nodes;
using Integrator.Flows;

namespace Integrator.Hosting;

/// <summary>Jobs and errors as JSON.</summary>
internal static class JobText
{
    public static string Of(JobStatus status) => status.ToString().ToLowerInvariant();

    public static JsonNode Of(Job job) => new JsonObject
    {
        ["id"] = job.Id,
        ["flow"] = job.Flow,
        ["tenant"] = job.Tenant,
        ["status"] = Of(job.Status),
        ["trigger"] = job.Trigger.ToString().ToLowerInvariant(),
        ["parent_id"] = job.ParentId,
        ["due_at"] = job.DueAt,
        ["created_at"] = job.CreatedAt,
        ["started_at"] = job.StartedAt,
        ["ended_at"] = job.EndedAt,
        ["attempts"] = job.Attempts,
        ["pages"] = job.Counts.Pages,
        ["exported"] = job.Counts.Exported,
        ["succeeded"] = job.Counts.Succeeded,
        ["failed"] = job.Counts.Failed,
        ["ignored"] = job.Counts.Ignored,
        ["failure"] = job.Failure is { } failure ? new JsonObject { ["code"] = failure.Code, ["message"] = failure.Message } : null,
    };

    public static JsonNode Of(JobError error) => new JsonObject
    {
        ["id"] = error.Id,
        ["step"] = error.Step,
        ["code"] = error.Code,
        ["message"] = error.Message,
        ["trace_key"] = error.TraceKey,
        ["attempt"] = error.Attempt,
        ["record"] = error.Record is null ? null : JsonNode.Parse(error.Record),
        ["is_warning"] = error.IsWarning,
        ["is_resolved"] = error.IsResolved,
        ["created_at"] = error.CreatedAt,
    };
}
