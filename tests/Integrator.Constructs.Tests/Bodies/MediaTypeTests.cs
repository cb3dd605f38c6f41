using Integrator.Constructs.Tests.Support;

namespace Integrator.Constructs.Tests.Bodies;

public sealed class MediaTypeTests
{
    private const string Pet = "Pet: { type: object, properties: { name: { type: string } } }";
    private const string OfPet = "{ schema: { $ref: '#/components/schemas/Pet' } }";
    private const string New = "new Pet { Name = \"Rex\" }";
    private const string Json = "{\"name\":\"Rex\"}";

    [Fact, Construct(97)]
    public Task AnOptionalBodyCanBeLeftOut()
    {
        var document = Post($"application/json: {OfPet}");
        Code.Of(document).Declares("PetsResource", "Task SendAsync(Pet? body = null, CancellationToken cancellationToken = default)");
        return Call.Of(document, "await client.Pets.SendAsync();").Sends("POST /pets\nContent-Type:\nContent-Length: 0");
    }

    [Theory, Construct(97)]
    [InlineData("GET")]
    [InlineData("DELETE")]
    public Task AnyMethodCanHaveABody(string method) =>
        Call.Of(Document.Operation(method + " /pets", $"requestBody: {{ required: true, content: {{ application/json: {OfPet} }} }}", Pet), $"await client.Pets.SendAsync({New});")
            .Sends($"{method} /pets\nContent-Type: application/json\n\n{Json}");

    [Theory, Construct(98)]
    [InlineData("application/json", "application/json")]
    [InlineData("application/merge-patch+json", "application/merge-patch+json")]
    [InlineData("application/vnd.pet+json; v=1", "application/vnd.pet+json; v=1")]
    [InlineData("application/*+json", "application/json")]
    [InlineData("*/*", "application/json")]
    public Task JsonIsSentUnderItsOwnName(string mediaType, string sent) =>
        Call.Of(Post($"'{mediaType}': {OfPet}"), $"await client.Pets.SendAsync({New});").Sends($"POST /pets\nContent-Type: {sent}\n\n{Json}");

    [Fact, Construct(98)]
    public Task PlainJsonGoesBeforeItsOtherNames() =>
        Call.Of(Post($"application/json-patch+json: {OfPet}, application/vnd.pet+json: {OfPet}, application/json: {OfPet}"), $"await client.Pets.SendAsync({New});")
            .Sends($"POST /pets\nContent-Type: application/json\n\n{Json}");

    [Theory, Construct(98)]
    [InlineData(OfPet, New, Json)]
    [InlineData("{ schema: { type: string } }", "\"query {}\"", "query {}")]
    public Task AGraphQLBodyIsWhatItsSchemaDescribes(string content, string body, string sent) =>
        Call.Of(Post($"application/graphql: {content}"), $"await client.Pets.SendAsync({body});").Sends($"POST /pets\nContent-Type: application/graphql\n\n{sent}");

    [Theory, Construct(98)]
    [InlineData("application/json: { schema: { type: integer } }", "7", "application/json\n\n7")]
    [InlineData("'application/vnd.x+json; v=1': { schema: { type: string } }", "\"a\"", "application/vnd.x+json; v=1\n\n\"a\"")]
    [InlineData("application/json: {}", "new() { [\"a\"] = JsonElement.Parse(\"[1]\") }", "application/json\n\n{\"a\":[1]}")]
    public Task AnyValueIsAJsonBody(string content, string value, string sent) =>
        Call.Of(Post(content), $"await client.Pets.SendAsync({value});").Sends("POST /pets\nContent-Type: " + sent);

    [Theory, Construct(98)]
    [InlineData("", "Content-Type: application/json\n\n{\"name\":\"Rex\"}")]
    [InlineData(", contentType: \"application/x-www-form-urlencoded\"", "Content-Type: application/x-www-form-urlencoded\n\nname=Rex")]
    [InlineData(", contentType: \"multipart/form-data\"", "Content-Type: multipart/form-data; boundary=boundary\n\n--boundary\nContent-Disposition: form-data; name=\"name\"\n\nRex\n--boundary--")]
    public Task OneTypeInSeveralEncodingsIsAChoice(string choice, string sent)
    {
        var document = Post($"application/x-www-form-urlencoded: {OfPet}, application/json: {OfPet}, text/json: {OfPet}, multipart/form-data: {OfPet}");
        Code.Of(document).Declares("PetsResource", "Task SendAsync(Pet? body = null, string contentType = \"application/json\", CancellationToken cancellationToken = default)");
        return Call.Of(document, $"await client.Pets.SendAsync({New}{choice});").Sends("POST /pets\n" + sent);
    }

