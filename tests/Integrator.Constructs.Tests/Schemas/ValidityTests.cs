using Integrator.Constructs.Tests.Support;

namespace Integrator.Constructs.Tests.Schemas;

/// <summary>An arm is chosen because the value fits it; what is read and written back is equal.</summary>
public sealed class ValidityTests
{
    private const string Parts = """
        A: { type: object, required: [a], properties: { a: { type: string } } }
        B: { type: object, required: [b], properties: { b: { type: integer } } }
        """ + "\n";

    [Theory, Construct(33)]
    [InlineData("anyOf: [{ type: integer }, { type: number }, { type: string, format: date }]", "5", "Int64")]
    [InlineData("anyOf: [{ type: integer }, { type: number }, { type: string, format: date }]", "1.25", "Double")]
    [InlineData("anyOf: [{ type: integer }, { type: number }, { type: string, format: date }]", "\"2026-01-02\"", "Date")]
    [InlineData("anyOf: [{ type: integer }, { type: number }, { type: string, format: date }]", "\"0000-00-00\"", "Unknown")]
    [InlineData("anyOf: [{ type: integer }, { type: string }]", "1.25", "Unknown")]
    [InlineData("anyOf: [{ type: integer }, { type: string }]", "9223372036854775808", "Unknown")]
    [InlineData("anyOf: [{ type: integer, format: int32 }, { type: boolean }]", "3000000000", "Unknown")]
    [InlineData("anyOf: [{ type: string, format: uuid }, { type: integer }]", "\"no-uuid\"", "Unknown")]
    [InlineData("anyOf: [{ type: string, format: uuid }, { type: integer }]", "\"0f8fad5b-d9cb-469f-a165-70867728950e\"", "Guid")]
    [InlineData("anyOf: [{ type: string, format: date-time }, { type: boolean }]", "\"\"", "Unknown")]
    [InlineData("anyOf: [{ type: array, items: { type: string } }, { type: array, items: { type: integer } }]", "[1,2]", "Int64List")]
    [InlineData("anyOf: [{ type: array, items: { type: string } }, { type: array, items: { type: integer } }]", "[\"x\"]", "StringList")]
    [InlineData("anyOf: [{ type: array, items: { type: string } }, { type: array, items: { type: integer } }]", "[true]", "Unknown")]
    [InlineData("anyOf: [{ type: array, items: { $ref: '#/components/schemas/A' } }, { type: array, items: { $ref: '#/components/schemas/B' } }]", "[{\"b\":2}]", "BList")]
    [InlineData("anyOf: [{ type: array, items: { type: array, items: { type: string } } }, { type: array, items: { type: array, items: { type: boolean } } }]", "[[],[true]]", "BooleanListList")]
    public Task AnArmIsChosenBecauseTheValueFits(string arms, string json, string arm) =>
        ModelJson.Read(Document.Schemas($"{Parts}U: {{ {arms} }}"), "U", json, "(value.GetType().Name, JsonSerializer.Serialize(value))").Returns((arm, json));

    [Theory, Construct(36)]
    [InlineData("type: boolean, const: true", "type: boolean, const: false", "true", "false")]
    [InlineData("type: integer, enum: [1]", "type: integer, enum: [2]", "1", "2")]
    [InlineData("const: 1", "const: \"1\"", "1", "\"1\"", true)]
    [InlineData("const: true", "const: x", "true", "\"x\"")]
    public async Task AConstantOfEveryKindTellsArmsApart(string one, string other, string first, string second, bool isAlike = false)
    {
        var document = Document.Schemas($"U: {{ oneOf: [{{ $ref: '#/components/schemas/A' }}, {{ $ref: '#/components/schemas/B' }}] }}\nA: {{ type: object, required: [t], properties: {{ t: {{ {one} }}, v: {{ type: string }} }} }}\nB: {{ type: object, required: [t], properties: {{ t: {{ {other} }}, v: {{ type: string }} }} }}\n");
        foreach (var (value, arm) in new[] { (first, "A"), (second, isAlike ? "A" : "B") })
        {
            var json = $"{{\"t\":{value},\"v\":\"x\"}}";
            await (Task)ModelJson.Read(document, "U", json, "value.GetType().Name").Returns(arm);
        }
    }

    [Theory]
    [InlineData("""{"kind":"text","value":"x","name":"a"}""")]
    [InlineData("""{"kind":"count","value":3,"name":"b"}""")]
    [InlineData("""{"kind":"range","value":{"from":1,"to":2},"name":"c"}""")]
    public Task AMemberThatArmsDescribeDifferentlyHasOneOfThoseTypes(string json) => ModelJson.Trip(Document.Schemas("""
        O:
          type: object
          required: [name]
          properties: { name: { type: string } }
          oneOf:
            - { required: [kind, value], properties: { kind: { type: string, enum: [text] }, value: { type: string } } }
            - { required: [kind, value], properties: { kind: { type: string, enum: [count] }, value: { type: integer } } }
            - { required: [kind, value], properties: { kind: { type: string, enum: [range] }, value: { type: object, properties: { from: { type: integer }, to: { type: integer } } } } }

        """), "O", json).Returns(json);

    [Theory, Construct(51)]
    [InlineData("patternProperties: { '^s_': { type: string } }, additionalProperties: { type: integer }", """{"id":1,"n":2,"s_a":"text"}""")]
    [InlineData("patternProperties: { '^s_': { type: string }, '^n_': { type: integer } }", """{"id":1,"s_a":"text","n_b":3}""")]
    [InlineData("patternProperties: { '^x_': { type: string } }, additionalProperties: false", """{"id":1,"x_a":"v"}""")]
    public Task MembersOfPatternsAreKept(string patterns, string json) =>
        ModelJson.Trip(Document.Schemas($"O: {{ type: object, properties: {{ id: {{ type: integer }} }}, {patterns} }}"), "O", json).Returns(json);

    [Theory]
    [InlineData("type: string, format: date-time, nullable: true")]
    [InlineData("type: [string, 'null'], format: date-time")]
    [InlineData("type: string, format: date-time, x-nullable: true")]
    [InlineData("oneOf: [{ type: string, format: date-time }, { type: 'null' }]")]
    [InlineData("type: integer, nullable: true")]
    [InlineData("type: [integer, 'null']")]
    [InlineData("enum: [a, b, null]")]
    [InlineData("type: [object, 'null'], properties: { a: { type: string } }")]
    [InlineData("$ref: '#/components/schemas/A', nullable: true")]
    [InlineData("type: array, items: { type: string }, nullable: true")]
    public Task ARequiredMemberThatMayBeNullIsNull(string schema) =>
        ModelJson.Trip(Document.Schemas($"{Parts}O: {{ type: object, required: [p], properties: {{ p: {{ {schema} }} }} }}"), "O", """{"p":null}""").Returns("""{"p":null}""");

    [Theory]
    [InlineData("type: string, contentMediaType: image/png", "ApiFile? P")]
    [InlineData("contentMediaType: application/octet-stream", "ApiFile? P")]
    [InlineData("type: string, contentMediaType: text/markdown", "string? P")]
    [InlineData("type: string, contentMediaType: application/json", "string? P")]
    [InlineData("type: string, contentMediaType: image/png, contentEncoding: base64", "byte[]? P")]
    public void AFileOfVersion31IsDescribedByItsMediaType(string schema, string member) =>
        Code.Of(Document.Schemas($"O: {{ type: object, properties: {{ p: {{ {schema} }} }} }}")).Declares("O", member);
}
