using CsCheck;
using Integrator.Flows.Tests.Support;
using Integrator.Vaults.Tests.Support;

namespace Integrator.Flows.Tests;

/// <summary>What holds for every order of starts, claims, crashes, pauses, writes, cancellations and retries.</summary>
public sealed class JobPropertyTests(PostgresServer server)
{
    private static readonly (JobStatus From, JobStatus To)[] s_legal =
    [
        (JobStatus.Queued, JobStatus.Running), (JobStatus.Queued, JobStatus.Cancelled),
        (JobStatus.Running, JobStatus.Queued), (JobStatus.Running, JobStatus.Cancelling), (JobStatus.Running, JobStatus.Completed), (JobStatus.Running, JobStatus.Failed), (JobStatus.Running, JobStatus.Cancelled),
        (JobStatus.Cancelling, JobStatus.Cancelled), (JobStatus.Cancelling, JobStatus.Failed),
    ];

    /// <summary>What somebody does.</summary>
    private enum Act
    {
        Start,
        Claim,

        /// <summary>A claim whose node ends, or is paused for longer than its lease.</summary>
        ClaimAndVanish,
        Renew,
        Checkpoint,
        Release,
        Complete,
        Fail,
        Cancel,
        Retry,
    }

    private static readonly Gen<(Act Act, int Number)[]> s_acts = Gen.Select(Gen.Enum<Act>(), Gen.Int[0, 11]).Array[1, 40];

    [Fact]
    public Task EveryOrderIsLegalInMemory() => CheckAsync(StoreKind.Memory, iterations: 400);

    [Fact]
    public Task EveryOrderIsLegalInSqlite() => CheckAsync(StoreKind.Sqlite, iterations: 30);

    [Fact]
    public Task EveryOrderIsLegalInPostgres() => CheckAsync(StoreKind.Postgres(server), iterations: 15);

    private static async Task CheckAsync(StoreKind kind, int iterations) =>
        await s_acts.SampleAsync(
            async acts =>
            {
                await using var stores = await kind.CreateAsync();
                var world = new World(stores.Open());
                foreach (var (act, number) in acts)
                {
                    await world.DoAsync(act, number);
                }
            },
            iter: iterations,
            threads: 1);

    /// <summary>What was done so far, and what must be true of it.</summary>
    private sealed class World(IJobStore store)
    {
        private readonly Dictionary<string, Job> _known = [];
        private readonly List<JobHold> _holds = [];

        public async Task DoAsync(Act act, int number)
        {
            var hold = _holds.Count > 0 ? _holds[number % _holds.Count] : null;
            var job = _known.Count > 0 ? _known.Values.ElementAt(number % _known.Count) : null;
            var before = hold is null ? null : await store.FindAsync(hold.JobId);
            var state = act switch
            {
                Act.Start => await NothingAsync(store.AddAsync(new JobRequest("f") { MutexKey = number % 2 == 0 ? "a" : "b" })),
                Act.Claim => await ClaimAsync(TimeSpan.FromMinutes(10)),
                Act.ClaimAndVanish => await ClaimAsync(TimeSpan.FromMilliseconds(-10)),
                Act.Renew when hold is not null => await store.RenewAsync(hold, TimeSpan.FromMinutes(10)),
                Act.Checkpoint when hold is not null => await store.CheckpointAsync(hold, new PageOutcome { Checkpoint = $"{number}", Version = "1", Counts = new JobCounts { Pages = 1 }, Errors = [] }),
                Act.Release when hold is not null => await store.ReleaseAsync(hold),
                Act.Complete when hold is not null => await store.FinishAsync(hold, JobStatus.Completed),
                Act.Fail when hold is not null => await store.FinishAsync(hold, JobStatus.Failed, new JobFailure("x", "y")),
                Act.Cancel when job is not null => await NothingAsync(store.CancelAsync(job.Id)),
                Act.Retry when job is not null => await NothingAsync(store.AddAsync(new JobRequest("f") { MutexKey = job.MutexKey, Trigger = JobTrigger.Retry, ParentId = job.Id })),
                _ => (LeaseState?)null,
            };
            if (state is { } answer && before is not null)
            {
                // Who does not have the job writes nothing.
                var mayWrite = before.Fence == hold!.Fence && before.Status is JobStatus.Running or JobStatus.Cancelling;
                Assert.Equal(!mayWrite, answer == LeaseState.Lost);
                if (!mayWrite)
                {
                    Assert.Equal(before, await store.FindAsync(hold.JobId));
                }
            }

            await LookAsync();
        }

        private static async Task<LeaseState?> NothingAsync(Task task)
        {
            await task;
            return null;
        }

        private async Task<LeaseState?> ClaimAsync(TimeSpan lease)
        {
            if (await store.ClaimAsync(new JobClaim("n", ["f"], lease)) is { } job)
            {
                Assert.True(!_known.TryGetValue(job.Id, out var known) || job.Fence > known.Fence);
                _holds.Add(new JobHold(job.Id, job.Fence));
            }

            return null;
        }

        private async Task LookAsync()
        {
            var all = await store.ListAsync(new JobQuery { Flow = "f", Limit = 200 });
            Assert.All(all.GroupBy(static job => job.MutexKey), static same => Assert.InRange(same.Count(static job => job.Status is JobStatus.Running or JobStatus.Cancelling), 0, 1));
            foreach (var job in all)
            {
                if (_known.TryGetValue(job.Id, out var known))
                {
                    Assert.True(known.Status == job.Status || s_legal.Contains((known.Status, job.Status)), $"{known.Status} became {job.Status}");
                    Assert.True(job.Fence >= known.Fence);
                    Assert.True(job.Counts.Pages >= known.Counts.Pages);
                }

                _known[job.Id] = job;
            }
        }
    }
}
