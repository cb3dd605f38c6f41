using Integrator.Constructs.Tests.Support;

namespace Integrator.Constructs.Tests.Answers;

[Construct(110)]
public sealed class HeaderTests
{
    [Theory]
    [InlineData("{ type: integer, format: int32 }", "int?", "7", "7")]
    [InlineData("{ type: boolean }", "bool?", "true", "True")]
    [InlineData("{ type: string, format: date-time }", "DateTimeOffset?", "Wed, 21 Oct 2015 07:28:00 GMT", "10/21/2015 07:28:00 +00:00")]
    [InlineData("{ type: string, format: uri }", "Uri?", "/pets/2", "/pets/2")]
    [InlineData("{ type: string, format: uuid }", "Guid?", "c0a8012e-0000-4000-8000-000000000001", "c0a8012e-0000-4000-8000-000000000001")]
    [InlineData("{ type: string }", "string?", "a b", "a b")]
    [InlineData("{ type: string, enum: [hit, miss] }", "SendValue?", "stale", "stale")]
    [InlineData("{ $ref: '#/components/schemas/State' }", "State?", "hit", "hit")]
    [InlineData("{ type: object, properties: { a: { type: string } } }", "string?", "a,1", "a,1")]
    public Task AHeaderHasItsType(string schema, string type, string sent, string said)
    {
        var document = Get($"X-Value: {{ schema: {schema} }}");
        Code.Of(document).Declares("Send.ResponseHeaders", type + " Value");
        return Call.Of(document, "FormattableString.Invariant($\"{new Send.ResponseHeaders((await client.Pets.SendResponseAsync()).Headers).Value}\")")
            .Answers("", "", 204, ("X-Value", sent)).Returns(said);
    }

    [Theory]
    [InlineData("{ type: array, items: { type: string } }", "List<string>?", "a,b")]
    [InlineData("{ type: array, items: { type: integer } }", "List<long>?", "1,2")]
    [InlineData("{ type: array, items: { $ref: '#/components/schemas/State' } }", "List<State>?", "hit,stale")]
    public Task AHeaderCanBeAList(string schema, string type, string said)
    {
        var document = Get($"X-Value: {{ schema: {schema} }}");
        Code.Of(document).Declares("Send.ResponseHeaders", type + " Value");
        return Call.Of(document, "string.Join(\",\", new Send.ResponseHeaders((await client.Pets.SendResponseAsync()).Headers).Value!)")
            .Answers("", "", 204, ("X-Value", said.Replace(",", ", ", StringComparison.Ordinal))).Returns(said);
    }

    [Fact]
    public Task AHeaderThatDoesNotComeIsNull() =>
        Call.Of(Get("X-Rate-Limit: { schema: { type: integer } }, X-Tags: { schema: { type: array, items: { type: integer } } }, Location: { schema: { type: string, format: uri } }"),
            "(new Send.ResponseHeaders((await client.Pets.SendResponseAsync()).Headers) is { RateLimit: null, Tags: null, Location: null })").Answers("", "", 204).Returns(true);

    [Theory]
    [InlineData("next", "https://api.test/pets?page=2")]
    [InlineData("LAST", "/pets?a=1,2&page=9")]
    [InlineData("first", "/pets")]
    [InlineData("prev", null)]
    public Task LinksAreFoundByTheirRelation(string relation, string? target) =>
        Call.Of(Get("Link: { schema: { type: string } }"), $"(await client.Pets.SendResponseAsync()).Headers.Link(\"{relation}\")?.ToString()")
            .Answers("", "", 204, ("Link", "<https://api.test/pets?page=2>; rel=\"next\"; title=\"a, <b>; rel=prev\", </pets?a=1,2&page=9>;rel=last"), ("Link", "</pets>; rel=\"start first\""))
            .Returns(target);

    [Fact]
    public void LinksToOtherOperationsAreAccepted() =>
        Code.Of(Document.Operation("GET /pets", "responses: { '200': { description: ok, links: { owner: { operationId: send, parameters: { id: '$response.body#/owner' } }, gone: { $ref: '#/components/links/gone' } } } }"))
            .Declares("PetsResource", "Task SendAsync(CancellationToken cancellationToken = default)").Finds();

    private static Document Get(string headers) =>
        Document.Operation("GET /pets", $"responses: {{ '204': {{ description: ok, headers: {{ {headers} }} }} }}", "State: { type: string, enum: [hit, miss] }");
}
