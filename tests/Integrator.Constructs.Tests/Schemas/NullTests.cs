using Integrator.Constructs.Tests.Support;

namespace Integrator.Constructs.Tests.Schemas;

public sealed class NullTests
{
    private const string Other = "A: { type: object, properties: { x: { type: string } } }\n";

    [Theory]
    [InlineData("3.0.3", "{ type: string, nullable: true }", "required string? P"), Construct(1)]
    [InlineData("3.1.1", "{ type: [string, 'null'] }", "required string? P"), Construct(2)]
    [InlineData("3.1.1", "{ type: ['null', string] }", "required string? P")]
    [InlineData("3.1.1", "{ oneOf: [{ type: 'null' }, { $ref: '#/components/schemas/A' }] }", "required A? P"), Construct(3)]
    [InlineData("3.1.1", "{ oneOf: [{ $ref: '#/components/schemas/A' }, { type: 'null' }] }", "required A? P")]
    [InlineData("3.1.1", "{ anyOf: [{ $ref: '#/components/schemas/A' }, { type: 'null' }] }", "required A? P"), Construct(4)]
    [InlineData("3.0.3", "{ $ref: '#/components/schemas/A', nullable: true }", "required A? P"), Construct(5)]
    [InlineData("3.0.3", "{ allOf: [{ $ref: '#/components/schemas/A' }], nullable: true }", "required A? P"), Construct(6)]
    [InlineData("3.1.1", "{ type: [string, 'null'], enum: [a, b, null] }", "required OP? P"), Construct(8)]
    [InlineData("3.0.3", "{ type: string, enum: [a, b, null] }", "required OP? P")]
    [InlineData("3.1.1", "{ enum: [null] }", "required JsonElement P"), Construct(9)]
    [InlineData("3.1.1", "{ const: null }", "required JsonElement P")]
    [InlineData("3.1.1", "{ type: 'null' }", "required JsonElement P")]
    public void AMemberMayBeNull(string openapi, string schema, string member) =>
        Code.Of(Document.Schemas($"{Other}O: {{ type: object, required: [p], properties: {{ p: {schema} }} }}", openapi)).Declares("O", member);

    [Fact, Construct(5)]
    public void NullableBesideAReferenceIsToldAndTaken() =>
        Code.Of(Document.Schemas($"{Other}O: {{ type: object, properties: {{ p: {{ $ref: '#/components/schemas/A', nullable: true }} }} }}", "3.0.3")).Declares("O", "A? P").Finds("INT1016 true");

    [Fact, Construct(7)]
    public void Version2SaysItByAnExtension() =>
        Code.Of(Document.Of("""
            swagger: '2.0'
            info: { title: Test, version: '1' }
            paths: { /o: { get: { operationId: getO, responses: { 200: { description: '', schema: { $ref: '#/definitions/O' } } } } } }
            definitions: { O: { type: object, required: [p, q], properties: { p: { type: integer, x-nullable: true }, q: { type: integer } } } }
            """)).Declares("O", "required long? P", "required long Q");

    [Fact, Construct(8)]
    public void NullIsNoMemberOfAnEnumeration() =>
        Code.Of(Document.Schemas("E: { type: [string, 'null'], enum: [a, null, b] }\nO: { type: object, properties: { e: { $ref: '#/components/schemas/E' } } }"))
            .Declares("E", "static E A", "static E B").Lacks("E", "Null").Declares("O", "E? E");

    [Fact, Construct(9)]
    public Task WhatIsAlwaysNullStaysNull() =>
        ModelJson.Trip(Document.Schemas("O: { type: object, required: [p], properties: { p: { type: 'null' } } }"), "O", """{"p":null}""").Returns("""{"p":null}""");

    private static readonly Document s_required = Document.Schemas("O: { type: object, required: [id, n, o], properties: { id: { type: string }, n: { type: integer }, o: { $ref: '#/components/schemas/O' }, q: { type: string } } }");

    [Fact, Construct(10)]
    public void ARequiredMemberIsNeverNull() => Code.Of(s_required).Declares("O", "required string Id", "required long N", "required O O2", "string? Q");

