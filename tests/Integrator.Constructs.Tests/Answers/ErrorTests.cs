using Integrator.Constructs.Tests.Support;

namespace Integrator.Constructs.Tests.Answers;

[Construct(109)]
public sealed class ErrorTests
{
    private const string Schemas = """
        Problem: { type: object, required: [code], properties: { code: { type: integer } } }
        Denied: { type: object, required: [reason], properties: { reason: { type: string } } }
        """;

    [Theory]
    [InlineData(404, "{\"reason\":\"no\"}", "Denied no")]
    [InlineData(418, "{\"code\":7}", "Problem 7")]
    [InlineData(503, "{\"code\":8}", "Problem 8")]
    public Task AnErrorHasTheTypeOfItsStatus(int status, string body, string said) =>
        Call.Of(Get($"'404': {Json("{ $ref: '#/components/schemas/Denied' }")}, '4XX': {Json("{ $ref: '#/components/schemas/Problem' }")}, default: {Json("{ $ref: '#/components/schemas/Problem' }")}"), """
            try { await client.Pets.SendAsync(); }
            catch (ApiException<Denied> failure) { return "Denied " + failure.Error.Reason; }
            catch (ApiException<Problem> failure) { return "Problem " + failure.Error.Code; }
            """).Answers(body, status: status).Returns(said);

    [Theory]
    [InlineData("{\"reason\":\"no\"}", "no")]
    [InlineData("{\"code\":7}", "7")]
    public Task AnErrorCanBeAUnion(string body, string said)
    {
        var document = Get($"'400': {Json("{ oneOf: [{ $ref: '#/components/schemas/Problem' }, { $ref: '#/components/schemas/Denied' }] }")}");
        Code.Of(document).Declares("abstract record SendError");
        return Call.Of(document, """
            try { await client.Pets.SendAsync(); }
            catch (ApiException<SendError> failure) { return failure.Error switch { SendError.Problem problem => problem.Value.Code.ToString(), SendError.Denied denied => denied.Value.Reason, _ => "?" }; }
            """).Answers(body, status: 400).Returns(said);
    }

    [Theory]
    [InlineData("application/json", "{ type: string }", "\"out of milk\"", "application/json", "out of milk|\"out of milk\"")]
    [InlineData("application/json", "{ type: array, items: { type: string } }", "[\"a\",\"b\"]", "application/json", "a,b|[\"a\",\"b\"]")]
    public Task AnErrorCanBeAnyJson(string mediaType, string schema, string body, string sent, string said) =>
        Call.Of(Get($"'400': {{ description: bad, content: {{ {mediaType}: {{ schema: {schema} }} }} }}"), """
            try { await client.Pets.SendAsync(); }
            catch (ApiException<string> failure) { return failure.Error + "|" + failure.RawBody; }
            catch (ApiException<List<string>> failure) { return string.Join(",", failure.Error) + "|" + failure.RawBody; }
            """).Answers(body, sent, 400).Returns(said);

    [Theory]
    [InlineData("'502': { description: bad, content: { text/plain: { schema: { type: string } } } }", "out of milk", "text/plain")]
    [InlineData("'502': { description: bad, content: { application/json: { schema: { $ref: '#/components/schemas/Problem' } } } }", "<html><h1>502 Bad Gateway</h1></html>", "text/html")]
    [InlineData("'502': { description: bad, content: { application/json: { schema: { $ref: '#/components/schemas/Problem' } } } }", "{\"code\":", "application/json")]
    [InlineData("'404': { description: bad, content: { application/json: { schema: { $ref: '#/components/schemas/Problem' } } } }", "{\"code\":1}", "application/json")]
    public Task AnErrorThatIsNotAsDescribedIsItsText(string responses, string body, string mediaType) =>
        Call.Of(Get(responses), "try { await client.Pets.SendAsync(); } catch (ApiException failure) { return $\"{failure.GetType() == typeof(ApiException)} {failure.Status} {failure.RawBody}\"; }")
            .Answers(body, mediaType, 502).Returns("True 502 " + body);

    [Fact]
    public Task AnErrorIsReadWithoutAThrowToo() =>
        Call.Of(Get($"default: {Json("{ $ref: '#/components/schemas/Problem' }")}"), "((Problem)(await client.Pets.SendResponseAsync()).Error!).Code").Answers("{\"code\":7}", status: 400).Returns(7L);

    [Fact]
    public Task AnErrorWithoutABodyHasItsStatus() =>
        Call.Of(Get($"default: {Json("{ $ref: '#/components/schemas/Problem' }")}"), "await client.Pets.SendAsync();").Answers("", "", 401).Throws<ApiException>("401");

    private static string Json(string schema) => $"{{ description: bad, content: {{ application/json: {{ schema: {schema} }} }} }}";

    private static Document Get(string responses) => Document.Operation("GET /pets", $"responses: {{ '200': {{ description: ok }}, {responses} }}", Schemas);
}
