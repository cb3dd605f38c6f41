using Integrator.Constructs.Tests.Support;

namespace Integrator.Constructs.Tests.Parameters;

public sealed class PathTests
{
    [Theory, Construct(86)]
    [InlineData("", "a,b")]
    [InlineData("explode: true, ", "a,b")]
    [InlineData("style: label, ", ".a,b")]
    [InlineData("style: label, explode: true, ", ".a.b")]
    [InlineData("style: matrix, ", ";p=a,b")]
    [InlineData("style: matrix, explode: true, ", ";p=a;p=b")]
    public Task AListTravelsInItsStyle(string style, string path) =>
        Call.Of(Of(style, "{ type: array, items: { type: string } }"), "await client.Pets.SendAsync([\"a\", \"b\"]);").Sends("GET /pets/" + path);

    [Theory, Construct(86)]
    [InlineData("", "x,1,y,2")]
    [InlineData("explode: true, ", "x=1,y=2")]
    [InlineData("style: label, ", ".x,1,y,2")]
    [InlineData("style: label, explode: true, ", ".x=1.y=2")]
    [InlineData("style: matrix, ", ";p=x,1,y,2")]
    [InlineData("style: matrix, explode: true, ", ";x=1;y=2")]
    public Task AnObjectTravelsInItsStyle(string style, string path) =>
        Call.Of(Of(style, "{ type: object, properties: { x: { type: integer }, y: { type: integer } } }"), "await client.Pets.SendAsync(new() { X = 1, Y = 2 });").Sends("GET /pets/" + path);

    [Theory, Construct(86)]
    [InlineData("", "a%2Fb%20c%3Fd")]
    [InlineData("style: label, ", ".a%2Fb%20c%3Fd")]
    [InlineData("style: matrix, ", ";p=a%2Fb%20c%3Fd")]
    [InlineData("allowReserved: true, ", "a/b%20c%3Fd")]
    public Task ASlashIsEscapedUnlessItMayStand(string style, string path) =>
        Call.Of(Of(style, "{ type: string }"), "await client.Pets.SendAsync(\"a/b c?d\");").Sends("GET /pets/" + path);

    [Theory, Construct(86)]
    [InlineData("{+p}")]
    [InlineData("{p*}")]
    [InlineData("{p+}")]
    public Task APlaceholderCanSpanSegments(string placeholder) =>
        Call.Of(Document.Operation("GET /pets/" + placeholder, "parameters: [{ name: p, in: path, required: true, schema: { type: string } }]"), "await client.Pets.SendAsync(p: \"a/b:c\");")
            .Sends("GET /pets/a/b:c");

    [Fact, Construct(86)]
    public Task NoValueLeadsOutOfThePath() =>
        Call.Of(Of("allowReserved: true, ", "{ type: string }"), "await client.Pets.SendAsync(\"../admin\");").Sends().Throws<ArgumentException>("which would call another path");

    [Fact, Construct(86)]
    public Task ReservedLettersMayStandInAQuery() =>
        Call.Of(Document.Operation("GET /pets", "parameters: [{ name: q, in: query, allowReserved: true, schema: { type: string } }]"), "await client.Pets.SendAsync(\"a/b:c?d&e#f=g\");")
            .Sends("GET /pets?q=a/b:c%3Fd%26e%23f=g");

    [Fact, Construct(91)]
    public void PathAndParametersNeedNotAgree() =>
        Code.Of(Document.Operation("GET /pets/{petId}/{toy}", "parameters: [{ name: PetID, in: path, required: true, schema: { type: integer } }, { name: gone, in: path, required: true }]"))
            .Declares("PetsResource", "Task SendAsync(long petId, string toy, CancellationToken cancellationToken = default)")
            .Finds("INT1013 gone", "INT1008 '/pets/{petId}/{toy}'");

    [Fact, Construct(92)]
    public void WhatIsRequiredComesFirst() =>
        Code.Of(Document.Operation("GET /pets/{id}", """
            parameters:
              - { name: limit, in: query, schema: { type: integer } }
              - { name: owner, in: query, required: true, schema: { type: string } }
              - { name: id, in: path, required: false, schema: { type: string } }
            """))
            .Declares("PetsResource", "Task SendAsync(string owner, string id, long? limit = null, CancellationToken cancellationToken = default)")
            .Declares("Send", "required string Owner", "required string Id", "long? Limit");

    [Fact, Construct(96)]
    public Task APathMayHoldAQuery() =>
        Call.Of(Document.With("""
            /pets?type=a: { get: { operationId: listA, parameters: [{ name: q, in: query, schema: { type: string } }] } }
            /pets?type=b#twin: { get: { operationId: listB } }
            """), "await client.Pets.ListAAsync(\"x\"); await client.Pets.ListBAsync();")
            .Sends("GET /pets?type=a&q=x", "GET /pets?type=b");

    [Fact, Construct(96)]
    public Task PathsThatDifferByAPlaceholderOrASlashAreTwo() =>
        Call.Of(Document.With("""
            /pets/{id}: { get: { operationId: byId, parameters: [{ name: id, in: path, required: true, schema: { type: integer } }] } }
            /pets/{name}: { get: { operationId: byName, parameters: [{ name: name, in: path, required: true, schema: { type: string } }] } }
            /pets: { get: { operationId: all } }
            /pets/: { get: { operationId: allToo } }
            """), "await client.Pets.ByIdAsync(1); await client.Pets.ByNameAsync(\"x\"); await client.Pets.AllAsync(); await client.Pets.AllTooAsync();")
            .Sends("GET /pets/1", "GET /pets/x", "GET /pets", "GET /pets/");

    private static Document Of(string style, string schema) =>
        Document.Operation("GET /pets/{p}", $$"""parameters: [{ name: p, in: path, required: true, {{style}}schema: {{schema}} }]""");
}
