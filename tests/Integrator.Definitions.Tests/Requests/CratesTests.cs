using Crates;

namespace Integrator.Definitions.Tests.Requests;

/// <summary>A method that repeats its query in its body.</summary>
public sealed class CratesTests
{
    [Fact, Trait("Feature", "T78")]
    public async Task WithoutPagingTheQueryWasNotRepeatedInTheBody()
    {
        await using var server = await WireServer.StartAsync();
        server.Then("""{"id":1}""");
        var client = new CratesClient(server.Connect(CratesClient.Api, CratesCredentials.Key("k")));

        await client.Crates.FindAsync(new() { Text = "t" }, "open", ["a", "b"], TestContext.Current.CancellationToken);

        Assert.Equal("/v1/crates/find?state=open&tag=a&tag=b", server.Call.Target);
        Assert.Equal("""{"text":"t","state":"open","tag":["a","b"]}""", server.Call.Body);
    }
}
