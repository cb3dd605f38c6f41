using Buoys;

namespace Integrator.Definitions.Tests.Origins;

/// <summary>A connector that allows another origin.</summary>
public sealed class BuoysTests : IAsyncLifetime
{
    private WireServer _server = null!;
    private BuoysClient _client = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await WireServer.StartAsync();
        _client = new BuoysClient(_server.Connect(BuoysClient.Api, BuoysCredentials.Key("secret")));
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact, Trait("Feature", "T74")]
    public async Task AnAllowedOriginIsSentTheCredentialUnlessTheMethodHasNone()
    {
        _server.Then("""{"buoys":[]}""").Then("""{"buoys":[]}""");

        await _client.Buoys.ListAsync(Token);
        await _client.Buoys.ListOpenAsync(Token);

        Assert.Equal(
            [("maps.buoys.example", "/v3/buoys", "Bearer secret", "north"), ("maps.buoys.example", "/v3/buoys", null, "north")],
            _server.Calls.Select(static call => (call.Host, call.Target, call.Header("Authorization"), call.Header("X-Tenant"))));
    }

    [Fact, Trait("Feature", "T74")]
    public async Task APageOnAnAllowedOriginIsFollowedAndOneOnAnotherIsNot()
    {
        _server
            .Then("""{"buoys":[{"id":1}]}""", 200, ("Link", "<https://maps.buoys.example/v1/more>; rel=\"next\""))
            .Then("""{"buoys":[{"id":2}]}""", 200, ("Link", "<https://maps.buoys.example:8443/v1/more>; rel=\"next\""));

        await Assert.ThrowsAsync<PagingException>(async () => await _client.Buoys.ListPagedAsync(Token).ToListAsync(Token));

        Assert.Equal([("api.buoys.example", "Bearer secret"), ("maps.buoys.example", "Bearer secret")], _server.Calls.Select(static call => (call.Host, call.Header("Authorization"))));
    }
}
