using System.Data.Common;
using System.Text.Json;
using Dapper;
using Integrator.Flows;

namespace Integrator.Hosting;

/// <summary>
/// Jobs in a database, SQLite or PostgreSQL, which any number of processes share. Leases are by the clock of the database. Every write of a running job
/// names its fence, and writes nothing if there is a newer one.
/// </summary>
public sealed class DatabaseJobStore : IJobStore, IDisposable
{
    // Of two nodes that want the same flow at the same moment one is refused, and looks for something else.
    private const int MostClaims = 10;

    // No transaction waits for anything but the database. A node that is paused inside of one loses it, and what others wait for.
    private const string PausedNode = "-c idle_in_transaction_session_timeout=5s";

    private readonly Database _database;
    private readonly JobQueue _queue;

    internal DatabaseJobStore(Database database) => (_database, _queue) = (database, new JobQueue(database));

    /// <summary>Where the database is, if any number of machines share it; else null.</summary>
    internal string? SharedAddress => _database.SharedAddress;

    /// <summary>Jobs in one file, which the processes of one machine share.</summary>
    /// <param name="path">The file; it is made if there is none.</param>
    public static DatabaseJobStore OpenSqlite(string path) => new(new SqliteDatabase(path));

    /// <summary>Jobs in a PostgreSQL database, version 15 or later; the tables are made if there are none.</summary>
    /// <param name="connectionString">Where it is, as Npgsql writes it.</param>
    public static DatabaseJobStore OpenPostgres(string connectionString) => new(new PostgresDatabase(PostgresDatabase.WithSettings(connectionString, PausedNode)));

    /// <inheritdoc/>
    public void Dispose() => _database.Dispose();

