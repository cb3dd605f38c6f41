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

        var posted = await Client(fake).Chat.PostMessageAsync(new NewMessage { Channel = "C1", Text = "Hello" }, Token);

        Assert.Equal(("C1", "Hello"), (posted.Channel, posted.Message?.Text));
        Assert.Equal("POST slack.com/api/chat.postMessage", $"{fake.Calls[^1].Method} {fake.Calls[^1].Host}{fake.Calls[^1].Target}");
    }

    [Fact]
    public async Task WhatIsAskedForStandsInsideTheBody()
    {
        await using var fake = await Fake.StartAsync<SlackFake>();

        var channel = await Client(fake).Conversations.GetAsync("C2", cancellationToken: Token);

        Assert.Equal("room-2", channel.Name);
        Assert.Equal("/api/conversations.info?channel=C2", fake.Calls[^1].Target);
    }

    [Fact]
    public async Task AListIsReadToItsEndByTheCursorsOfItsPages()
    {
        await using var fake = await Fake.StartAsync<SlackFake>();
        fake.MostPerPage = 2;

        var names = await Client(fake).Conversations.ListAsync(excludeArchived: true, cancellationToken: Token).Select(static channel => channel.Name).ToListAsync(Token);

        Assert.Equal(["room-1", "room-2", "room-3", "room-4", "room-5"], names);
        Assert.Equal("/api/conversations.list?exclude_archived=true&limit=200&cursor=bmV4dDoy", fake.Calls[1].Target);
        Assert.Equal(3, fake.Calls.Count);
    }

    [Fact]
    public async Task AListGoesOnWhereItWasLeft()
    {
        await using var fake = await Fake.StartAsync<SlackFake>();
        var first = await Client(fake).Conversations.ListPageAsync(limit: 3, cancellationToken: Token);

        var second = await Client(fake).Conversations.ListPageAsync(cursor: first.NextCursor, limit: 3, cancellationToken: Token);

        Assert.Equal(["C4", "C5"], second.Items.Select(static channel => channel.Id));
        Assert.Null(second.NextCursor);
    }

    [Fact]
    public async Task AThrottledCallWaitsAsLongAsItIsTold()
    {
        await using var fake = await Fake.StartAsync<SlackFake>();
        fake.Throttle(2);

        await Client(fake).Chat.PostMessageAsync(new NewMessage { Channel = "C1", Text = "Hello" }, Token);

        Assert.Equal([TimeSpan.FromSeconds(11), TimeSpan.FromSeconds(11)], fake.Clock.Waits);
        Assert.Equal(3, fake.Calls.Count);
    }

    [Fact]
    public async Task WhatGoesWrongIsAnErrorThoughTheStatusIs200()
    {
        await using var fake = await Fake.StartAsync<SlackFake>();

        var failure = await Assert.ThrowsAsync<ApiException>(() => Client(fake).Conversations.GetAsync("C9", cancellationToken: Token));
        var refused = await Assert.ThrowsAsync<ApiException>(() => new SlackClient(fake.Connect(SlackClient.Api, SlackCredentials.Token("xoxb-another"))).Auth.TestAsync(Token));

        Assert.Equal((200, "channel_not_found", "channel_not_found"), (failure.Status, failure.Code, failure.ProviderMessage));
        Assert.Equal("invalid_auth", refused.Code);
    }

    [Fact]
    public async Task AnAccountIsCheckedAndWhoseItIsStored()
    {
        await using var fake = await Fake.StartAsync<SlackFake>();
        var actions = Client(fake, new SlackContext { SigningSecret = SlackFake.SigningSecret }).Actions;

        Assert.Equal("T1", (await actions.ValidationAsync(Token)).TeamId);
        await actions.PostInstallAsync(Token);

        var stored = Assert.IsType<SlackContext>(Assert.Single(fake.Stored));
        Assert.Equal(("T1", "U0", SlackFake.SigningSecret), (stored.TeamId, stored.BotUserId, stored.SigningSecret));
    }

    private static SlackClient Client(SlackFake fake, SlackContext? context = null) => new(fake.Connect(SlackClient.Api, SlackCredentials.Token(SlackFake.Token), context));
}
