using Integrator.Constructs.Tests.Support;

namespace Integrator.Constructs.Tests.Operations;

[Construct(113)]
public sealed class MethodTests
{
    [Theory]
    [InlineData("GET", "3.1.1")]
    [InlineData("PUT", "3.1.1")]
    [InlineData("POST", "3.1.1")]
    [InlineData("DELETE", "3.1.1")]
    [InlineData("PATCH", "3.1.1")]
    [InlineData("OPTIONS", "3.1.1")]
    [InlineData("HEAD", "3.1.1")]
    [InlineData("TRACE", "3.1.1")]
    [InlineData("QUERY", "3.2.0")]
    [InlineData("LOCK", "3.2.0")]
    [InlineData("VERSION-CONTROL", "3.2.0")]
    public Task AMethodIsSentAsItIs(string method, string openapi) =>
        Call.Of(Document.Operation(method + " /pets/{id}", "parameters: [{ name: id, in: path, required: true, schema: { type: string } }]", openapi: openapi), "await client.Pets.SendAsync(\"7\");")
            .Sends(method + " /pets/7");

    [Fact]
    public Task TheAnswerToHeadIsItsHeaders() =>
        Call.Of(Document.Operation("HEAD /pets", "responses: { '200': { description: ok, headers: { X-Total: { schema: { type: integer } } }, content: { application/json: { schema: { type: string } } } } }"),
            "var response = await client.Pets.SendResponseAsync(); return $\"{response.Status} {new Send.ResponseHeaders(response.Headers).Total} {response.Body}\";")
            .Answers([], "application/json", 200, ("X-Total", "7")).Sends("HEAD /pets").Returns("200 7 ");

    [Theory]
    [InlineData("QUERY")]
    [InlineData("SEARCH")]
    public Task AQueryHasABody(string method) =>
        Call.Of(Document.Operation(method + " /pets", "requestBody: { required: true, content: { application/json: { schema: { type: object, properties: { name: { type: string } } } } } }", openapi: "3.2.0"),
            "await client.Pets.SendAsync(new SendRequest { Name = \"Rex\" });").Sends($"{method} /pets\nContent-Type: application/json\n\n{{\"name\":\"Rex\"}}");

    [Fact]
    public void APartOfAMethodWithAnotherNameIsFoundWhereItStands() =>
        Code.Of(Document.Operation("LOCK /pets", "parameters: [{ name: 'X P', in: header }]", openapi: "3.2.0")).Finds("INT1011 'X P'");
}
