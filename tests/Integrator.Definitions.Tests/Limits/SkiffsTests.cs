using Skiffs;

namespace Integrator.Definitions.Tests.Limits;

/// <summary>A wait that stands in a header of the API's own, in the form of <c>Retry-After</c>.</summary>
public sealed class SkiffsTests
{
    [Theory, Trait("Feature", "T37")]
    [InlineData("5", 5)]
    [InlineData("Fri, 02 Jan 2026 03:04:12 GMT", 7)]
    [InlineData("Fri, 02 Jan 2026 03:03:05 GMT", 0)]
    [InlineData("soon", 0.25)]
    [InlineData(null, 0.25)]
    public async Task AWaitIsSecondsOrADateAndAnythingElseIsTheUsualWait(string? wait, double seconds)
    {
        await using var server = await WireServer.StartAsync();
        server.Then(new WireAnswer("", 429, wait is null ? [] : [("X-Wait", wait)])).Then("""{"id":1}""");
        var before = server.Clock.GetUtcNow();

        await new SkiffsClient(server.Connect(SkiffsClient.Api, SkiffsCredentials.Key("k"))).Skiffs.GetAsync(TestContext.Current.CancellationToken);

        Assert.Equal(seconds, (server.Clock.GetUtcNow() - before).TotalSeconds);
    }
}
