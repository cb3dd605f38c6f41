using Integrator.Constructs.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Integrator.Constructs.Tests.Operations;

[Construct(116)]
public sealed class DeprecationTests
{
    private const string Paths = """
        /pets:
          get:
            operationId: send
            deprecated: true
            parameters: [{ name: q, in: query, deprecated: true, schema: { type: string } }, { name: r, in: query, required: true, deprecated: true, schema: { type: string } }]
            responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } } }
        """;

    private const string Schemas = """
        Pet: { type: object, deprecated: true, required: [id], properties: { id: { type: string, deprecated: true }, name: { type: string, deprecated: true }, kind: { $ref: '#/components/schemas/Kind' }, any: { $ref: '#/components/schemas/Any' } } }
        Kind: { type: string, enum: [cat, dog], deprecated: true }
        Any: { oneOf: [{ type: string }, { type: integer }], deprecated: true }
        """;

    [Theory]
    [InlineData("Test.Pet")]
    [InlineData("Test.Pet.Name")]
    [InlineData("Test.Kind")]
    [InlineData("Test.Any")]
    [InlineData("Test.Send")]
    [InlineData("Test.Send.Q")]
    [InlineData("Test.PetsResource.SendAsync")]
    [InlineData("Test.PetsResource.SendResponseAsync")]
    public void WhatIsDeprecatedIsObsolete(string name) => Assert.Contains("ObsoleteAttribute", Attributes(name));

    /// <summary>The compiler lets no required member be obsolete (CS9042).</summary>
    [Theory]
    [InlineData("Test.Pet.Id")]
    [InlineData("Test.Send.R")]
    public void WhatMustBeSetIsNot(string name) => Assert.DoesNotContain("ObsoleteAttribute", Attributes(name));

    [Fact]
    public void WhoUsesItIsWarned() =>
        Assert.Equal(["CS0618"], Code.Of(Document.With(Paths, Schemas)).Generated.Compilation("class Program { Test.Kind kind; }").GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(static message => message.Id == "CS0618").Select(static message => message.Id));

    private static IEnumerable<string?> Attributes(string name)
    {
        var compilation = Code.Of(Document.With(Paths, Schemas)).Compilation;
        var symbol = compilation.GetTypeByMetadataName(name) ?? compilation.GetTypeByMetadataName(name[..name.LastIndexOf('.')])!.GetMembers(name[(name.LastIndexOf('.') + 1)..]).First();
        return symbol.GetAttributes().Select(static attribute => attribute.AttributeClass?.Name);
    }
}
