using Integrator.Constructs.Tests.Support;

namespace Integrator.Constructs.Tests.Operations;

public sealed class NameTests
{
    private const string None = "(CancellationToken cancellationToken = default)";

    [Theory, Construct(111)]
    [InlineData("listPets", "ListPets", "ListAsync")]
    [InlineData("pets.list", "PetsList", "ListAsync")]
    [InlineData("pets/list-all", "PetsListAll", "ListAllAsync")]
    [InlineData("pets_list_v2", "PetsListV2", "ListV2Async")]
    [InlineData("ListPetsAsync", "ListPetsAsync", "ListAsyncAsync")]
    [InlineData("PetsResource", "PetsResource", "ResourceAsync")]
    [InlineData("toString", "ToString2", "ToStringAsync")]
    [InlineData("dispose", "Dispose", "DisposeAsync")]
    [InlineData("clone", "Clone", "CloneAsync")]
    [InlineData("testClient", "TestClient2", "TestClientAsync")]
    [InlineData("value", "Value", "ValueAsync")]
    [InlineData("pets", "Pets", "PetsAsync")]
    [InlineData("1st", "_1st", "_1stAsync")]
    [InlineData("class", "Class", "ClassAsync")]
    public Task AnyIdIsAMethodAndAnAction(string id, string action, string method)
    {
        var document = Of($"/pets: {{ get: {{ operationId: '{id}', tags: [pets] }} }}");
        var resource = id == "PetsResource" ? "PetsResource2" : "PetsResource";
        Code.Of(document).Declares(resource, "Task " + method + None).Declares("sealed record " + action);
        return Call.Of(document, $"await client.Pets.{method}(); await connection.SendAsync(new {action}());").Sends("GET /pets", "GET /pets");
    }

    [Fact, Construct(111)]
    public void AnIdThatIsMissingIsMethodAndPath() =>
        Code.Of(Of("/v1/pets/{id}/toys.json: { parameters: [{ name: id, in: path, required: true, schema: { type: string } }], get: {}, delete: {} }"))
            .Declares("PetsResource", "Task GetV1ByIdToysJsonAsync(string id, CancellationToken cancellationToken = default)", "Task DeleteV1ByIdToysJsonAsync(string id, CancellationToken cancellationToken = default)")
            .Finds("INT1007 get", "INT1007 delete");

    [Fact, Construct(111)]
    public void AnIdThatIsRepeatedIsMethodAndPath() =>
        Code.Of(Of("/pets: { get: { operationId: list } }\n/toys: { get: { operationId: list } }"))
            .Declares("PetsResource", "Task ListAsync" + None).Declares("ToysResource", "Task GetAsync" + None).Finds("INT1004 list");

    [Fact, Construct(111)]
    public void IdsThatDifferByCaseAreTwo() =>
        Code.Of(Of("/pets: { get: { operationId: ListPets, tags: [a] }, post: { operationId: listpets, tags: [a] } }"))
            .Declares("AResource", "Task ListPetsAsync" + None, "Task ListpetsAsync" + None).Finds("INT1106 post");

    [Fact, Construct(111)]
    public void AnOperationCalledAsASchemaKeepsItsMethod() =>
        Code.Of(Document.With(
            "/orders: { post: { operationId: createOrder, tags: [orders], requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/CreateOrder' } } } } } }",
            "CreateOrder: { type: object, properties: { id: { type: string } } }"))
            .Declares("OrdersResource", "Task CreateAsync(CreateOrder? body = null, CancellationToken cancellationToken = default)")
            .Declares("sealed record CreateOrder2").Finds("INT1106 post");

    [Theory, Construct(111)]
    [InlineData("list", "listPets", "ListAsync", "ListPetsAsync")]
    [InlineData("listPets", "list", "ListAsync", "ListPetsAsync")]
    public void OfTwoThatWouldBeCalledAlikeTheShorterIs(string first, string second, params string[] methods) =>
        Code.Of(Of($"/pets: {{ get: {{ operationId: {first} }}, post: {{ operationId: {second} }} }}")).Declares("PetsResource", [.. methods.Select(static method => "Task " + method + None)]);

    [Theory, Construct(111)]
    [InlineData("Value", "{ type: object, properties: { value: { type: string } } }", "Value")]
    [InlineData("Unknown", "{ type: object, properties: { a: { type: string } } }", "Unknown")]
    [InlineData("Value", "{ type: string, enum: [a, b] }", "Value2")]
    [InlineData("Clone", "{ type: object, properties: { a: { type: string } } }", "Clone")]
    [InlineData("ToString", "{ type: object, properties: { a: { type: string } } }", "ToString2")]
    public void ATypeIsNumberedOnlyWhereItClashes(string key, string schema, string type) =>
        Code.Of(Document.Schemas($"{key}: {schema}")).Declares("ModelsResource", $"Task<{type}> Get{key}Async{None}");

    [Theory, Construct(112)]
    [InlineData("", "PetsResource")]
    [InlineData("tags: [Big Cats, dogs]", "BigCatsResource")]
    [InlineData("tags: ['Кошки']", "КошкиResource")]
    [InlineData("tags: [pet_store.admin]", "PetStoreAdminResource")]
    [InlineData("tags: [Pet]", "PetResource")]
    [InlineData("tags: [Api]", "ApiResource")]
    [InlineData("tags: ['']", "PetsResource")]
    public void TheFirstTagIsTheResource(string tags, string resource) =>
        Code.Of(Document.Operation("GET /pets", $"{tags}\nresponses: {{ '200': {{ description: ok, content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/Pet' }} }} }} }} }}", "Pet: { type: object, properties: { a: { type: string } } }"))
            .Declares(resource, "Task<Pet> SendAsync" + None);

    [Fact, Construct(112)]
    public void TagsThatDifferByCaseOrPunctuationAreOneResource() =>
        Code.Of(Of("/a: { get: { operationId: a, tags: [user_groups] } }\n/b: { get: { operationId: b, tags: [User Groups] } }\n/c: { get: { operationId: c, tags: [usergroups] } }"))
            .Declares("UserGroupsResource", "Task AAsync" + None, "Task BAsync" + None, "Task CAsync" + None);

    [Fact, Construct(112)]
    public void TagsWithinTagsStandBesideThem() =>
        Code.Of(Document.With(
            "/a: { get: { operationId: listA, tags: [cats] } }\n/b: { get: { operationId: listB, tags: [animals] } }",
            rest: "tags: [{ name: animals, kind: nav, summary: Animals }, { name: cats, parent: animals, description: Felines }, { name: lost, parent: nowhere }]",
            openapi: "3.2.0"))
            .Declares("TestClient", "CatsResource Cats", "AnimalsResource Animals").Finds();

    private static Document Of(string paths) => Document.With(paths);
}
