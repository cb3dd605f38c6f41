using Integrator.Connectors.Tests.Support;
using Slack;

namespace Integrator.Connectors.Tests.Slack;

public sealed class SlackWireTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AMessageIsPosted()
    {
        await using var fake = await Fake.StartAsync<SlackFake>();
        using var connection = Connect(fake);

        var posted = await new SlackClient(connection).Chat.PostMessageAsync(new NewMessage { Channel = "C1", Text = "Hello" }, Token);

        Assert.Equal(("C1", "Hello"), (posted.Channel, posted.Message?.Text));
        Assert.Equal("POST /api/chat.postMessage", $"{fake.Calls[^1].Method} {fake.Calls[^1].Target}");
    }

    [Fact]
    public async Task AListStandsInsideTheBody()
    {
        await using var fake = await Fake.StartAsync<SlackFake>();
        using var connection = Connect(fake);

        var channel = await new SlackClient(connection).Conversations.GetAsync("C2", cancellationToken: Token);

        Assert.Equal("room-2", channel.Name);
        Assert.Equal("/api/conversations.info?channel=C2", fake.Calls[^1].Target);
    }

    private static Connection Connect(SlackFake fake) =>
        new(SlackClient.Api, Credential.Bearer(SlackFake.Token), new ConnectionOptions { BaseAddress = fake.Address, MaxAttempts = 1 });
}
