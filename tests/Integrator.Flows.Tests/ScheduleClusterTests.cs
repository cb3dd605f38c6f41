using Integrator.Flows.Tests.Support;
using Integrator.Hosting;
using Integrator.Vaults.Tests.Support;
using Npgsql;
using Quartz;

namespace Integrator.Flows.Tests;

/// <summary>Nodes that share the schedules and jobs of one PostgreSQL database.</summary>
public sealed class ScheduleClusterTests(PostgresServer server) : IAsyncLifetime
{
    private string _address = "";
    private NpgsqlDataSource _source = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _address = await server.CreateDatabaseAsync();
        _source = NpgsqlDataSource.Create(_address);
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    [Fact]
    public async Task TwoNodesStartEachTimeOnceAlsoWhenOneOfThemEnds()
    {
        using var first = DatabaseJobStore.OpenPostgres(_address);
        using var second = DatabaseJobStore.OpenPostgres(_address);
        var flow = new EmptyFlow("f", new FlowSchedule("* * * * * *"));
        var begun = DateTimeOffset.UtcNow;
        var nodes = await Task.WhenAll(ScheduleNode.StartAsync(first, new FlowHostOptions(), flow), ScheduleNode.StartAsync(second, new FlowHostOptions(), flow));

        await Task.Delay(5000, Cancellation);
        await nodes[0].DisposeAsync();
        await Task.Delay(4000, Cancellation);
        await nodes[1].DisposeAsync();
        var seconds = (int)(DateTimeOffset.UtcNow - begun).TotalSeconds;

        var jobs = (await second.ListAsync(new JobQuery { Limit = 100 }, Cancellation)).OrderBy(static job => job.DueAt).ToList();
        Assert.All(jobs, static job => Assert.Equal(1, job.Attempts));
        Assert.InRange(jobs.Count, 8, seconds + 1);
        Assert.All(jobs.Zip(jobs.Skip(1)), static pair => Assert.Equal(TimeSpan.FromSeconds(1), pair.Second.DueAt - pair.First.DueAt));
    }

    [Fact]
    public async Task ANodeThatStopsHoldsNothingAndTheNextOneForgetsIt()
    {
        using var store = DatabaseJobStore.OpenPostgres(_address);
        await using (await ScheduleNode.StartAsync(store, new FlowHostOptions(), new EmptyFlow("f", new FlowSchedule("* * * * * *"))))
        {
            await Task.Delay(1500, Cancellation);
        }

        Assert.Equal((0L, 1L), (await CountAsync("qrtz_fired_triggers"), await CountAsync("qrtz_triggers where trigger_state = 'WAITING'")));
        await using (await ScheduleNode.StartAsync(store, new FlowHostOptions(), new EmptyFlow("f", new FlowSchedule("0 3 * * *"))))
        {
            for (var attempt = 0; await CountAsync("qrtz_scheduler_state") != 1; attempt++)
            {
                Assert.True(attempt < 100, "the node that stopped is still known");
                await Task.Delay(100, Cancellation);
            }
        }
    }

    [Fact]
    public async Task HostsOfAnotherNameKeepTheirSchedules()
    {
        using var store = DatabaseJobStore.OpenPostgres(_address);
        await using (await ScheduleNode.StartAsync(store, new FlowHostOptions { Schedules = "one" }, new EmptyFlow("f", new FlowSchedule("0 3 * * *"), new FlowSchedule("0 4 * * *"))))
        await using (await ScheduleNode.StartAsync(store, new FlowHostOptions { Schedules = "two" }, new EmptyFlow("g", new FlowSchedule("0 3 * * *"))))
        {
            Assert.Equal(3L, await CountAsync("qrtz_triggers"));
        }

        await using (await ScheduleNode.StartAsync(store, new FlowHostOptions { Schedules = "one" }, new EmptyFlow("f")))
        {
            Assert.Equal(1L, await CountAsync("qrtz_triggers"));
        }
    }

    [Fact]
    public async Task SchedulesThatCannotBeSetAreSetLater()
    {
        using var store = DatabaseJobStore.OpenPostgres(_address);
        await store.FindAsync("none", Cancellation);
        await ExecuteAsync(_source, "alter table qrtz_triggers rename to gone");
        var starting = ScheduleNode.StartAsync(store, new FlowHostOptions { Interval = TimeSpan.FromMilliseconds(300) }, new EmptyFlow("f", new FlowSchedule("* * * * * *")));
        await Task.Delay(2000, Cancellation);
        Assert.False(starting.IsCompleted);
        await ExecuteAsync(_source, "alter table gone rename to qrtz_triggers");

        await using var node = await starting.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        await EndsAsync(store, static _ => true);
    }

