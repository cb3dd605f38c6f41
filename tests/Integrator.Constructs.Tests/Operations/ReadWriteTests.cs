using Integrator.Constructs.Tests.Support;

namespace Integrator.Constructs.Tests.Operations;

[Construct(117)]
public sealed class ReadWriteTests
{
    private const string Schemas = """
        Pet:
          type: object
          required: [id, name, secret, both, at]
          properties:
            id: { type: string, readOnly: true }
            name: { type: string }
            secret: { type: string, writeOnly: true }
            both: { type: string, readOnly: true, writeOnly: true }
            at: { $ref: '#/components/schemas/Moment', readOnly: true }
        Moment: { type: object, properties: { value: { type: string } } }
        """;

    private static readonly Document s_document = Document.Operation(
        "POST /pets",
        "requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }\nresponses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } } }",
        Schemas);

    [Fact]
    public void WhatTheServerSetsNeedNotBeSent() =>
        Code.Of(s_document).Declares("Pet", "string? Id", "required string Name", "required string Secret", "string? Both", "Moment? At");

    [Fact]
    public Task WhatIsSentAndReadIsOneType() =>
        Call.Of(s_document, "var pet = await client.Pets.SendAsync(new Pet { Name = \"Rex\", Secret = \"s\" }); return $\"{pet.Id} {pet.Name} {pet.Secret is null}\";")
            .Answers("{\"id\":\"1\",\"name\":\"Rex\",\"both\":\"b\"}").Sends("POST /pets\n\n{\"name\":\"Rex\",\"secret\":\"s\"}").Returns("1 Rex True");

    [Fact]
    public void WhatIsNeverSentIsAsItIsRead() =>
        Code.Of(Document.Schemas("Pet: { type: object, required: [id], properties: { id: { type: string, readOnly: true }, at: { type: string, writeOnly: true } } }")).Declares("Pet", "required string Id", "string? At");
}
