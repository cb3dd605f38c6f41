using Integrator.Constructs.Tests.Support;

namespace Integrator.Constructs.Tests.Schemas;

public sealed class EnumTests
{
    private static Document Enum(string schema) => Document.Schemas($"E: {schema}\nO: {{ type: object, required: [p], properties: {{ p: {{ $ref: '#/components/schemas/E' }} }} }}");

    [Theory, Construct(76)]
    [InlineData("{ const: order }")]
    [InlineData("{ type: string, enum: [order] }")]
    public Task AConstantNeedNotBeSet(string schema) =>
        ModelJson.Write(Document.Schemas($"O: {{ type: object, required: [p], properties: {{ p: {schema} }} }}"), "new O()").Returns("""{"p":"order"}""");

    [Fact, Construct(77)]
    public Task AValueNobodyDescribedIsKept() =>
        ModelJson.Read(Enum("{ type: string, enum: [a, b] }"), "O", """{"p":"c"}""", "(value.P == new E(\"c\"), value.P == E.A, JsonSerializer.Serialize(value))")
            .Returns((true, false, """{"p":"c"}"""));

    [Fact, Construct(78)]
    public async Task EveryValueHasANameOfItsOwn()
    {
        var document = Document.Of("""
            { "openapi": "3.1.1", "info": { "title": "Test", "version": "1" }, "paths": { "/o": { "get": { "operationId": "getO", "tags": ["x"], "responses": { "200": { "description": "",
              "content": { "application/json": { "schema": { "$ref": "#/components/schemas/E" } } } } } } } }, "components": { "schemas": { "E": { "type": "string",
              "enum": ["1", "+1", "-1", "", " ", "a b", "A", "a", "r", "r+", "Etc/GMT+1", "Etc/GMT-1", "*", "null", "true", "\u00e9"] } } } }
            """);
        Code.Of(document).Declares("E", "static E _1", "static E Plus1", "static E Minus1", "static E Empty", "static E Space", "static E AB", "static E A", "static E A2",
            "static E R", "static E RPlus", "static E EtcSlashGmtPlus1", "static E EtcSlashGmtMinus1", "static E Star", "static E Null", "static E True", "static E \u00c9");
        await (Task)Call.Of(document, "string.Join('|', E.EtcSlashGmtMinus1, E.RPlus, E.Space)").Returns("Etc/GMT-1|r+| ");
    }

    [Theory, Construct(79)]
    [InlineData("x-enum-varnames: [Low, High]")]
    [InlineData("x-enumNames: [Low, High]")]
    [InlineData("x-ms-enum: { name: Level, values: [{ value: 1, name: Low }, { value: 2, name: High }] }")]
    public async Task NumbersHaveTheNamesOfAnExtension(string names)
    {
        var document = Enum($"{{ type: integer, enum: [1, 2], {names} }}");
        Code.Of(document).Declares("E", "static E Low", "static E High", "long Value");
        await (Task)ModelJson.Read(document, "O", """{"p":3}""", "(value.P.Value, JsonSerializer.Serialize(new O { P = E.High }))").Returns((3L, """{"p":2}"""));
    }

    [Fact, Construct(80)]
    public Task MixedValuesAreAnyJson() => ModelJson.Trip(Enum("{ enum: [1, a, null] }"), "O", """{"p":1}""").Returns("""{"p":1}""");

    [Fact, Construct(81)]
    public async Task AValueThatComesTwiceIsOne()
    {
        var document = Document.Operation("GET /o", "parameters: [{ name: e, in: query, schema: { type: array, items: { $ref: '#/components/schemas/E' } } }]", "E: { type: string, enum: [a, b, a] }");
        Code.Of(document).Declares("E", "static E A", "static E B").Lacks("E", "A2");
        await (Task)Call.Of(document, "await client.O.SendAsync(e: [E.A, E.B]);").Sends("GET /o?e=a&e=b");
    }

    [Fact, Construct(81)]
    public void ItemsMayBeEnumerations() =>
        Code.Of(Document.Schemas("O: { type: object, properties: { p: { type: array, items: { type: string, enum: [a, b] } } } }")).Declares("O", "List<OPItem>? P").Declares("OPItem", "static OPItem A");
}
