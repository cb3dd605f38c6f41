using Integrator.Constructs.Tests.Support;

namespace Integrator.Constructs.Tests.Parameters;

public sealed class QueryObjectTests
{
    private const string Filter = """
        Filter:
          type: object
          properties:
            min: { type: integer }
            tags: { type: array, items: { type: string } }
            owner: { $ref: '#/components/schemas/Owner' }
            labels: { type: object, additionalProperties: { type: string } }
            rules: { type: array, items: { $ref: '#/components/schemas/Owner' } }
        Owner: { type: object, properties: { name: { type: string } } }
        """;

    [Theory, Construct(85)]
    [InlineData("style: form, ", "min=1&owner[name]=Ann")]
    [InlineData("explode: false, ", "f=min,1,owner%5Bname%5D,Ann")]
    [InlineData("style: deepObject, ", "f[min]=1&f[owner][name]=Ann")]
    public Task AnObjectTravelsInItsStyle(string style, string query) =>
        Call.Of(Of(style), "await client.Pets.SendAsync(new Filter { Min = 1, Owner = new() { Name = \"Ann\" } });").Sends("GET /pets?" + query);

    [Fact, Construct(85)]
    public Task ADeepObjectHoldsMapsObjectsAndLists() =>
        Call.Of(Of("style: deepObject, "), """
            await client.Pets.SendAsync(new Filter
            {
                Tags = ["a b", "c"],
                Labels = new() { ["x&y"] = "1" },
                Rules = [new() { Name = "r" }, new() { Name = "s" }],
            });
            """).Sends("GET /pets?f[tags][]=a%20b&f[tags][]=c&f[labels][x%26y]=1&f[rules][0][name]=r&f[rules][1][name]=s");

    [Fact, Construct(85)]
    public Task ADeepMapIsADictionary() =>
        Call.Of(Document.Operation("GET /pets", "parameters: [{ name: f, in: query, style: deepObject, schema: { type: object, additionalProperties: { type: integer } } }]"),
            "await client.Pets.SendAsync(new() { [\"a\"] = 1, [\"b\"] = 2 });").Sends("GET /pets?f[a]=1&f[b]=2");

    [Fact, Construct(85)]
    public Task ADeepListOfObjectsIsNumbered() =>
        Call.Of(Document.Operation("GET /pets", "parameters: [{ name: f, in: query, style: deepObject, schema: { type: array, items: { $ref: '#/components/schemas/Owner' } } }]", Filter),
            "await client.Pets.SendAsync([new() { Name = \"a\" }]);").Sends("GET /pets?f[0][name]=a");

    [Fact, Construct(89)]
    public Task AnObjectCanTravelAsJson() =>
        Call.Of(Document.Operation("GET /pets", "parameters: [{ name: f, in: query, content: { application/json: { schema: { $ref: '#/components/schemas/Owner' } } } }]", Filter),
            "await client.Pets.SendAsync(new Owner { Name = \"é\" });").Sends("GET /pets?f=%7B%22name%22%3A%22%C3%A9%22%7D");

    [Theory, Construct(89)]
    [InlineData("header", "GET /pets\nf: {\"name\":\"Ann\"}")]
    [InlineData("cookie", "GET /pets\nCookie: f=%7B%22name%22%3A%22Ann%22%7D")]
    public Task JsonTravelsInOtherPlacesToo(string place, string request) =>
        Call.Of(Document.Operation("GET /pets", $$"""parameters: [{ name: f, in: {{place}}, content: { application/json: { schema: { $ref: '#/components/schemas/Owner' } } } }]""", Filter),
            "await client.Pets.SendAsync(new Owner { Name = \"Ann\" });").Sends(request);

    [Fact, Construct(89)]
    public Task JsonInAPathIsOneSegment() =>
        Call.Of(Document.Operation("GET /pets/{f}", "parameters: [{ name: f, in: path, required: true, content: { application/json: { schema: { type: array, items: { type: integer } } } } }]"),
            "await client.Pets.SendAsync([1, 2]);").Sends("GET /pets/%5B1%2C2%5D");

    [Theory, Construct(95)]
    [InlineData("application/x-www-form-urlencoded", "name=Ann%20B")]
    [InlineData("application/json", "%7B%22name%22%3A%22Ann%20B%22%7D")]
    public Task TheWholeQueryCanBeOneObject(string mediaType, string query) =>
        Call.Of(Document.Operation("GET /pets", $$"""parameters: [{ name: f, in: querystring, content: { {{mediaType}}: { schema: { $ref: '#/components/schemas/Owner' } } } }]""", Filter, openapi: "3.2.0"),
            "await client.Pets.SendAsync(new Owner { Name = \"Ann B\" });").Sends("GET /pets?" + query);

    private static Document Of(string style) =>
        Document.Operation("GET /pets", $$"""parameters: [{ name: f, in: query, {{style}}schema: { $ref: '#/components/schemas/Filter' } }]""", Filter);
}