    [Theory, Construct(10)]
    [InlineData("""{"n":7}""", true, 7L)]
    [InlineData("""{"id":null,"n":7}""", true, 7L)]
    [InlineData("""{"id":"a"}""", false, 0L)]
    [InlineData("{}", true, 0L)]
    public Task ARequiredMemberThatIsMissingIsReadAllTheSame(string sent, bool isNull, long number) =>
        ModelJson.Read(s_required, "O", sent, "(value.Id is null, value.N, value.O2 is null)").Returns((isNull, number, true));

    [Fact, Construct(11)]
    public Task ARequiredMemberThatIsNullIsWritten() =>
        ModelJson.Write(Document.Schemas("O: { type: object, required: [p], properties: { p: { type: [string, 'null'] } } }"), "new O { P = null }").Returns("""{"p":null}""");

    [Fact, Construct(12)]
    public Task AnOptionalMemberThatIsNullIsLeftOut() =>
        ModelJson.Write(Document.Schemas("O: { type: object, properties: { p: { type: string }, q: { type: integer } } }"), "new O { Q = 1 }").Returns("""{"q":1}""");

    [Fact, Construct(13)]
    public async Task AbsentAndNullDifferInARequest()
    {
        var document = Document.Operation("POST /o", "requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/O' } } } }",
            "O: { type: object, properties: { p: { type: [string, 'null'] }, q: { type: [integer, 'null'] } } }");
        Code.Of(document).Declares("O", "Optional<string?> P", "Optional<long?> Q");
        await (Task)Call.Of(document, "await client.O.SendAsync(new O { P = null });").Sends("POST /o\n\n{\"p\":null}");
    }

    [Fact, Construct(14)]
    public void WhatIsRequiredAndNotDescribedIsTold() =>
        Code.Of(Document.Schemas("O: { type: object, required: [p, gone], properties: { p: { type: string } } }")).Declares("O", "required string P").Lacks("O", "Gone").Finds("INT1015 required");

    [Theory]
    [InlineData("{ type: array, items: { type: [integer, 'null'] } }", "List<long?>? P"), Construct(15)]
    [InlineData("{ type: array, items: { type: [string, 'null'] } }", "List<string?>? P")]
    [InlineData("{ type: object, additionalProperties: { type: [integer, 'null'] } }", "Dictionary<string, long?>? P"), Construct(16)]
    [InlineData("{ type: object, additionalProperties: { oneOf: [{ $ref: '#/components/schemas/A' }, { type: 'null' }] } }", "Dictionary<string, A?>? P")]
    public void ItemsMayBeNull(string schema, string member) =>
        Code.Of(Document.Schemas($"{Other}O: {{ type: object, properties: {{ p: {schema} }} }}")).Declares("O", member);

    [Fact, Construct(15, 16)]
    public Task NullItemsAreKept() =>
        ModelJson.Trip(Document.Schemas("O: { type: object, properties: { a: { type: array, items: { type: [integer, 'null'] } }, m: { type: object, additionalProperties: { type: [string, 'null'] } } } }"),
            "O", """{"a":[1,null,2],"m":{"x":null,"y":"z"}}""").Returns("""{"a":[1,null,2],"m":{"x":null,"y":"z"}}""");

    [Fact, Construct(17)]
    public void ARequiredMemberWithNullAsItsDefaultNeedNotBeSet() =>
        Code.Of(Document.Schemas("O: { type: object, required: [p, q], properties: { p: { type: [string, 'null'], default: null }, q: { type: [string, 'null'] } } }"))
            .Declares("O", "string? P", "required string? Q");

    [Fact, Construct(17)]
    public Task ARequiredMemberThatWasNotSetIsWrittenAsNull() =>
        ModelJson.Write(Document.Schemas("O: { type: object, required: [p], properties: { p: { type: [string, 'null'], default: null } } }"), "new O()").Returns("""{"p":null}""");

    [Fact, Construct(18)]
    public async Task EveryMemberOfAMergePatchMayBeAbsentOrNull()
    {
        var document = Document.Operation("PATCH /o", "requestBody: { required: true, content: { application/merge-patch+json: { schema: { $ref: '#/components/schemas/O' } } } }",
            "O: { type: object, properties: { p: { type: string }, q: { type: integer } } }");
        Code.Of(document).Declares("O", "Optional<string?> P", "Optional<long?> Q");
        await (Task)Call.Of(document, "await client.O.SendAsync(new O { P = null });").Sends("PATCH /o\nContent-Type: application/merge-patch+json\n\n{\"p\":null}");
    }
}
