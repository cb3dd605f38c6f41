using System.Text.Json.Nodes;
using Integrator.Flows;
using Integrator.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Officers;
using Sailings;
using Shiplog;

namespace Integrator.Definitions.Tests.Flows;

/// <summary>A flow of a definition over three connectors: a delta export, a router, a lookup of another API, a mapping with every kind of rule.</summary>
public sealed class SailingsTests
{
    private const string Page = """
        {"crossings":[
          {"id":1,"state":"sailed","changed_at":"2026-03-01T23:30:00Z","ship":{"name":"Aria","captain_id":"c1"},"cargo":[{"kind":"cars","tons":12.5},{"kind":"mail","tons":1}]},
          {"id":2,"state":"draft","changed_at":"2026-03-01T10:00:00Z"},
          {"id":3,"state":"docked","changed_at":"2026-03-02T10:00:00Z","ship":{"name":"Bora"}},
          {"id":4,"state":"scrapped","changed_at":"2026-03-01T10:00:00Z"}],"next":null}
        """;

    private readonly MemoryJobStore _store = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact, Trait("Feature", "A30"), Trait("Feature", "C15"), Trait("Feature", "C17"), Trait("Feature", "C18"), Trait("Feature", "C28")]
    public async Task RecordsGoTheirWaysAndArriveAsTheMappingSays()
    {
        await using var server = await WireServer.StartAsync();
        server.On = static call => call.Target switch
        {
            "/lines/blue/crossings" => Answer(Page),
            "/people/c1" => Answer("""{"id":"c1","email":"cap@aria.example"}"""),
            "/entries" => Answer("""{"ok":true,"ts":"t-1"}"""),
            _ => Answer("{}", 404),
        };

        var job = await RunAsync(server, new LogCrossingsFlow());

        Assert.Equal((JobStatus.Completed, null), (job.Status, job.Failure));
        Assert.Equal(new JobCounts { Pages = 1, Exported = 3, Succeeded = 2, Ignored = 1 }, job.Counts);
        Assert.Equal(["/entries", "/entries", "/lines/blue/crossings", "/people/c1"], server.Targets.Order(StringComparer.Ordinal));
        var entries = server.Calls.Where(static call => call.Target == "/entries").Select(static call => call.Body).Order(StringComparer.Ordinal).ToList();
        Equal("""{"topic":"#harbour","text":"Bora is docked","lines":[],"written_on":"2026-03-02","author":{"address":"nobody@sailings.example"},"count":0}""", entries[0]);
        Equal("""{"topic":"#sailing","text":"Aria is sailed","lines":[{"title":"cars","weight":12.5,"is_heavy":true},{"title":"mail","weight":1,"is_heavy":false}],"written_on":"2026-03-01","author":{"address":"cap@aria.example"},"count":2}""", entries[1]);
        Assert.Equal("\"2026-03-02T10:00:00.0000000+00:00\"", await _store.StateAsync(new StateScope("sailings.log_crossings"), "delta.changed", Cancellation));
    }

    [Fact]
    public async Task TheNextJobAsksForWhatChangedSince()
    {
        await using var server = await WireServer.StartAsync();
        server.On = static _ => Answer("""{"crossings":[]}""");
        await _store.SetStateAsync(new StateScope("sailings.log_crossings"), "delta.changed", "\"2026-03-02T10:00:00+00:00\"", Cancellation);

        await RunAsync(server, new LogCrossingsFlow());

        Assert.Equal("/lines/blue/crossings?since=2026-03-02T09%3A59%3A00Z", server.Call.Target);
    }

    [Fact, Trait("Feature", "C29"), Trait("Feature", "C35")]
    public async Task AnAnswerThatSaysNoIsAnErrorOfTheRecordWithItsMessage()
    {
        await using var server = await WireServer.StartAsync();
        server.On = static call => call.Target switch
        {
            "/lines/blue/crossings" => Answer(Page),
            "/people/c1" => Answer("{}", 404),
            _ => call.Body.Contains("Bora", StringComparison.Ordinal) ? Answer("""{"ok":false,"error":"full"}""") : Answer("""{"ok":true,"ts":"t-1"}"""),
        };

        var job = await RunAsync(server, new LogCrossingsFlow());

        Assert.Equal(new JobCounts { Pages = 1, Exported = 3, Succeeded = 1, Failed = 1, Ignored = 1 }, job.Counts);
        var errors = (await _store.ErrorsAsync(job.Id, cancellationToken: Cancellation)).OrderBy(static error => error.TraceKey, StringComparer.Ordinal).ToList();
        Assert.Equal([("1", "captain", true), ("3", "entry", false)], errors.Select(static error => (error.TraceKey, error.Step, error.IsWarning)));
        Assert.Equal(("refused", "full"), (errors[1].Code, errors[1].Message));
    }

    [Fact, Trait("Feature", "C27"), Trait("Feature", "C30"), Trait("Feature", "C31")]
    public async Task WhatFailedIsTriedAgainAndCountsAtItsParent()
    {
        await using var server = await WireServer.StartAsync();
        var isFull = true;
        server.On = call => call.Target switch
        {
            "/lines/blue/crossings" => Answer(Page),
            "/people/c1" => Answer("""{"id":"c1","email":"cap@aria.example"}"""),
            _ => call.Body.Contains("Aria", StringComparison.Ordinal) && isFull ? Answer("{}", 503) : Answer("""{"ok":true,"ts":"t-1"}"""),
        };
        var job = await RunAsync(server, new LogCrossingsFlow());
        Assert.Equal((1, 1), (job.Counts.Succeeded, job.Counts.Failed));
        (isFull, var before) = (false, server.Calls.Count);

        var runner = Runner(server);
        await runner.RetryAsync(job, Cancellation);
        await runner.RunQueuedAsync([new LogCrossingsFlow()], Cancellation);

        // The captain is known from the first time.
        var sent = Assert.Single(server.Calls.Skip(before));
        Assert.Contains("cap@aria.example", sent.Body, StringComparison.Ordinal);
        Assert.Equal(sent.Header("Idempotency-Key"), server.Calls.Single(call => call != sent && call.Body.Contains("Aria", StringComparison.Ordinal)).Header("Idempotency-Key"));
        var parent = (await _store.FindAsync(job.Id, Cancellation))!;
        Assert.Equal((2, 0), (parent.Counts.Succeeded, parent.Counts.Failed));
    }

    [Fact, Trait("Feature", "A32"), Trait("Feature", "A35"), Trait("Feature", "A39")]
    public async Task ARecordGoesEveryWayThatWantsItAndThenOnOnce()
    {
        await using var server = await WireServer.StartAsync();
        server.On = static call => call.Target == "/lines/blue/crossings"
            ? Answer("""{"crossings":[{"id":1,"state":"sailed","ship":{"name":"Aria"},"office":"north"},{"id":2,"state":"docked"}]}""")
            : Answer("""{"ok":true,"ts":"t-1"}""");

        var job = await RunAsync(server, new BothWaysFlow());

        Assert.Equal(new JobCounts { Pages = 1, Exported = 2, Succeeded = 2 }, job.Counts);
        var texts = server.Calls.Where(static call => call.Target == "/entries").Select(static call => (call.Header("X-Office"), (string)JsonNode.Parse(call.Body)!["text"]!)).Order().ToList();
        Assert.Equal([(null, "1 t-1"), (null, "docked 2"), (null, "sailed 1"), ("north", "sailed 1")], texts);
    }

    [Fact, Trait("Feature", "C19")]
    public async Task AnEventIsTheRecord()
    {
        await using var server = await WireServer.StartAsync();
        server.On = static _ => Answer("""{"ok":true}""");
        var runner = Runner(server);
        var flow = new OnChangeFlow();
        Assert.Equal("crossing_changed", flow.Info.Trigger);

        var job = (await runner.AddAsync(flow, new JobRequest("") { Trigger = JobTrigger.Event, Key = "delivery 7", Payload = """{"id":7,"state":"sailed"}""" }, Cancellation)).Job!;
        Assert.False((await runner.AddAsync(flow, new JobRequest("") { Trigger = JobTrigger.Event, Key = "delivery 7", Payload = "{}" }, Cancellation)).IsNew);
        await runner.RunQueuedAsync([flow], Cancellation);

        Equal("""{"topic":"#all","text":"sailed 7"}""", server.Call.Body);
        Assert.Equal(1, (await _store.FindAsync(job.Id, Cancellation))!.Counts.Succeeded);
    }

    [Fact, Trait("Feature", "C19")]
    public async Task TheScheduleOfADefinitionStartsItsFlow()
    {
        await using var server = await WireServer.StartAsync();
        server.On = static call => call.Target == "/lines/blue/crossings" ? Answer("""{"crossings":[],"next":null}""") : Answer("{}", 404);
        var now = DateTimeOffset.UtcNow;
        var due = DateTimeOffset.FromUnixTimeSeconds((now.AddMinutes(-10).ToUnixTimeSeconds() / 300) * 300);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<IJobStore>(_store);
        builder.Services.AddFlows([new LogCrossingsFlow()], _ => Connections(server), new FlowHostOptions { Jobs = new JobRunnerOptions { Clock = new ShiftedTime(due.AddSeconds(-1) - now) } });
        using var host = builder.Build();
        await host.StartAsync(Cancellation);
        var jobs = await _store.ListAsync(new JobQuery { Status = JobStatus.Completed }, Cancellation);
        for (var attempt = 0; jobs.Count == 0 && attempt < 200; attempt++)
        {
            await Task.Delay(50, Cancellation);
            jobs = await _store.ListAsync(new JobQuery { Status = JobStatus.Completed }, Cancellation);
        }

        await host.StopAsync(Cancellation);
        var job = Assert.Single(jobs);
        Assert.Equal((JobTrigger.Schedule, due), (job.Trigger, job.DueAt));
        Assert.Equal(["/lines/blue/crossings"], server.Targets);
    }

    [Fact]
    public void TheFlowSaysWhatItIs()
    {
        var info = new LogCrossingsFlow().Info;
        Assert.Equal(("sailings.log_crossings", "Writes crossings into the log", FlowOverlap.Skip), (info.Name, info.Label, info.Overlap));
        Assert.Equal(new FlowSchedule("*/5 * * * *", "Europe/Istanbul"), Assert.Single(info.Schedules));
        Assert.Equal(["sailings", "officers", "shiplog"], info.Connections.Select(static slot => slot.Name));
    }

    private static WireAnswer Answer(string json, int status = 200) => new(json, status, []);

    private static void Equal(string expected, string actual) => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual)), actual);

    private async Task<Job> RunAsync(WireServer server, Flow flow)
    {
        var runner = Runner(server);
        var job = (await runner.AddAsync(flow, cancellationToken: Cancellation)).Job!;
        await runner.RunQueuedAsync([flow], Cancellation);
        return (await _store.FindAsync(job.Id, Cancellation))!;
    }

    private JobRunner Runner(WireServer server) => new(_store, Connections(server));

    private static FlowConnections Connections(WireServer server) => new FlowConnections()
        .Add("sailings", server.Connect(SailingsClient.Api, configure: static options => options.Variables = new SailingsContext { Line = "blue" }))
        .Add("officers", server.Connect(OfficersClient.Api))
        .Add("shiplog", server.Connect(ShiplogClient.Api))
        .Add("shiplog", server.Connect(ShiplogClient.Api, configure: static options => options.Variables = new ShiplogContext { Office = "north" }), "north");

    private sealed class ShiftedTime(TimeSpan shift) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + shift;
    }
}
