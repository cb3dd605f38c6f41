using Integrator.Constructs.Tests.Support;
using Integrator.Generators.Tests.Support;

namespace Integrator.Constructs.Tests.Documents;

public sealed class TextTests
{
    private const string None = "(CancellationToken cancellationToken = default)";

    [Fact, Construct(121)]
    public void AnchorsAliasesAndMergeKeysAreResolved() =>
        Code.Of(new Document("""
            %YAML 1.2
            ---
            openapi: 3.0.3
            info: &info { title: Test, version: 1.10 }
            paths:
              /pets:
                get: &get
                  operationId: list
                  responses: &ok
                    200: { description: ok, content: { application/json: { schema: &pet { type: object, properties: { name: { type: string } } } } } }
                post: { <<: *get, operationId: create }
                put: { <<: [*get, { operationId: other }], operationId: replace, responses: *ok }
            ---
            openapi: 9
            """)).Declares("PetsResource", "Task<ListResponse> ListAsync" + None, "Task<CreateResponse> CreateAsync" + None, "Task<ReplaceResponse> ReplaceAsync" + None).Finds();

    [Fact, Construct(121)]
    public Task PlainWordsDatesAndVersionsStayText() =>
        Call.Of(Document.Operation("GET /pets", "parameters: [{ name: q, in: query, required: true, schema: { type: string, default: no } }, { name: on, in: query, schema: { type: string, enum: [yes, no, on, off, 2020-01-01, 1.10, ~x] } }]"),
            "await client.Pets.SendAsync(on: SendOn._20200101); await client.Pets.SendAsync(on: SendOn.On); await client.Pets.SendAsync(on: SendOn._110);")
            .Sends("GET /pets?q=no&on=2020-01-01", "GET /pets?q=no&on=on", "GET /pets?q=no&on=1.10");

    [Theory, Construct(121)]
    [InlineData("\uFEFFopenapi: 3.1.1\r\npaths:\r\n  /pets:\r\n    get:\r\n      operationId: send\r\n      description: |\r\n        Two\r\n        lines\r\n")]
    [InlineData("openapi: 3.1.1\npaths:\n  /pets:\n    get:\t# a tab before a comment\n      operationId: send\n")]
    [InlineData("# in braces\n{ openapi: 3.1.1, paths: { /pets: { get: { operationId: send } } } }")]
    [InlineData("\"openapi\": '3.1.1'\n? paths\n: /pets:\n    get: !!map { operationId: !!str send }\n")]
    public void AnySpellingIsRead(string text) => Code.Of(new Document(text)).Declares("PetsResource", "Task SendAsync" + None).Finds();

    [Fact, Construct(121)]
    public void BracesAreYamlToo() => Assert.Empty(GeneratorHost.Run("test.openapi.yaml", "{ openapi: 3.1.1, paths: {} }").Diagnostics);

    [Fact, Construct(121)]
    public void OfARepeatedKeyTheLaterCounts() =>
        Code.Of(new Document("openapi: 3.1.1\npaths:\n  /pets:\n    get: { operationId: a }\n    get: { operationId: b }\n")).Declares("PetsResource", "Task BAsync" + None).Finds("INT0002 get");

    [Fact, Construct(121)]
    public void DeepNestingEnds()
    {
        var schema = string.Concat(Enumerable.Repeat("{ type: array, items: ", 150)) + "{}" + new string('}', 150);

        Assert.NotEmpty(Code.Of(Document.Operation("GET /pets", $"responses: {{ '200': {{ description: ok, content: {{ application/json: {{ schema: {schema} }} }} }} }}")).Generated.Files);
    }

    [Fact, Construct(122)]
    public void CommentsTrailingCommasAndRepeatedKeysAreAccepted() =>
        Code.Of(new Document("\uFEFF{ /* why */ // a comment\n \"openapi\": \"3.1.1\", \"paths\": { \"/pets\": { \"get\": { \"operationId\": \"a\", }, \"get\": { \"operationId\": \"b\", \"parameters\": [ ], }, }, }, }\n"))
            .Declares("PetsResource", "Task BAsync" + None).Finds("INT0002 \"get\"");

