using System.Data.Common;
using Dapper;
using Integrator.Flows;

namespace Integrator.Hosting;

/// <summary>How jobs come into the queue and out of it.</summary>
internal sealed class JobQueue(Database database)
{
    private const int MostTenants = 20;

    private const string NothingOfItRuns = "not exists (select 1 from integrator_jobs other where other.status in (1, 4) and other.flow = queued.flow and other.tenant = queued.tenant and other.mutex_key = queued.mutex_key)";

    public async Task<JobAdded> AddAsync(JobRequest request, DbConnection connection, DbTransaction transaction)
    {
        if (request.Key is { } key && await ByKeyAsync(key, connection, transaction).ConfigureAwait(false) is { } known)
        {
            return new JobAdded(known, false);
        }

        if (request.Overlap != FlowOverlap.Queue && await IsOpenAsync(request, connection, transaction).ConfigureAwait(false))
        {
            return request.Overlap == FlowOverlap.Skip ? new JobAdded(null, false) : throw JobRules.Overlap(request.Flow);
        }

        var now = Database.Time(await connection.QuerySingleAsync<long>($"select {database.Now}", transaction: transaction).ConfigureAwait(false));
        var root = request.ParentId is null ? null : await connection.QueryFirstOrDefaultAsync<string?>("select root_id from integrator_jobs where id = @ParentId", new { request.ParentId }, transaction).ConfigureAwait(false);
        var job = JobRules.New(request, JobRules.NewId(now), now, root);
        const string Sql = """
            insert into integrator_jobs (id, flow, tenant, mutex_key, started_by, status, version, payload, parent_id, root_id, request_key, due_at, created_at,
              attempts, page_attempts, fence, lease_until, checkpoint, pages, exported, succeeded, failed, ignored)
            values (@Id, @Flow, @Tenant, @MutexKey, @by, 0, @Version, @Payload, @ParentId, @RootId, @Key, @due, @created, 0, 0, 0, 0, @Checkpoint, 0, 0, 0, 0, 0)
            on conflict do nothing
            """;
        var values = new { job.Id, job.Flow, job.Tenant, job.MutexKey, by = (int)job.Trigger, job.Version, job.Payload, job.ParentId, job.RootId, request.Key, due = Database.Stamp(job.DueAt), created = Database.Stamp(job.CreatedAt), job.Checkpoint };
        if (await connection.ExecuteAsync(Sql, values, transaction).ConfigureAwait(false) == 0)
        {
            return new JobAdded(await ByKeyAsync(request.Key!, connection, transaction).ConfigureAwait(false), false);
        }

        await TellAsync(job.Id, connection, transaction).ConfigureAwait(false);
        return new JobAdded(job, true);
    }

    /// <summary>Tells other nodes, when the transaction is committed, that a job is in the queue.</summary>
    public Task TellAsync(string id, DbConnection connection, DbTransaction transaction) =>
        database.Tell.Length == 0 ? Task.CompletedTask : connection.ExecuteAsync(database.Tell, new { id }, transaction);

    /// <summary>A job whose lease has run out, else the oldest that is due of the tenant with the fewest running jobs.</summary>
    public async Task<Job?> ClaimAsync(JobClaim claim, DbConnection connection, DbTransaction transaction)
    {
        var expired = $"select id from integrator_jobs where status in (1, 4) and lease_until < {database.Now} and {database.IsAny("flow", "@flows")} order by lease_until limit 1 {database.SkipLocked}";
        if (await connection.QueryFirstOrDefaultAsync<string?>(expired, new { flows = claim.Flows.ToArray() }, transaction).ConfigureAwait(false) is { } left)
        {
            return await TakeAsync(left, claim, connection, transaction).ConfigureAwait(false);
        }

        foreach (var tenant in await TenantsAsync(connection, transaction).ConfigureAwait(false))
        {
            var oldest = $"""
                select id from integrator_jobs queued
                where status = 0 and tenant = @tenant and due_at <= {database.Now} and {database.IsAny("flow", "@flows")}
                  and {NothingOfItRuns}
                order by due_at, id limit 1 {database.SkipLocked}
                """;
            if (await connection.QueryFirstOrDefaultAsync<string?>(oldest, new { tenant, flows = claim.Flows.ToArray() }, transaction).ConfigureAwait(false) is { } id)
            {
                return await TakeAsync(id, claim, connection, transaction).ConfigureAwait(false);
            }
        }

        return null;
    }

    /// <summary>How long jobs have waited that a node could run, and how long leases have been over.</summary>
    public async Task<JobBacklog> BacklogAsync(IReadOnlyCollection<string> flows, DbConnection connection, DbTransaction transaction)
    {
        var sql = $"""
            select {database.Now} as Now,
              (select min(queued.due_at) from integrator_jobs queued where queued.status = 0 and queued.due_at <= {database.Now} and {database.IsAny("queued.flow", "@flows")} and {NothingOfItRuns}) as Due,
              (select min(left_over.lease_until) from integrator_jobs left_over where left_over.status in (1, 4) and left_over.lease_until < {database.Now} and {database.IsAny("left_over.flow", "@flows")}) as Lease
            """;
        var (now, due, lease) = await connection.QuerySingleAsync<(long Now, long? Due, long? Lease)>(sql, new { flows = flows.ToArray() }, transaction).ConfigureAwait(false);
        return new JobBacklog(due is { } waiting ? TimeSpan.FromMilliseconds(now - waiting) : null, lease is { } left ? TimeSpan.FromMilliseconds(now - left) : null);
    }

