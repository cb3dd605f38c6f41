using Integrator.Flows.Tests.Support;
using Integrator.Vaults.Tests.Support;

namespace Integrator.Flows.Tests;

/// <summary>What must hold however a flow is ended, on every store: F1, F5, F8, F11 and F17.</summary>
public abstract class FlowRequirementTests(StoreKind kind) : StoreTests(kind)
{
    // A lease that does not run out on a busy machine: nodes that end give their job back.
    private static readonly TimeSpan s_long = TimeSpan.FromMinutes(1);

    // How many starts one tenant has when another one comes.
    private const int Starts = 10_000;

    [Theory(DisplayName = "F1: killed at any write of the store, a job loses nothing and sends at most one page again, under the same keys")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task KilledAtAnyWriteNothingIsLostAndAtMostOnePageIsSentAgain(bool isBehind)
    {
        for (var (at, isWhole) = (2, false); !isWhole; at++)
        {
            await using var host = await ParcelHost.StartAsync();
            using var connection = host.Connect();
            var flow = new ParcelFlow();
            var job = (await Store.AddAsync(new JobRequest("parcels"), Cancellation)).Job!;
            var (dying, death) = DyingStore.Of(Store, at - 1, isBehind);
            try
            {
                await Runner(dying, connection).RunQueuedAsync([flow], Cancellation);
            }
            catch (JobStoreException)
            {
                // The process is gone.
            }

            isWhole = !death.IsDead;
            await EndAsync(job, connection, flow);

            var done = (await Store.FindAsync(job.Id, Cancellation))!;
            Assert.Equal((at, JobStatus.Completed, 30L), (at, done.Status, done.Counts.Succeeded));
            Assert.Equal(30, host.Taken.Count);
            Assert.All(host.Taken.Values, static count => Assert.Equal(1, count));
            Assert.InRange(host.Sent.Count, 30, 40);
        }
    }

    [Fact(DisplayName = "F5: over three nodes, one job of a flow runs at a time, however they start and end")]
    public async Task OverThreeNodesOneJobRunsAtATime()
    {
        await using var host = await ParcelHost.StartAsync();
        var (running, most) = (0, 0);
        host.Taking = async _ =>
        {
            lock (host)
            {
                most = Math.Max(most, running);
            }

            await Task.Yield();
        };
        using var connection = host.Connect();
        var random = new Random(5);
        for (var start = 0; start < 6; start++)
        {
            await Store.AddAsync(new JobRequest("parcels"), Cancellation);
        }

        using var ending = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await Task.WhenAll(Enumerable.Range(0, 3).Select(async number =>
        {
            var flow = new ParcelFlow { Note = Counted };
            while (!ending.IsCancellationRequested && (await Store.ListAsync(new JobQuery { Flow = "parcels" }, Cancellation)).Any(static job => job.Status is JobStatus.Queued or JobStatus.Running))
            {
                using var stop = CancellationTokenSource.CreateLinkedTokenSource(ending.Token);
                stop.CancelAfter(random.Next(5, 60));
                await Runner(Store, connection, $"node {number}", s_long).RunQueuedAsync([flow], stop.Token);
            }
        }));

        Assert.All(await Store.ListAsync(new JobQuery { Flow = "parcels" }, Cancellation), static job => Assert.Equal((JobStatus.Completed, 30L), (job.Status, job.Counts.Succeeded)));
        Assert.Equal(1, most);

        // Records of one page are worked on together, those of two jobs never.
        async Task<Parcel> Counted(Parcel parcel)
        {
            if (parcel.Id % 10 == 0)
            {
                Interlocked.Increment(ref running);
                await Task.Delay(5);
                lock (host)
                {
                    most = Math.Max(most, running);
                }

                Interlocked.Decrement(ref running);
            }

            return parcel;
        }
    }

    [Fact(DisplayName = "F8: a job that was resumed counts what it has seen, and says nothing of the records before")]
    public async Task AResumedJobSaysNothingOfRecordsThatItDidNotSee()
    {
        await using var host = await ParcelHost.StartAsync();
        host.PageStatus = static cursor => cursor == 20 ? 500 : 200;
        using var connection = host.Connect();
        var (runner, flow) = (Runner(Store, connection), new ParcelFlow());
        var job = (await runner.AddAsync(flow, cancellationToken: Cancellation)).Job!;
        await runner.RunQueuedAsync([flow], Cancellation);
        host.PageStatus = static _ => 200;

        var resumed = await runner.ResumeAsync((await Store.FindAsync(job.Id, Cancellation))!, cancellationToken: Cancellation);
        await runner.RunQueuedAsync([flow], Cancellation);

        Assert.Equal((JobStatus.Completed, 10L, 10L, 0L), Numbers((await Store.FindAsync(resumed.Id, Cancellation))!));
        Assert.Empty(await Store.ErrorsAsync(resumed.Id, cancellationToken: Cancellation));
    }

    [Fact(DisplayName = "F11: state is read, set and reset, and a backfill leaves the live cursor alone")]
    public async Task ABackfillReadsEverythingAndLeavesTheCursorAlone()
    {
        await using var host = await ParcelHost.StartAsync();
        using var connection = host.Connect();
        var runner = Runner(Store, connection);
        var flow = new ParcelFlow { Delta = new DeltaSource<Parcel>(static parcel => parcel.ChangedAt) };
        var scope = new StateScope("parcels");
        await Store.SetStateAsync(scope, "delta.list", "\"2026-01-01T00:05:00+00:00\"", Cancellation);

        await Store.AddAsync(new JobRequest("parcels") { Trigger = JobTrigger.Backfill }, Cancellation);
        await runner.RunQueuedAsync([flow], Cancellation);

        Assert.Null(host.LastSince);
        Assert.Equal(30, host.Taken.Count);
        Assert.Equal("\"2026-01-01T00:05:00+00:00\"", await Store.StateAsync(scope, "delta.list", Cancellation));
        await Store.SetStateAsync(scope, "delta.list", null, Cancellation);
        Assert.Empty(await Store.StatesAsync(scope, Cancellation));
    }

    [Fact(DisplayName = "F17: a tenant with 10,000 due jobs does not keep another one waiting")]
    public async Task ATenantWithManyDueJobsDoesNotKeepAnotherWaiting()
    {
        for (var start = 0; start < Starts; start++)
        {
            await Store.AddAsync(new JobRequest("parcels") { Tenant = "many", MutexKey = $"{start}" }, Cancellation);
        }

        await Store.AddAsync(new JobRequest("parcels") { Tenant = "one" }, Cancellation);
        var tenants = new List<string>();
        for (var claim = 0; claim < 3; claim++)
        {
            tenants.Add((await Store.ClaimAsync(new JobClaim("n", ["parcels"], TimeSpan.FromSeconds(30)), Cancellation))!.Tenant);
        }

        Assert.Contains("one", tenants.Take(2));
        Assert.Equal(2, tenants.Count(static tenant => tenant == "many"));
    }

    private static (JobStatus Status, long Exported, long Succeeded, long Failed) Numbers(Job job) => (job.Status, job.Counts.Exported, job.Counts.Succeeded, job.Counts.Failed);

    private async Task EndAsync(Job job, Connection connection, ParcelFlow flow)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while ((await Store.FindAsync(job.Id, Cancellation))!.Status is JobStatus.Queued or JobStatus.Running)
        {
            await Runner(Store, connection, "next").RunQueuedAsync([flow], Cancellation);
            await Task.Delay(20, patience.Token);
        }
    }

    private static JobRunner Runner(IJobStore store, Connection connection, string node = "first", TimeSpan? lease = null) =>
        new(store, new FlowConnections().Add("parcels", connection), new JobRunnerOptions { Node = node, Lease = lease ?? TimeSpan.FromMilliseconds(300), MostPageAttempts = 1000 });
}

public sealed class MemoryFlowRequirementTests() : FlowRequirementTests(StoreKind.Memory);

public sealed class SqliteFlowRequirementTests() : FlowRequirementTests(StoreKind.Sqlite);

public sealed class PostgresFlowRequirementTests(PostgresServer server) : FlowRequirementTests(StoreKind.Postgres(server));
