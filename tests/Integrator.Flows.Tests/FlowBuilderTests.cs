using Integrator.Flows.Tests.Support;

namespace Integrator.Flows.Tests;

/// <summary>A flow that is written in C#.</summary>
public sealed class FlowBuilderTests
{
    private static readonly ConnectionSlot s_slot = new("parcels", new Api("Parcels"));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AFlowInCSharpRunsLikeOneOfADefinition()
    {
        await using var host = await ParcelHost.StartAsync();
        host.Status = static id => id == 4 ? 422 : 200;
        using var connection = host.Connect();
        var flow = Begun()
            .Then(static steps => steps
                .Where(static parcel => parcel.Id < 20)
                .Route("halves", toAll: false, (static parcel => parcel.Id % 2 == 0, static even => even.Import("depot", s_slot, Take)), (null, static _ => { }
            )))
            .With(static info => info with { Label = "Even parcels" })
            .Build();
        var store = new MemoryJobStore();
        var runner = new JobRunner(store, new FlowConnections().Add("parcels", connection));
        var job = (await runner.AddAsync(flow, cancellationToken: Cancellation)).Job!;

        await runner.RunQueuedAsync([flow], Cancellation);

        var done = (await store.FindAsync(job.Id, Cancellation))!;
        Assert.Equal((JobStatus.Completed, new JobCounts { Pages = 3, Exported = 30, Succeeded = 9, Failed = 1, Ignored = 20 }), (done.Status, done.Counts));
        Assert.Equal(("depot", "parcel 4"), ((await store.ErrorsAsync(job.Id, cancellationToken: Cancellation))[0].Step, (await store.ErrorsAsync(job.Id, cancellationToken: Cancellation))[0].TraceKey));
        Assert.Equal(("Even parcels", "parcels"), (flow.Info.Label, Assert.Single(flow.Info.Connections).Name));

        host.Status = static _ => 200;
        await runner.RetryAsync(done, Cancellation);
        await runner.RunQueuedAsync([flow], Cancellation);
        Assert.Equal(10, (await store.FindAsync(job.Id, Cancellation))!.Counts.Succeeded);
    }

    [Fact]
    public void AStepIsNamedOnce() =>
        Assert.Throws<ArgumentException>(static () => Begun().Then(static steps => steps.Import("depot", s_slot, Take).Import("depot", s_slot, Take)));

    [Fact]
    public void AFlowHasASource() => Assert.Throws<InvalidOperationException>(static () => FlowBuilder.Create<Parcel>("f", "1").Build());

    private static FlowBuilder<Parcel> Begun() => FlowBuilder.Create<Parcel>("built", "1").From(
        new FlowSource<Parcel>("list", static call => call.Connection.PagesAsync(new ListParcels(call.Since), call.Cursor, null, call.CancellationToken))
        {
            Connection = s_slot,
            TraceKey = static parcel => $"parcel {parcel.Id}",
        });

    private static Probe<NoContent> Take(Parcel parcel) => Probe.Of("POST", "depot", request => request.Body("application/json", parcel, Parcel.WriteJson));
}
