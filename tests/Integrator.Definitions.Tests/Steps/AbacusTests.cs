using Abacus;

namespace Integrator.Definitions.Tests.Steps;

/// <summary>Actions that say what they give.</summary>
public sealed class AbacusTests
{
    [Fact, Trait("Feature", "T95")]
    public async Task TheResultOfAnActionHasTheTypeOfItsOutputSchema()
    {
        await using var server = await WireServer.StartAsync();
        server.Then("""{"items":["a","b"],"at":"2027-03-01"}""");
        var client = new AbacusClient(server.Connect(AbacusClient.Api));

        var summary = await client.Actions.SummaryAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2, summary.Count);
        Assert.Equal("a", summary.First);
        Assert.Equal(new DateOnly(2027, 3, 1), summary.At);
    }

    [Fact]
    public async Task AResultThatIsNotWhatTheOutputSchemaDescribesIsAnError()
    {
        await using var server = await WireServer.StartAsync();
        server.Then("""{"items":["a"],"at":"soon"}""");
        var client = new AbacusClient(server.Connect(AbacusClient.Api));

        var failure = await Assert.ThrowsAsync<ExpressionException>(() => client.Actions.SummaryAsync(TestContext.Current.CancellationToken));

        Assert.Contains("'output_schema'", failure.Message, StringComparison.Ordinal);
        Assert.Contains("$.at", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"at":"2027-03-01"}""", "2027-03-01")]
    [InlineData("""{}""", null)]
    public async Task AStepThatIsLeftOutGivesNull(string answer, string? date)
    {
        await using var server = await WireServer.StartAsync();
        server.Then(answer);
        var client = new AbacusClient(server.Connect(AbacusClient.Api));

        DateOnly? latest = await client.Actions.LatestAsync(TestContext.Current.CancellationToken);

        Assert.Equal(date is null ? null : DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture), latest);
    }
}
