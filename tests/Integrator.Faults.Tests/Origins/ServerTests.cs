using Wharf;

namespace Integrator.Faults.Tests.Origins;

/// <summary>Hosts that a method or the caller names.</summary>
public sealed class ServerTests : IAsyncLifetime
{
    private const string Elsewhere = "https://track.elsewhere.example";

    private WireServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await WireServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task AHostThatAMethodNamesIsNotOwnForBeingCalled()
    {
        _server.Then("""{"id":"1"}""");

        await Client().Crates.TrackAsync(Wire.Token);

        Assert.Equal(("track.elsewhere.example", null, null), (_server.Call.Host, _server.Call.Header("X-Key"), _server.Call.Header("X-Tenant")));
    }

    [Fact]
    public async Task ABodyThatWasComputedWithACredentialIsNotSentThere()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => Client().Crates.ReportAsync(Wire.Token));

        Assert.Contains("is computed with a credential, but its server https://track.elsewhere.example is not one of the API's own origins", failure.Message, StringComparison.Ordinal);
        Assert.Empty(_server.Calls);
    }

    [Fact]
    public async Task TheBaseAddressOfTheOptionsHoldsForMethodsWithAServerToo()
    {
        _server.Then("""{"id":"1"}""").Then("""{"id":"1"}""");
        var client = Client(static options => options.BaseAddress = new Uri("https://sandbox.example/x"));

        await client.Crates.GetAsync("1", Wire.Token);
        await client.Crates.ReportAsync(Wire.Token);

        Assert.Equal([("sandbox.example", "/x/crates/1"), ("sandbox.example", "/x/report")], _server.Calls.Select(static call => (call.Host, call.Target)));
    }

    [Fact]
    public async Task EachServerCanBeMapped()
    {
        _server.Then("""{"id":"1"}""").Then("""{"id":"1"}""").Then("""{"id":"1"}""");
        var client = Client(static options => options.Servers = new Dictionary<string, Uri>
        {
            ["https://api.wharf.example/v1"] = new("https://one.example/a"),
            [Elsewhere + "/"] = new("https://two.example/b"),
        });

        await client.Crates.GetAsync("1", Wire.Token);
        await client.Crates.TrackAsync(Wire.Token);
        await client.Crates.ReportAsync(Wire.Token);

        Assert.Equal(["one.example/a/crates/1", "two.example/b/track", "two.example/b/report"], _server.Calls.Select(static call => call.Host + call.Target));
        Assert.Equal("k-secret", _server.Calls[0].Header("X-Key"));
    }

    [Theory]
    [InlineData("https://evil.example/v1/crates?page=2")]
    [InlineData("//evil.example/v1/crates?page=2")]
    [InlineData("http://api.wharf.example/v1/crates?page=2")]
    [InlineData("https://api.wharf.example:8443/v1/crates?page=2")]
    [InlineData("https://api.wharf.example@evil.example/v1/crates")]
    public async Task ANextPageOnAnotherOriginIsNotCalled(string link)
    {
        _server.Then($$"""{"crates":[{"id":"1"}],"next":"{{link}}"}""");

        await Assert.ThrowsAsync<PagingException>(async () => await Client().Crates.ListAsync(Wire.Token).ToListAsync(Wire.Token));

        Assert.Single(_server.Calls);
    }

    private WharfClient Client(Action<ConnectionOptions>? configure = null) =>
        new(_server.Connect(WharfClient.Api, WharfCredentials.Key("k-secret"), configure));
}
