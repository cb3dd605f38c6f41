using Locks;

namespace Integrator.Definitions.Tests.Limits;

/// <summary>Budgets that count some calls only.</summary>
public sealed class LocksTests
{
    [Fact]
    public async Task ABudgetCountsTheCallsThatItsPatternChooses()
    {
        await using var server = await WireServer.StartAsync();
        server.On = static _ => WireAnswer.Json("1");
        var client = new LocksClient(server.Connect(LocksClient.Api));

        await client.Gates.GetAsync("1", TestContext.Current.CancellationToken);
        await client.Boats.GetAsync("1", TestContext.Current.CancellationToken);
        await client.Boats.GetAsync("2", TestContext.Current.CancellationToken);
        Assert.Empty(server.Clock.Waits);

        await client.Gates.OpenAsync("2", TestContext.Current.CancellationToken);
        Assert.Equal([TimeSpan.FromSeconds(60)], server.Clock.Waits);

        await client.Boats.GetAsync("3", TestContext.Current.CancellationToken);
        Assert.Single(server.Clock.Waits);
        Assert.Equal(5, server.Calls.Count);
    }
}
