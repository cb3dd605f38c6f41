namespace Integrator.Flows.Tests.Support;

/// <summary>A flow with schedules that has nothing to read.</summary>
internal sealed class EmptyFlow(string name, params FlowSchedule[] schedules) : Flow<Parcel>
{
    public FlowOverlap Overlap { get; init; }

    public bool IsDisabled { get; init; }

    /// <summary>Runs when a job reads its page.</summary>
    public Func<Task> Reading { get; init; } = static () => Task.CompletedTask;

    public override FlowInfo Info => new(name, "1") { Schedules = schedules, Overlap = Overlap, IsDisabled = IsDisabled };

    protected override IReadOnlyList<FlowSource<Parcel>> Sources => [new("none", _ => PagesAsync())];

    protected override Task ProcessAsync(RecordPage<Parcel> page) => Task.CompletedTask;

    private async IAsyncEnumerable<Page<Parcel>> PagesAsync()
    {
        await Reading();
        yield break;
    }
}
