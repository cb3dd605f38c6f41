using Integrator.Constructs.Tests.Support;

namespace Integrator.Constructs.Tests.Schemas;

public sealed class AllOfTests
{
    private const string Parts = """
        A: { type: object, required: [a], properties: { a: { type: string }, both: { type: string } } }
        B: { type: object, properties: { b: { type: integer }, both: { type: string, format: date } } }
        """ + "\n";

    [Fact, Construct(28)]
    public void InlineObjectsAreOneRecord() =>
        Code.Of(Document.Schemas("O: { allOf: [{ type: object, properties: { a: { type: string } } }, { type: object, properties: { b: { type: integer } } }] }"))
            .Declares("sealed record O").Declares("O", "string? A", "long? B");

    [Fact, Construct(29)]
    public void TwoReferencesAreOneRecord() =>
        Code.Of(Document.Schemas(Parts + "O: { allOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }] }"))
            .Declares("O", "required string A", "long? B", "DateOnly? Both");

    [Fact, Construct(30)]
    public void OneReferenceIsAnAlias() =>
        Code.Of(Document.Schemas(Parts + "O: { type: object, properties: { p: { description: An A., allOf: [{ $ref: '#/components/schemas/A' }] } } }")).Declares("O", "A? P").Lacks("OP");

    [Fact, Construct(30)]
    public void AComponentOfOneReferenceIsAnAlias() =>
        Code.Of(Document.Schemas(Parts + "C: { allOf: [{ $ref: '#/components/schemas/A' }] }\nO: { type: object, properties: { p: { $ref: '#/components/schemas/C' } } }"))
            .Declares("O", "A? P").Lacks("C");

    [Fact, Construct(31)]
    public void MembersBesideItAreNotLost() =>
        Code.Of(Document.Schemas(Parts + "O: { type: object, required: [c], properties: { c: { type: string } }, allOf: [{ $ref: '#/components/schemas/A' }] }"))
            .Declares("O", "required string C", "required string A");

    [Fact, Construct(32)]
    public void APartMayDemandWhatAnotherAllows() =>
        Code.Of(Document.Schemas(Parts + "O: { allOf: [{ $ref: '#/components/schemas/B' }, { required: [b] }] }")).Declares("O", "required long B");

    [Fact, Construct(44)]
    public void WhatOnlyValidatesShapesNothing() =>
        Code.Of(Document.Schemas("""
            O: { type: object, properties: { a: { type: string }, b: { not: { type: string } } }, not: { required: [x] }, if: { required: [a] }, then: { required: [b] }, else: {},
                 dependentSchemas: { a: { required: [b] } }, dependentRequired: { a: [b] }, unevaluatedProperties: false, contains: { type: string } }
            """)).Declares("O", "string? A", "JsonElement? B");

    [Theory, Construct(45)]
    [InlineData("N: { type: object, properties: { kids: { type: array, items: { $ref: '#/components/schemas/N' } } } }", "List<N>? Kids")]
    [InlineData("N: { type: object, properties: { kids: { $ref: '#/components/schemas/M' } } }\nM: { type: object, properties: { n: { $ref: '#/components/schemas/N' } } }", "M? Kids")]
    [InlineData("N: { type: object, properties: { kids: { type: object, additionalProperties: { $ref: '#/components/schemas/N' } } } }", "Dictionary<string, N>? Kids")]
    [InlineData("N: { allOf: [{ type: object, properties: { kids: { $ref: '#/components/schemas/N' } } }] }", "N? Kids")]
    [InlineData("N: { allOf: [{ $ref: '#/components/schemas/N' }, { type: object, properties: { kids: { type: string } } }] }", "string? Kids")]
    public void ASchemaMayHoldItself(string schemas, string member) => Code.Of(Document.Schemas(schemas)).Declares("N", member);

    [Fact, Construct(45)]
    public Task ATreeIsReadAndWritten() =>
        ModelJson.Trip(Document.Schemas("N: { type: object, properties: { kids: { type: array, items: { $ref: '#/components/schemas/N' } } } }"), "N", """{"kids":[{"kids":[]},{}]}""")
            .Returns("""{"kids":[{"kids":[]},{}]}""");

    [Theory, Construct(46)]
    [InlineData("{ $ref: '#/components/schemas/O/$defs/D' }", "$comment: none")]
    [InlineData("{ $ref: '#d' }", "$anchor: d")]
    [InlineData("{ $dynamicRef: '#d' }", "$dynamicAnchor: d")]
    [InlineData("{ $ref: '#d' }", "$dynamicAnchor: d")]
    [InlineData("{ $dynamicRef: '#d' }", "$anchor: d")]
    public void ADefinitionInsideIsFound(string reference, string anchor) =>
        Code.Of(Document.Schemas($$"""
            O: { type: object, properties: { p: {{reference}} }, $defs: { D: { {{anchor}}, type: object, properties: { x: { type: integer } } } } }
            """)).Declares("O", "OD? P").Declares("OD", "long? X").Finds();

    [Fact, Construct(46)]
    public void AnAnchorThatNobodySetIsTold() =>
        Code.Of(Document.Schemas("O: { type: object, properties: { p: { $ref: '#e' } }, $defs: { D: { $anchor: d, type: string } } }")).Declares("O", "JsonElement? P").Finds("INT1005 '#e'");

    [Fact, Construct(46)]
    public void ASchemaIsFoundByItsId() =>
        Code.Of(Document.Schemas("""
            A: { $id: 'https://shop.test/a', type: object, properties: { p: { type: integer } } }
            B: { type: object, properties: { a: { $ref: 'https://shop.test/a' } } }
            """)).Declares("B", "A? A").Finds();

    /// <summary>What the row calls partly: a pointer begins at the root of the document.</summary>
    [Fact, Construct(46)]
    public void APointerThatBeginsAtASchemaWithAnIdIsTold() =>
        Code.Of(Document.Schemas("""
            A: { $id: 'https://shop.test/a', type: object, properties: { p: { $ref: '#/$defs/D' } }, $defs: { D: { type: integer } } }
            """)).Declares("A", "JsonElement? P").Finds("INT1005 '#/$defs/D'");
}
