using Integrator.Constructs.Tests.Support;

namespace Integrator.Constructs.Tests.Schemas;

public sealed class ObjectTests
{
    private static Document Member(string schema, string openapi = "3.1.1") =>
        Document.Schemas($"A: {{ type: object, properties: {{ x: {{ type: string }} }} }}\nO: {{ type: object, properties: {{ p: {schema} }} }}", openapi);

    [Theory]
    [InlineData("{ type: object }", "Dictionary<string, JsonElement>? P"), Construct(47)]
    [InlineData("{ type: object, additionalProperties: true }", "Dictionary<string, JsonElement>? P"), Construct(48)]
    [InlineData("{ type: object, additionalProperties: false }", "Dictionary<string, JsonElement>? P")]
    [InlineData("{ type: object, additionalProperties: { type: integer } }", "Dictionary<string, long>? P"), Construct(49)]
    [InlineData("{ additionalProperties: { $ref: '#/components/schemas/A' } }", "Dictionary<string, A>? P")]
    [InlineData("{ type: object, patternProperties: { '^x-': { type: integer } } }", "Dictionary<string, long>? P"), Construct(51)]
    [InlineData("{ type: object, propertyNames: { pattern: '^a' }, additionalProperties: { type: integer } }", "Dictionary<string, long>? P")]
    [InlineData("{}", "JsonElement? P"), Construct(52)]
    [InlineData("true", "JsonElement? P")]
    [InlineData("{ properties: { x: { type: string } } }", "OP? P"), Construct(53)]
    [InlineData("{ items: { type: integer } }", "JsonElement? P")]
    [InlineData("{ enum: [a, b] }", "OP? P")]
    [InlineData("{ format: date }", "JsonElement? P")]
    [InlineData("{ pattern: '^a' }", "JsonElement? P")]
    [InlineData("{ minLength: 2 }", "JsonElement? P")]
    [InlineData("{ type: string, format: date }", "DateOnly? P")]
    [InlineData("{ format: binary }", "ApiFile? P")]
    [InlineData("{ type: array }", "List<JsonElement>? P"), Construct(54)]
    [InlineData("{ type: array, items: {} }", "List<JsonElement>? P")]
    [InlineData("{ type: array, uniqueItems: true, items: { type: string } }", "List<string>? P"), Construct(56)]
    [InlineData("{ type: array, items: { type: array, items: { type: array, items: { type: number } } } }", "List<List<List<double>>>? P"), Construct(58)]
    public void AMemberHasTheTypeOfItsSchema(string schema, string member) => Code.Of(Member(schema)).Declares("O", member);

    [Theory, Construct(48)]
    [InlineData("")]
    [InlineData(", additionalProperties: false")]
    public async Task ARecordKeepsNoMembersItWasNotToldOf(string more)
    {
        var document = Document.Schemas($"O: {{ type: object, properties: {{ p: {{ type: string }} }}{more} }}");
        Code.Of(document).Declares("O", "string? P").Lacks("O", "AdditionalProperties");
        await (Task)ModelJson.Trip(document, "O", """{"a":[{"b":1}],"p":"x","c":null}""").Returns("""{"p":"x"}""");
    }

    [Fact, Construct(48)]
    public async Task ARecordKeepsUnknownMembersIfTheSchemaAsksForIt()
    {
        var document = Document.Schemas("O: { type: object, properties: { p: { type: string } }, additionalProperties: true }");
        Code.Of(document).Declares("O", "Dictionary<string, JsonElement>? AdditionalProperties");
        await (Task)ModelJson.Trip(document, "O", """{"a":[{"b":1}],"p":"x","c":null}""").Returns("""{"p":"x","a":[{"b":1}],"c":null}""");
    }

    [Fact, Construct(48)]
    public Task AMapOfAnythingKeepsEveryMember() =>
        ModelJson.Trip(Member("{ type: object, additionalProperties: true }"), "O", """{"p":{"a":[{"b":1}],"c":null}}""").Returns("""{"p":{"a":[{"b":1}],"c":null}}""");

    [Fact, Construct(49)]
    public void AMapIsNoType() =>
        Code.Of(Document.Schemas("M: { type: object, additionalProperties: { type: integer } }\nO: { type: object, properties: { p: { $ref: '#/components/schemas/M' } } }"))
            .Declares("O", "Dictionary<string, long>? P").Lacks("M");

    [Fact, Construct(50)]
    public Task MembersWithoutANameAreKeptBesideThoseWithOne() =>
        ModelJson.Read(Document.Schemas("O: { type: object, properties: { p: { type: string } }, additionalProperties: { type: integer } }"), "O", """{"a":1,"p":"x","b":2}""",
            "(value.P, value.AdditionalProperties![\"b\"], JsonSerializer.Serialize(value))").Returns(("x", 2L, """{"p":"x","a":1,"b":2}"""));

    [Fact, Construct(50, 51)]
    public void APatternBesideMembersIsABag() =>
        Code.Of(Document.Schemas("O: { type: object, properties: { p: { type: string } }, patternProperties: { '^x-': { type: integer } } }"))
            .Declares("O", "string? P", "Dictionary<string, long>? AdditionalProperties");