    [Fact, Construct(122)]
    public void WhatIsNoJsonIsToldWhereItStands() =>
        Assert.Equal(["INT0001"], GeneratorHost.Run("test.openapi.json", "{ \"openapi\": \"3.1.1\" \"paths\": {} }").Ids);

    [Theory, Construct(125)]
    [InlineData("swagger: 2")]
    [InlineData("swagger: '2.0'")]
    [InlineData("openapi: 3")]
    [InlineData("openapi: '3.0'")]
    [InlineData("openapi: 3.0.4")]
    [InlineData("openapi: 3.1")]
    [InlineData("openapi: 3.1.1")]
    [InlineData("openapi: 3.1.0-rc1")]
    [InlineData("openapi: 3.2.0")]
    [InlineData("openapi: 3.7.1", "INT1012 3.7.1")]
    public void AVersionIsRead(string version, params string[] findings) =>
        Code.Of(new Document(version + "\npaths: { /pets: { get: { operationId: send, responses: {} } } }")).Declares("PetsResource", "Task SendAsync" + None).Finds(findings);

    [Theory, Construct(125)]
    [InlineData("swagger: '1.2'")]
    [InlineData("openapi: 4.0.0")]
    [InlineData("info: {}")]
    public void AnotherVersionIsTold(string version) => Assert.Equal(["INT1002"], GeneratorHost.Run("test.openapi.yaml", version + "\npaths: {}").Ids);

    [Fact, Construct(101)]
    public void Version2AnswersJsonUnlessItSaysOtherwise() =>
        Code.Of(new Document("swagger: '2.0'\npaths: { /pets: { get: { operationId: send, responses: { '200': { description: ok, schema: { type: array, items: { type: string } } } } } } }"))
            .Declares("PetsResource", "Task<List<string>> SendAsync" + None);

    [Theory, Construct(126)]
    [InlineData("openapi: 3.1.1")]
    [InlineData("openapi: 3.1.1\ncomponents: {}\npaths: {}")]
    [InlineData("openapi: 3.1.1\npaths:\ncomponents:\ninfo:")]
    [InlineData("openapi: 3.1.1\nwebhooks: { ping: { post: { requestBody: { content: { application/json: { schema: { type: string } } } } } } }")]
    [InlineData("openapi: 3.0.3\npaths: {}\ninfo: { title: Test, version: 1, logo: x.png, contact: nobody, license: [MIT] }\nx: 1\nservices: []\n$schema: x\n")]
    [InlineData("openapi: 3.1.1\njsonSchemaDialect: 'https://x.test/dialect'\n$self: /a\npaths: {}")]
    public void ADocumentWithLittleInItIsAClient(string text) =>
        Assert.Contains("TestClient", Code.Of(new Document(text)).Finds().Generated.All, StringComparison.Ordinal);

    [Theory, Construct(127)]
    [InlineData("3.1.1", "{ type: string, nullable: true }", "string? A")]
    [InlineData("3.0.3", "{ type: [string, 'null'] }", "string? A")]
    [InlineData("3.0.3", "{ type: [string, integer, 'null'] }", "PetA? A")]
    [InlineData("3.1.1", "{ type: integer, minimum: 1, exclusiveMinimum: true }", "long? A")]
    [InlineData("3.0.3", "{ type: integer, exclusiveMinimum: 1 }", "long? A")]
    [InlineData("3.0.3", "{ type: string, const: x }", "string? A")]
    [InlineData("3.0.3", "{ type: string, examples: [x, 1] }", "string? A")]
    [InlineData("3.1.1", "{ type: string, example: { not: a text } }", "string? A")]
    [InlineData("3.0.3", "{ $defs: { X: { type: string } }, type: string }", "string? A")]
    public void AKeywordOfAnotherVersionIsNoHarm(string openapi, string schema, string member) =>
        Code.Of(Document.Schemas($"Pet: {{ type: object, properties: {{ a: {schema} }} }}", openapi)).Declares("Pet", member).Finds();
}
