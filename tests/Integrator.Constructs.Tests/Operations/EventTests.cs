using Integrator.Constructs.Tests.Support;
using Integrator.Generators.Tests.Support;

namespace Integrator.Constructs.Tests.Operations;

[Construct(118)]
public sealed class EventTests
{
    private const string Schemas = "Pet: { type: object, required: [name], properties: { name: { type: string } } }";
    private const string OfPet = "requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }";
    private const string Inline = "requestBody: { content: { application/json: { schema: { type: object, required: [action], properties: { action: { type: string }, pet: { $ref: '#/components/schemas/Pet' } } } } } }";

    [Theory]
    [InlineData("webhooks: { pet-created: { post: { " + Inline + " } } }", "PetCreatedEvent")]
    [InlineData("webhooks: { petEvent: { post: { " + Inline + " } } }", "PetEvent")]
    [InlineData("webhooks: { pet-created: { $ref: '#/components/pathItems/created' } }", "PetCreatedEvent")]
    public Task WhatAWebhookSendsCanBeRead(string webhooks, string type)
    {
        var document = Document.With("/pets: { get: { operationId: list } }", Schemas, "  pathItems: { created: { post: { " + Inline + " } } }\n" + webhooks);
        Code.Of(document).Declares(type, "required string Action", "Pet? Pet").Finds();
        return Call.Of(document, $"JsonModel.Parse<{type}>(\"{{\\\"action\\\":\\\"born\\\",\\\"pet\\\":{{\\\"name\\\":\\\"Rex\\\"}}}}\") is var told ? told.Action + \" \" + told.Pet?.Name : null").Returns("born Rex");
    }

    [Theory]
    [InlineData("callbacks: { told: { '{$request.body#/url}': { post: { " + Inline + " } } } }", "ToldEvent")]
    [InlineData("callbacks: { told: { $ref: '#/components/callbacks/shared' } }", "ToldEvent")]
    public void WhatACallbackSendsCanBeRead(string callbacks, string type) =>
        Code.Of(Document.With(
            $"/pets: {{ post: {{ operationId: create, {callbacks} }} }}", Schemas, "  callbacks: { shared: { 'https://a.test/{$request.query.x}': { put: { " + Inline + " } } } }"))
            .Declares(type, "required string Action", "Pet? Pet").Finds();

    [Fact]
    public void AComponentKeepsItsName() =>
        Code.Of(Document.With("/pets: { get: { operationId: list } }", Schemas, $"webhooks: {{ created: {{ post: {{ {OfPet} }} }}, gone: {{ post: {{}} }} }}")).Declares("Pet", "required string Name").Lacks("CreatedEvent");

    [Fact]
    public void APathCanBeAReference() =>
        Code.Of(Document.With("/pets/{id}: { $ref: '#/components/pathItems/pet' }\n/toys: { $ref: '#/components/pathItems/gone' }",
            rest: "  pathItems: { pet: { parameters: [{ name: id, in: path, required: true, schema: { type: integer } }], get: { operationId: getPet } } }"))
            .Declares("PetsResource", "Task GetAsync(long id, CancellationToken cancellationToken = default)").Finds("INT1005 '#/components/pathItems/gone'");

    [Theory]
    [InlineData("", "", "AEvent BEvent")]
    [InlineData("", "webhook:*", "")]
    [InlineData("list", "", "")]
    [InlineData("list, webhook:a", "", "AEvent")]
    [InlineData("", "webhook:a", "BEvent")]
    public void OnlyWhatIsWantedIsGenerated(string operations, string omitted, string types)
    {
        var document = Document.With("/pets: { get: { operationId: list } }", Schemas, $"webhooks: {{ a: {{ post: {{ {Inline} }} }}, b: {{ post: {{ {Inline} }} }} }}");
        var generated = GeneratorHost.Run("test.openapi.yaml", document.Text, new ProjectOptions(
            new Dictionary<string, string>(), new Dictionary<string, string> { ["IntegratorOperations"] = operations, ["IntegratorOmitOperations"] = omitted }));

        Assert.Empty(generated.Diagnostics);
        Assert.Equal(types, string.Join(" ", new[] { "AEvent", "BEvent" }.Where(type => generated.All.Contains($"record {type}(", StringComparison.Ordinal))));
    }
}
