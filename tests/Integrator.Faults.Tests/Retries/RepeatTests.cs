using Capstan;

namespace Integrator.Faults.Tests.Retries;

/// <summary>Calls that may have been carried out although they failed.</summary>
public sealed class RepeatTests : IAsyncLifetime
{
    private static readonly Rope s_rope = new() { Id = "1" };

    private WireServer _server = null!;
    private CapstanClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await WireServer.StartAsync();
        _client = new CapstanClient(_server.Connect(CapstanClient.Api, CapstanCredentials.Key("k")));
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(503)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(504)]
    [InlineData(408)]
    [InlineData(403)]
    public async Task APostIsNotRepeatedAfterAnyStatusBut429WhateverTheAnswerAsksFor(int status)
    {
        foreach (var wait in (string[])["1", "0", "Fri, 02 Jan 2026 03:04:12 GMT"])
        {
            _server.Then("{}", status, ("Retry-After", wait));

            Assert.Equal(status, (await Assert.ThrowsAsync<ApiException>(() => _client.Ropes.PullAsync(s_rope, Wire.Token))).Status);
        }

        Assert.Equal(3, _server.Calls.Count);
    }

    [Fact]
    public async Task APatchIsNotRepeatedEither()
    {
        _server.Then("{}", 503, ("Retry-After", "1"));

        await Assert.ThrowsAsync<ApiException>(() => _client.Ropes.PatchAsync(s_rope, Wire.Token));
        Assert.Single(_server.Calls);
    }

    [Fact]
    public async Task APostIsRepeatedAfter429BecauseItWasNotCarriedOut()
    {
        _server.Then("{}", 429, ("Retry-After", "7")).Then("""{"id":"1"}""");

        Assert.Equal("1", (await _client.Ropes.PullAsync(s_rope, Wire.Token)).Id);
        Assert.Equal(TimeSpan.FromSeconds(7), Assert.Single(_server.Clock.Waits));
    }

    [Fact]
    public async Task APostWithAKeyIsRepeatedWithTheSameKeyAfterTheWaitThatIsAskedFor()
    {
        _server.Then("{}", 503, ("Retry-After", "7")).Then("{}", 500).Then("""{"id":"1"}""").Then("""{"id":"1"}""");

        await _client.Ropes.OrderAsync(s_rope, Wire.Token);
        await _client.Ropes.OrderAsync(s_rope, Wire.Token);

        var keys = _server.Calls.Select(static call => call.Header("X-Once")).ToList();
        Assert.NotNull(keys[0]);
        Assert.Equal([keys[0], keys[0]], keys[1..3]);
        Assert.NotEqual(keys[0], keys[3]);
        Assert.Equal(TimeSpan.FromSeconds(7), _server.Clock.Waits[0]);
    }

    [Fact]
    public async Task APutIsRepeatedAndWaitsAsLongAsItIsAskedTo()
    {
        _server.Then("{}", 503, ("Retry-After", "9")).Then("""{"id":"1"}""");

        await _client.Ropes.PutAsync(s_rope, Wire.Token);

        Assert.Equal(TimeSpan.FromSeconds(9), Assert.Single(_server.Clock.Waits));
    }

    [Fact]
    public async Task AWaitThatIsTooLongIsNoReasonToRepeatSooner()
    {
        _server.Then("{}", 503, ("Retry-After", "86400"));

        Assert.Equal(503, (await Assert.ThrowsAsync<ApiException>(() => _client.Ropes.GetAsync(Wire.Token))).Status);
        Assert.Single(_server.Calls);
    }

    [Fact]
    public async Task APostThatIsThrottledWith403IsNotRepeatedAndAGetIs()
    {
        _server.Then("{}", 403).Then("{}", 403, ("Retry-After", "3")).Then("""{"id":"1"}""");

        await Assert.ThrowsAsync<ApiException>(() => _client.Ropes.PullAsync(s_rope, Wire.Token));
        Assert.Equal("1", (await _client.Ropes.GetAsync(Wire.Token)).Id);
    }
}
