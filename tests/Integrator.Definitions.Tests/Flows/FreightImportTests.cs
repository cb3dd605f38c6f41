using System.Text.Json;
using Freight;
using Integrator.Flows;

namespace Integrator.Definitions.Tests.Flows;

/// <summary>How imports send what they have mapped, on the wire.</summary>
public sealed class FreightImportTests
{
    private const string One = """[{"id":1,"number":"A","buyer":{"email":"a@x","name":"Ann"},"lines":[{"sku":"s1","qty":2},{"sku":"s2","qty":3}],"total":20,"currency":"EUR"}]""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ARecordThatTheTargetHasIsUpdatedAndAnotherOneIsMade()
    {
        await using var host = await FreightHost.StartAsync(One);
        await host.RunAsync(new UpsertedFlow());
        Assert.Equal("""POST /parties {"email":"a@x","name":"Ann","origin":"flow","note":"EUR"}""", host.Writes[0]);

        host.Parties = """[{"id":"p1"}]""";
        await host.RunAsync(new UpsertedFlow());

        // What is immutable or only of a new record is not sent with an update.
        Assert.Equal("""PUT /parties/p1 {"name":"Ann","note":"EUR"}""", host.Writes[2]);
    }

    [Fact]
    public async Task ARecordThatTheTargetHasMayBeLeftAlone()
    {
        await using var host = await FreightHost.StartAsync(One);
        host.Parties = """[{"id":"p1"}]""";

        var job = await host.RunAsync(new MissingOnlyFlow());

        Assert.Equal((0L, 1L), (job.Counts.Succeeded, job.Counts.Ignored));
        Assert.DoesNotContain(host.Writes, static write => write.Contains("/parties", StringComparison.Ordinal));
        Assert.Contains("""PATCH /orders/1 {"exported":true}""", host.Writes);
    }

    [Theory]
    [InlineData("\"currency\":null", "\"note\":null", false)]
    [InlineData("\"currency\":null", "\"note\":null", true)]
    public async Task AMissingValueIsNullOnlyIfTheMappingSaysSo(string currency, string note, bool leavesOut)
    {
        await using var host = await FreightHost.StartAsync(One.Replace("\"currency\":\"EUR\"", currency, StringComparison.Ordinal));

        await host.RunAsync(leavesOut ? new MissingOnlyFlow() : new UpsertedFlow());

        Assert.Equal(!leavesOut, Assert.Single(host.Bodies("/parties")).Contains(note, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AFailureThatMayPassIsTriedAgainWithTheSameKeyAndToldByItsOwnTraceKey()
    {
        await using var host = await FreightHost.StartAsync(One);
        var calls = 0;
        host.Own = call => call is { Method: "POST", Target: "/parties" } && ++calls < 3 ? FreightHost.Answer("{}", 503) : null;

        var job = await host.RunAsync(new UpsertedFlow());

        Assert.Equal((1L, 3), (job.Counts.Succeeded, calls));
        host.Own = static call => call is { Method: "POST", Target: "/parties" } ? FreightHost.Answer("{}", 422) : null;
        Assert.Equal("a@x", Assert.Single(await host.ErrorsAsync(await host.RunAsync(new UpsertedFlow()))).TraceKey);
    }

    [Fact]
    public async Task RecordsWithTheSameLockAreWrittenOneAtATime()
    {
        await using var host = await FreightHost.StartAsync($"[{string.Join(',', Enumerable.Range(1, 8).Select(static id => $$$"""{"id":{{{id}}},"buyer":{"email":"a@x","name":"Ann"},"total":1}"""))}]");
        var (now, most) = (0, 0);
        host.Arriving = async call =>
        {
            if (call.Method == "POST")
            {
                lock (host)
                {
                    most = Math.Max(most, ++now);
                }

                await Task.Delay(20, Cancellation);
                Interlocked.Decrement(ref now);
            }
        };

        Assert.Equal((8L, 1), ((await host.RunAsync(new UpsertedFlow())).Counts.Succeeded, most));
    }

    [Fact]
    public async Task EachItemOfAListIsACallAndAllAnswersAreSeen()
    {
        await using var host = await FreightHost.StartAsync(One);

        var job = await host.RunAsync(new EachLineFlow());

        Assert.Equal(1, job.Counts.Succeeded);
        Assert.Equal(["""{"sku":"s1","qty":2,"order":1}""", """{"sku":"s2","qty":3,"order":1}"""], host.Bodies("/moves"));
        Assert.Equal("""{"text":"A","moves":["x-1","x-1"]}""", Assert.Single(host.Bodies("/notes")));
        var desk = Assert.Single(new EachLineFlow().Info.Connections, static slot => slot.Name == "desk");
        Assert.Equal(("The desk", "key", "notes"), (desk.Label, desk.Credential, Assert.Single(desk.Scopes)));
    }

    [Fact]
    public async Task ABatchThatFailsIsTheFailureOfEachOfItsRecords()
    {
        await using var host = await FreightHost.StartAsync("""[{"id":1,"lines":[{"sku":"s1","qty":2}]},{"id":2,"lines":[{"sku":"s2","qty":1}]},{"id":3,"lines":[{"sku":"s3","qty":4}]}]""");
        host.Own = static call => call.Body.Contains("s1", StringComparison.Ordinal) ? FreightHost.Answer("{}", 422) : null;

        var job = await host.RunAsync(new InBulkFlow());

        Assert.Equal((1L, 2L), (job.Counts.Succeeded, job.Counts.Failed));
    }

    [Fact]
    public async Task AValueIsLookedUpInAnotherOperationAndKeptForAWhile()
    {
        await using var host = await FreightHost.StartAsync(One.Replace("]}]", "]},", StringComparison.Ordinal).TrimEnd(']') + """,{"id":2,"number":"B","total":30,"currency":"EUR"},{"id":3,"number":"C","total":30}]""");
        await host.Store.SetStateAsync(new StateScope("freight.looked_up"), "areas", """{"a@x":{"name":"north"}}""", Cancellation);

        var job = await host.RunAsync(new LookedUpFlow());

        Assert.Equal(2, job.Counts.Succeeded);
        Assert.Single(host.Targets, static target => target == "/rates/EUR");
        FreightHost.Equal("""{"text":"A","office":"main","value":2.5,"area":"north"}""", host.Bodies("/notes").Single(static body => body.Contains("\"A\"", StringComparison.Ordinal)));
        FreightHost.Equal("""{"text":"B","office":"main","value":2.5,"area":"nowhere"}""", host.Bodies("/notes").Single(static body => body.Contains("\"B\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task AUserSetsWhatTheDefinitionLeavesToHim()
    {
        await using var host = await FreightHost.StartAsync("""[{"id":1,"number":"A","currency":"EUR","total":40},{"id":2,"number":"B","currency":"EUR","total":60}]""");
        host.Own = static call => call.Target == "/rates/EUR" ? FreightHost.Answer("{}", 404) : null;

        await host.RunAsync(new LookedUpFlow { Settings = JsonElement.Parse("""{"min_total":50}""") });

        FreightHost.Equal("""{"text":"B","office":"main","value":1,"area":"nowhere"}""", Assert.Single(host.Bodies("/notes")));
    }

    [Fact]
    public async Task HooksSeeWhatTheContractSays()
    {
        await using var host = await FreightHost.StartAsync("""[{"id":1,"number":"A"},{"id":2,"number":"bad"},{"id":3,"number":"quiet"},{"id":4,"number":"rest"},{"id":5,"number":"odd"},{"id":6,"number":"twice"},{"id":95,"number":"H"}]""");
        host.Own = static call => call.Body.Contains("twice", StringComparison.Ordinal) ? FreightHost.Answer("{}", 409) : null;
        var flow = new WithHooksFlow();

        var job = await host.RunAsync(flow);

        Assert.Equal((JobStatus.Completed, 7L, 1L, 3L, 3L), (job.Status, job.Counts.Exported, job.Counts.Succeeded, job.Counts.Failed, job.Counts.Ignored));
        Assert.Equal(["bad_order", "refused", "unknown_branch"], (await host.ErrorsAsync(job)).Select(static error => error.Code).Order(StringComparer.Ordinal));
        Assert.Equal(["""{"text":"A!","office":"hooked"}""", """{"text":"twice!","office":"hooked"}"""], host.Bodies("/notes").Order(StringComparer.Ordinal));
        Assert.Equal(["after A!", "after twice!", "done"], flow.Heard.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task AHookMayEndTheJob()
    {
        await using var host = await FreightHost.StartAsync("""[{"id":100}]""");

        var job = await host.RunAsync(new WithHooksFlow());

        Assert.Equal((JobStatus.Failed, "aborted", "an impossible order"), (job.Status, job.Failure!.Code, job.Failure.Message));
    }

    [Theory]
    [InlineData("[]", "POST /parties {\"name\":\"Ann\"}")]
    [InlineData("""[{"id":"p1"}]""", "PUT /parties/p1 {\"name\":\"Ann\"}", "PUT /parties/p1 {\"name\":\"Ann\"}")]
    public async Task ARecordThatTheTargetLacksMayBeLeftOut(string parties, params string[] writes)
    {
        await using var host = await FreightHost.StartAsync(One);
        host.Parties = parties;

        await host.RunAsync(new KnownFlow());

        Assert.Equal(writes, host.Writes);
    }
}
