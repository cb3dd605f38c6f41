using Integrator.Constructs.Tests.Support;

namespace Integrator.Constructs.Tests.Operations;

[Construct(120)]
public sealed class ExtensionTests
{
    private const string None = "(CancellationToken cancellationToken = default)";

    [Theory]
    [InlineData("x-enum-varnames: [Up, Down]")]
    [InlineData("x-enumNames: [Up, Down]")]
    [InlineData("x-speakeasy-enums: [UP, DOWN]")]
    [InlineData("x-speakeasy-enums: { '1': UP, '2': DOWN }")]
    [InlineData("x-ms-enum: { name: Way, modelAsString: true, values: [{ value: 2, name: down }, { value: 1, name: Up }] }")]
    public void ValuesHaveTheNamesTheyAreGiven(string extension) =>
        Code.Of(Document.Schemas($"Way: {{ type: integer, enum: [1, 2], {extension} }}")).Declares("Way", "static Way Up", "static Way Down", "long Value");

    [Theory]
    [InlineData("x-enum-varnames: [Up]")]
    [InlineData("x-enum-varnames: Up")]
    [InlineData("x-ms-enum: true")]
    [InlineData("x-ms-enum: { values: [{ value: up, name: Other }] }")]
    [InlineData("x-enum-descriptions: { up: Uphill. }")]
    [InlineData("x-nullable: maybe, x-ms-client-name: { a: 1 }")]
    public void AnExtensionThatDoesNotFitSaysNothing(string extension) =>
        Code.Of(Document.Schemas($"Way: {{ type: string, enum: [up, down], {extension} }}")).Declares("Way", "static Way Up", "static Way Down").Finds();

    [Theory]
    [InlineData("x-enum-descriptions: [Uphill., Downhill.]")]
    [InlineData("x-enumDescriptions: { up: Uphill, down: Downhill }")]
    [InlineData("x-ms-enum: { name: Way, values: [{ value: up, description: Uphill }, { value: down, description: Downhill }] }")]
    public void ValuesAreDocumented(string extension) =>
        Assert.Contains("/// <summary>Uphill: <c>up</c></summary>", Code.Of(Document.Schemas($"Way: {{ type: string, enum: [up, down], {extension} }}")).Generated.All, StringComparison.Ordinal);

    [Fact]
    public void AnEnumerationInlineHasTheNameItIsGiven() =>
        Code.Of(Document.Operation("GET /pets", """
            parameters: [{ name: way, in: query, schema: { type: string, enum: [up, down], x-ms-enum: { name: Direction } } }]
            responses: { '200': { description: ok, content: { application/json: { schema: { type: object, properties: { way: { type: string, enum: [up, down], x-ms-enum: { name: Direction } } } } } } } }
            """)).Declares("PetsResource", "Task<SendResponse> SendAsync(Direction? way = null, CancellationToken cancellationToken = default)").Declares("SendResponse", "Direction? Way");

    [Fact]
    public Task ClientsHaveNamesOfTheirOwn()
    {
        var document = Document.Operation("GET /pets", "parameters: [{ name: '$f', in: query, x-ms-client-name: filter, schema: { type: string } }]\nresponses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/pet_dto' } } } } }",
            "pet_dto: { type: object, x-ms-client-name: Pet, properties: { nm: { type: string, x-fern-property-name: full_name } } }");
        Code.Of(document).Declares("PetsResource", "Task<Pet> SendAsync(string? filter = null, CancellationToken cancellationToken = default)").Declares("Pet", "string? FullName");
        return Call.Of(document, "(await client.Pets.SendAsync(filter: \"x\")).FullName").Answers("{\"nm\":\"Rex\"}").Sends("GET /pets?$f=x").Returns("Rex");
    }

    [Theory]
    [InlineData("x-speakeasy-name-override: search")]
    [InlineData("x-fern-sdk-method-name: search")]
    public void MethodsHaveTheNamesTheyAreGiven(string extension) =>
        Code.Of(Document.Operation("GET /pets", extension)).Declares("PetsResource", "Task SearchAsync" + None).Declares("sealed record Send");

    [Fact]
    public Task PathsThatStandApartAreOperations() =>
        Call.Of(new Document("""
            { "swagger": "2.0", "paths": { "/pets": { "get": { "operationId": "listPets", "responses": {} } } },
              "x-ms-paths": { "/pets?comp=toys": { "get": { "operationId": "listPets_toys", "responses": {} } }, "/pets": { "get": {} } } }
            """), "await client.Pets.ListAsync(); await client.Pets.ListToysAsync();").Sends("GET /pets", "GET /pets?comp=toys");

    [Theory]
    [InlineData("2.0", "x-nullable: true", "string? Name")]
    [InlineData("3.0.3", "x-nullable: true", "string? Name")]
    public void NullableIsRead(string version, string extension, string member) =>
        Code.Of(Document.Of($$"""
            {{(version == "2.0" ? "swagger" : "openapi")}}: '{{version}}'
            paths: { /pets: { get: { operationId: send, responses: { '200': { description: ok, schema: { $ref: '#/definitions/Pet' }, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } } } } } }
            definitions: { Pet: { type: object, required: [name], properties: { name: { type: string, {{extension}} } } } }
            components: { schemas: { Pet: { type: object, required: [name], properties: { name: { type: string, {{extension}} } } } } }
            """)).Declares("Pet", "required " + member);

    [Fact]
    public void OthersAreLeftAlone() =>
        Code.Of(Document.With("/pets: { x-a: 1, get: { operationId: send, x-ms-pageable: { nextLinkName: next }, x-ms-long-running-operation: true, x-pagination: [1], x-codeSamples: text, responses: { x-a: b, '204': { description: ok, x-b: {} } } }, x-b: null }", rest: "x-c: [1]\nx-tagGroups: 7"))
            .Declares("PetsResource", "Task SendAsync" + None).Finds();
}
