using Freight;
using Integrator.Flows;

namespace Integrator.Definitions.Tests.Flows;

/// <summary>What exports make of what an API answers, on the wire.</summary>
public sealed class FreightSourceTests
{
    private const string Two = """
        [{"id":1,"number":"A","buyer":{"email":"a@x"},"lines":[{"sku":"s1","qty":2},{"sku":"s2","qty":3}],"total":20},
         {"id":2,"number":"B","buyer":{"email":"b@x","name":"Bea"},"lines":[{"sku":"s3","qty":1}],"total":5}]
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ItemsOfAListBecomeRecordsAndAreCollectedAgain()
    {
        await using var host = await FreightHost.StartAsync(Two);

        var job = await host.RunAsync(new SplitFlow());

        Assert.Equal((JobStatus.Completed, 3L, 3L), (job.Status, job.Counts.Exported, job.Counts.Succeeded));
        Assert.Equal(3, host.Bodies("/moves").Count);
        FreightHost.Equal("""{"sku":"s1","qty":2,"order":1}""", host.Bodies("/moves").Single(static body => body.Contains("s1", StringComparison.Ordinal)));
        Assert.Equal(2, host.Bodies("/notes").Count);
        FreightHost.Equal("""{"text":"A","moves":["x-1","x-1"]}""", host.Bodies("/notes").Single(static body => body.Contains("\"A\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task ARecordWithoutAValueAddsNothingToWhatIsCollected()
    {
        await using var host = await FreightHost.StartAsync("""[{"id":1,"number":"A","lines":[{"sku":"s1","note":"keep dry"},{"sku":"s2"},{"sku":"s3","note":"fragile"}]}]""");

        await host.RunAsync(new HintsFlow());

        FreightHost.Equal("""{"text":"A","moves":["keep dry","fragile"]}""", Assert.Single(host.Bodies("/notes")));
    }

    [Fact]
    public async Task ARecordThatWasSplitIsKnownByWhatTheExportSays()
    {
        await using var host = await FreightHost.StartAsync(Two);
        host.Own = static call => call.Body.Contains("s2", StringComparison.Ordinal) ? FreightHost.Answer("{}", 422) : null;

        var job = await host.RunAsync(new SplitFlow());

        Assert.Equal("A/s2", Assert.Single(await host.ErrorsAsync(job)).TraceKey);
        FreightHost.Equal("""{"text":"A","moves":["x-1"]}""", host.Bodies("/notes").Single(static body => body.Contains("\"A\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task RecordsWithTheSameKeyAreOneRecord()
    {
        await using var host = await FreightHost.StartAsync("""[{"id":1,"buyer":{"email":"a@x"},"total":20},{"id":2,"buyer":{"email":"b@x"},"total":5},{"id":3,"buyer":{"email":"a@x"},"total":1.5}]""");

        var job = await host.RunAsync(new GroupedFlow());

        Assert.Equal(2, job.Counts.Exported);
        FreightHost.Equal("""{"text":"a@x","value":21.5}""", host.Bodies("/notes").Single(static body => body.Contains("a@x", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task ATransformationMakesAnotherRecordAndTheFilterSeesIt()
    {
        await using var host = await FreightHost.StartAsync("""[{"id":1,"lines":[{"sku":"s1","qty":2},{"sku":"s2","qty":3}]},{"id":2,"lines":[{"sku":"s3","qty":0}]},{"id":3,"lines":[{"sku":"s4","qty":4}]},{"id":4,"lines":[{"sku":"s5","qty":1}]}]""");

        var job = await host.RunAsync(new InBulkFlow());

        Assert.Equal(3, job.Counts.Succeeded);
        Assert.Collection(
            host.Bodies("/moves/bulk"),
            static body => FreightHost.Equal("""[{"sku":"s1","qty":5,"order":1},{"sku":"s4","qty":4,"order":3}]""", body),
            static body => FreightHost.Equal("""[{"sku":"s5","qty":1,"order":4}]""", body));
    }

    [Fact]
    public async Task SamplesGoThroughTheFlowWithoutACall()
    {
        await using var host = await FreightHost.StartAsync(Two);

        var preview = await host.Runner.PreviewSamplesAsync(new InBulkFlow(), cancellationToken: Cancellation);

        Assert.Empty(host.Targets);
        var move = Assert.Single(Assert.IsType<MovesBulk>(Assert.Single(preview.Calls).Action).Body!);
        Assert.Equal(("s", 2, 7), (move.Sku, move.Qty, move.Order));
    }

    [Fact]
    public async Task RecordsThatWereReadOnceAreMarkedWhenTheyAreDone()
    {
        await using var host = await FreightHost.StartAsync("""[{"id":1,"buyer":{"email":"a@x","name":"A"},"total":20,"exported":true},{"id":2,"buyer":{"email":"b@x","name":"B"},"total":5},{"id":3,"buyer":{"email":"c@x"},"total":5},{"id":4,"total":0}]""");

        var job = await host.RunAsync(new UpsertedFlow());

        // One was exported before, one has no total, and one has no name and fails.
        Assert.Equal((1L, 1L), (job.Counts.Succeeded, job.Counts.Failed));
        Assert.Equal("""PATCH /orders/2 {"exported":true}""", Assert.Single(host.Writes, static write => write.StartsWith("PATCH", StringComparison.Ordinal)));
        Assert.Null(Assert.Single(await host.ErrorsAsync(job)).Record);
    }

    [Fact]
    public async Task ATimeIsWrittenAsTheApiWantsIt()
    {
        await using var host = await FreightHost.StartAsync("""[{"id":1,"number":"A","changed_at":"2026-03-01T23:30:00Z"}]""");
        var flow = new LeadingFlow();
        await host.RunAsync(flow);

        await host.RunAsync(flow);

        Assert.Contains("/orders?after=2026-03-01", host.Targets);
    }

    [Fact]
    public async Task AFlowStaysBehindTheOneThatItNames()
    {
        await using var host = await FreightHost.StartAsync("""[{"id":1,"number":"A","changed_at":"2026-03-01T00:00:00Z"},{"id":2,"number":"B","changed_at":"2026-03-02T00:00:00Z"}]""");

        Assert.Equal(0, (await host.RunAsync(new BehindFlow())).Counts.Exported);
        await host.Store.SetStateAsync(new StateScope("freight.leading"), "delta.changed", "\"2026-03-01T12:00:00+00:00\"", Cancellation);
        Assert.Equal(1, (await host.RunAsync(new BehindFlow())).Counts.Exported);

        Assert.Equal("\"2026-03-01T00:00:00.0000000+00:00\"", await host.Store.StateAsync(new StateScope("freight.behind"), "delta.changed", Cancellation));
    }

    [Fact]
    public async Task SeveralSourcesAreReadAtTheSameTime()
    {
        await using var host = await FreightHost.StartAsync("""[{"id":1,"number":"A"}]""");
        host.Archive = """[{"id":2,"number":"B"},{"id":3,"number":"C"}]""";

        var job = await host.RunAsync(new TogetherFlow());

        Assert.Equal((JobStatus.Completed, 2L, 3L), (job.Status, job.Counts.Pages, job.Counts.Succeeded));
        Assert.Equal(["""{"text":"A"}""", """{"text":"B"}""", """{"text":"C"}"""], host.Bodies("/notes").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task AUserStartsAFlowWithAnInput()
    {
        await using var host = await FreightHost.StartAsync("[]");
        var flow = new SaidByHandFlow();

        var job = await host.RunAsync(flow, new JobRequest("") { Payload = """{"text":"hello"}""" });

        Assert.Equal("hello", job.MutexKey);
        Assert.Equal("""{"text":"hello"}""", Assert.Single(host.Bodies("/notes")));
    }

    [Fact]
    public async Task AScheduleStartsAFlowWithoutRecordsOfItsOwn()
    {
        await using var host = await FreightHost.StartAsync("[]");
        var flow = new AtNightFlow();
        Assert.Equal("0 3 * * *", Assert.Single(flow.Info.Schedules).Cron);

        await host.RunAsync(flow);

        Assert.Equal("""{"text":"no time"}""", Assert.Single(host.Bodies("/notes")));
    }

    [Fact]
    public async Task APollIsAnExportWithASchedule()
    {
        await using var host = await FreightHost.StartAsync(Two);
        var flow = new PollingFlow();
        Assert.Equal("*/15 * * * *", Assert.Single(flow.Info.Schedules).Cron);

        Assert.Equal(2, (await host.RunAsync(flow)).Counts.Succeeded);
    }

    [Fact]
    public async Task AFlowExtendsAnAbstractOne()
    {
        await using var host = await FreightHost.StartAsync(Two);
        var flow = new InstanceFlow();
        Assert.Equal(("An instance", "0 4 * * *"), (flow.Info.Label, Assert.Single(flow.Info.Schedules).Cron));

        await host.RunAsync(flow);

        Assert.All(host.Bodies("/notes"), static body => Assert.Contains("\"office\":\"branch\"", body, StringComparison.Ordinal));
        Assert.DoesNotContain(typeof(InstanceFlow).Assembly.GetTypes(), static type => type.Name == "BaseFlow");
    }

    [Fact]
    public async Task AnEventIsAnExportToo()
    {
        await using var host = await FreightHost.StartAsync("[]");
        var flow = new OnPushFlow();
        Assert.Equal("order_changed", flow.Info.Trigger);

        await host.RunAsync(flow, new JobRequest("") { Payload = """{"id":7,"lines":[{"sku":"s1","qty":2},{"sku":"s2","qty":1}]}""" });

        Assert.Equal("""{"sku":"s1","qty":2,"order":7}""", Assert.Single(host.Bodies("/moves")));
    }

    [Fact]
    public void SettingsOfAGroupAreThoseOfItsFlows() => Assert.Equal("parties", new UpsertedFlow().Settings.GetProperty("office").GetString());
}
