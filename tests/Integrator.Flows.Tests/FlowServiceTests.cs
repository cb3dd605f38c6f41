using System.Net;
using Integrator.Flows.Tests.Support;
using Integrator.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Integrator.Flows.Tests;

/// <summary>What a host says of its flows, and what it refuses.</summary>
public sealed class FlowServiceTests : IAsyncLifetime
{
    private readonly TestDatabase _database = TestDatabase.Sqlite();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => default;

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Theory]
    [InlineData("0 0 31 2 *", "Etc/UTC", "The flow 'f' has the schedule '0 0 31 2 *', which names no time in the future.")]
    [InlineData("0 0 0 30 2 ?", "Etc/UTC", "The flow 'f' has the schedule '0 0 0 30 2 ?', which names no time in the future.")]
    [InlineData("61 * * * *", "Etc/UTC", "The flow 'f' has the schedule '61 * * * *', which is not a cron expression of five or six fields.")]
    [InlineData("* * * *", "Etc/UTC", "The flow 'f' has the schedule '* * * *', which is not a cron expression of five or six fields.")]
    [InlineData("0 3 * * *", "Europe/Berlyn", "The flow 'f' has the time zone 'Europe/Berlyn', which this system does not have.")]
    public void AScheduleThatNeverStartsAnythingIsRefused(string cron, string zone, string message)
    {
        var failure = Assert.Throws<ArgumentException>(() => new ServiceCollection().AddFlows([new EmptyFlow("f", new FlowSchedule(cron, zone))], _ => new FlowConnections()));

        Assert.StartsWith(message, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*/5 8-18 L JAN,JUL 5#2")]
    [InlineData("? 5 17 ? * 1")]
    [InlineData("30 0 9 LW * ?")]
    [InlineData("0 9 15W * *")]
    [InlineData("0 9 * * SAT-MON")]
    [InlineData("0 9 * * 6L")]
    [InlineData("0 0 29 2 *")]
    [InlineData("0 0 31 2 MON")]
    [InlineData("0 0 1-31/2 */3 0,7")]
    public void AScheduleThatTheCompilerTakesIsTaken(string cron) =>
        Assert.NotNull(new ServiceCollection().AddFlows([new EmptyFlow("f", new FlowSchedule(cron))], _ => new FlowConnections()));

    [Fact]
    public async Task AHostIsHealthyWhileItsJobsAreDone()
    {
        await using var app = await RunningApp.StartAsync(_database.Open(), new FlowHostOptions(), new EmptyFlow("f", new FlowSchedule("* * * * * *")));

        Assert.Equal((HttpStatusCode.OK, "Healthy"), await HealthAsync(app));
    }

    [Fact]
    public async Task AHostWhoseDueJobsWaitIsUnhealthy()
    {
        var store = _database.Open();
        await using var app = await RunningApp.StartAsync(store, new FlowHostOptions { JobsAtOnce = 0, Patience = TimeSpan.FromMinutes(1) }, new EmptyFlow("f"));
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await HealthAsync(app));
        await store.AddAsync(new JobRequest("f") { DueAt = DateTimeOffset.UtcNow.AddMinutes(-2) }, Cancellation);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy"), await HealthAsync(app));
    }

    [Fact]
    public async Task AHostThatCannotReachItsStoreIsUnhealthy()
    {
        var store = _database.Open();
        await using var app = await RunningApp.StartAsync(store, new FlowHostOptions { JobsAtOnce = 0 }, new EmptyFlow("f"));
        await _database.ExecuteAsync("alter table integrator_jobs rename to gone");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy"), await HealthAsync(app));
    }

    [Fact]
    public async Task AHostWithAWorkerThatMakesNoProgressIsUnhealthy()
    {
        var release = new TaskCompletionSource();
        var flow = new EmptyFlow("f") { Reading = () => release.Task };
        await using var node = await ScheduleNode.StartAsync(_database.Open(), new FlowHostOptions { Patience = TimeSpan.FromMilliseconds(300) }, flow);
        await node.Flows.StartAsync(flow, cancellationToken: Cancellation);
        var health = await node.HealthAsync();
        for (var attempt = 0; attempt < 100 && health.Description is null; attempt++)
        {
            await Task.Delay(50, Cancellation);
            health = await node.HealthAsync();
        }

        release.SetResult();
        Assert.StartsWith("A worker has made no progress for ", health.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JobsThatAreNoLongerKeptAreRemoved()
    {
        var store = _database.Open();
        var flow = new EmptyFlow("f");
        var retention = new JobRetention { PerFlow = 2, Batch = 1, Every = TimeSpan.FromMilliseconds(200) };
        await using var node = await ScheduleNode.StartAsync(store, new FlowHostOptions { Retention = retention }, flow);
        for (var index = 0; index < 6; index++)
        {
            await node.Flows.StartAsync(flow, cancellationToken: Cancellation);
        }

        for (var (attempt, count) = (0, 0); count != 2; attempt++)
        {
            Assert.True(attempt < 200, $"{count} jobs are left");
            await Task.Delay(50, Cancellation);
            var jobs = await store.ListAsync(new JobQuery(), Cancellation);
            count = jobs.All(static job => job.IsFinal) ? jobs.Count : -1;
        }
    }

    private static async Task<(HttpStatusCode Status, string Text)> HealthAsync(RunningApp app)
    {
        using var http = new HttpClient();
        var answer = await http.GetAsync(app.Health, Cancellation);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    private sealed class RunningApp(WebApplication app) : IAsyncDisposable
    {
        public Uri Health => new(app.Urls.First() + "/health");

        public static async Task<RunningApp> StartAsync(IJobStore store, FlowHostOptions options, Flow flow)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
            builder.Services.AddSingleton(store);
            builder.Services.AddFlows([flow], _ => new FlowConnections(), options);
            builder.Services.AddHealthChecks().AddFlows();
            var app = builder.Build();
            app.MapHealthChecks("/health");
            await app.StartAsync();
            await Task.Delay(1500);
            return new RunningApp(app);
        }

        public async ValueTask DisposeAsync()
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }
    }
}
