using Integrator.Connectors.Tests.Support;
using OpenAi;

namespace Integrator.Connectors.Tests.OpenAI;

public sealed class OpenAIWireTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AConversationIsAnswered()
    {
        await using var fake = await Fake.StartAsync<OpenAIFake>();
        using var connection = Connect(fake);

        var completion = await new OpenAiClient(connection).Chat.CreateAsync(
            new ChatRequest { Model = "counter", Messages = [new ChatMessage { Role = ChatRole.User, Content = "Count." }] }, Token);

        Assert.Equal(("One, two, three.", FinishReason.Stop), (completion.Choices[0].Message.Content, completion.Choices[0].FinishReason));
        Assert.Equal("""{"model":"counter","messages":[{"role":"user","content":"Count."}]}""", fake.Calls[^1].Body);
    }

    [Fact]
    public async Task AnAnswerComesPieceByPiece()
    {
        await using var fake = await Fake.StartAsync<OpenAIFake>();
        using var connection = Connect(fake);

        var pieces = new List<string?>();
        var request = new ChatStreamRequest { Model = "counter", Stream = true, Messages = [new ChatMessage { Role = ChatRole.User, Content = "Count." }] };
        await foreach (var chunk in new OpenAiClient(connection).Chat.StreamAsync(request, Token))
        {
            pieces.Add(chunk.Choices[0].Delta.Content);
        }

        Assert.Equal(["One", ", two", ", three.", null], pieces);
    }

    [Fact]
    public async Task AResponseIsTold()
    {
        await using var fake = await Fake.StartAsync<OpenAIFake>();
        using var connection = Connect(fake);

        var response = await new OpenAiClient(connection).Responses.CreateAsync(new ResponseRequest { Model = "counter", Input = "Count." }, Token);

        var message = Assert.IsType<OutputItem.OutputMessage>(Assert.Single(response.Output)).Value;
        Assert.Equal("One, two, three.", Assert.IsType<OutputPart.OutputText>(Assert.Single(message.Content)).Value.Text);
    }

    private static Connection Connect(OpenAIFake fake) =>
        new(OpenAiClient.Api, Credential.Bearer(OpenAIFake.Key), new ConnectionOptions { BaseAddress = fake.Address, MaxAttempts = 1 });
}
