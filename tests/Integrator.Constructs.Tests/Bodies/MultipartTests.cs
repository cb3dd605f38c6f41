using Integrator.Constructs.Tests.Support;

namespace Integrator.Constructs.Tests.Bodies;

[Construct(100)]
public sealed class MultipartTests
{
    private const string Schemas = """
        Upload:
          type: object
          required: [file]
          properties:
            file: { type: string, format: binary }
            more: { type: array, items: { type: string, format: binary } }
            about: { type: object, properties: { title: { type: string } } }
            tags: { type: array, items: { type: string } }
            owners: { type: array, items: { $ref: '#/components/schemas/Owner' } }
            count: { type: integer }
        Owner: { type: object, properties: { name: { type: string } } }
        Named: { allOf: [{ $ref: '#/components/schemas/Owner' }, { type: object, properties: { photo: { type: string, format: binary } } }] }
        """;

    [Fact]
    public Task FilesObjectsListsAndScalarsAreParts() =>
        Call.Of(Post(), """
            await client.Files.SendAsync(new Upload
            {
                File = ApiFile.FromText("1", "a.txt", "text/plain"),
                More = [ApiFile.FromBytes(new byte[] { 50 }, "b.bin"), ApiFile.FromStream(new MemoryStream([51]))],
                About = new() { Title = "é" },
                Tags = ["x", "y"],
                Owners = [new() { Name = "Ann" }],
                Count = 2,
            });
            """).Sends("POST /files\nContent-Type: multipart/form-data; boundary=boundary\n\n" + string.Join("\n",
                Part("file\"; filename=\"a.txt", "1", "Content-Type: text/plain"),
                Part("more\"; filename=\"b.bin", "2", "Content-Type: application/octet-stream"),
                Part("more\"; filename=\"more", "3", "Content-Type: application/octet-stream"),
                Part("about", "{\"title\":\"é\"}", "Content-Type: application/json"),
                Part("tags", "x"),
                Part("tags", "y"),
                Part("owners", "{\"name\":\"Ann\"}", "Content-Type: application/json"),
                Part("count", "2"),
                "--boundary--"));

    [Fact]
    public Task EncodingSaysWhatAPartIs() =>
        Call.Of(Post("""
            file: { contentType: 'image/png, image/jpeg', headers: { X-Kind: { schema: { type: string, enum: [photo] } }, X-Free: { schema: { type: string } } } }
            tags: { style: form, explode: false }
            owners: { contentType: application/json }
            count: { contentType: text/x-count }
            """), """
            await client.Files.SendAsync(new Upload { File = ApiFile.FromBytes(new byte[] { 49 }, "a.png"), Tags = ["x", "y"], Owners = [new() { Name = "Ann" }], Count = 2 });
            """).Sends("POST /files\n\n" + string.Join("\n",
                Part("file\"; filename=\"a.png", "1", "Content-Type: image/png\nX-Kind: photo"),
                Part("tags", "x,y"),
                Part("owners", "[{\"name\":\"Ann\"}]", "Content-Type: application/json"),
                Part("count", "2", "Content-Type: text/x-count"),
                "--boundary--"));

    [Fact]
    public Task AFileSaysItsOwnMediaTypeFirst() =>
        Call.Of(Post("file: { contentType: image/png }"), "await client.Files.SendAsync(new Upload { File = ApiFile.FromBytes(new byte[] { 49 }, \"a.gif\", \"image/gif\") });")
            .Sends("POST /files\n\n" + Part("file\"; filename=\"a.gif", "1", "Content-Type: image/gif") + "\n--boundary--");

    // RFC 7578, section 4.2: names are sent as they are, and filename* is not to be used.
    [Theory]
    [InlineData("résumé ☃.txt", "résumé ☃.txt")]
    [InlineData("a\\\"b.txt", "a%22b.txt")]
    [InlineData("a\\r\\nb.txt", "a%0D%0Ab.txt")]
    public Task AnyFileNameIsSent(string name, string sent) =>
        Call.Of(Post(), $"await client.Files.SendAsync(new Upload {{ File = ApiFile.FromText(\"1\", \"{name}\", \"text/plain\") }});")
            .Sends("POST /files\n\n" + Part($"file\"; filename=\"{sent}", "1", "Content-Type: text/plain") + "\n--boundary--");

    [Fact]
    public Task AnAllOfIsOneBody() =>
        Call.Of(Post(schema: "Named"), "await client.Files.SendAsync(new Named { Name = \"Ann\", Photo = ApiFile.FromText(\"1\", \"p\", \"image/png\") });")
            .Sends("POST /files\n\n" + Part("name", "Ann") + "\n" + Part("photo\"; filename=\"p", "1", "Content-Type: image/png") + "\n--boundary--");

    [Fact]
    public void APartIsAMember() =>
        Code.Of(Post()).Declares("Upload", "required ApiFile File", "List<ApiFile>? More", "List<Owner>? Owners", "long? Count");

    private static string Part(string name, string body, string? headers = null) =>
        $"--boundary\nContent-Disposition: form-data; name=\"{name}\"\n{(headers is null ? "" : headers + "\n")}\n{body}";

    private static Document Post(string encoding = "", string schema = "Upload") => Document.Operation("POST /files", $$"""
        requestBody:
          required: true
          content:
            multipart/form-data:
              schema: { $ref: '#/components/schemas/{{schema}}' }
              encoding:
                none: {}
                {{encoding.Replace("\n", "\n        ", StringComparison.Ordinal)}}
        """, Schemas);
}