    [Fact]
    public async Task AfterAnOutageOfTheDatabaseSchedulesAndWakeUpsGoOn()
    {
        using var store = DatabaseJobStore.OpenPostgres(_address);
        await using var operators = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(_address) { Database = "postgres" }.ToString());
        await using var node = await ScheduleNode.StartAsync(store, new FlowHostOptions(), new EmptyFlow("f", new FlowSchedule("* * * * * *")));
        await EndsAsync(store, static _ => true);
        var name = new NpgsqlConnectionStringBuilder(_address).Database!;
        await ExecuteAsync(operators, $"alter database {name} allow_connections false");
        await ExecuteAsync(operators, $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'");
        await Task.Delay(5000, Cancellation);
        await ExecuteAsync(operators, $"alter database {name} allow_connections true");

        var since = DateTimeOffset.UtcNow;
        await EndsAsync(store, job => job.DueAt > since);
    }

    [Fact]
    public async Task AJobOfAnotherProcessStartsWithinHalfASecond()
    {
        using var here = DatabaseJobStore.OpenPostgres(_address);
        using var there = DatabaseJobStore.OpenPostgres(_address);
        var flow = new EmptyFlow("f");
        await using var sender = await ScheduleNode.StartAsync(here, new FlowHostOptions { JobsAtOnce = 0 }, flow);
        await using var worker = await ScheduleNode.StartAsync(there, new FlowHostOptions { Interval = TimeSpan.FromMinutes(5) }, flow);
        await sender.Flows.StartAsync(flow, cancellationToken: Cancellation);
        var waits = new List<double>();
        for (var index = 0; index < 200; index++)
        {
            var job = (await sender.Flows.StartAsync(flow, cancellationToken: Cancellation)).Job!;
            while (!job.IsFinal)
            {
                await Task.Delay(5, Cancellation);
                job = (await here.FindAsync(job.Id, Cancellation))!;
            }

            waits.Add((job.StartedAt!.Value - job.CreatedAt).TotalMilliseconds);
        }

        waits.Sort();
        TestContext.Current.SendDiagnosticMessage("Wake-up from another process: median {0:0} ms, p99 {1:0} ms, most {2:0} ms", waits[100], waits[197], waits[199]);
        Assert.InRange(waits[197], 0, 500);
    }

    [Fact]
    public async Task TheTablesAreThoseThatQuartzMakesItself()
    {
        using var store = DatabaseJobStore.OpenPostgres(_address);
        await store.FindAsync("none", Cancellation);
        var other = await server.CreateDatabaseAsync();
        var scheduler = await QuartzSchedulerBuilder.Create(quartz => quartz.UsePersistentStore(stored => stored.UsePostgres(NpgsqlFactory.Instance, other).ProvisionSchema())).BuildScheduler(Cancellation);
        await scheduler.Start(Cancellation);
        await scheduler.Shutdown(true, Cancellation);

        await using var source = NpgsqlDataSource.Create(other);
        var theirs = await ShapeAsync(source);
        Assert.NotEmpty(theirs);
        Assert.Equal(theirs, await ShapeAsync(_source));
    }

    private static async Task<IReadOnlyList<string>> ShapeAsync(NpgsqlDataSource source)
    {
        const string Sql = """
            select concat_ws(' ', table_name, column_name, data_type, character_maximum_length, is_nullable, column_default) from information_schema.columns where table_name like 'qrtz%'
            union all select indexdef from pg_indexes where tablename like 'qrtz%'
            union all select conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint where conrelid::regclass::text like 'qrtz%'
            order by 1
            """;
        await using var command = source.CreateCommand(Sql);
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var lines = new List<string>();
        while (await reader.ReadAsync(Cancellation))
        {
            lines.Add(reader.GetString(0));
        }

        return lines;
    }

    private static async Task EndsAsync(DatabaseJobStore store, Func<Job, bool> isWanted)
    {
        for (var attempt = 0; !(await store.ListAsync(new JobQuery { Status = JobStatus.Completed }, Cancellation)).Any(isWanted); attempt++)
        {
            Assert.True(attempt < 300, "no job ends");
            await Task.Delay(100, Cancellation);
        }
    }

#pragma warning disable CA2100 // The SQL is that of this file.
    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    private async Task<long> CountAsync(string rows)
    {
        await using var command = _source.CreateCommand("select count(*) from " + rows);
        return (long)(await command.ExecuteScalarAsync(Cancellation))!;
    }
#pragma warning restore CA2100
}
