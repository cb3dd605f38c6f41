using Manifests;

namespace Integrator.Definitions.Tests.Requests;

/// <summary>Lists in the query, and responses in every format.</summary>
public sealed class ManifestsTests : IAsyncLifetime
{
    private WireServer _server = null!;
    private ManifestsClient _client = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await WireServer.StartAsync();
        _client = new ManifestsClient(_server.Connect(ManifestsClient.Api, ManifestsCredentials.Key("secret-k"), static options =>
        {
            options.Variables = new ManifestsContext { Kind = "a,b" };
            options.AllowRedirect = static _ => true;
        }));
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact, Trait("Feature", "T19")]
    public async Task AListIsWrittenAsTheDefinitionSays()
    {
        _server.On = static _ => WireAnswer.Json("""{"ok":true}""");

        await _client.Lists.CommaAsync([1, 2], Token);
        await _client.Lists.BracketsAsync([1, 2], Token);
        await _client.Lists.IndicesAsync([1, 2], Token);
        await _client.Lists.RepeatAsync([1, 2], Token);
        await _client.Lists.RepeatAsync(cancellationToken: Token);

        Assert.Equal(
            [
                "/v1/comma?ids=1,2&kinds=a%2Cb,oar",
                "/v1/brackets?ids[]=1&ids[]=2&kinds[]=a%2Cb&kinds[]=oar",
                "/v1/indices?ids[0]=1&ids[1]=2&kinds[0]=a%2Cb&kinds[1]=oar",
                "/v1/repeat?ids=1&ids=2&kinds=a%2Cb&kinds=oar",
                "/v1/repeat?kinds=a%2Cb&kinds=oar",
            ],
            _server.Targets);
    }

    [Fact, Trait("Feature", "T84")]
    public async Task XmlIsReadAsItsType()
    {
        Answer("""<?xml version="1.0"?><r><cargo><name>A &amp; B</name><tons>1.5</tons><mark>x</mark><mark>y</mark></cargo></r>""", "application/xml");

        var cargo = await _client.Answers.XmlAsync(Token);

        Assert.Equal(("A & B", 1.5), (cargo.Name, cargo.Tons));
        Assert.Equal(["x", "y"], cargo.Mark);
        Assert.Contains("application/xml", _server.Call.Header("Accept"), StringComparison.Ordinal);
    }

    [Fact, Trait("Feature", "T84")]
    public async Task CsvIsReadAsItsType()
    {
        Answer("name,tons\r\n\"A, \"\"B\"\"\",1.5\r\nC,\r\n", "text/csv");

        var rows = await _client.Answers.CsvAsync(Token);

        Assert.Equal([("A, \"B\"", 1.5), ("C", (double?)null)], rows.Select(static row => (row.Name, row.Tons)));
    }

    [Fact, Trait("Feature", "T84")]
    public async Task OneElementIsAListAndAnEmptyOneIsNothing()
    {
        Answer("""<r xmlns="urn:x"><cargo><name/><mark>x</mark></cargo></r>""", "application/xml");

        var cargo = await _client.Answers.XmlAsync(Token);

        Assert.Equal((null, null), (cargo.Name, cargo.Tons));
        Assert.Equal(["x"], cargo.Mark);
    }

    [Theory, Trait("Feature", "T84")]
    [InlineData("<r><cargo>")]
    [InlineData("<!DOCTYPE r [<!ENTITY e \"x\">]><r><cargo><name>&e;</name></cargo></r>")]
    [InlineData("<r><other/></r>")]
    [InlineData("not XML")]
    public async Task WhatIsNotSuchXmlIsAnError(string body)
    {
        Answer(body, "application/xml");

        Assert.Equal(body, (await Assert.ThrowsAsync<ApiException>(() => _client.Answers.XmlAsync(Token))).RawBody);
    }

    [Fact, Trait("Feature", "T84")]
    public async Task LinesOfJsonAreReadOneByOne()
    {
        Answer("{\"name\":\"A\"}\n{\"name\":\"B\"}\n", "application/x-ndjson");

        Assert.Equal(["A", "B"], (await _client.Answers.NdjsonAsync(Token).ToListAsync(Token)).Select(static line => line.Name));
    }

    [Fact, Trait("Feature", "T84")]
    public async Task BytesAndTextComeAsTheyAre()
    {
        Answer("PNG\0é", "application/octet-stream");
        await using var stream = await _client.Answers.BinaryAsync(Token);
        using var reader = new StreamReader(stream);
        Assert.Equal("PNG\0é", await reader.ReadToEndAsync(Token));

        Answer("a;b\n", "text/plain");
        Assert.Equal("a;b\n", await _client.Answers.TextAsync(Token));
    }

    [Fact, Trait("Feature", "T83")]
    public async Task ARedirectToAnotherHostCarriesNoCredential()
    {
        _server.Then("", 302, ("Location", "https://other.example/there")).Then("""{"ok":true}""");

        Assert.True((await _client.Answers.MovedAsync(Token)).Ok);

        Assert.Equal([("api.manifests.example", "Bearer secret-k"), ("other.example", null)], _server.Calls.Select(static call => (call.Host, call.Header("Authorization"))));
        Assert.DoesNotContain(_server.Calls[1].Headers, static header => header.Value.Contains("secret-k", StringComparison.Ordinal));
    }

    [Theory, Trait("Feature", "T83")]
    [InlineData(false, "Bearer secret-k")]
    [InlineData(true, null)]
    public async Task ARedirectOfAMethodThatIgnoresCredentialsCarriesNoneEvenOnItsOwnHost(bool isForgetful, string? expected)
    {
        _server.Then("", 302, ("Location", "/v2/there")).Then("""{"ok":true}""");

        Assert.True(isForgetful ? (await _client.Answers.ForgetfulAsync(Token)).Ok : (await _client.Answers.MovedAsync(Token)).Ok);

        Assert.Equal([("/v2/there", expected)], _server.Calls.Skip(1).Select(static call => (call.Target, call.Header("Authorization"))));
        Assert.Equal("Bearer secret-k", _server.Calls[0].Header("Authorization"));
    }

    private void Answer(string body, string mediaType) => _server.Then(body, 200, ("Content-Type", mediaType));
}
