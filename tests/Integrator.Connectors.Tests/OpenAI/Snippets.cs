using OpenAi;

namespace Integrator.Connectors.Tests.OpenAI;

/// <summary>What the README of the connector shows.</summary>
internal static class Snippets
{
    public static async Task ConnectAndCallAsync(string key)
    {
        using var connection = new Connection(OpenAiClient.Api, Credential.Bearer(key));
        var openai = new OpenAiClient(connection);
        var completion = await openai.Chat.CreateAsync(new ChatRequest
        {
            Model = "gpt-5.1",
            Messages = [new ChatMessage { Role = ChatRole.User, Content = "Name three rivers." }],
        });
        Console.WriteLine(completion.Choices[0].Message.Content);
    }
}
