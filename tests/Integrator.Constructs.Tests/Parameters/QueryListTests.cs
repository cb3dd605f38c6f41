using Integrator.Constructs.Tests.Support;

namespace Integrator.Constructs.Tests.Parameters;

[Construct(84)]
public sealed class QueryListTests
{
    [Theory]
    [InlineData("", "ids=1&ids=2")]
    [InlineData("style: form, explode: true, ", "ids=1&ids=2")]
    [InlineData("explode: false, ", "ids=1,2")]
    [InlineData("style: spaceDelimited, explode: false, ", "ids=1%202")]
    [InlineData("style: pipeDelimited, explode: false, ", "ids=1%7C2")]
    [InlineData("style: deepObject, ", "ids[]=1&ids[]=2")]
    public Task AListTravelsInItsStyle(string style, string query) =>
        Call.Of(Ids(style), "await client.Pets.SendAsync(ids: [1, 2]);").Sends("GET /pets?" + query);

    [Theory]
    [InlineData("csv", "ids=1,2")]
    [InlineData("ssv", "ids=1%202")]
    [InlineData("tsv", "ids=1%092")]
    [InlineData("pipes", "ids=1%7C2")]
    [InlineData("multi", "ids=1&ids=2")]
    public Task ACollectionFormatIsAStyle(string format, string query) =>
        Call.Of(Document.Of($$"""
            swagger: "2.0"
            info: { title: Test, version: "1" }
            paths: { /pets: { get: { operationId: send, parameters: [{ name: ids, in: query, type: array, items: { type: integer }, collectionFormat: {{format}} }] } } }
            """), "await client.Pets.SendAsync(ids: [1, 2]);").Sends("GET /pets?" + query);

    [Fact]
    public Task AnEmptyListIsLeftOut() =>
        Call.Of(Ids(""), "await client.Pets.SendAsync(ids: []); await client.Pets.SendAsync();").Sends("GET /pets", "GET /pets");

    [Fact]
    public Task SeparatorsInItemsAreEscaped() =>
        Call.Of(Document.Operation("GET /pets", "parameters: [{ name: names, in: query, explode: false, schema: { type: array, items: { type: string } } }]"), "await client.Pets.SendAsync([\"a,b\", \"c d\"]);")
            .Sends("GET /pets?names=a%2Cb,c%20d");

    [Fact]
    public void AListIsATypedArgument() =>
        Code.Of(Ids("")).Declares("PetsResource", "Task SendAsync(List<long>? ids = null, CancellationToken cancellationToken = default)");

    private static Document Ids(string style) =>
        Document.Operation("GET /pets", $$"""parameters: [{ name: ids, in: query, {{style}}schema: { type: array, items: { type: integer } } }]""");
}
