using Integrator.Flows.Tests.Support;
using Integrator.Vaults.Tests.Support;

namespace Integrator.Flows.Tests;

/// <summary>What a flow between two APIs on loopback promises, on every store.</summary>
public abstract class FlowTests(StoreKind kind) : StoreTests(kind)
{
    [Fact]
    public async Task EveryRecordIsImportedOnceAndTheNumbersAddUp()
    {
        await using var host = await ParcelHost.StartAsync();
        var flow = new ParcelFlow { Filter = static parcel => parcel.Id % 3 != 0 };

        var job = await RunAsync(host, flow);

        Assert.Equal((JobStatus.Completed, new JobCounts { Pages = 3, Exported = 20, Succeeded = 20 }), (job.Status, job.Counts));
        Assert.Equal(20, host.Taken.Count);
        Assert.All(host.Taken.Values, static count => Assert.Equal(1, count));
    }

    [Fact]
    public async Task WhileAPageIsImportedTheNextOneIsReadAndNoMore()
    {
        await using var host = await ParcelHost.StartAsync();
        var (isHeld, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        host.Taking = id =>
        {
            isHeld.TrySetResult();
            return id < 10 ? release.Task : Task.CompletedTask;
        };
        var running = RunAsync(host, new ParcelFlow());
        await isHeld.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        while (!host.Log.Contains("page 10"))
        {
            await Task.Delay(10, Cancellation);
        }

        await Task.Delay(100, Cancellation);
        Assert.DoesNotContain("page 20", host.Log);
        release.SetResult();
        Assert.Equal(JobStatus.Completed, (await running).Status);
    }

    [Fact]
    public async Task OneOfThreeRecordsFailsAndTheJobIsCompleted()
    {
        await using var host = await ParcelHost.StartAsync();
        (host.Count, host.Status) = (3, static id => id == 1 ? 422 : 200);

        var job = await RunAsync(host, new ParcelFlow());

        Assert.Equal((JobStatus.Completed, new JobCounts { Pages = 1, Exported = 3, Succeeded = 2, Failed = 1 }), (job.Status, job.Counts));
        var error = Assert.Single(await Store.ErrorsAsync(job.Id, cancellationToken: Cancellation));
        Assert.Equal(("depot", "http_422", "parcel 1", 1), (error.Step, error.Code, error.TraceKey, error.Attempt));
        Assert.Contains("\"id\":1", error.Record, StringComparison.Ordinal);
        Assert.Equal(["note"], error.Done);
    }

    [Fact]
    public async Task ARetrySendsOnlyWhatFailedWithTheSameKeyAndChangesTheCountsOfItsParent()
    {
        await using var host = await ParcelHost.StartAsync();
        host.Status = static id => id is 4 or 25 ? 503 : 200;
        var noted = 0;
        var flow = new ParcelFlow { Note = parcel => Task.FromResult(parcel with { Note = $"{Interlocked.Increment(ref noted)}" }) };
        var job = await RunAsync(host, flow);
        host.Status = static id => id == 25 ? 503 : 200;
        var before = host.Sent.Count;

        using var connection = host.Connect();
        var runner = Runner(connection);
        var retry = await runner.RetryAsync(job, Cancellation);
        await runner.RunQueuedAsync([flow], Cancellation);

        Assert.Equal(["25", "4"], host.Sent.Skip(before).Select(static sent => sent.Id).Order(StringComparer.Ordinal));
        Assert.Equal(30, noted);
        Assert.All(["4", "25"], id => Assert.Single(host.Sent.Where(sent => sent.Id == id).Select(static sent => sent.Key).Distinct()));
        var parent = (await Store.FindAsync(job.Id, Cancellation))!;
        Assert.Equal(new JobCounts { Pages = 3, Exported = 30, Succeeded = 29, Failed = 1 }, parent.Counts);
        var own = (await Store.FindAsync(retry.Id, Cancellation))!;
        Assert.Equal((job.Id, 1, 1), (own.ParentId, own.Counts.Succeeded, own.Counts.Failed));
        Assert.Equal(2, Assert.Single(await Store.ErrorsAsync(retry.Id, cancellationToken: Cancellation)).Attempt);
        Assert.Single(await Store.ErrorsAsync(job.Id, isOpen: true, cancellationToken: Cancellation));
    }

    [Fact]
    public async Task AFailedPageDoesNotMoveTheCursorAndAResumedJobBeginsThere()
    {
        await using var host = await ParcelHost.StartAsync();
        host.PageStatus = static from => from == 20 ? 500 : 200;
        var flow = new ParcelFlow();
        var failed = await RunAsync(host, flow);
        Assert.Equal((JobStatus.Failed, "http_500", 20), (failed.Status, failed.Failure?.Code, failed.Counts.Exported));
        host.PageStatus = static _ => 200;
        var before = host.Log.Count;

        using var connection = host.Connect();
        var runner = Runner(connection);
        var resumed = await runner.ResumeAsync(failed, cancellationToken: Cancellation);
        await runner.RunQueuedAsync([flow], Cancellation);

        Assert.Equal("page 20", host.Log[before]);
        Assert.Equal(30, host.Taken.Count);
        Assert.Equal(10, (await Store.FindAsync(resumed.Id, Cancellation))!.Counts.Succeeded);
    }

    [Fact]
    public async Task AJobOfAnotherVersionIsNotContinuedAndLosesNothing()
    {
        await using var host = await ParcelHost.StartAsync();
        host.PageStatus = static from => from == 20 ? 500 : 200;
        var failed = await RunAsync(host, new ParcelFlow());
        host.PageStatus = static _ => 200;
        using var connection = host.Connect();
        var runner = Runner(connection);
        var changed = new ParcelFlow { Version = "2" };

        var refused = await runner.ResumeAsync(failed, cancellationToken: Cancellation);
        await runner.RunQueuedAsync([changed], Cancellation);
        var told = (await Store.FindAsync(refused.Id, Cancellation))!;
        Assert.Equal((JobStatus.Failed, "definition_changed", failed.Checkpoint), (told.Status, told.Failure?.Code, told.Checkpoint));

        await runner.ResumeAsync(told, version: "2", Cancellation);
        await runner.RunQueuedAsync([changed], Cancellation);
        Assert.Equal(30, host.Taken.Count);
        Assert.All(host.Taken.Values, static count => Assert.Equal(1, count));
    }

    [Fact]
    public async Task ANodeThatStopsEndsAtTheBorderOfAPageAndAnotherGoesOn()
    {
        await using var host = await ParcelHost.StartAsync();
        using var stopping = new CancellationTokenSource();
        host.Taking = id => id == 15 ? stopping.CancelAsync() : Task.CompletedTask;
        using var connection = host.Connect();
        var flow = new ParcelFlow();
        var added = await Runner(connection).AddAsync(flow, cancellationToken: Cancellation);
        await Runner(connection).RunQueuedAsync([flow], stopping.Token);
        Assert.Equal((JobStatus.Queued, 20), ((await Store.FindAsync(added.Job!.Id, Cancellation))!.Status, (await Store.FindAsync(added.Job.Id, Cancellation))!.Counts.Exported));

        await Runner(connection).RunQueuedAsync([flow], Cancellation);
        var job = (await Store.FindAsync(added.Job.Id, Cancellation))!;
        Assert.Equal((JobStatus.Completed, 30), (job.Status, job.Counts.Succeeded));
        Assert.All(host.Taken.Values, static count => Assert.Equal(1, count));
    }

    [Fact]
    public async Task ACancelledJobEndsAndItsFinalStatusStays()
    {
        await using var host = await ParcelHost.StartAsync();
        var isHeld = new TaskCompletionSource();
        host.Taking = async id =>
        {
            isHeld.TrySetResult();
            await Task.Delay(id < 10 ? 50 : 5, CancellationToken.None);
        };
        using var connection = host.Connect();
        var flow = new ParcelFlow();
        var job = (await Runner(connection).AddAsync(flow, cancellationToken: Cancellation)).Job!;
        var running = Runner(connection).RunQueuedAsync([flow], Cancellation);
        await isHeld.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        Assert.Equal(JobStatus.Cancelling, await Store.CancelAsync(job.Id, Cancellation));
        await running;

        Assert.Equal(JobStatus.Cancelled, (await Store.FindAsync(job.Id, Cancellation))!.Status);
        Assert.Equal(JobStatus.Cancelled, await Store.CancelAsync(job.Id, Cancellation));
        Assert.Equal(LeaseState.Lost, await Store.FinishAsync(new JobHold(job.Id, 1), JobStatus.Completed, cancellationToken: Cancellation));
    }

    [Fact]
    public async Task ADeltaIsTheHighestValueSeenWithAnOverlap()
    {
        await using var host = await ParcelHost.StartAsync();
        var flow = new ParcelFlow { Delta = new DeltaSource<Parcel>(static parcel => parcel.ChangedAt) { Lag = TimeSpan.FromMinutes(1) } };
        await RunAsync(host, flow);
        Assert.Equal("\"2026-01-01T00:29:00.0000000+00:00\"", await Store.StateAsync(new StateScope("parcels"), "delta.list", Cancellation));

        await RunAsync(host, flow);
        Assert.Equal("2026-01-01T00:28:00.0000000+00:00", host.LastSince);
        host.PageStatus = static from => from == 20 ? 500 : 200;
        await RunAsync(host, flow);
        Assert.Equal("\"2026-01-01T00:29:00.0000000+00:00\"", await Store.StateAsync(new StateScope("parcels"), "delta.list", Cancellation));
    }

    [Fact]
    public async Task APageThatEndsEveryNodeFailsTheJob()
    {
        await using var host = await ParcelHost.StartAsync();
        using var connection = host.Connect();
        var store = Store;
        var flow = new ParcelFlow();
        var job = (await store.AddAsync(new JobRequest("parcels"), Cancellation)).Job!;
        for (var crash = 0; crash < 3; crash++)
        {
            Assert.NotNull(await store.ClaimAsync(new JobClaim($"node {crash}", ["parcels"], TimeSpan.FromMilliseconds(-1)), Cancellation));
        }

        await new JobRunner(store, new FlowConnections().Add("parcels", connection)).RunQueuedAsync([flow], Cancellation);

        var failed = (await store.FindAsync(job.Id, Cancellation))!;
        Assert.Equal((JobStatus.Failed, "poison_page", 4), (failed.Status, failed.Failure?.Code, failed.Attempts));
        Assert.Equal("poison_page", Assert.Single(await store.ErrorsAsync(job.Id, cancellationToken: Cancellation)).Code);
        Assert.Empty(host.Log);
    }

    [Fact]
    public async Task ANodeWithAnOldFenceWritesNothingAndItsWorkIsCancelled()
    {
        await using var host = await ParcelHost.StartAsync();
        using var connection = host.Connect();
        var flow = new ParcelFlow();
        var job = (await Store.AddAsync(new JobRequest("parcels"), Cancellation)).Job!;
        var paused = (await Store.ClaimAsync(new JobClaim("paused", ["parcels"], TimeSpan.FromMilliseconds(-1)), Cancellation))!;
        await Runner(connection).RunQueuedAsync([flow], Cancellation);
        var before = (await Store.FindAsync(job.Id, Cancellation))!;

        await Runner(connection).RunAsync(flow, paused, Cancellation);

        Assert.Equal(before, await Store.FindAsync(job.Id, Cancellation));
        Assert.Equal((JobStatus.Completed, 30), (before.Status, before.Counts.Succeeded));
        Assert.All(host.Taken.Values, static count => Assert.Equal(1, count));
    }

    [Fact]
    public async Task APreviewSendsNothingAndChangesNothing()
    {
        await using var host = await ParcelHost.StartAsync();
        using var connection = host.Connect();

        var preview = await Runner(connection).PreviewAsync(new ParcelFlow(), records: 2, cancellationToken: Cancellation);

        Assert.Equal((2, 2), (preview.Counts.Succeeded, preview.Calls.Count));
        Assert.Empty(host.Sent);
        Assert.Empty(await Store.ListAsync(new JobQuery(), Cancellation));
    }

    [Fact]
    public async Task ACompletedJobStartsTheNextFlowOnce()
    {
        await using var host = await ParcelHost.StartAsync();
        var job = await RunAsync(host, new ParcelFlow { Next = ["invoices"] });

        var next = Assert.Single(await Store.ListAsync(new JobQuery { Flow = "invoices" }, Cancellation));
        Assert.Equal((JobTrigger.Flow, JobStatus.Queued), (next.Trigger, next.Status));
        Assert.False((await Store.AddAsync(new JobRequest("invoices") { Key = $"{job.Id}/invoices" }, Cancellation)).IsNew);
    }

    private JobRunner Runner(Connection connection) => new(Store, new FlowConnections().Add("parcels", connection), new JobRunnerOptions { Lease = TimeSpan.FromSeconds(1) });

    private async Task<Job> RunAsync(ParcelHost host, ParcelFlow flow)
    {
        using var connection = host.Connect();
        var runner = Runner(connection);
        var job = (await runner.AddAsync(flow, cancellationToken: Cancellation)).Job!;
        await runner.RunQueuedAsync([flow], Cancellation);
        return (await Store.FindAsync(job.Id, Cancellation))!;
    }
}

public sealed class MemoryFlowTests() : FlowTests(StoreKind.Memory);

public sealed class SqliteFlowTests() : FlowTests(StoreKind.Sqlite);

public sealed class PostgresFlowTests(PostgresServer server) : FlowTests(StoreKind.Postgres(server));
