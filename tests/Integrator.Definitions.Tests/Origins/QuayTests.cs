using Quay;

namespace Integrator.Definitions.Tests.Origins;

/// <summary>A method whose server is on another host.</summary>
public sealed class QuayTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact, Trait("Feature", "T74")]
    public async Task AMethodOnAnotherHostWasSentTheDefaultHeaders()
    {
        await using var server = await WireServer.StartAsync();
        server.Then("""{"boats":[]}""").Then("""{"boats":[]}""");
        var client = new QuayClient(server.Connect(QuayClient.Api, QuayCredentials.Key("secret")));

        await client.Boats.ListAsync(Token);
        await client.Boats.ListOpenAsync(Token);

        Assert.Equal(
            [("api.quay.example", "Bearer secret", "north"), ("open.elsewhere.example", null, null)],
            server.Calls.Select(static call => (call.Host, call.Header("Authorization"), call.Header("X-Tenant"))));
        Assert.Equal("/v2/boats", server.Calls[1].Target);
    }
}
