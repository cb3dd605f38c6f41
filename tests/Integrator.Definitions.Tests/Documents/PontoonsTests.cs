using Pontoons;

namespace Integrator.Definitions.Tests.Documents;

/// <summary>A document that is taken as a whole: each operation is a method, and the definition says where the API is.</summary>
public sealed class PontoonsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact, Trait("Feature", "A12"), Trait("Feature", "A16"), Trait("Feature", "A09"), Trait("Feature", "A10")]
    public async Task EachOperationIsSentWithItsVerbToTheAddressOfTheDefinition()
    {
        await using var server = await WireServer.StartAsync();
        server.Then("""[{"id":1,"length":2.5}]""").Then("""{"id":2}""", 201).Then("", 204).Then("""{"pontoon":2}""");
        var client = new PontoonsClient(server.Connect(PontoonsClient.Api, PontoonsCredentials.Key("k")));

        Assert.Equal(2.5, Assert.Single(await client.Pontoons.ListAsync(free: true, cancellationToken: Token)).Length);
        Assert.Equal(2, (await client.Pontoons.AddAsync(new Pontoon { Id = 2 }, Token)).Id);
        await client.Pontoons.RemoveAsync(2, Token);
        Assert.Equal(2, (await client.Crews.MoveAsync("A b", new Crew { Pontoon = 2 }, Token)).Pontoon);

        Assert.Equal(
            [
                """GET /v2/pontoons?free=true""",
                """POST /v2/pontoons {"id":2}""",
                """DELETE /v2/pontoons/2""",
                """PUT /v2/crews/A%20b {"pontoon":2}""",
            ],
            server.Calls.Select(static call => $"{call.Method} {call.Target} {call.Body}".TrimEnd()));
        Assert.All(server.Calls, static call => Assert.Equal(("api.pontoons.example", "Bearer k"), (call.Host, call.Header("Authorization"))));
    }
}
