using Integrator.Constructs.Tests.Support;

namespace Integrator.Constructs.Tests.Bodies;

public sealed class FormTests
{
    private const string Charge = """
        Charge:
          type: object
          required: [amount]
          properties:
            amount: { type: integer }
            live: { type: boolean }
            tags: { type: array, items: { type: string } }
            card: { type: object, properties: { number: { type: string }, months: { type: array, items: { type: integer } } } }
            lines: { type: array, items: { $ref: '#/components/schemas/Line' } }
            metadata: { type: object, additionalProperties: { type: string } }
        Line: { type: object, properties: { price: { type: string } } }
        """;

    private const string Full = """
        await client.Charges.SendAsync(new Charge
        {
            Amount = 5,
            Live = true,
            Tags = ["a b", "c"],
            Card = new() { Number = "1&2", Months = [1, 2] },
            Lines = [new() { Price = "x" }, new() { Price = "y" }],
            Metadata = new() { ["k"] = "é" },
        });
        """;

    private const string Rest = "&card[number]=1%262&card[months][]=1&card[months][]=2&lines[0][price]=x&lines[1][price]=y&metadata[k]=%C3%A9";

    [Theory, Construct(99)]
    [InlineData("{}", "tags=a+b&tags=c" + Rest)]
    [InlineData("{ tags: { style: deepObject, explode: true }, card: { style: deepObject } }", "tags[]=a+b&tags[]=c" + Rest)]
    [InlineData("{ tags: { explode: false } }", "tags=a+b,c" + Rest)]
    [InlineData("{ tags: { style: spaceDelimited, explode: false } }", "tags=a+b+c" + Rest)]
    [InlineData("{ card: { style: form, explode: true } }", "tags=a+b&tags=c&number=1%262&months[]=1&months[]=2&lines[0][price]=x&lines[1][price]=y&metadata[k]=%C3%A9")]
    [InlineData("{ tags: { style: pipeDelimited, explode: false } }", "tags=a+b%7Cc" + Rest)]
    public Task ListsRepeatAndObjectsStandInBrackets(string encoding, string rest) =>
        Call.Of(Form(encoding), Full).Sends("POST /charges\nContent-Type: application/x-www-form-urlencoded\n\namount=5&live=true&" + rest);

    [Fact, Construct(99)]
    public Task TheCommaThatJoinsStandsAndThatOfAnItemIsEscaped() =>
        Call.Of(Form("{ tags: { style: form, explode: false } }"), "await client.Charges.SendAsync(new Charge { Amount = 1, Tags = [\"m\", \"n,o\"] });")
            .Sends("POST /charges\n\namount=1&tags=m,n%2Co");

    [Fact, Construct(99)]
    public Task AMemberCanBeJson() =>
        Call.Of(Form("{ lines: { contentType: application/json } }"), "await client.Charges.SendAsync(new Charge { Amount = 1, Lines = [new() { Price = \"x\" }] });")
            .Sends("POST /charges\n\namount=1&lines=%5B%7B%22price%22%3A%22x%22%7D%5D");

    [Fact, Construct(99)]
    public void AFormIsARecord() =>
        Code.Of(Form("{}")).Declares("ChargesResource", "Task SendAsync(Charge? body = null, CancellationToken cancellationToken = default)");

    [Theory, Construct(101)]
    [InlineData("[application/x-www-form-urlencoded]", "Content-Type: application/x-www-form-urlencoded\n\nname=Rex&age=2")]
    [InlineData("[multipart/form-data]", "Content-Type: multipart/form-data; boundary=boundary\n\n--boundary\nContent-Disposition: form-data; name=\"name\"\n\nRex\n--boundary\nContent-Disposition: form-data; name=\"age\"\n\n2\n--boundary--")]
    public Task FormDataOfVersion2IsABody(string consumes, string sent) =>
        Call.Of(Swagger($"consumes: {consumes}", "[{ name: name, in: formData, type: string, required: true }, { name: age, in: formData, type: integer }]"),
            "await client.Pets.SendAsync(new() { Name = \"Rex\", Age = 2 });").Sends("POST /pets\n" + sent);

    [Theory, Construct(101)]
    [InlineData("", "ids=1,2")]
    [InlineData("collectionFormat: tsv, ", "ids=1%092")]
    [InlineData("collectionFormat: multi, ", "ids=1&ids=2")]
    public Task AListOfVersion2IsJoinedAsItsFormatSays(string format, string sent) =>
        Call.Of(Swagger("consumes: [application/x-www-form-urlencoded]", $"[{{ name: ids, in: formData, type: array, {format}items: {{ type: integer }} }}]"), "await client.Pets.SendAsync(new() { Ids = [1, 2] });")
            .Sends("POST /pets\n\n" + sent);

    [Fact, Construct(101)]
    public Task AFileOfVersion2IsAPart() =>
        Call.Of(Swagger("consumes: [multipart/form-data]", "[{ name: photo, in: formData, type: file }]"), "await client.Pets.SendAsync(new() { Photo = ApiFile.FromText(\"x\", \"a.txt\") });")
            .Sends("POST /pets\n\n--boundary\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.txt\"\nContent-Type: text/plain; charset=utf-8\n\nx\n--boundary--");

    [Fact, Construct(101)]
    public Task AFileOfVersion2AsBodyIsAStream() =>
        Call.Of(Swagger("consumes: [application/octet-stream]", "[{ name: body, in: body, schema: { type: file } }]"), "await client.Pets.SendAsync(new MemoryStream([65]));")
            .Sends("POST /pets\nContent-Type: application/octet-stream\n\nA");

    [Fact, Construct(101)]
    public Task ConsumesAndProducesAreInherited() =>
        Call.Of(Swagger("consumes: [application/vnd.pet+json]\nproduces: [text/csv]", "[{ name: body, in: body, schema: { type: object, properties: { a: { type: integer } } } }]", "{ '200': { description: ok, schema: { type: string } } }"),
            "await client.Pets.SendAsync(new() { A = 1 })").Answers("x,y", "text/csv")
            .Sends("POST /pets\nContent-Type: application/vnd.pet+json\nAccept: text/csv\n\n{\"a\":1}").Returns("x,y");

    private static Document Form(string encoding) =>
        Document.Operation("POST /charges", $$"""requestBody: { content: { application/x-www-form-urlencoded: { schema: { $ref: '#/components/schemas/Charge' }, encoding: {{encoding}} } } }""", Charge);

    private static Document Swagger(string root, string parameters, string responses = "{ '204': { description: ok } }") => Document.Of($$"""
        swagger: "2.0"
        info: { title: Test, version: "1" }
        {{root}}
        paths: { /pets: { post: { operationId: send, parameters: {{parameters}}, responses: {{responses}} } } }
        """);
}
