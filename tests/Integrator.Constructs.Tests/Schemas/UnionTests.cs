using Integrator.Constructs.Tests.Support;

namespace Integrator.Constructs.Tests.Schemas;

public sealed class UnionTests
{
    private const string Parts = """
        A: { type: object, required: [a], properties: { a: { type: string } } }
        B: { type: object, required: [b], properties: { b: { type: integer } } }
        """ + "\n";

    private static Document Member(string schema) => Document.Schemas($"{Parts}O: {{ type: object, properties: {{ p: {schema} }} }}");

    private static Document Union(string arms, string schemas = Parts) => Document.Schemas($"{schemas}U: {{ oneOf: [{arms}] }}");

    [Theory, Construct(33)]
    [InlineData("\"x\"", "String")]
    [InlineData("1", "Int64")]
    [InlineData("true", "Unknown")]
    public Task PrimitivesAreToldApartByTheirKind(string json, string arm) =>
        ModelJson.Read(Union("{ type: string }, { type: integer }"), "U", json, "value.GetType().Name").Returns(arm);

    [Fact, Construct(33)]
    public Task APrimitiveIsGivenAsItIs() => ModelJson.Write(Member("{ oneOf: [{ type: string }, { type: integer }] }"), "new O { P = 7 }").Returns("""{"p":7}""");

    [Theory, Construct(34)]
    [InlineData("""{"p":{"a":"1"}}""", 1)]
    [InlineData("""{"p":[{"a":"1"},{"a":"2"}]}""", 2)]
    public async Task OneOrManyIsAList(string json, int count)
    {
        var document = Member("{ oneOf: [{ $ref: '#/components/schemas/A' }, { type: array, items: { $ref: '#/components/schemas/A' } }] }");
        Code.Of(document).Declares("O", "OneOrMany<A>? P");
        await (Task)ModelJson.Read(document, "O", json, "(value.P!.Value.AsMany().Count, JsonSerializer.Serialize(value))").Returns((count, json));
    }

    [Theory, Construct(35)]
    [InlineData("""{"p":"a_1"}""", false)]
    [InlineData("""{"p":{"a":"1"}}""", true)]
    public async Task ATextMayStandForAnObject(string json, bool isExpanded)
    {
        var document = Member("{ anyOf: [{ type: string }, { $ref: '#/components/schemas/A' }] }");
        Code.Of(document).Declares("O", "Expandable<A>? P");
        await (Task)ModelJson.Read(document, "O", json, "(value.P!.Value.IsExpanded, JsonSerializer.Serialize(value))").Returns((isExpanded, json));
    }

    [Theory, Construct(36)]
    [InlineData("const: dog", """{"t":"dog","n":1}""", "Dog")]
    [InlineData("enum: [dog]", """{"n":1,"t":"dog"}""", "Dog")]
    public Task AConstantTellsTheArmsApart(string only, string json, string arm) =>
        ModelJson.Read(Union("{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }", $$"""
            Cat: { type: object, required: [t], properties: { t: { type: string, enum: [cat] }, n: { type: integer } } }
            Dog: { type: object, required: [t], properties: { t: { type: string, {{only}} }, n: { type: integer } } }

            """), "U", json, "value.GetType().Name").Returns(arm);

    [Theory, Construct(37)]
    [InlineData("""{"a":"x"}""", "A")]
    [InlineData("""{"b":1}""", "B")]
    [InlineData("""{"a":"x","b":1,"c":2}""", "A")]
    public Task WhatIsRequiredTellsTheArmsApart(string json, string arm) =>
        ModelJson.Read(Union("{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }"), "U", json, "value.GetType().Name").Returns(arm);

    [Fact, Construct(37)]
    public void ArmsThatNothingTellsApartAreTold() =>
        Code.Of(Union("{ $ref: '#/components/schemas/C' }, { $ref: '#/components/schemas/D' }", """
            C: { type: object, properties: { x: { type: string } } }
            D: { type: object, properties: { x: { type: string } } }

            """)).Finds("INT1017 U");

    [Theory, Construct(38)]
    [InlineData("{ anyOf: [{ type: string, enum: [a, b] }, { type: string }] }")]
    [InlineData("{ oneOf: [{ type: string }, { enum: [a, b] }] }")]
    public void AnEnumerationBesideTextIsOpenAnyway(string schema) => Code.Of(Member(schema)).Declares("O", "OP? P").Declares("OP", "static OP A", "static OP B");

    [Fact, Construct(39)]
    public void ConstantsWithTitlesAreAnEnumeration() =>
        Code.Of(Member("{ oneOf: [{ const: 1, title: Low }, { const: 2, title: High }], type: integer }")).Declares("O", "OP? P").Declares("OP", "static OP Low", "static OP High", "long Value");

    [Fact, Construct(39)]
    public void ConstantTextsWithTitlesAreAnEnumeration() =>
        Code.Of(Member("{ oneOf: [{ const: l, title: Low }, { const: h, title: High }] }")).Declares("OP", "static OP Low", "static OP High");

    [Fact, Construct(40)]
    public void AUnionInAUnionAddsItsArms() =>
        Code.Of(Union("{ oneOf: [{ $ref: '#/components/schemas/A' }, { type: integer }] }, { oneOf: [{ $ref: '#/components/schemas/A' }, { type: boolean }] }"))
            .Declares("sealed record U.A : U").Declares("sealed record U.Int64 : U").Declares("sealed record U.Boolean : U").Lacks("U", "A2");

    [Fact, Construct(41)]
    public void TextsOfTwoFormatsAreOneText() =>
        Code.Of(Member("{ oneOf: [{ type: string, format: date }, { type: string, format: uuid }] }")).Declares("O", "string? P");

    [Fact, Construct(41)]
    public Task BothFormatsAreRead() =>
        ModelJson.Trip(Member("{ oneOf: [{ type: string, format: date }, { type: string, format: date-time }] }"), "O", """{"p":"2024-02-30T"}""").Returns("""{"p":"2024-02-30T"}""");

    [Fact, Construct(42)]
    public Task AnEmptySchemaIsTheArmForAllElse() =>
        ModelJson.Trip(Member("{ oneOf: [{}, { $ref: '#/components/schemas/A' }] }"), "O", """{"p":[1,{"z":null}]}""").Returns("""{"p":[1,{"z":null}]}""");

    [Fact, Construct(43)]
    public async Task AUnionMayStandAnywhere()
    {
        const string Either = "{ oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }] }";
        var document = Document.Operation("POST /u", $$"""
            parameters: [{ name: q, in: query, schema: { oneOf: [{ type: string }, { type: integer }] } }]
            requestBody: { required: true, content: { application/json: { schema: {{Either}} } } }
            responses:
              '200': { description: '', content: { application/json: { schema: {{Either}} } } }
              '400': { description: '', content: { application/json: { schema: {{Either}} } } }
            """, Parts);
        await (Task)Call.Of(document, "((SendResponse.B)await client.U.SendAsync(new A { A_ = \"x\" }, q: 5)).Value.B_".Replace("A_", "A2", StringComparison.Ordinal).Replace("B_", "B2", StringComparison.Ordinal))
            .Answers("""{"b":3}""").Sends("POST /u?q=5\n\n{\"a\":\"x\"}").Returns(3L);
    }
}
