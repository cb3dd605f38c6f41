using Integrator.Constructs.Tests.Support;

namespace Integrator.Constructs.Tests.Schemas;

/// <summary>Schemas that a discriminator tells apart.</summary>
public sealed class HierarchyTests
{
    private const string Family = """
        Pet: { type: object, required: [kind], properties: { kind: { type: string }, name: { type: string } }, discriminator: { propertyName: kind } }
        Dog: { allOf: [{ $ref: '#/components/schemas/Pet' }, { type: object, properties: { bark: { type: integer } } }] }
        Puppy: { allOf: [{ $ref: '#/components/schemas/Dog' }, { type: object, properties: { age: { type: integer } } }] }
        """;

    private static Document Arms(string discriminator, string members = "") => Document.Schemas($$"""
        Pet: { oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }], discriminator: { propertyName: kind{{discriminator}} } }
        Cat: { type: object, required: [kind], properties: { kind: { type: string }, lives: { type: integer } } }
        Dog: { type: object, properties: { {{members}}bark: { type: integer } } }
        """);

    [Theory, Construct(19, 21)]
    [InlineData(", mapping: { c: Cat, d: Dog }")]
    [InlineData(", mapping: { c: '#/components/schemas/Cat', d: '#/components/schemas/Dog' }")]
    [InlineData(", mapping: { c: 'Cat.json', d: './Dog.json' }")]
    public Task TheKeysOfAMappingTellTheArmsApart(string mapping) =>
        ModelJson.Read(Arms(mapping), "Pet", """{"bark":1,"kind":"d"}""", "((Pet.Dog)value).Value.Bark").Returns(1L);

    [Theory, Construct(20)]
    [InlineData("Dog", "Dog")]
    [InlineData("Cat", "Cat")]
    [InlineData("dog", "Unknown")]
    public Task WithoutAMappingNamesDoAndByExactCase(string kind, string arm) =>
        ModelJson.Read(Arms(""), "Pet", $$"""{"kind":"{{kind}}"}""", "value.GetType().Name").Returns(arm);

    [Fact, Construct(19)]
    public Task TheDiscriminatorIsWrittenWhereTheArmDoesNotHoldIt() =>
        ModelJson.Write(Arms(", mapping: { c: Cat, d: Dog }"), "(Pet)new Dog { Bark = 2 }").Returns("""{"kind":"d","bark":2}""");

    [Fact, Construct(22)]
    public void ChildrenExtendTheirParent() =>
        Code.Of(Document.Schemas(Family)).Declares("record Pet").Declares("record Dog : Pet").Declares("sealed record Puppy : Dog")
            .Declares("Dog", "long? Bark").Lacks("Dog", "Name");

    [Fact, Construct(22)]
    public async Task TheDiscriminatorIsWrittenOnce() => await (Task)ModelJson.Write(Document.Schemas(Family), "(Pet)new Dog { Name = \"Rex\", Bark = 3 }").Returns("""{"kind":"Dog","name":"Rex","bark":3}""");

    [Theory, Construct(23, 27)]
    [InlineData("""{"name":"Rex","bark":3,"kind":"Dog"}""", "Dog")]
    [InlineData("""{"age":1,"kind":"Puppy","bark":3}""", "Puppy")]
    [InlineData("""{"deep":{"kind":"Puppy"},"kind":"Dog"}""", "Dog")]
    public Task TheDiscriminatorMayStandAnywhere(string json, string type) => ModelJson.Read(Document.Schemas(Family), "Pet", json, "value.GetType().Name").Returns(type);

    [Fact, Construct(23)]
    public Task TheDiscriminatorOfAUnionMayStandLast() => ModelJson.Read(Arms(""), "Pet", """{"lives":9,"kind":"Cat"}""", "((Pet.Cat)value).Value.Lives").Returns(9L);

    [Fact, Construct(24)]
    public Task AKindNobodyDescribedIsKept() => ModelJson.Trip(Document.Schemas(Family), "Pet", """{"kind":"Fish","name":"Wanda","fins":[1,2]}""").Returns("""{"kind":"Fish","name":"Wanda","fins":[1,2]}""");

    [Fact, Construct(24)]
    public Task AnArmNobodyDescribedIsKept() => ModelJson.Trip(Arms(""), "Pet", """{"kind":"Fish","fins":[1,2]}""").Returns("""{"kind":"Fish","fins":[1,2]}""");

    [Fact, Construct(25)]
    public Task WithoutItsDiscriminatorTheShapeDecides() => ModelJson.Read(Arms(""), "Pet", """{"bark":1}""", "((Pet.Dog)value).Value.Bark").Returns(1L);

    [Fact, Construct(25)]
    public Task WithoutItsDiscriminatorAndAKnownShapeItIsUnknown() => ModelJson.Read(Arms(""), "Pet", """{"fins":1}""", "value.GetType().Name").Returns("Unknown");

    [Fact, Construct(25)]
    public Task WithoutItsDiscriminatorABaseIsRead() => ModelJson.Read(Document.Schemas(Family), "Pet", """{"name":"Rex"}""", "(value.GetType().Name, value.Name)").Returns(("Pet", "Rex"));

    [Fact, Construct(26)]
    public Task TwoKeysOfOneSchemaAreOneArmAndTheKeyIsKept() =>
        ModelJson.Trip(Arms(", mapping: { d: Dog, hound: Dog, c: Cat }", "kind: { type: string }, "), "Pet", """{"kind":"hound","bark":1}""").Returns("""{"kind":"hound","bark":1}""");

    [Fact, Construct(27)]
    public async Task AGrandchildIsWrittenWithAllItHas() =>
        await (Task)ModelJson.Trip(Document.Schemas(Family), "Pet", """{"kind":"Puppy","name":"P","bark":1,"age":2}""").Returns("""{"kind":"Puppy","name":"P","bark":1,"age":2}""");
}