    /// <inheritdoc/>
    public Task<JobAdded> AddAsync(JobRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return WorkAsync((connection, transaction) => _queue.AddAsync(request, connection, transaction), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<Job?> ClaimAsync(JobClaim claim, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        for (var attempt = 0; attempt < MostClaims; attempt++)
        {
            try
            {
                return await WorkAsync((connection, transaction) => _queue.ClaimAsync(claim, connection, transaction), cancellationToken).ConfigureAwait(false);
            }
            catch (JobStoreException failure) when (failure.InnerException is DbException inner && Database.IsRefusedByIndex(inner))
            {
                await Task.Delay(5 * (attempt + 1), cancellationToken).ConfigureAwait(false);
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public Task<LeaseState> RenewAsync(JobHold hold, TimeSpan lease, CancellationToken cancellationToken = default) =>
        WriteAsync(hold, $"lease_until = {_database.Now} + @lease", new { lease = (long)lease.TotalMilliseconds }, null, cancellationToken);

    /// <inheritdoc/>
    public Task<LeaseState> CheckpointAsync(JobHold hold, PageOutcome page, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(page);
        const string Set = """
            checkpoint = @checkpoint, version = @version, page_attempts = 1, pages = pages + @Pages, exported = exported + @Exported,
            succeeded = succeeded + @Succeeded, failed = failed + @Failed, ignored = ignored + @Ignored
            """;
        var counts = page.Counts;
        var values = new { checkpoint = page.Checkpoint, version = page.Version, counts.Pages, counts.Exported, counts.Succeeded, counts.Failed, counts.Ignored };
        return WriteAsync(hold, Set, values, (connection, transaction) => StoreAsync(hold.JobId, page, connection, transaction), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<LeaseState> FinishAsync(JobHold hold, JobStatus status, JobFailure? failure = null, CancellationToken cancellationToken = default)
    {
        JobRules.CheckFinal(status);
        var set = $"status = case when status = 4 and @status = 2 then 5 else @status end, failure_code = @code, failure_message = @message, ended_at = {_database.Now}, owner = null";
        return WriteAsync(hold, set, new { status = (int)status, code = failure?.Code, message = failure?.Message }, null, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<LeaseState> ReleaseAsync(JobHold hold, CancellationToken cancellationToken = default)
    {
        var set = $"ended_at = case when status = 4 then {_database.Now} else null end, status = case when status = 4 then 5 else 0 end, owner = null, page_attempts = 0";
        return WriteAsync(hold, set, new { }, (connection, transaction) => _queue.TellAsync(hold.JobId, connection, transaction), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<JobStatus?> CancelAsync(string id, CancellationToken cancellationToken = default)
    {
        var sql = $"""
            update integrator_jobs set
              ended_at = case when status = 0 then {_database.Now} else ended_at end,
              status = case when status = 0 then 5 when status = 1 then 4 else status end
            where id = @id returning status as Status
            """;
        return (await WorkAsync((connection, transaction) => connection.QueryFirstOrDefaultAsync<JobRow>(sql, new { id }, transaction), cancellationToken).ConfigureAwait(false)) is { } row
            ? (JobStatus)row.Status
            : null;
    }

    /// <inheritdoc/>
    public async Task<Job?> FindAsync(string id, CancellationToken cancellationToken = default) =>
        (await WorkAsync((connection, transaction) => connection.QueryFirstOrDefaultAsync<JobRow>($"select {JobRow.Columns} from integrator_jobs where id = @id", new { id }, transaction), cancellationToken).ConfigureAwait(false))?.Job;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Job>> ListAsync(JobQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        string?[] conditions =
        [
            query.Flow is null ? null : "flow = @Flow",
            query.Tenant is null ? null : "tenant = @Tenant",
            query.Status is null ? null : "status = @status",
            query.ParentId is null ? null : "parent_id = @ParentId",
            query.Before is null ? null : "id < @Before",
        ];
        var where = string.Join(" and ", conditions.Where(static condition => condition is not null).Prepend("1 = 1"));
        var sql = $"select {JobRow.Columns} from integrator_jobs where {where} order by id desc limit @Limit";
        var values = new { query.Flow, query.Tenant, status = (int?)query.Status, query.ParentId, query.Before, query.Limit };
        return [.. (await WorkAsync((connection, transaction) => connection.QueryAsync<JobRow>(sql, values, transaction), cancellationToken).ConfigureAwait(false)).Select(static row => row.Job)];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<JobError>> ErrorsAsync(string jobId, long after = 0, int limit = 100, bool isOpen = false, CancellationToken cancellationToken = default)
    {
        var open = isOpen ? "and is_resolved = 0 and is_warning = 0 and record is not null" : "";
        var sql = $"select {JobErrorRow.Columns} from integrator_job_errors where job_id = @jobId and id > @after {open} order by id limit @limit";
        return [.. (await WorkAsync((connection, transaction) => connection.QueryAsync<JobErrorRow>(sql, new { jobId, after, limit }, transaction), cancellationToken).ConfigureAwait(false)).Select(static row => row.Error)];
    }

    /// <inheritdoc/>
    public Task<string?> StateAsync(StateScope scope, string key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        const string Sql = "select value from integrator_flow_state where flow = @Flow and tenant = @Tenant and name = @key";
        return WorkAsync((connection, transaction) => connection.QueryFirstOrDefaultAsync<string?>(Sql, new { scope.Flow, scope.Tenant, key }, transaction), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, string>> StatesAsync(StateScope scope, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        const string Sql = "select name as Name, value as Value from integrator_flow_state where flow = @Flow and tenant = @Tenant";
        var rows = await WorkAsync((connection, transaction) => connection.QueryAsync<(string Name, string Value)>(Sql, new { scope.Flow, scope.Tenant }, transaction), cancellationToken).ConfigureAwait(false);
        return rows.ToDictionary(static row => row.Name, static row => row.Value, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public Task SetStateAsync(StateScope scope, string key, string? value, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var sql = value is null ? "delete from integrator_flow_state where flow = @Flow and tenant = @Tenant and name = @key" : SetState;
        return WorkAsync((connection, transaction) => connection.ExecuteAsync(sql, new { scope.Flow, scope.Tenant, key, value }, transaction), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<int> PurgeAsync(JobPurge purge, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(purge);
        return WorkAsync((connection, transaction) => _queue.PurgeAsync(purge, connection, transaction), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<JobBacklog> BacklogAsync(IReadOnlyCollection<string> flows, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(flows);
        return WorkAsync((connection, transaction) => _queue.BacklogAsync(flows, connection, transaction), cancellationToken);
    }

    /// <summary>Listens to what other processes put into the queue, until it is cancelled; null where they do not tell.</summary>
    internal Task? ListenAsync(Action<string?> told, CancellationToken cancellationToken) => _database.ListenAsync(told, cancellationToken);

    private const string SetState = "insert into integrator_flow_state (flow, tenant, name, value) values (@Flow, @Tenant, @key, @value) on conflict (flow, tenant, name) do update set value = excluded.value";

    // The write of a node that holds the job, and what belongs to it, or nothing at all.
    private Task<LeaseState> WriteAsync(JobHold hold, string set, object values, Func<DbConnection, DbTransaction, Task>? also, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hold);
        var parameters = new DynamicParameters(values);
        parameters.Add("id", hold.JobId);
        parameters.Add("fence", hold.Fence);
        var sql = $"update integrator_jobs set {set} where id = @id and fence = @fence and status in (1, 4) returning status as Status";
        return WorkAsync(
            async (connection, transaction) =>
            {
                if (await connection.QueryFirstOrDefaultAsync<JobRow>(sql, parameters, transaction).ConfigureAwait(false) is not { } row)
                {
                    return LeaseState.Lost;
                }

                if (also is not null)
                {
                    await also(connection, transaction).ConfigureAwait(false);
                }

                return row.Status == (long)JobStatus.Cancelling ? LeaseState.Cancelling : LeaseState.Held;
            },
            cancellationToken);
    }

    private async Task StoreAsync(string jobId, PageOutcome page, DbConnection connection, DbTransaction transaction)
    {
        if (page.Errors.Count > 0)
        {
            var sql = $"""
                insert into integrator_job_errors (job_id, step, code, message, record, record_key, trace_key, attempt, done, is_warning, is_resolved, created_at)
                values (@jobId, @Step, @Code, @Message, @Record, @Key, @TraceKey, @Attempt, @done, @isWarning, 0, {_database.Now})
                """;
            var rows = page.Errors.Select(error => new { jobId, error.Step, error.Code, error.Message, error.Record, error.Key, error.TraceKey, error.Attempt, done = JsonSerializer.Serialize(error.Done), isWarning = error.IsWarning ? 1 : 0 });
            await connection.ExecuteAsync(sql, rows, transaction).ConfigureAwait(false);
        }

        foreach (var (key, value) in page.State)
        {
            const string Sql = """
                insert into integrator_flow_state (flow, tenant, name, value) select flow, tenant, @key, @value from integrator_jobs where id = @jobId
                on conflict (flow, tenant, name) do update set value = excluded.value
                """;
            await connection.ExecuteAsync(Sql, new { jobId, key, value }, transaction).ConfigureAwait(false);
        }

        if (page.Resolved.Count > 0)
        {
            await connection.ExecuteAsync($"update integrator_job_errors set is_resolved = 1 where {_database.IsAny("id", "@ids")}", new { ids = page.Resolved.ToArray() }, transaction).ConfigureAwait(false);
            const string Sql = "update integrator_jobs set failed = failed - @count, succeeded = succeeded + @count where id = (select parent_id from integrator_jobs where id = @jobId)";
            await connection.ExecuteAsync(Sql, new { jobId, count = page.ResolvedRecords }, transaction).ConfigureAwait(false);
        }
    }

    private async Task<T> WorkAsync<T>(Func<DbConnection, DbTransaction, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await _database.TransactAsync(work, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is DbException or CredentialStoreException)
        {
            throw new JobStoreException("The store of jobs failed: " + failure.Message, failure);
        }
    }
}
