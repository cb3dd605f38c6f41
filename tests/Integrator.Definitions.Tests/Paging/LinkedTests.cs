using Linked;

namespace Integrator.Definitions.Tests.Paging;

/// <summary>Cursors that are addresses.</summary>
public sealed class LinkedTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact, Trait("Feature", "T69")]
    public async Task ALinkThatRepeatsAParameterLostOneOfItsValues()
    {
        await using var server = await WireServer.StartAsync();
        server
            .Then("""{"boats":[{"id":1},{"id":2}],"next":"https://api.linked.example/v1/boats?cursor=cD0y%2Bx%3D&kind=sail&kind=oar&most=2&q=old+wood"}""")
            .Then("""{"boats":[{"id":3}],"next":"/v1/boats?cursor=three&kind=sail&kind=oar"}""")
            .Then("""{"boats":[{"id":4}],"next":null}""");
        var client = new LinkedClient(server.Connect(LinkedClient.Api, LinkedCredentials.Key("k")));

        var boats = await client.Boats.ListAsync(kind: ["sail", "oar"], q: "old wood", cancellationToken: Token).ToListAsync(Token);

        Assert.Equal([1, 2, 3, 4], boats.Select(static boat => (int)boat.Id));
        Assert.Equal(
            [
                "/v1/boats?kind=sail&kind=oar&q=old%20wood&most=2",
                "/v1/boats?cursor=cD0y%2Bx%3D&kind=sail&kind=oar&most=2&q=old+wood",
                "/v1/boats?cursor=three&kind=sail&kind=oar",
            ],
            server.Targets);
        Assert.All(server.Calls, static call => Assert.Equal("Bearer k", call.Header("Authorization")));
    }
}