    [Theory, Construct(53)]
    [InlineData("{ minLength: 2 }", "1")]
    [InlineData("{ pattern: '^a' }", "[true]")]
    [InlineData("{ maxLength: 2 }", "1.5")]
    [InlineData("{ format: date }", "null")]
    [InlineData("{ format: iri }", """{"a":1}""")]
    [InlineData("{ format: uuid }", "12")]
    [InlineData("{ format: int64 }", "true")]
    [InlineData("{ items: { type: integer } }", """{"a":1}""")]
    [InlineData("{ prefixItems: [{ type: integer }] }", """{"0":"x"}""")]
    [InlineData("{ patternProperties: { '^a': { type: integer } } }", "[1]")]
    [InlineData("{ contentEncoding: base64 }", "\"%\"")]
    [InlineData("{ enum: [[1], [2]] }", "[1.0]")]
    [InlineData("{ const: { a: [1] } }", """{"a":[1]}""")]
    public Task AKeywordWithoutATypeBindsOnlyItsOwnKind(string schema, string json) =>
        ModelJson.Trip(Document.Schemas($"O: {{ type: object, required: [p], properties: {{ p: {schema} }} }}"), "O", $$"""{"p":{{json}}}""").Returns($$"""{"p":{{json}}}""");

    [Fact, Construct(52)]
    public void WhatCanNeverBeIsLeftOutAndTold() =>
        Code.Of(Document.Schemas("O: { type: object, properties: { p: false, q: { type: string } } }")).Lacks("O", "P").Declares("O", "string? Q").Finds("INT1011 false");

    [Fact, Construct(55)]
    public async Task ATupleHasItsItemsByNumber()
    {
        var document = Member("{ type: array, prefixItems: [{ type: number }, { type: string }], items: false }");
        Code.Of(document).Declares("O", "OP? P").Declares("OP", "double Item1", "string Item2");
        await (Task)ModelJson.Read(document, "O", """{"p":[1.5,"x"]}""", "(value.P!.Item1, value.P!.Item2, JsonSerializer.Serialize(value))").Returns((1.5, "x", """{"p":[1.5,"x"]}"""));
        await (Task)ModelJson.Write(document, "new O { P = new OP(2, \"y\") }").Returns("""{"p":[2,"y"]}""");
        await (Task)ModelJson.Read(document, "O", """{"p":["x",1.5]}""", "value.P").Throws<Exception>("A number was expected");
    }

    [Theory, Construct(55)]
    [InlineData("[]")]
    [InlineData("[1.5]")]
    [InlineData("[1.5,null]")]
    [InlineData("""[1.5,"x",true,{"a":[]}]""")]
    public Task ATupleIsAsLongAsItCame(string json) =>
        ModelJson.Trip(Member("{ type: array, prefixItems: [{ type: number }, { type: [string, 'null'] }] }"), "O", $$"""{"p":{{json}}}""").Returns($$"""{"p":{{json}}}""");

    [Fact, Construct(55)]
    public Task ATupleOfOnePartHasItsItems() =>
        ModelJson.Trip(Member("{ allOf: [{ type: array, prefixItems: [{ type: number }] }] }"), "O", """{"p":[1.5,2]}""").Returns("""{"p":[1.5,2]}""");

    [Fact, Construct(55)]
    public Task ATupleBesideAnotherKindIsAListOfAnything() =>
        ModelJson.Trip(Member("{ type: [array, string], prefixItems: [{ type: number }] }"), "O", """{"p":[1.5,"x"]}""").Returns("""{"p":[1.5,"x"]}""");

    /// <summary>What the row calls partly.</summary>
    [Fact, Construct(55)]
    public Task ATupleWithFurtherItemsIsAListOfAnything()
    {
        var document = Member("{ type: array, prefixItems: [{ type: number }], items: { type: string } }");
        Code.Of(document).Declares("O", "List<JsonElement>? P");
        return ModelJson.Trip(document, "O", """{"p":[1.5,"x","y"]}""").Returns("""{"p":[1.5,"x","y"]}""");
    }

    [Fact, Construct(55)]
    public void TheOldFormOfATupleIsTolerated() => Code.Of(Member("{ type: array, items: [{ type: number }, { type: string }] }", "3.0.3")).Declares("O", "OP? P").Declares("OP", "double Item1", "string Item2");

    [Fact, Construct(57)]
    public async Task AListIsNoTypeWhereverItStands()
    {
        var document = Document.With("""
            /pets:
              post:
                operationId: send
                tags: [pets]
                requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Pets' } } } }
                responses: { '200': { description: '', content: { application/json: { schema: { type: object, additionalProperties: { $ref: '#/components/schemas/Pets' } } } } } }
            """, """
            Pets: { type: array, items: { $ref: '#/components/schemas/Pet' } }
            Pet: { type: object, properties: { n: { type: integer } } }
            """);
        Code.Of(document).Lacks("Pets");
        await (Task)Call.Of(document, "(await client.Pets.SendAsync([new Pet { N = 1 }]))[\"a\"].Count").Answers("""{"a":[{},{}]}""").Sends("POST /pets\n\n[{\"n\":1}]").Returns(2);
    }
}