    [Theory, Construct(98)]
    [InlineData(New, "Content-Type: application/json\n\n{\"name\":\"Rex\"}")]
    [InlineData("\"<pet/>\"", "Content-Type: application/xml\n\n<pet/>")]
    [InlineData("\"Rex\", contentType: \"text/csv\"", "Content-Type: text/csv; charset=utf-8\n\nRex")]
    [InlineData("new MemoryStream([65])", "Content-Type: application/octet-stream\n\nA")]
    [InlineData("new SendMultipartRequest { File = ApiFile.FromText(\"x\", \"a.txt\") }", "Content-Type: multipart/form-data; boundary=boundary\n\n--boundary\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\nContent-Type: text/plain; charset=utf-8\n\nx\n--boundary--")]
    public Task EachTypeIsAnOverload(string body, string sent) =>
        Call.Of(Several(), $"await client.Pets.SendAsync({body});").Sends("POST /pets\n" + sent);

    [Fact, Construct(98)]
    public void AnOverloadOtherThanTheFirstNeedsItsBody() =>
        Code.Of(Several())
            .Declares(
                "PetsResource",
                "Task SendAsync(Pet? body = null, CancellationToken cancellationToken = default)",
                "Task SendAsync(string body, string contentType = \"application/xml\", CancellationToken cancellationToken = default)",
                "Task SendAsync(Stream body, CancellationToken cancellationToken = default)",
                "Task SendAsync(SendMultipartRequest body, CancellationToken cancellationToken = default)")
            .Declares("sealed record SendAsXml")
            .Declares("sealed record SendAsMultipart")
            .Finds();

    [Fact, Construct(98)]
    public void TheSameValueInXmlIsLeftToJson() =>
        Code.Of(Post($"application/xml: {OfPet}, application/json: {OfPet}")).Declares("PetsResource", "Task SendAsync(Pet? body = null, CancellationToken cancellationToken = default)").Lacks("SendAsXml");

    [Fact, Construct(98)]
    public Task TheActionOfAnOverloadIsAClassOfItsOwn() =>
        Call.Of(Several(), "await connection.SendAsync(new SendAsXml { Body = \"<pet/>\" });").Sends("POST /pets\nContent-Type: application/xml\n\n<pet/>");

    [Theory, Construct(102)]
    [InlineData("application/octet-stream: { schema: { type: string, format: binary } }", "", "application/octet-stream")]
    [InlineData("application/octet-stream: {}", "", "application/octet-stream")]
    [InlineData("image/png: { schema: { type: string, format: binary } }", "", "image/png")]
    [InlineData("'image/*': {}", ", \"image/gif\"", "image/gif")]
    [InlineData("image/png: {}, image/gif: {}", ", \"image/gif\"", "image/gif")]
    [InlineData("application/pdf: {}", "", "application/pdf")]
    public Task BytesAreAStream(string content, string choice, string sent) =>
        Call.Of(Post(content), $"await client.Pets.SendAsync(new MemoryStream([65, 66]){choice});").Sends($"POST /pets\nContent-Type: {sent}\nContent-Length: 2\n\nAB");

    [Fact, Construct(102)]
    public void AStreamIsTheArgument() =>
        Code.Of(Post("application/octet-stream: {}")).Declares("PetsResource", "Task SendAsync(Stream? body = null, CancellationToken cancellationToken = default)");

    [Fact, Construct(103)]
    public Task JsonInAStringStaysAString() =>
        Call.Of(Post("application/json: { schema: { $ref: '#/components/schemas/Pet' } }", "Pet: { type: object, properties: { settings: { type: string, contentMediaType: application/json, contentSchema: { type: object } } } }"),
            "await client.Pets.SendAsync(new Pet { Settings = \"{\\\"a\\\":1}\" });").Sends("POST /pets\n\n{\"settings\":\"{\\\"a\\\":1}\"}");

    private static Document Several() => Document.Operation("POST /pets", $$"""
        requestBody:
          content:
            application/xml: {}
            text/csv: {}
            application/octet-stream: {}
            multipart/form-data: { schema: { type: object, properties: { file: { type: string, format: binary } } } }
            application/json: {{OfPet}}
        """, Pet);

    private static Document Post(string content, string schemas = Pet) => Document.Operation("POST /pets", $"requestBody: {{ content: {{ {content} }} }}", schemas);
}
