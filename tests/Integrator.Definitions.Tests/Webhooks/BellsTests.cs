using Bells;

namespace Integrator.Definitions.Tests.Webhooks;

/// <summary>Requests of several events, and requests that are no event.</summary>
public sealed class BellsTests : IAsyncLifetime
{
    private HookServer<BellsEvent> _server = null!;

    public async ValueTask InitializeAsync() => _server = await HookServer<BellsEvent>.StartAsync(BellsWebhook.Webhook, new BellsContext { Secret = "ding" });

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact, Trait("Feature", "T90")]
    public async Task APayloadOfThreeBecomesThreeEvents()
    {
        Assert.Equal(204, (await PostAsync("""{"rings":[{"id":"a"},{"id":"b","boat":"Ann"},{"id":"c"}]}""")).Status);

        Assert.Equal(["a", "b", "c"], Assert.Single(_server.Deliveries).Events.Cast<BellsEvent.Arrived>().Select(static arrived => arrived.Value.Id));
        Assert.Equal("Ann", ((BellsEvent.Arrived)_server.Deliveries[0].Events[1]).Value.Boat);
    }

    [Theory, Trait("Feature", "T90")]
    [InlineData("""{"rings":[]}""", 204)]
    [InlineData("""{"other":1}""", 204)]
    [InlineData("""{"rings":[7]}""", 400)]
    public async Task APayloadWithoutEventsIsNotDelivered(string body, int status)
    {
        Assert.Equal(status, (await PostAsync(body)).Status);
        Assert.Empty(_server.Deliveries);
    }

    [Fact, Trait("Feature", "T91")]
    public async Task AQuestionIsAnsweredWithItsStatusItsBodyAndItsHeaders()
    {
        Assert.Equal((200, """{"challenge":"c1"}"""), await PostAsync("""{"challenge":"c1"}"""));

        Assert.Equal("yes", _server.Headers["X-Heard"]);
        Assert.Empty(_server.Deliveries);
    }

    [Fact, Trait("Feature", "T91")]
    public async Task ValuesForTheAccountAreTakenAndNothingIsDelivered()
    {
        Assert.Equal(204, (await _server.SendAsync("POST", "/hook/?channel=7", """{"secret":"dong"}""", ("X-Bell", "ding"))).Status);

        Assert.Equal([new("secret", "dong"), new("channel", "7")], Assert.Single(_server.Updates));
        Assert.Empty(_server.Deliveries);
    }

    [Theory, Trait("Feature", "T92"), Trait("Feature", "T91")]
    [InlineData("dong", "The token is another.")]
    [InlineData("", "The token is missing.")]
    [InlineData(null, "The token is missing.")]
    public async Task WithoutTheTokenNothingIsAnsweredOrStored(string? token, string reason)
    {
        Assert.Equal((401, ""), await _server.PostAsync("""{"challenge":"c1","secret":"dong"}""", token is null ? [] : [("X-Bell", token)]));

        Assert.Equal(reason, _server.Reason);
        Assert.Empty(_server.Updates);
    }

    private Task<(int Status, string Body)> PostAsync(string body) => _server.PostAsync(body, ("X-Bell", "ding"));
}
