using Integrator.Constructs.Tests.Support;

namespace Integrator.Constructs.Tests.Schemas;

public sealed class NameTests
{
    [Fact, Construct(59)]
    public async Task NamesThatDifferBySignsOrCaseStayApart()
    {
        var document = Document.Schemas("O: { type: object, properties: { id: { type: string }, ID: { type: string }, -id: { type: string }, i_d: { type: string } } }");
        Code.Of(document).Declares("O", "string? Id", "string? Id2", "string? Id3", "string? ID");
        await (Task)ModelJson.Trip(document, "O", """{"id":"1","ID":"2","-id":"3","i_d":"4"}""").Returns("""{"id":"1","ID":"2","-id":"3","i_d":"4"}""");
    }

    [Theory, Construct(60)]
    [InlineData("O", "O2")]
    [InlineData("class", "Class")]
    [InlineData("", "Empty")]
    [InlineData("3d", "_3d")]
    [InlineData("$ref!", "Ref")]
    [InlineData("@odata.type", "OdataType")]
    [InlineData("\u263A", "U263A")]
    [InlineData("a\"b", "AB")]
    [InlineData("a\nb", "AB")]
    [InlineData("ToString", "ToString2")]
    public async Task AnyTextIsAMember(string wire, string name)
    {
        var key = System.Text.Json.JsonSerializer.Serialize(wire);
        var document = Document.Of($$"""
            { "openapi": "3.1.1", "info": { "title": "Test", "version": "1" }, "paths": { "/o": { "get": { "operationId": "getO", "tags": ["x"], "responses": { "200": { "description": "",
              "content": { "application/json": { "schema": { "$ref": "#/components/schemas/O" } } } } } } } },
              "components": { "schemas": { "O": { "type": "object", "properties": { {{key}}: { "type": "integer" } } } } } }
            """);
        Code.Of(document).Declares("O", "long? " + name);
        await (Task)ModelJson.Read(document, "O", $$"""{{{key}}:5}""", "JsonSerializer.Serialize(value)").Returns($$"""{{{key}}:5}""");
    }

    [Theory, Construct(61)]
    [InlineData("Task")]
    [InlineData("System")]
    [InlineData("Stream")]
    [InlineData("Object")]
    [InlineData("String")]
    [InlineData("Exception")]
    [InlineData("List")]
    [InlineData("Client")]
    [InlineData("Integrator")]
    [InlineData("Test")]
    [InlineData("CancellationToken")]
    public void ASchemaMayBeCalledAsOurs(string name) =>
        Code.Of(Document.Schemas($"{name}: {{ type: object, properties: {{ p: {{ type: array, items: {{ type: string }} }}, u: {{ type: string, format: uri }} }} }}"))
            .Declares(name, "List<string>? P", "Uri? U");

    [Theory, Construct(62)]
    [InlineData("A.B.1", "AB1")]
    [InlineData("Page[Item]", "PageItem")]
    [InlineData("Page\u00ABItem\u00BB", "PageItem")]
    [InlineData("my item/x+y", "MyItemXY")]
    [InlineData("List`1", "List1")]
    public void AComponentMayHaveAnyKey(string key, string type) =>
        Code.Of(Document.Of($$"""
            { "openapi": "3.1.1", "info": { "title": "Test", "version": "1" }, "paths": { "/o": { "get": { "operationId": "getO", "tags": ["x"], "responses": { "200": { "description": "",
              "content": { "application/json": { "schema": { "$ref": "#/components/schemas/{{Uri.EscapeDataString(key.Replace("/", "~1", StringComparison.Ordinal))}}" } } } } } } } },
              "components": { "schemas": { "{{key}}": { "type": "object", "properties": { "p": { "type": "integer" } } } } } }
            """)).Declares(type, "long? P");

    [Fact, Construct(62)]
    public void KeysWithDotsKeepApart() =>
        Code.Of(Document.Schemas("""
            A.B.Item: { type: object, properties: { a: { type: integer } } }
            C.Item: { type: object, properties: { c: { type: integer } } }
            """)).Declares("ABItem", "long? A").Declares("CItem", "long? C");

    [Fact, Construct(63)]
    public void ATitleOfOneShapeNamesIt() =>
        Code.Of(Document.Schemas("""
            O: { type: object, properties: { home: { title: Postal address, type: object, properties: { city: { type: string } } }, work: { title: Postal address, type: object, properties: { city: { type: string } } } } }
            """)).Declares("O", "PostalAddress? Home", "PostalAddress? Work").Declares("PostalAddress", "string? City");

    [Fact, Construct(63)]
    public void ATitleOfTwoShapesNamesNeither() =>
        Code.Of(Document.Schemas("""
            O: { type: object, properties: { home: { title: Address, type: object, properties: { city: { type: string } } }, work: { title: Address, type: object, properties: { room: { type: string } } } } }
            """)).Declares("O", "OHome? Home", "OWork? Work").Lacks("Address");

    [Fact, Construct(64)]
    public void AComponentKeepsItsName() =>
        Code.Of(Document.Schemas("""
            O: { type: object, properties: { p: { type: object, properties: { x: { type: string } } } } }
            OP: { type: object, properties: { y: { type: string } } }
            """)).Declares("Op", "string? Y").Declares("O", "OP2? P").Declares("OP2", "string? X");

    [Fact, Construct(65)]
    public void WhatIsSharedIsOneType() =>
        Code.Of(Document.With("""
            /a: { get: { operationId: getA, tags: [x], parameters: [{ $ref: '#/components/parameters/sort' }], responses: { '404': { $ref: '#/components/responses/gone' } } } }
            /b: { get: { operationId: getB, tags: [x], parameters: [{ $ref: '#/components/parameters/sort' }], responses: { '404': { $ref: '#/components/responses/gone' } } } }
            """, "Z: { type: string }", """
              parameters: { sort: { name: sort, in: query, schema: { type: string, enum: [up, down] } } }
              responses: { gone: { description: '', content: { application/json: { schema: { type: object, properties: { why: { type: string } } } } } } }
            """)).Declares("GetA", "Sort? Sort").Declares("GetB", "Sort? Sort").Declares("GoneResponse", "string? Why").Lacks("GetAError");
}
