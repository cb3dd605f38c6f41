using System.Globalization;
using Integrator.Flows.Tests.Support;
using Integrator.Hosting;
using Integrator.Vaults.Tests.Support;

namespace Integrator.Flows.Tests;

/// <summary>When schedules start flows: the same with a scheduler in memory and with one in PostgreSQL.</summary>
public abstract class ScheduleTests : IAsyncLifetime
{
    private IJobStore _store = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private TestDatabase Database { get; set; } = null!;

    public async ValueTask InitializeAsync() => _store = (Database = await CreateAsync()).Open();

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    private protected abstract Task<TestDatabase> CreateAsync();

    // Each row is an outage: a host knows the schedule, ends, and another one starts later and makes up for every time.
    [Theory]
    [InlineData("30 2 * * *", "Europe/Berlin", "2026-03-28T00:00Z", "2026-03-31T00:00Z", "28T01:30 29T01:00 30T00:30")]
    [InlineData("0 30 2 * * *", "Europe/Berlin", "2026-10-24T00:00Z", "2026-10-27T00:00Z", "24T00:30 25T00:30 26T01:30")]
    [InlineData("*/30 * * * *", "Europe/Berlin", "2026-03-29T00:10Z", "2026-03-29T02:20Z", "29T00:30 29T01:00 29T01:30 29T02:00")]
    [InlineData("*/30 1-3 * * *", "Europe/Berlin", "2026-10-24T23:10Z", "2026-10-25T06:00Z", "24T23:30 25T00:00 25T00:30 25T01:00 25T01:30 25T02:00 25T02:30")]
    [InlineData("15 9 * * *", "Asia/Kolkata", "2026-05-01T00:00Z", "2026-05-03T00:00Z", "01T03:45 02T03:45")]
    [InlineData("15 2 * * *", "Australia/Lord_Howe", "2026-10-02T12:00Z", "2026-10-05T12:00Z", "02T15:45 03T15:30 04T15:15")]
    [InlineData("45 1 * * *", "Australia/Lord_Howe", "2026-04-03T12:00Z", "2026-04-06T12:00Z", "03T14:45 04T14:45 05T15:15")]
    [InlineData("? 0 9 ? * 1-2", "Etc/UTC", "2026-05-01T12:00Z", "2026-05-11T00:00Z", "04T09:00 05T09:00")]
    [InlineData("0 9 * * 7", "Etc/UTC", "2026-05-01T12:00Z", "2026-05-11T00:00Z", "03T09:00 10T09:00")]
    public async Task AScheduleStartsAtItsTimes(string cron, string zone, string from, string to, string days) =>
        Assert.Equal(days.Split(' '), await OutageAsync(new FlowSchedule(cron, zone), from, to, FlowMisfire.All));

    [Theory]
    [InlineData(FlowMisfire.Once, "04T05:00")]
    [InlineData(FlowMisfire.Skip, "")]
    [InlineData(FlowMisfire.All, "04T01:00 04T02:00 04T03:00 04T04:00 04T05:00")]
    public async Task AfterAnOutageMissedTimesAreMadeUpForAsTheRuleSays(FlowMisfire misfire, string days) =>
        Assert.Equal(days.Split(' ', StringSplitOptions.RemoveEmptyEntries), await OutageAsync(new FlowSchedule("0 * * * *"), "2026-05-04T00:30Z", "2026-05-04T05:30Z", misfire));

    [Fact]
    public async Task AChangedScheduleStartsNothingByItselfAndTheOldOneIsGone()
    {
        await using (await ScheduleNode.StartAsync(_store, ScheduleNode.At("2026-05-04T00:30Z"), new EmptyFlow("f", new FlowSchedule("0 * * * *"))))
        {
        }

        Assert.Empty(await DuesAsync("2026-05-04T05:30Z", FlowMisfire.All, 0, new FlowSchedule("15 * * * *")));
        Assert.Equal(["04T06:15"], await DuesAsync("2026-05-04T07:05Z", FlowMisfire.All, 1, new FlowSchedule("15 * * * *")));
    }

    [Fact]
    public async Task AScheduleThatIsTakenOutDoesNotCatchUpWhenItComesBack()
    {
        var schedule = new FlowSchedule("0 * * * *");
        await DuesAsync("2026-05-04T00:30Z", FlowMisfire.All, 0, schedule);
        await DuesAsync("2026-05-04T02:30Z", FlowMisfire.All, 2, schedule);
        await using (await ScheduleNode.StartAsync(_store, ScheduleNode.At("2026-05-04T02:40Z"), new EmptyFlow("f", schedule) { IsDisabled = true }))
        {
        }

        Assert.Equal(["04T01:00", "04T02:00"], await DuesAsync("2026-05-04T09:30Z", FlowMisfire.All, 2, schedule));
    }

    [Fact]
    public async Task AnotherRuleForMissedTimesHoldsForTheOutageBeforeIt()
    {
        await DuesAsync("2026-05-04T00:30Z", FlowMisfire.All, 0, new FlowSchedule("0 * * * *"));

        Assert.Equal(["04T05:00"], await DuesAsync("2026-05-04T05:30Z", FlowMisfire.Once, 1, new FlowSchedule("0 * * * *")));
    }

