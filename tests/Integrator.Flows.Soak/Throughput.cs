using System.Diagnostics;
using Crates;
using Integrator.Hosting;

namespace Integrator.Flows.Soak;

/// <summary>Export, filter, map and import of small records over loopback HTTP: a loop that is written by hand, and the flow on each store.</summary>
internal sealed class Throughput(int records, int rounds)
{
    public async Task<int> RunAsync(string? postgres)
    {
        var kinds = new List<(string Name, Func<CrateServer, Task> Run)> { ("loop", LoopAsync), ("memory", static server => FlowAsync(server, new MemoryJobStore())), ("SQLite", SqliteAsync) };
        if (postgres is not null)
        {
            kinds.Add(("PostgreSQL", async server =>
            {
                using var store = DatabaseJobStore.OpenPostgres(postgres);
                await FlowAsync(server, store);
            }
            ));
        }

        var times = kinds.ToDictionary(static kind => kind.Name, static _ => new List<double>());
        foreach (var (name, run) in kinds)
        {
            await using var warm = await ServerAsync(Math.Min(records, 5_000));
            await run(warm);
        }

        for (var round = 0; round < rounds; round++)
        {
            foreach (var (name, run) in kinds)
            {
                await using var server = await ServerAsync(records);
                GC.Collect();
                var watch = Stopwatch.StartNew();
                await run(server);
                times[name].Add(watch.Elapsed.TotalSeconds);
                var expected = records - (records / 10);
                Console.WriteLine($"{name,-10} {records:N0} records in {watch.Elapsed.TotalSeconds:F2} s, {server.Placed:N0} placed, {GC.GetTotalMemory(forceFullCollection: true) / 1024 / 1024} MiB{(server.Placed == expected ? "" : " WRONG")}");
            }
        }

        var loop = times["loop"].Min();
        foreach (var (name, each) in times)
        {
            Console.WriteLine($"{name,-10} {records / each.Min():N0} records a second, {loop / each.Min():F2} of the loop");
        }

        return 0;
    }

    private static async Task<CrateServer> ServerAsync(int count)
    {
        var server = new CrateServer(count, remembers: false);
        await server.StartAsync();
        return server;
    }

    // What somebody would write: the same calls, the same number of them at once.
    private static async Task LoopAsync(CrateServer server)
    {
        using var connection = Node.Connect(server.Address);
        var client = new CratesClient(connection);
        var options = new ParallelOptions { MaxDegreeOfParallelism = 8 };
        string? cursor = null;
        do
        {
            var page = await client.Crates.ListPageAsync(cursor: cursor, limit: 100);
            await Parallel.ForEachAsync(page.Items.Where(static crate => crate.Weight > 0), options, async (crate, cancellation) =>
                await client.Stacks.PlaceAsync(new StacksPlaceRequest { Crate = crate.Id, Label = $"{crate.Label} of {crate.Id}", Tons = crate.Weight / 1000, Node = "loop" }, cancellation));
            cursor = page.NextCursor;
        }
        while (cursor is not null);
    }

    private static async Task SqliteAsync(CrateServer server)
    {
        var folder = Directory.CreateTempSubdirectory("integrator-flows-");
        try
        {
            using var store = DatabaseJobStore.OpenSqlite(Path.Combine(folder.FullName, "jobs.db"));
            await FlowAsync(server, store);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task FlowAsync(CrateServer server, IJobStore store)
    {
        using var connection = Node.Connect(server.Address);
        var runner = new JobRunner(store, new FlowConnections().Add("crates", connection));
        var flow = Node.Flow("flow");
        var job = (await runner.AddAsync(flow)).Job!;
        await runner.RunQueuedAsync([flow]);
        var done = await store.FindAsync(job.Id);
        if (done is not { Status: JobStatus.Completed })
        {
            throw new InvalidOperationException($"The job is {done?.Status}: {done?.Failure?.Message}");
        }
    }
}
