using Pagers;

namespace Integrator.Definitions.Tests.Webhooks;

/// <summary>A webhook whose registrations end.</summary>
public sealed class PagersTests
{
    [Theory]
    [InlineData("\"2027-03-01T12:00:00Z\"")]
    [InlineData("\"2027-03-01T13:00:00+01:00\"")]
    [InlineData("1803902400")]
    [InlineData("1803902400000")]
    [InlineData("\"1803902400000\"")]
    public async Task ARegistrationSaysWhenItEndsAndWhenToRenewIt(string end)
    {
        await using var server = await WireServer.StartAsync();
        server
            .Then($$$"""{"channel":{"id":"c1","expiration":{{{end}}},"token":"signed with this"}}""")
            .Then($$$"""{"channel":{"id":7,"expiration":{{{end}}}}}""");
        var client = new PagersClient(server.Connect(PagersClient.Api, PagersCredentials.Key("k")));

        var created = await client.WebhookSubscriptions.CreateAsync("https://app.example/hook", TestContext.Current.CancellationToken);
        var renewed = await client.WebhookSubscriptions.RenewAsync("c1", "https://app.example/hook", TestContext.Current.CancellationToken);

        Assert.Equal("c1", created.Id);
        Assert.Equal(new DateTimeOffset(2027, 3, 1, 12, 0, 0, TimeSpan.Zero), created.ExpiresAt);
        Assert.Equal(new DateTimeOffset(2027, 3, 1, 11, 0, 0, TimeSpan.Zero), created.RenewAt);
        Assert.Equal("signed with this", created.Answer.GetProperty("channel").GetProperty("token").GetString());
        Assert.DoesNotContain("signed", created.ToString(), StringComparison.Ordinal);
        Assert.Equal("7", renewed.Id);
        Assert.Equal(["/v1/channels", "/v1/channels/c1"], server.Targets);
    }

    [Theory]
    [InlineData("""{"channel":{"id":"c1"}}""")]
    [InlineData("""{"channel":{"id":"c1","expiration":null}}""")]
    public async Task AnEndThatTheAnswerDoesNotSayIsNull(string answer)
    {
        await using var server = await WireServer.StartAsync();
        server.Then(answer);
        var client = new PagersClient(server.Connect(PagersClient.Api, PagersCredentials.Key("k")));

        var created = await client.WebhookSubscriptions.CreateAsync("https://app.example/hook", TestContext.Current.CancellationToken);

        Assert.Equal(("c1", null, null), (created.Id, created.ExpiresAt, created.RenewAt));
    }

    [Theory]
    [InlineData("""{"channel":{}}""")]
    [InlineData("""{"channel":{"id":null}}""")]
    [InlineData("""{"channel":{"id":{}}}""")]
    [InlineData("""{"channel":null}""")]
    [InlineData("""[]""")]
    public async Task ARegistrationWithoutAnIdIsNone(string answer)
    {
        await using var server = await WireServer.StartAsync();
        server.Then(answer);
        var client = new PagersClient(server.Connect(PagersClient.Api, PagersCredentials.Key("k")));

        var failure = await Assert.ThrowsAsync<ApiException>(() => client.WebhookSubscriptions.CreateAsync("https://app.example/hook", TestContext.Current.CancellationToken));

        Assert.Contains("'channel.id' leads nowhere", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"soon\"")]
    [InlineData("9223372036854775807")]
    [InlineData("true")]
    public async Task AnEndThatIsNoTimeIsNamed(string end)
    {
        await using var server = await WireServer.StartAsync();
        server.Then($$$"""{"channel":{"id":"c1","expiration":{{{end}}}}}""");
        var client = new PagersClient(server.Connect(PagersClient.Api, PagersCredentials.Key("k")));

        var failure = await Assert.ThrowsAsync<ApiException>(() => client.WebhookSubscriptions.CreateAsync("https://app.example/hook", TestContext.Current.CancellationToken));

        Assert.Contains("the end of a registration was expected", failure.Message, StringComparison.Ordinal);
    }
}
