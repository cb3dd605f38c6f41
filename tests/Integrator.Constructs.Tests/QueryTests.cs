using Integrator.Constructs.Tests.Support;

namespace Integrator.Constructs.Tests;

public sealed class QueryTests
{
    [Fact, Construct(84)]
    public Task FormListsRepeatTheName() =>
        Call.Of(Document.Operation("GET /pets", "parameters: [{ name: ids, in: query, schema: { type: array, items: { type: integer } } }]"), "await client.Pets.SendAsync(ids: [1, 2]);")
            .Sends("GET /pets?ids=1&ids=2");

    [Fact, Construct(84)]
    public void Lists() =>
        Code.Of(Document.Operation("GET /pets", "parameters: [{ name: ids, in: query, schema: { type: array, items: { type: integer } } }]"))
            .Declares("PetsResource", "Task SendAsync(List<long>? ids = null, CancellationToken cancellationToken = default)")
            .Declares("class PetsResource")
            .Finds();
}
