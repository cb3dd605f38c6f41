using Integrator.Flows.Tests.Support;
using Integrator.Vaults.Tests.Support;

namespace Integrator.Flows.Tests;

/// <summary>What every store of jobs promises.</summary>
public abstract class JobStoreTests(StoreKind kind) : StoreTests(kind)
{
    private static readonly TimeSpan s_lease = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_over = TimeSpan.FromMilliseconds(-1000);

    [Fact]
    public async Task AClaimStoresOwnerFenceAndAttemptBeforeTheWorkBegins()
    {
        var job = await AddAsync();
        var claimed = (await ClaimAsync("a"))!;

        Assert.Equal((job.Id, JobStatus.Running, "a", 1L, 1, 1), (claimed.Id, claimed.Status, claimed.Owner, claimed.Fence, claimed.Attempts, claimed.PageAttempts));
        Assert.NotNull(claimed.StartedAt);
        Assert.Equal(claimed, await Other().FindAsync(job.Id, Cancellation));
        Assert.Null(await ClaimAsync("b"));
    }

    [Fact]
    public async Task AnOldFenceWritesNothingAtAll()
    {
        var job = await AddAsync();
        var old = (await ClaimAsync("a", s_over))!;
        var taken = (await ClaimAsync("b"))!;
        Assert.Equal((job.Id, 2L, 2, "b"), (taken.Id, taken.Fence, taken.Attempts, taken.Owner));

        var hold = new JobHold(job.Id, old.Fence);
        Assert.Equal(LeaseState.Lost, await Store.RenewAsync(hold, s_lease, Cancellation));
        Assert.Equal(LeaseState.Lost, await Store.CheckpointAsync(hold, Page("late", errors: 1, state: "x"), Cancellation));
        Assert.Equal(LeaseState.Lost, await Store.FinishAsync(hold, JobStatus.Completed, cancellationToken: Cancellation));
        Assert.Equal(LeaseState.Lost, await Store.ReleaseAsync(hold, Cancellation));

        Assert.Equal(taken, await Store.FindAsync(job.Id, Cancellation));
        Assert.Empty(await Store.ErrorsAsync(job.Id, cancellationToken: Cancellation));
        Assert.Empty(await Store.StatesAsync(new StateScope("f"), Cancellation));
        Assert.Equal(LeaseState.Held, await Store.RenewAsync(new JobHold(job.Id, taken.Fence), s_lease, Cancellation));
    }

    [Fact]
    public async Task ACheckpointStoresPlaceCountsErrorsAndStateTogether()
    {
        var job = await AddAsync();
        var hold = new JobHold(job.Id, (await ClaimAsync("a"))!.Fence);

        Assert.Equal(LeaseState.Held, await Store.CheckpointAsync(hold, Page("1", errors: 2, state: "\"s1\""), Cancellation));
        Assert.Equal(LeaseState.Held, await Store.CheckpointAsync(hold, Page("2", errors: 1, state: "\"s2\""), Cancellation));

        var now = (await Other().FindAsync(job.Id, Cancellation))!;
        Assert.Equal(("2", "v1", 1), (now.Checkpoint, now.Version, now.PageAttempts));
        Assert.Equal(new JobCounts { Pages = 2, Exported = 20, Succeeded = 17, Failed = 3 }, now.Counts);
        Assert.Equal("\"s2\"", await Other().StateAsync(new StateScope("f"), "delta", Cancellation));
        var errors = await Other().ErrorsAsync(job.Id, cancellationToken: Cancellation);
        Assert.Equal(3, errors.Count);
        Assert.Equal(("step", "code", "{\"id\":1}", "key 0", "trace"), (errors[0].Step, errors[0].Code, errors[0].Record, errors[0].Key, errors[0].TraceKey));
        Assert.Equal(["one", "two"], errors[0].Done);
        Assert.Equal(errors.Skip(1).Select(static error => error.Id), (await Store.ErrorsAsync(job.Id, after: errors[0].Id, cancellationToken: Cancellation)).Select(static error => error.Id));
    }

