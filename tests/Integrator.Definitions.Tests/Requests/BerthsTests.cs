using Berths;

namespace Integrator.Definitions.Tests.Requests;

/// <summary>Bodies in XML of a shape of their own, and errors of a described type.</summary>
public sealed class BerthsTests : IAsyncLifetime
{
    private const string Declaration = """<?xml version="1.0" encoding="utf-8"?>""";

    private WireServer _server = null!;
    private BerthsClient _client = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await WireServer.StartAsync();
        _client = new BerthsClient(_server.Connect(BerthsClient.Api, BerthsCredentials.Key("k")));
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact, Trait("Feature", "T75")]
    public async Task AComputedBodyHasTheRootTheAttributesAndTheTextOfItsFormat()
    {
        _server.Then("""{"id":1}""");

        await _client.Berths.BookAsync(new() { Id = 7, Name = "A & B", Note = "<mind>" }, Token);

        Assert.Equal("application/xml", _server.Call.Header("Content-Type"));
        Assert.Equal(Declaration + """<booking version="2"><boat id="7">A &amp; B</boat><note>&lt;mind&gt;</note><note>A &amp; B</note></booking>""", _server.Call.Body);
    }

    [Fact, Trait("Feature", "T75")]
    public async Task ABodyOfTheCallerHasTheFormatOfItsMethod()
    {
        _server.Then("""{"id":1}""");

        await _client.Berths.MoveAsync("3", new() { To = 12, Reason = "wind", Crew = ["Ann", "Bo"] }, Token);

        Assert.Equal("application/xml", _server.Call.Header("Content-Type"));
        Assert.Equal(Declaration + """<move to="12"><reason>wind</reason><crew>Ann</crew><crew>Bo</crew></move>""", _server.Call.Body);
    }

    [Fact, Trait("Feature", "T75")]
    public async Task WithoutAFormatXmlHasTheUsualOne()
    {
        _server.Then("""{"id":1}""");

        await _client.Berths.DescribeAsync(new() { Lang = "en", Text = "a berth", Part = ["quay"] }, Token);

        Assert.Equal(Declaration + """<root lang="en">a berth<part>quay</part></root>""", _server.Call.Body);
    }

    [Theory]
    [InlineData(409), InlineData(503)]
    public async Task AnErrorIsReadAsItsSchemaDescribesIt(int status)
    {
        _server.On = _ => new WireAnswer("""{"reason":"taken","free":[4,9]}""", status, []);

        var failure = await Assert.ThrowsAsync<ApiException<BerthProblem>>(() => _client.Berths.GetAsync("3", Token));

        Assert.Equal((status, "taken"), (failure.Status, failure.Error.Reason));
        Assert.Equal([4, 9], failure.Error.Free!.Select(static berth => (int)berth));
    }

    [Fact]
    public async Task AnErrorThatIsNotAsDescribedKeepsItsText()
    {
        _server.Then("<html>", 404);

        var failure = await Assert.ThrowsAsync<ApiException>(() => _client.Berths.GetAsync("3", Token));

        Assert.Equal((404, "<html>"), (failure.Status, failure.RawBody));
    }
}
