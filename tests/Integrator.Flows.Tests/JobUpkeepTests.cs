using Integrator.Flows.Tests.Support;
using Integrator.Vaults.Tests.Support;

namespace Integrator.Flows.Tests;

/// <summary>What every store of jobs promises to those who look after it: old jobs go, and how far the work is behind.</summary>
public abstract class JobUpkeepTests(StoreKind kind) : StoreTests(kind)
{
    [Fact]
    public async Task OfEachFlowTheLastJobsThatEndedAreKept()
    {
        var jobs = new List<Job>();
        for (var index = 0; index < 5; index++)
        {
            jobs.Add(await EndedAsync("f"));
        }

        var other = await EndedAsync("g");
        var open = await AddAsync("f");

        Assert.Equal(3, await Store.PurgeAsync(new JobPurge { Flow = "f", Keep = 2 }, Cancellation));
        Assert.Equal([open.Id, other.Id, jobs[4].Id, jobs[3].Id], (await Store.ListAsync(new JobQuery(), Cancellation)).Select(static job => job.Id));
        Assert.Equal(0, await Store.PurgeAsync(new JobPurge { Flow = "f", Keep = 2 }, Cancellation));
    }

    [Fact]
    public async Task ABatchIsNoLargerThanItMayBeAndErrorsGoWithTheirJob()
    {
        var jobs = new List<Job>();
        for (var index = 0; index < 3; index++)
        {
            jobs.Add(await EndedAsync("f", errors: 2));
        }

        var purge = new JobPurge { EndedBefore = DateTimeOffset.UtcNow.AddHours(1), Flow = "f", Keep = 0, Most = 2 };
        Assert.Equal(2, await Store.PurgeAsync(purge, Cancellation));
        Assert.Empty(await Store.ErrorsAsync(jobs[0].Id, cancellationToken: Cancellation));
        Assert.Equal(2, (await Store.ErrorsAsync(jobs[2].Id, cancellationToken: Cancellation)).Count);
        Assert.Equal(1, await Store.PurgeAsync(purge, Cancellation));
    }

    [Fact]
    public async Task AJobStaysWhileARetryOfItIsNotDone()
    {
        var parent = await EndedAsync("f", errors: 1);
        var retry = (await Store.AddAsync(new JobRequest("f") { ParentId = parent.Id, Trigger = JobTrigger.Retry }, Cancellation)).Job!;
        var purge = new JobPurge { EndedBefore = DateTimeOffset.UtcNow.AddHours(1) };

        Assert.Equal(0, await Store.PurgeAsync(purge, Cancellation));
        await Store.CancelAsync(retry.Id, Cancellation);
        Assert.Equal(2, await Store.PurgeAsync(purge, Cancellation));
    }

    [Fact]
    public async Task ARemovedJobGivesItsKeyBack()
    {
        var first = (await Store.AddAsync(new JobRequest("f") { Key = "k" }, Cancellation)).Job!;
        await Store.CancelAsync(first.Id, Cancellation);
        await Store.PurgeAsync(new JobPurge { Flow = "f", Keep = 0 }, Cancellation);

        Assert.True((await Store.AddAsync(new JobRequest("f") { Key = "k" }, Cancellation)).IsNew);
    }

    [Fact]
    public async Task WaitingIsTheAgeOfTheOldestJobThatANodeCouldRun()
    {
        Assert.Equal(new JobBacklog(null, null), await Store.BacklogAsync(["f"], Cancellation));
        await Store.AddAsync(new JobRequest("f") { DueAt = DateTimeOffset.UtcNow.AddMinutes(-10) }, Cancellation);
        await Store.AddAsync(new JobRequest("f") { DueAt = DateTimeOffset.UtcNow.AddHours(1), MutexKey = "later" }, Cancellation);

        Assert.InRange((await Store.BacklogAsync(["f"], Cancellation)).Waiting!.Value, TimeSpan.FromMinutes(9.9), TimeSpan.FromMinutes(11));
        Assert.Null((await Store.BacklogAsync(["other"], Cancellation)).Waiting);

        await AddAsync("f");
        await Store.ClaimAsync(new JobClaim("a", ["f"], TimeSpan.FromSeconds(30)), Cancellation);
        Assert.Equal(new JobBacklog(null, null), await Store.BacklogAsync(["f"], Cancellation));
    }

    [Fact]
    public async Task AbandonedIsTheAgeOfALeaseThatIsOver()
    {
        await AddAsync("f");
        await Store.ClaimAsync(new JobClaim("a", ["f"], TimeSpan.FromMinutes(-5)), Cancellation);

        Assert.InRange((await Store.BacklogAsync(["f"], Cancellation)).Abandoned!.Value, TimeSpan.FromMinutes(4.9), TimeSpan.FromMinutes(6));
    }

    private async Task<Job> AddAsync(string flow)
    {
        await Task.Delay(3, Cancellation);
        return (await Store.AddAsync(new JobRequest(flow), Cancellation)).Job!;
    }

    private async Task<Job> EndedAsync(string flow, int errors = 0)
    {
        var job = await AddAsync(flow);
        var hold = new JobHold(job.Id, (await Store.ClaimAsync(new JobClaim("a", [flow], TimeSpan.FromSeconds(30)), Cancellation))!.Fence);
        var page = new PageOutcome
        {
            Checkpoint = "1",
            Version = "v",
            Counts = new JobCounts { Pages = 1, Exported = errors, Failed = errors },
            Errors = [.. Enumerable.Range(0, errors).Select(static index => new JobError("step", "code", "message") { Record = "{}", Key = $"{index}" })],
        };
        await Store.CheckpointAsync(hold, page, Cancellation);
        await Store.FinishAsync(hold, JobStatus.Completed, cancellationToken: Cancellation);
        return job;
    }
}

public sealed class MemoryJobUpkeepTests() : JobUpkeepTests(StoreKind.Memory);

public sealed class SqliteJobUpkeepTests() : JobUpkeepTests(StoreKind.Sqlite);

public sealed class PostgresJobUpkeepTests(PostgresServer server) : JobUpkeepTests(StoreKind.Postgres(server));
