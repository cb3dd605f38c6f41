using Integrator.Constructs.Tests.Support;

namespace Integrator.Constructs.Tests.Documents;

public sealed class ReferenceTests
{
    [Theory, Construct(123)]
    [InlineData("'#/components/schemas/Big%20Pet'", "BigPet? A")]
    [InlineData("'#/components/schemas/Big Pet'", "BigPet? A")]
    [InlineData("'#/components/schemas/a~1b'", "AB? A")]
    [InlineData("'#/components/schemas/a%2Fb'", "AB? A")]
    [InlineData("'#/components/schemas/c~0d'", "CD? A")]
    [InlineData("'#/components/schemas/c%7Ed'", "CD? A")]
    [InlineData("'#/components/schemas/%7Be%7D'", "E? A")]
    [InlineData("'#/components/schemas/Big Pet/properties/name'", "string? A")]
    [InlineData("'#/components/schemas/Big%20Pet/properties/toys/items'", "BigPetToysItems? A")]
    [InlineData("'#/paths/~1pets/post/requestBody/content/application~1json/schema'", "PetsPostRequestBodyApplicationJson? A")]
    public void AReferenceIsFollowed(string reference, string member) => Code.Of(Of(reference)).Declares("Holder", member).Finds("INT1007 get", "INT1007 post");

    [Theory, Construct(123)]
    [InlineData("'#/components/schemas/Gone'")]
    [InlineData("'other.yaml#/Pet'")]
    [InlineData("'https://host.test/api.json#/components/schemas/Pet'")]
    [InlineData("'#/nowhere/at/all'")]
    public void AReferenceThatLeadsNowhereIsTold(string reference) =>
        Code.Of(Of(reference)).Declares("Holder", "JsonElement? A").Finds("INT1005 " + reference, "INT1007 get", "INT1007 post");

    [Fact, Construct(123)]
    public void AReferenceToItselfIsAnything() =>
        Code.Of(Document.Schemas("Pet: { type: object, properties: { self: { $ref: '#/components/schemas/Loop' }, pet: { $ref: '#/components/schemas/Pet' } } }\nLoop: { $ref: '#/components/schemas/Loop' }"))
            .Declares("Pet", "JsonElement? Self", "Pet? Pet2");

    [Theory, Construct(124)]
    [InlineData("description: Who owns it.", "Moment? At")]
    [InlineData("type: [object, 'null']", "Moment? At")]
    [InlineData("type: object", "Moment? At")]
    [InlineData("required: [value]", "PetAt? At")]
    [InlineData("properties: { zone: { type: string } }", "PetAt? At")]
    [InlineData("unevaluatedProperties: false", "Moment? At")]
    public void WhatStandsBesideAReferenceCounts(string sibling, string member) =>
        Code.Of(Holding(sibling)).Declares("Pet", member);

    [Fact, Construct(124)]
    public void MembersBesideAReferenceAreAdded() =>
        Code.Of(Holding("required: [value], properties: { zone: { type: string } }")).Declares("PetAt", "required string Value", "string? Zone");

    [Fact, Construct(124)]
    public void AnnotationsBesideAReferenceAreOfTheMember()
    {
        var text = Code.Of(Holding("description: When it came., deprecated: true")).Generated.All;

        Assert.Contains("/// <summary>When it came.</summary>\n    [global::System.Obsolete", text, StringComparison.Ordinal);
    }

    [Fact, Construct(124)]
    public void ADefaultBesideAReferenceIsTheParameters() =>
        Code.Of(Document.Operation("GET /pets", "parameters: [{ name: sort, in: query, required: true, schema: { $ref: '#/components/schemas/Sort', default: down } }]", "Sort: { type: string, enum: [up, down], default: up }"))
            .Declares("PetsResource", "Task SendAsync(Sort? sort = null, CancellationToken cancellationToken = default)");

    [Fact, Construct(124)]
    public void BeforeVersion31TheyDoNot() =>
        Code.Of(Document.Schemas("Pet: { type: object, properties: { at: { $ref: '#/components/schemas/Moment', required: [value] } } }\nMoment: { type: object, properties: { value: { type: string } } }", "3.0.3")).Declares("Pet", "Moment? At");

    private static Document Holding(string sibling) => Document.Schemas($"Pet: {{ type: object, properties: {{ at: {{ $ref: '#/components/schemas/Moment', {sibling} }} }} }}\nMoment: {{ type: object, properties: {{ value: {{ type: string }} }} }}");

    private static Document Of(string reference) => Document.With(
        """
        /pets:
          get: { responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Holder' } } } } } }
          post: { requestBody: { content: { application/json: { schema: { type: object, properties: { x: { type: string } } } } } } }
        """,
        $$"""
        Holder: { type: object, properties: { a: { $ref: {{reference}} } } }
        Big Pet: { type: object, properties: { name: { type: string }, toys: { type: array, items: { type: object, properties: { t: { type: string } } } } } }
        a/b: { type: object, properties: { x: { type: string } } }
        c~d: { type: object, properties: { x: { type: string } } }
        '{e}': { type: object, properties: { x: { type: string } } }
        """);
}