    /// <summary>Removes jobs that ended, the oldest first.</summary>
    public async Task<int> PurgeAsync(JobPurge purge, DbConnection connection, DbTransaction transaction)
    {
        const string NotRetried = "not exists (select 1 from integrator_jobs child where child.parent_id = ended.id and child.status in (0, 1, 4))";
        var old = $"select id from integrator_jobs ended where ended_at < @before and status in (2, 3, 5) and {NotRetried} order by ended_at limit @most {database.SkipLocked}";
        var tooMany = $"""
            select id from integrator_jobs ended where flow = @flow and (ended_at, id) <= (
              select ended_at, id from integrator_jobs where flow = @flow and ended_at is not null order by ended_at desc, id desc limit 1 offset @keep)
              and status in (2, 3, 5) and {NotRetried} order by ended_at limit @most {database.SkipLocked}
            """;
        string[] queries = [.. purge.EndedBefore is null ? (string[])[] : [old], .. purge.Keep is null ? (string[])[] : [tooMany]];
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sql in queries)
        {
            var values = new { before = purge.EndedBefore is { } time ? Database.Stamp(time) : 0, flow = purge.Flow, keep = purge.Keep, most = purge.Most - ids.Count };
            ids.UnionWith(await connection.QueryAsync<string>(sql, values, transaction).ConfigureAwait(false));
        }

        if (ids.Count > 0)
        {
            await connection.ExecuteAsync($"delete from integrator_job_errors where {database.IsAny("job_id", "@ids")}", new { ids = ids.ToArray() }, transaction).ConfigureAwait(false);
            await connection.ExecuteAsync($"delete from integrator_jobs where {database.IsAny("id", "@ids")}", new { ids = ids.ToArray() }, transaction).ConfigureAwait(false);
        }

        return ids.Count;
    }

    // The number of the attempt is stored before the work begins.
    private async Task<Job?> TakeAsync(string id, JobClaim claim, DbConnection connection, DbTransaction transaction)
    {
        var sql = $"""
            update integrator_jobs set status = case when status = 4 then 4 else 1 end, owner = @Node, fence = fence + 1, started_at = coalesce(started_at, {database.Now}),
              attempts = attempts + 1, page_attempts = page_attempts + 1, lease_until = {database.Now} + @lease
            where id = @id returning {JobRow.Columns}
            """;
        return (await connection.QueryFirstOrDefaultAsync<JobRow>(sql, new { id, claim.Node, lease = (long)claim.Lease.TotalMilliseconds }, transaction).ConfigureAwait(false))?.Job;
    }

    // Steps from tenant to tenant through the index, however many jobs each has.
    private static async Task<IEnumerable<string>> TenantsAsync(DbConnection connection, DbTransaction transaction)
    {
        const string Sql = """
            with recursive waiting(tenant) as (
              select min(tenant) from integrator_jobs where status = 0
              union all
              select (select min(job.tenant) from integrator_jobs job where job.status = 0 and job.tenant > waiting.tenant) from waiting where waiting.tenant is not null)
            select tenant from waiting where tenant is not null
            order by (select count(*) from integrator_jobs running where running.status in (1, 4) and running.tenant = waiting.tenant),
              (select min(queued.due_at) from integrator_jobs queued where queued.status = 0 and queued.tenant = waiting.tenant)
            limit @MostTenants
            """;
        return await connection.QueryAsync<string>(Sql, new { MostTenants }, transaction).ConfigureAwait(false);
    }

    private static async Task<Job?> ByKeyAsync(string key, DbConnection connection, DbTransaction transaction) =>
        (await connection.QueryFirstOrDefaultAsync<JobRow>($"select {JobRow.Columns} from integrator_jobs where request_key = @key", new { key }, transaction).ConfigureAwait(false))?.Job;

    private async Task<bool> IsOpenAsync(JobRequest request, DbConnection connection, DbTransaction transaction)
    {
        // Of two starts at the same moment the second one sees the job of the first.
        if (database.Enter.Length > 0)
        {
            await connection.ExecuteAsync(database.Enter, new { name = $"{request.Flow}\n{request.Tenant}\n{request.MutexKey}" }, transaction).ConfigureAwait(false);
        }

        const string Sql = "select count(*) from integrator_jobs where status in (0, 1, 4) and flow = @Flow and tenant = @Tenant and mutex_key = @MutexKey";
        return await connection.QuerySingleAsync<long>(Sql, new { request.Flow, request.Tenant, request.MutexKey }, transaction).ConfigureAwait(false) > 0;
    }
}
