using Integrator.Constructs.Tests.Support;

namespace Integrator.Constructs.Tests.Operations;

[Construct(114)]
public sealed class ServerTests
{
    private const string Server = Document.Server;
    private const string Get = "/pets: { get: { operationId: send } }";

    [Fact]
    public Task TheFirstServerIsTheDefault() =>
        Call.Of(Document.With(Get, rest: $"servers: [{{ url: '{Server}/v1/' }}, {{ url: 'https://sandbox.test' }}]"), "await client.Pets.SendAsync();").Sends("GET /v1/pets");

    [Fact]
    public void SeveralServersAreToChooseFrom() =>
        Code.Of(Document.With(Get, rest: "servers: [{ url: 'https://api.test/v1', name: live }, { url: 'http://api.test/v1' }, { url: 'https://sandbox.test', description: Sandbox. }, { url: 'https://eu.api.test/v1' }]", openapi: "3.2.0"))
            .Declares("TestServers", "static Uri Live", "static Uri Sandbox", "static Uri EuApiTestV1");

    [Fact]
    public Task AChosenServerIsCalled() =>
        Call.Of(Document.With(Get, rest: $"servers: [{{ url: 'https://api.test' }}, {{ url: '{Server}/eu', description: Europe }}]"), """
            using var elsewhere = new Connection(TestClient.Api, credential, new ConnectionOptions { BaseAddress = TestServers.Europe });
            await new TestClient(elsewhere).Pets.SendAsync();
            """).Sends("GET /eu/pets");

    [Theory]
    [InlineData("TestServers.Regional()", "https://eu.api.test/v2")]
    [InlineData("TestServers.Regional(TestServerRegion.Us)", "https://us.api.test/v2")]
    [InlineData("TestServers.Regional(new(\"asia\"), \"v9\")", "https://asia.api.test/v9")]
    public Task VariablesAreArguments(string call, string address)
    {
        var document = Document.With(Get, rest: "servers: [{ url: 'https://{region}.api.test/{base}', description: Regional, variables: { region: { default: eu, enum: [eu, us], description: Where. }, base: { default: v2 } } }]");
        Code.Of(document).Declares("TestServers", "static Uri Regional(TestServerRegion? region = null, string base = \"v2\")");
        return Call.Of(document, $"{call}.ToString() + \" \" + TestClient.Api.BaseAddress").Returns(address + " https://eu.api.test/v2");
    }

    [Fact]
    public Task ARelativeServerNeedsAHost()
    {
        var document = Document.With(Get, rest: "servers: [{ url: /v1 }, { url: './v2' }]");
        Code.Of(document).Declares("TestServers", "static Uri V1(Uri host)", "static Uri V2(Uri host)");
        return Call.Of(document, "TestServers.V1(new Uri(\"https://api.test/x\")).ToString()").Returns("https://api.test/v1");
    }

    [Fact]
    public Task WithoutAServerTheConnectionSaysWhereItIs() =>
        Call.Of(new Document("{ \"swagger\": \"2.0\", \"paths\": { \"/pets\": { \"get\": { \"operationId\": \"send\", \"responses\": {} } } } }"), "await client.Pets.SendAsync();").Sends("GET /pets");

    [Theory]
    [InlineData("\"host\": \"api.test\", \"basePath\": \"/v1\", \"schemes\": [\"http\", \"https\"]", "http://api.test/v1")]
    [InlineData("\"host\": \"api.test\"", "https://api.test")]
    [InlineData("\"basePath\": \"/v1\"", "/v1")]
    public Task Version2SaysItInParts(string parts, string address) =>
        Call.Of(new Document($$"""{ "swagger": "2.0", {{parts}}, "paths": { "/pets": { "get": { "operationId": "send", "responses": {} } } } }"""), "TestClient.Api.BaseAddress").Returns(address);

    [Theory]
    [InlineData("servers: [{ url: /other }]", "", "GET /other/pets")]
    [InlineData("", "servers: [{ url: /path }]", "GET /path/pets")]
    [InlineData("servers: [{ url: '" + Server + "/op' }]", "servers: [{ url: /path }]", "GET /op/pets")]
    [InlineData("servers: [{ url: '" + Server + "/{v}', variables: { v: { default: v7 } } }]", "", "GET /v7/pets")]
    public Task AnOperationCanBeElsewhere(string ofOperation, string ofPath, string sent) =>
        Call.Of(Document.With($"/pets: {{ {(ofPath.Length > 0 ? ofPath + "," : "")} get: {{ operationId: send, {ofOperation} }} }}", rest: $"servers: [{{ url: '{Server}' }}]"), "await client.Pets.SendAsync();").Sends(sent);

    [Fact, Construct(120)]
    public Task APartOfAnAzureHostIsAnArgument()
    {
        var document = new Document("""
            { "swagger": "2.0", "schemes": ["https"], "basePath": "/v1",
              "x-ms-parameterized-host": { "hostTemplate": "{account}.{suffix}", "parameters": [{ "$ref": "#/parameters/suffix" }, { "name": "account", "in": "path", "required": true, "type": "string" }] },
              "parameters": { "suffix": { "name": "suffix", "in": "path", "type": "string", "default": "azure.test" } },
              "paths": { "/pets": { "get": { "operationId": "send", "responses": {} } } } }
            """);
        Code.Of(document).Declares("TestServers", "static Uri AccountSuffixV1(string account, string suffix = \"azure.test\")");
        return Call.Of(document, "TestServers.AccountSuffixV1(\"me\").ToString() + TestClient.Api.BaseAddress").Returns("https://me.azure.test/v1");
    }
}