    [Fact]
    public async Task AFinalStatusIsNeverOverwritten()
    {
        var job = await AddAsync();
        var hold = new JobHold(job.Id, (await ClaimAsync("a"))!.Fence);
        await Store.FinishAsync(hold, JobStatus.Failed, new JobFailure("c", "m"), Cancellation);
        var ended = await Store.FindAsync(job.Id, Cancellation);

        Assert.Equal(LeaseState.Lost, await Store.FinishAsync(hold, JobStatus.Completed, cancellationToken: Cancellation));
        Assert.Equal(JobStatus.Failed, await Store.CancelAsync(job.Id, Cancellation));
        Assert.Null(await ClaimAsync("b"));
        Assert.Equal(ended, await Store.FindAsync(job.Id, Cancellation));
        Assert.Equal(new JobFailure("c", "m"), ended!.Failure);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Store.FinishAsync(hold, JobStatus.Running, cancellationToken: Cancellation));
    }

    [Fact]
    public async Task AQueuedJobIsCancelledAtOnceAndARunningOneWhenItsNodeKnows()
    {
        var queued = await AddAsync(mutex: "1");
        Assert.Equal(JobStatus.Cancelled, await Store.CancelAsync(queued.Id, Cancellation));
        var running = await AddAsync(mutex: "2");
        var hold = new JobHold(running.Id, (await ClaimAsync("a"))!.Fence);
        Assert.Equal(JobStatus.Cancelling, await Other().CancelAsync(running.Id, Cancellation));

        Assert.Equal(LeaseState.Cancelling, await Store.RenewAsync(hold, s_lease, Cancellation));
        await Store.FinishAsync(hold, JobStatus.Completed, cancellationToken: Cancellation);
        Assert.Equal(JobStatus.Cancelled, (await Store.FindAsync(running.Id, Cancellation))!.Status);
        Assert.Null(await Store.CancelAsync("none", Cancellation));
    }

    [Fact]
    public async Task AReleasedJobIsQueuedAgainWithItsPlace()
    {
        var job = await AddAsync();
        var hold = new JobHold(job.Id, (await ClaimAsync("a"))!.Fence);
        await Store.CheckpointAsync(hold, Page("7"), Cancellation);
        await Store.ReleaseAsync(hold, Cancellation);

        Assert.Equal(JobStatus.Queued, (await Store.FindAsync(job.Id, Cancellation))!.Status);
        var again = (await ClaimAsync("b"))!;
        Assert.Equal((job.Id, "7", 2L, 1), (again.Id, again.Checkpoint, again.Fence, again.PageAttempts));
    }

    [Fact]
    public async Task ANodeThatEndsCountsAsAnAttemptAtItsPage()
    {
        var job = await AddAsync();
        await ClaimAsync("a", s_over);
        await ClaimAsync("b", s_over);
        Assert.Equal((3, 3), await AttemptsAsync());

        async Task<(int, int)> AttemptsAsync()
        {
            var claimed = (await ClaimAsync("c", s_over))!;
            Assert.Equal(job.Id, claimed.Id);
            return (claimed.Attempts, claimed.PageAttempts);
        }
    }

    [Fact]
    public async Task OneJobOfAFlowAndKeyRunsAtATimeAndNoStartIsLost()
    {
        var jobs = new List<Job>();
        for (var index = 0; index < 24; index++)
        {
            jobs.Add(await AddAsync(mutex: (index % 3).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        var running = new System.Collections.Concurrent.ConcurrentDictionary<string, string>();
        var done = new System.Collections.Concurrent.ConcurrentBag<string>();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async node =>
        {
            var (store, idle) = (node % 2 == 0 ? Store : Other(), 0);
            while (done.Count < jobs.Count && idle < 400)
            {
                if (await store.ClaimAsync(new JobClaim($"node {node}", ["f"], s_lease), Cancellation) is not { } job)
                {
                    idle++;
                    await Task.Delay(5, Cancellation);
                    continue;
                }

                Assert.True(running.TryAdd(job.MutexKey, job.Id), "two jobs of one key at the same time");
                await Task.Delay(5, Cancellation);
                running.TryRemove(job.MutexKey, out _);
                await store.FinishAsync(new JobHold(job.Id, job.Fence), JobStatus.Completed, cancellationToken: Cancellation);
                done.Add(job.Id);
            }
        }));

        Assert.Equal(jobs.Select(static job => job.Id).Order(StringComparer.Ordinal), done.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task TheSameKeyIsTheSameJobAlsoWhenManyAskAtOnce()
    {
        var added = await Task.WhenAll(Enumerable.Range(0, 12).Select(index => (index % 2 == 0 ? Store : Other()).AddAsync(new JobRequest("f") { Key = "k" }, Cancellation)));

        Assert.Single(added, static one => one.IsNew);
        Assert.Single(added.Select(static one => one.Job!.Id).Distinct());
    }

    [Fact]
    public async Task AnOverlapIsSkippedOrRejected()
    {
        await AddAsync();
        Assert.Null((await Store.AddAsync(new JobRequest("f") { Overlap = FlowOverlap.Skip }, Cancellation)).Job);
        Assert.Equal("overlap", (await Assert.ThrowsAsync<FlowException>(() => Store.AddAsync(new JobRequest("f") { Overlap = FlowOverlap.Reject }, Cancellation))).Code);
        Assert.True((await Store.AddAsync(new JobRequest("f") { Overlap = FlowOverlap.Skip, MutexKey = "other" }, Cancellation)).IsNew);
        Assert.True((await Store.AddAsync(new JobRequest("f") { Overlap = FlowOverlap.Reject, Tenant = "other" }, Cancellation)).IsNew);
    }

    [Fact]
    public async Task OfManyStartsAtOnceAllButOneAreSkipped()
    {
        var added = await Task.WhenAll(Enumerable.Range(0, 12).Select(index => (index % 2 == 0 ? Store : Other()).AddAsync(new JobRequest("f") { Overlap = FlowOverlap.Skip }, Cancellation)));

        Assert.Single(added, static one => one.IsNew);
        Assert.Single(await Store.ListAsync(new JobQuery(), Cancellation));
    }

    [Fact]
    public async Task ATenantWithManyJobsDoesNotKeepAnotherWaiting()
    {
        for (var index = 0; index < 50; index++)
        {
            await Store.AddAsync(new JobRequest("f") { Tenant = "big", MutexKey = $"{index}" }, Cancellation);
        }

        await Store.AddAsync(new JobRequest("f") { Tenant = "small" }, Cancellation);
        var tenants = new List<string>();
        for (var index = 0; index < 3; index++)
        {
            tenants.Add((await ClaimAsync("a"))!.Tenant);
        }

        Assert.Equal(["big", "small", "big"], tenants);
    }

    [Fact]
    public async Task AJobIsNotClaimedBeforeItIsDueNorByANodeWithoutItsFlow()
    {
        await Store.AddAsync(new JobRequest("f") { DueAt = DateTimeOffset.UtcNow.AddHours(1) }, Cancellation);
        await Store.AddAsync(new JobRequest("g"), Cancellation);

        Assert.Null(await ClaimAsync("a"));
    }

    [Fact]
    public async Task ARetryResolvesErrorsAndChangesTheCountsOfItsParent()
    {
        var parent = await AddAsync();
        var hold = new JobHold(parent.Id, (await ClaimAsync("a"))!.Fence);
        await Store.CheckpointAsync(hold, Page("1", errors: 2), Cancellation);
        await Store.FinishAsync(hold, JobStatus.Completed, cancellationToken: Cancellation);
        var errors = await Store.ErrorsAsync(parent.Id, isOpen: true, cancellationToken: Cancellation);
        var retry = (await Store.AddAsync(new JobRequest("f") { ParentId = parent.Id, Trigger = JobTrigger.Retry }, Cancellation)).Job!;
        Assert.Equal(parent.Id, retry.RootId);
        var own = new JobHold(retry.Id, (await ClaimAsync("a"))!.Fence);

        await Store.CheckpointAsync(own, Page("x") with { Resolved = [errors[0].Id], ResolvedRecords = 1 }, Cancellation);

        Assert.Equal(new JobCounts { Pages = 1, Exported = 10, Succeeded = 9, Failed = 1 }, (await Store.FindAsync(parent.Id, Cancellation))!.Counts);
        Assert.Equal([errors[1].Id], (await Store.ErrorsAsync(parent.Id, isOpen: true, cancellationToken: Cancellation)).Select(static error => error.Id));
        Assert.Equal(2, (await Store.ErrorsAsync(parent.Id, cancellationToken: Cancellation)).Count);
    }

    [Fact]
    public async Task StateIsReadSetAndRemovedAndScopesDoNotMix()
    {
        var (scope, other) = (new StateScope("f", "t"), new StateScope("f"));
        await Store.SetStateAsync(scope, "a", "1", Cancellation);
        await Store.SetStateAsync(scope, "a", "2", Cancellation);
        await Store.SetStateAsync(other, "a", "3", Cancellation);

        Assert.Equal("2", await Other().StateAsync(scope, "a", Cancellation));
        Assert.Equal("3", await Other().StateAsync(other, "a", Cancellation));
        await Store.SetStateAsync(scope, "a", null, Cancellation);
        Assert.Empty(await Store.StatesAsync(scope, Cancellation));
        Assert.Null(await Store.StateAsync(scope, "a", Cancellation));
    }

    [Fact]
    public async Task JobsAreListedAndOldOnesRemoved()
    {
        var first = await AddAsync(mutex: "1");
        await Task.Delay(5, Cancellation);
        var second = await AddAsync(mutex: "2");
        await Store.CancelAsync(first.Id, Cancellation);

        Assert.Equal([second.Id, first.Id], (await Store.ListAsync(new JobQuery { Flow = "f" }, Cancellation)).Select(static job => job.Id));
        Assert.Equal([first.Id], (await Store.ListAsync(new JobQuery { Status = JobStatus.Cancelled }, Cancellation)).Select(static job => job.Id));
        Assert.Equal([first.Id], (await Store.ListAsync(new JobQuery { Before = second.Id }, Cancellation)).Select(static job => job.Id));
        Assert.Empty(await Store.ListAsync(new JobQuery { Tenant = "none" }, Cancellation));

        Assert.Equal(0, await Store.PurgeAsync(new JobPurge { EndedBefore = DateTimeOffset.UtcNow.AddHours(-1) }, Cancellation));
        Assert.Equal(1, await Store.PurgeAsync(new JobPurge { EndedBefore = DateTimeOffset.UtcNow.AddHours(1) }, Cancellation));
        Assert.Null(await Store.FindAsync(first.Id, Cancellation));
        Assert.NotNull(await Store.FindAsync(second.Id, Cancellation));
    }

    private static PageOutcome Page(string checkpoint, int errors = 0, string? state = null) => new()
    {
        Checkpoint = checkpoint,
        Version = "v1",
        Counts = new JobCounts { Pages = 1, Exported = 10, Succeeded = 10 - errors, Failed = errors },
        Errors = [.. Enumerable.Range(0, errors).Select(static index => new JobError("step", "code", "message") { Record = "{\"id\":1}", Key = $"key {index}", TraceKey = "trace", Done = ["one", "two"] })],
        State = state is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["delta"] = state },
    };

    private async Task<Job> AddAsync(string mutex = "") => (await Store.AddAsync(new JobRequest("f") { MutexKey = mutex }, Cancellation)).Job!;

    private Task<Job?> ClaimAsync(string node, TimeSpan? lease = null) => Store.ClaimAsync(new JobClaim(node, ["f"], lease ?? s_lease), Cancellation);
}

public sealed class MemoryJobStoreTests() : JobStoreTests(StoreKind.Memory);

public sealed class SqliteJobStoreTests() : JobStoreTests(StoreKind.Sqlite);

public sealed class PostgresJobStoreTests(PostgresServer server) : JobStoreTests(StoreKind.Postgres(server));
