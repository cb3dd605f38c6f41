using Integrator.Constructs.Tests.Support;

namespace Integrator.Constructs.Tests.Answers;

[Construct(108)]
public sealed class SuccessTests
{
    private const string Schemas = """
        Pet: { type: object, properties: { name: { type: string } } }
        Job: { type: object, properties: { id: { type: string } } }
        """;

    private const string Pet = "content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } }";
    private const string Job = "content: { application/json: { schema: { $ref: '#/components/schemas/Job' } } }";

    [Theory]
    [InlineData(200)]
    [InlineData(201)]
    public Task SuccessesOfOneShapeAreOneType(int status)
    {
        var document = Get($"'200': {{ {Pet} }}, '201': {{ {Pet} }}");
        Code.Of(document).Declares("PetsResource", "Task<Pet> SendAsync(CancellationToken cancellationToken = default)").Lacks("SendResult");
        return Call.Of(document, "(await client.Pets.SendAsync()).Name").Answers("{\"name\":\"Rex\"}", status: status).Returns("Rex");
    }

    [Theory]
    [InlineData(200, "{\"name\":\"Rex\"}", "Rex")]
    [InlineData(204, "", null)]
    public Task ASuccessWithoutABodyIsNull(int status, string body, string? name)
    {
        var document = Get($"'200': {{ {Pet} }}, '204': {{ description: gone }}");
        Code.Of(document).Declares("PetsResource", "Task<Pet?> SendAsync(CancellationToken cancellationToken = default)");
        return Call.Of(document, "(await client.Pets.SendAsync())?.Name").Answers(body, body.Length == 0 ? "" : "application/json", status).Returns(name);
    }

    [Theory]
    [InlineData(200, "{\"name\":\"Rex\"}", "Rex")]
    [InlineData(202, "{\"id\":\"7\"}", "job 7")]
    [InlineData(204, "", "none")]
    public Task SuccessesOfSeveralShapesAreTheirCases(int status, string body, string said)
    {
        var document = Get($"'200': {{ {Pet} }}, '202': {{ {Job} }}, '204': {{ description: gone }}");
        Code.Of(document)
            .Declares("PetsResource", "Task<SendResult> SendAsync(CancellationToken cancellationToken = default)")
            .Declares("abstract record SendResult").Declares("sealed record SendResult.Ok : SendResult");
        return Call.Of(document, """
            (await client.Pets.SendAsync() switch
            {
                SendResult.Ok ok => ok.Value.Name,
                SendResult.Accepted accepted => "job " + accepted.Value.Id,
                SendResult.NoContent => "none",
                _ => "other",
            })
            """).Answers(body, body.Length == 0 ? "" : "application/json", status).Returns(said);
    }

    [Theory]
    [InlineData(200, "7", "application/json", "7")]
    [InlineData(202, "in the queue", "text/plain", "text in the queue")]
    public Task ACaseMayBeAText(int status, string body, string mediaType, string said) =>
        Call.Of(
            Get("'200': { content: { application/json: { schema: { type: integer } } } }, '202': { content: { text/plain: {} } }"),
            "(await client.Pets.SendAsync() switch { SendResult.Ok ok => ok.Value.ToString(), SendResult.Accepted accepted => \"text \" + accepted.Value, _ => \"other\" })")
            .Answers(body, mediaType, status).Returns(said);

    [Theory]
    [InlineData("'2XX'", 207)]
    [InlineData("'2xx'", 200)]
    [InlineData("default", 203)]
    public Task ARangeOrADefaultIsASuccess(string range, int status) =>
        Call.Of(Get($"{range}: {{ {Pet} }}"), "(await client.Pets.SendAsync()).Name").Answers("{\"name\":\"Rex\"}", status: status).Returns("Rex");

    [Theory]
    [InlineData(200, "{\"name\":\"Rex\"}", "Rex")]
    [InlineData(206, "{\"id\":\"7\"}", "7")]
    public Task AStatusCountsBeforeItsRange(int status, string body, string said) =>
        Call.Of(Get($"'2XX': {{ {Job} }}, '200': {{ {Pet} }}"), "await client.Pets.SendAsync() is SendResult.Ok ok ? ok.Value.Name : ((SendResult.Success)await client.Pets.SendAsync()).Value.Id")
            .Answers(body, status: status).Answers(body, status: status).Returns(said);

    [Fact]
    public Task WhereASuccessIsDescribedTheDefaultIsAnError() =>
        Call.Of(Get($"'200': {{ {Pet} }}, default: {{ {Job} }}"), "try { await client.Pets.SendAsync(); } catch (ApiException<Job> failure) { return failure.Error.Id; } return \"none\";")
            .Answers("{\"id\":\"7\"}", status: 409).Returns("7");

    [Fact]
    public Task NothingNewIsToldByTheStatus()
    {
        var document = Get($"'200': {{ {Pet} }}, '304': {{ description: as you know it }}", "parameters: [{ name: If-None-Match, in: header, schema: { type: string } }]");
        return Call.Of(document, """
            var response = await client.Pets.SendResponseAsync("\"1\"");
            try { await client.Pets.SendAsync(); } catch (ApiException failure) { return $"{response.Status} {response.Body is null} {failure.Status} {failure.Headers.Text("ETag")}"; }
            """).Answers("", "", 304).Answers("", "", 304, ("ETag", "\"1\"")).Sends("GET /pets\nIf-None-Match: \"1\"", "GET /pets").Returns("304 True 304 \"1\"");
    }

    [Fact]
    public Task ARedirectIsFollowedToWhatItLeadsTo()
    {
        var document = Get("'302': { description: elsewhere, headers: { Location: { schema: { type: string, format: uri } } } }, '410': { description: gone }");
        Code.Of(document).Declares("PetsResource", "Task<Stream> SendAsync(CancellationToken cancellationToken = default)");
        return Call.Of(document, "using var stream = await client.Pets.SendAsync(); using var reader = new StreamReader(stream); return await reader.ReadToEndAsync();")
            .Answers("", "", 302, ("Location", "/file?x=1")).Answers("bytes", "application/zip").Sends("GET /pets\nAccept: */*", "GET /file?x=1").Returns("bytes");
    }

    [Fact]
    public Task APostThatIsSentElsewhereIsFollowedByAGet() =>
        Call.Of(Document.Operation("POST /pets", "responses: { '303': { description: elsewhere } }"), "(await client.Pets.SendResponseAsync()).Status.ToString()")
            .Answers("", "", 303, ("Location", "/pets/1")).Answers("", "", 204).Sends("POST /pets", "GET /pets/1").Returns("204");

    [Fact]
    public Task AMovedPostIsLeftToTheCaller() =>
        Call.Of(Document.Operation("POST /pets", "responses: { '301': { description: moved } }"), "(await client.Pets.SendResponseAsync()).Headers.Address(\"Location\")?.ToString()")
            .Answers("", "", 301, ("Location", "/pets/1")).Sends("POST /pets").Returns("/pets/1");

    private static Document Get(string responses, string members = "") => Document.Operation("GET /pets", $"{members}\nresponses: {{ {responses} }}", Schemas);
}
