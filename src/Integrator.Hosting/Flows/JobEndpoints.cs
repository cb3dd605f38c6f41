using System.Text.Json.Nodes;
using Integrator.Flows;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Integrator.Hosting;

/// <summary>Endpoints for those who look after flows. They ask for no authorization by themselves: add it to what they return.</summary>
public static class JobEndpoints
{
    private const int MostListed = 500;

    /// <summary>
    /// Adds <c>GET /flows</c>, <c>POST /flows/{flow}/jobs</c>, <c>GET /jobs</c>, <c>GET /jobs/{id}</c>, <c>GET /jobs/{id}/errors</c>,
    /// <c>POST /jobs/{id}/cancel</c>, <c>/retry</c> and <c>/resume</c>, and <c>GET</c>, <c>PUT</c> and <c>DELETE /flows/{flow}/state/{key}</c> below a path. All speak JSON.
    /// </summary>
    /// <param name="endpoints">Where they are added.</param>
    /// <param name="prefix">The path.</param>
    public static RouteGroupBuilder MapJobs(this IEndpointRouteBuilder endpoints, string prefix = "")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var host = endpoints.ServiceProvider.GetRequiredService<FlowHost>();
        var group = endpoints.MapGroup(prefix);
        group.MapGet("/flows", () => Results.Ok(host.Flows.Select(static flow => new { name = flow.Info.Name, label = flow.Info.Label, version = flow.Info.Version, disabled = flow.Info.IsDisabled })));
        group.MapPost("/flows/{flow}/jobs", (string flow, HttpRequest request, CancellationToken cancellation) => StartAsync(host, flow, request, cancellation));
        group.MapGet("/jobs", (string? flow, string? tenant, JobStatus? status, string? parent, string? before, int? limit, CancellationToken cancellation) => ListAsync(host, new JobQuery { Flow = flow, Tenant = tenant, Status = status, ParentId = parent, Before = before, Limit = Math.Clamp(limit ?? 50, 1, MostListed) }, cancellation));
        group.MapGet("/jobs/{id}", (string id, CancellationToken cancellation) => WithJobAsync(host, id, static job => Task.FromResult(Results.Json(JobText.Of(job))), cancellation));
        group.MapGet("/jobs/{id}/errors", (string id, long? after, int? limit, CancellationToken cancellation) => WithJobAsync(host, id, async job =>
            Results.Json(new JsonArray([.. (await host.Store.ErrorsAsync(job.Id, after ?? 0, Math.Clamp(limit ?? 100, 1, MostListed), cancellationToken: cancellation).ConfigureAwait(false)).Select(JobText.Of)])), cancellation));
        group.MapPost("/jobs/{id}/cancel", (string id, CancellationToken cancellation) => WithJobAsync(host, id, async job => Results.Ok(new { status = JobText.Of((await host.Store.CancelAsync(job.Id, cancellation).ConfigureAwait(false))!.Value) }), cancellation));
        group.MapPost("/jobs/{id}/retry", (string id, CancellationToken cancellation) => WithJobAsync(host, id, job => AddedAsync(host, host.Runner.RetryAsync(job, cancellation)), cancellation));
        group.MapPost("/jobs/{id}/resume", (string id, string? version, CancellationToken cancellation) => WithJobAsync(host, id, job => AddedAsync(host, host.Runner.ResumeAsync(job, version, cancellation)), cancellation));
        MapState(group, host);
        return group;
    }

    private static void MapState(RouteGroupBuilder group, FlowHost host)
    {
        const string Path = "/flows/{flow}/state/{key}";
        group.MapGet(Path, async (string flow, string key, string? tenant, CancellationToken cancellation) =>
            await host.Store.StateAsync(new StateScope(flow, tenant ?? ""), key, cancellation).ConfigureAwait(false) is { } value ? Results.Text(value, "application/json") : Results.NotFound());
        group.MapPut(Path, async (string flow, string key, string? tenant, JsonNode value, CancellationToken cancellation) =>
        {
            await host.Store.SetStateAsync(new StateScope(flow, tenant ?? ""), key, value.ToJsonString(), cancellation).ConfigureAwait(false);
            return Results.NoContent();
        });
        group.MapDelete(Path, async (string flow, string key, string? tenant, CancellationToken cancellation) =>
        {
            await host.Store.SetStateAsync(new StateScope(flow, tenant ?? ""), key, null, cancellation).ConfigureAwait(false);
            return Results.NoContent();
        });
    }

    // What is sent along is the event of the job.
    private static async Task<IResult> StartAsync(FlowHost host, string name, HttpRequest request, CancellationToken cancellation)
    {
        if (host.Find(name) is not { } flow)
        {
            return Results.NotFound();
        }

        using var reader = new StreamReader(request.Body);
        var payload = await reader.ReadToEndAsync(cancellation).ConfigureAwait(false);
        var wanted = new JobRequest(name) { Payload = payload.Length == 0 ? null : payload, Tenant = request.Query["tenant"].ToString(), Key = request.Headers["Idempotency-Key"] is [{ Length: > 0 } key] ? key : null };
        try
        {
            var added = await host.StartAsync(flow, wanted, cancellation).ConfigureAwait(false);
            return added.Job is null ? Results.NoContent() : Results.Json(JobText.Of(added.Job), statusCode: added.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
        }
        catch (FlowException failure)
        {
            return Results.Problem(failure.Message, statusCode: StatusCodes.Status409Conflict, title: failure.Code);
        }
    }

    private static async Task<IResult> ListAsync(FlowHost host, JobQuery query, CancellationToken cancellation) =>
        Results.Json(new JsonArray([.. (await host.Store.ListAsync(query, cancellation).ConfigureAwait(false)).Select(JobText.Of)]));

    private static async Task<IResult> WithJobAsync(FlowHost host, string id, Func<Job, Task<IResult>> use, CancellationToken cancellation) =>
        await host.Store.FindAsync(id, cancellation).ConfigureAwait(false) is { } job ? await use(job).ConfigureAwait(false) : Results.NotFound();

    private static async Task<IResult> AddedAsync(FlowHost host, Task<Job> adding)
    {
        var job = await adding.ConfigureAwait(false);
        host.Wake();
        return Results.Json(JobText.Of(job), statusCode: StatusCodes.Status201Created);
    }
}