    [Fact]
    public async Task TheTimesOfAFlowAreLeftOutAsItsOverlapSays()
    {
        await using (await ScheduleNode.StartAsync(_store, ScheduleNode.At("2026-05-04T00:30Z"), Flow()))
        {
        }

        await using (await ScheduleNode.StartAsync(_store, ScheduleNode.At("2026-05-04T05:30Z"), Flow()))
        {
            await SettleAsync(1);
        }

        Assert.Equal(JobTrigger.Schedule, Assert.Single(await _store.ListAsync(new JobQuery(), Cancellation)).Trigger);

        static EmptyFlow Flow() => new("f", new FlowSchedule("0 * * * *")) { Overlap = FlowOverlap.Skip };
    }

    [Fact]
    public async Task AStartThatTheStoreCannotTakeIsMadeUpFor()
    {
        await using (await ScheduleNode.StartAsync(_store, new FlowHostOptions { Interval = TimeSpan.FromMilliseconds(300) }, new EmptyFlow("f", new FlowSchedule("* * * * * *"))))
        {
            await SettleAsync(1);
            await Database.ExecuteAsync("alter table integrator_jobs rename to gone");
            await Task.Delay(2500, Cancellation);
            await Database.ExecuteAsync("alter table gone rename to integrator_jobs");
            await Task.Delay(2500, Cancellation);
        }

        var dues = (await _store.ListAsync(new JobQuery(), Cancellation)).Select(static job => job.DueAt).Order().ToList();
        Assert.InRange(dues.Count, 5, 9);
        Assert.All(dues.Zip(dues.Skip(1)), static pair => Assert.Equal(TimeSpan.FromSeconds(1), pair.Second - pair.First));
    }

    [Fact]
    public async Task AScheduleOfEverySecondRunsJobsUntilTheHostStops()
    {
        var node = await ScheduleNode.StartAsync(_store, new FlowHostOptions(), new EmptyFlow("f", new FlowSchedule("* * * * * *")));
        var done = new List<Job>();
        while (done.Count < 4)
        {
            await Task.Delay(100, Cancellation);
            done = [.. await _store.ListAsync(new JobQuery { Status = JobStatus.Completed }, Cancellation)];
        }

        var stop = TimeProvider.System.GetTimestamp();
        await node.DisposeAsync();
        Assert.InRange(TimeProvider.System.GetElapsedTime(stop), TimeSpan.Zero, TimeSpan.FromSeconds(5));
        var last = await _store.ListAsync(new JobQuery(), Cancellation);
        await Task.Delay(1500, Cancellation);
        Assert.Equal(last.Count, (await _store.ListAsync(new JobQuery(), Cancellation)).Count);
        Assert.All(last, static job => Assert.Equal(JobTrigger.Schedule, job.Trigger));
        Assert.Equal(last.Count, last.Select(static job => job.DueAt).Distinct().Count());
        TestContext.Current.SendDiagnosticMessage("Start latency: {0}", string.Join(' ', done.Select(static job => $"{(job.StartedAt - job.DueAt)!.Value.TotalMilliseconds:0} ms")));
    }

    private async Task<IReadOnlyList<string>> OutageAsync(FlowSchedule schedule, string from, string to, FlowMisfire misfire)
    {
        Assert.Empty(await DuesAsync(from, misfire, 0, schedule));
        return await DuesAsync(to, misfire, misfire switch { FlowMisfire.Skip => 0, FlowMisfire.Once => 1, _ => 2 }, schedule);
    }

    /// <summary>The times of all jobs, after a node ran at a time.</summary>
    private async Task<IReadOnlyList<string>> DuesAsync(string at, FlowMisfire misfire, int atLeast, FlowSchedule schedule)
    {
        await using (await ScheduleNode.StartAsync(_store, ScheduleNode.At(at, misfire), new EmptyFlow("f", schedule)))
        {
            await SettleAsync(atLeast);
        }

        return [.. (await _store.ListAsync(new JobQuery(), Cancellation)).Select(static job => job.DueAt.UtcDateTime).Order().Select(static due => due.ToString("dd'T'HH:mm", CultureInfo.InvariantCulture))];
    }

    // Nothing more comes for a while.
    private async Task SettleAsync(int atLeast)
    {
        for (var (count, same) = (-1, 0); (same < 4 || count < atLeast) && same < 150; await Task.Delay(100, Cancellation))
        {
            var now = (await _store.ListAsync(new JobQuery(), Cancellation)).Count;
            (count, same) = (now, now == count ? same + 1 : 0);
        }
    }
}

public sealed class SqliteScheduleTests : ScheduleTests
{
    private protected override Task<TestDatabase> CreateAsync() => Task.FromResult(TestDatabase.Sqlite());
}

public sealed class PostgresScheduleTests(PostgresServer server) : ScheduleTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}
