using Integrator.Connectors.Tests.Support;
using OpenAi;

namespace Integrator.Connectors.Tests.OpenAI;

public sealed class OpenAIWireTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AKeyIsSentAndOnWhoseBehalf()
    {
        await using var fake = await Fake.StartAsync<OpenAIFake>();
        var context = new OpenAiContext { Organization = "org-1", Project = "proj_1" };

        Assert.Equal("counter", (await Client(fake, context).Actions.ValidationAsync(Token)).Data[0].Id);

        var call = fake.Calls[^1];
        Assert.Equal("api.openai.com/v1/models", call.Host + call.Target);
        Assert.Equal(("Bearer " + OpenAIFake.Key, "org-1", "proj_1"), (call.Header("Authorization"), call.Header("OpenAI-Organization"), call.Header("OpenAI-Project")));
        Assert.Throws<FormException>(static () => OpenAiCredentials.ApiKey("another"));
    }

    [Fact]
    public async Task AConversationIsAnswered()
    {
        await using var fake = await Fake.StartAsync<OpenAIFake>();

        var completion = await Client(fake).Chat.CreateAsync(new ChatRequest { Model = "counter", Messages = [Count] }, Token);

        Assert.Equal(("One, two, three.", FinishReason.Stop), (completion.Choices[0].Message.Content, completion.Choices[0].FinishReason));
        Assert.Equal("""{"model":"counter","messages":[{"role":"user","content":"Count."}]}""", fake.Calls[^1].Body);
    }

    [Fact]
    public async Task AnAnswerComesPieceByPiece()
    {
        await using var fake = await Fake.StartAsync<OpenAIFake>();

        var request = new ChatStreamRequest { Model = "counter", Stream = true, Messages = [Count] };
        var pieces = await Client(fake).Chat.StreamAsync(request, Token).Select(static chunk => chunk.Choices[0].Delta.Content).ToListAsync(Token);

        Assert.Equal(["One", ", two", ", three.", null], pieces);
    }

    [Fact]
    public async Task AResponseIsTold()
    {
        await using var fake = await Fake.StartAsync<OpenAIFake>();

        var response = await Client(fake).Responses.CreateAsync(new ResponseRequest { Model = "counter", Input = "Count." }, Token);

        var message = Assert.IsType<OutputItem.OutputMessage>(Assert.Single(response.Output)).Value;
        Assert.Equal("One, two, three.", Assert.IsType<OutputPart.OutputText>(Assert.Single(message.Content)).Value.Text);
    }

    [Fact]
    public async Task AListIsReadToItsEndByTheLastOfEachPage()
    {
        await using var fake = await Fake.StartAsync<OpenAIFake>();
        fake.MostPerPage = 2;

        var ids = await Client(fake).Files.ListAsync(purpose: "batch", cancellationToken: Token).Select(static file => file.Id).ToListAsync(Token);

        Assert.Equal(["file-1", "file-2", "file-3", "file-4", "file-5"], ids);
        Assert.Equal([null, "file-2", "file-4"], fake.Calls.Select(static call => call.Parameter("after")));
    }

    [Fact]
    public async Task AListGoesOnWhereItWasLeft()
    {
        await using var fake = await Fake.StartAsync<OpenAIFake>();
        var first = await Client(fake).Files.ListPageAsync(limit: 3, cancellationToken: Token);

        var second = await Client(fake).Files.ListPageAsync(cursor: first.NextCursor, limit: 3, cancellationToken: Token);

        Assert.Equal(["file-4", "file-5"], second.Items.Select(static file => file.Id));
        Assert.Null(second.NextCursor);
    }

    [Fact]
    public async Task AThrottledCallWaitsAsLongAsItIsTold()
    {
        await using var fake = await Fake.StartAsync<OpenAIFake>();
        fake.Throttle(2);

        await Client(fake).Chat.CreateAsync(new ChatRequest { Model = "counter", Messages = [Count] }, Token);

        Assert.Equal([TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2)], fake.Clock.Waits);
        Assert.Equal(3, fake.Calls.Count);
    }

    [Fact]
    public async Task AProblemIsTold()
    {
        await using var fake = await Fake.StartAsync<OpenAIFake>();

        var unknown = await Assert.ThrowsAsync<ApiException>(() => Client(fake).Chat.CreateAsync(new ChatRequest { Model = "poet", Messages = [Count] }, Token));
        var refused = await Assert.ThrowsAsync<ApiException>(() => new OpenAiClient(fake.Connect(OpenAiClient.Api, OpenAiCredentials.ApiKey("sk-another"))).Models.ListAsync(Token));

        Assert.Equal((404, "model_not_found", "The model 'poet' does not exist or you do not have access to it."), (unknown.Status, unknown.Code, unknown.ProviderMessage));
        Assert.Equal((401, "invalid_api_key", "req_1"), (refused.Status, refused.Code, refused.RequestId));
    }

    [Fact]
    public async Task AQuotaThatIsUsedUpIsNotWaitedFor()
    {
        await using var fake = await Fake.StartAsync<OpenAIFake>();
        fake.IsQuotaUsedUp = true;
        fake.Throttle(1);

        var failure = await Assert.ThrowsAsync<ApiException>(() => Client(fake).Models.ListAsync(Token));

        Assert.Equal((429, "insufficient_quota"), (failure.Status, failure.Code));
        Assert.Empty(fake.Clock.Waits);
    }

    private static ChatMessage Count => new() { Role = ChatRole.User, Content = "Count." };

    private static OpenAiClient Client(OpenAIFake fake, OpenAiContext? context = null) => new(fake.Connect(OpenAiClient.Api, OpenAiCredentials.ApiKey(OpenAIFake.Key), context));
}
