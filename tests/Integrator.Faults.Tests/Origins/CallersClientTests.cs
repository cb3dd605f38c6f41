using Microsoft.Extensions.DependencyInjection;
using Wharf;

namespace Integrator.Faults.Tests.Origins;

/// <summary>A client of the caller that follows redirects, and the one that registration gives.</summary>
public sealed class CallersClientTests : IAsyncLifetime
{
    private WireServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await WireServer.StartAsync();
        _server.On = static call => call.Target == "/there" ? WireAnswer.Json("""{"id":"1"}""") : new WireAnswer("", 302, [("Location", "/there")]);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task AClientThatFollowsRedirectsIsNoticedAndTheMessageSaysWhatToConfigure()
    {
        using var http = new HttpClient(new HttpClientHandler());
        using var connection = new Connection(WharfClient.Api, WharfCredentials.Key("k-secret"), new() { HttpClient = http, BaseAddress = _server.Address });

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => new WharfClient(connection).Crates.GetAsync("1", Wire.Token));

        Assert.Contains("AllowAutoRedirect = false", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("k-secret", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARegisteredClientFollowsRedirectsByTheRulesOfTheConnection()
    {
        await using var provider = new ServiceCollection()
            .AddWharf(static _ => WharfCredentials.Key("k-secret"), (_, options) => options.BaseAddress = _server.Address)
            .BuildServiceProvider();

        Assert.Equal("1", (await provider.GetRequiredService<WharfClient>().Crates.GetAsync("1", Wire.Token)).Id);
        Assert.Equal(["k-secret", "k-secret"], _server.Calls.Select(static call => call.Header("X-Key")));
    }

    [Fact]
    public async Task AHandlerOfARegisteredClientIsConfiguredAsUsual()
    {
        var seen = new SeeingHandler();
        var services = new ServiceCollection().AddWharf(static _ => WharfCredentials.Key("k-secret"), (_, options) => options.BaseAddress = _server.Address);
        services.AddHttpClient("Integrator.Wharf").AddHttpMessageHandler(() => seen);
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<WharfClient>().Crates.GetAsync("1", Wire.Token);

        Assert.Equal(2, seen.Count);
    }

    private sealed class SeeingHandler : DelegatingHandler
    {
        public int Count { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Count++;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
